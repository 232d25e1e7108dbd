"""Reading documents by the words and rules of the package and of the person."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from tui.library.ingest.documents import Reader
from tui.model import OwnLines
from tui.parsing import Rules
from tui.topics.lexicon import Lexicon

_Known = TypeVar("_Known", Lexicon, Rules)


class Knowledge(NamedTuple):
    """By what documents are read."""

    lexicon: Lexicon
    """The names of places, actors and themes."""
    rules: Rules
    """What lines are dropped."""
    problems: tuple[str, ...]
    """One sentence for each fault in the person's own files."""

    @classmethod
    def of(cls, lexicon: Path, boilerplate: Path) -> "Knowledge":
        """Return what the package knows, with the person's own two files added where they are there."""
        words, unknown = cls.lexicon_of(lexicon)
        rules, faults = _extended(Rules.packaged, lambda *own: Rules.packaged().extended(*own), boilerplate)
        return cls(words, rules, (*unknown, *faults))

    def reader(self, lines: OwnLines) -> Reader:
        """Return what reads documents so, and by what the person decided about lines."""
        return Reader(self.lexicon, self.rules, lines)

    @staticmethod
    def lexicon_of(path: Path) -> tuple[Lexicon, tuple[str, ...]]:
        """Return the packaged lexicon with the person's own file added, and what is wrong with that file."""
        return _extended(Lexicon.packaged, Lexicon.extended, path)


def _extended(
    packaged: Callable[[], _Known], extended: Callable[[str, str], tuple[_Known, tuple[str, ...]]], path: Path
) -> tuple[_Known, tuple[str, ...]]:
    """Return packaged knowledge with the person's own file added, if there is one, and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return packaged(), ()
    except (OSError, UnicodeDecodeError) as error:
        return packaged(), (f"{path} cannot be read ({error}); it is left out.",)
    return extended(text, str(path))
