"""Reading documents by the words and rules of the package and of the person."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from tui.intake.find import Found, Problem
from tui.library.catalog import Catalog
from tui.library.ingest import ingest
from tui.parsing import Rules
from tui.topics.lexicon import Lexicon

_Extensible = TypeVar("_Extensible", Lexicon, Rules)


def read_with_own(found: Iterable[Found | Problem], lexicon: Path, boilerplate: Path) -> Catalog:
    """Return the catalog of documents; what is wrong with the person's own two files is a problem in it."""
    words, unknown = _extended(Lexicon.packaged(), lexicon)
    rules, faults = _extended(Rules.packaged(), boilerplate)
    return ingest(found, words, rules=rules, problems=(*unknown, *faults))


def _extended(packaged: _Extensible, path: Path) -> tuple[_Extensible, tuple[str, ...]]:
    """Return packaged knowledge with the person's own file added, if there is one, and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return packaged, ()
    except (OSError, UnicodeDecodeError) as error:
        return packaged, (f"{path} cannot be read ({error}); it is left out.",)
    return packaged.extended(text, str(path))
