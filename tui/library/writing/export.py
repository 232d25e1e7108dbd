"""Snippets as files for other programs and for people: one table of formats, each a stream of text.

Nothing here holds more than one snippet at a time (and a few tens of kilobytes of what was written of them), so a
million rows need no more room than one. Each format lives where its kind is: `objects` JSON, `cells` CSV, `prose` what
people read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, TypeAlias

Writer: TypeAlias = Callable[[Iterable[bytes], str], Iterator[str] | Iterator[bytes]]
"""Makes text of snippets as JSON objects, with a title over all of them where the format has a place for one."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form in which snippets are written."""

    name: str
    """The word for it: the option of ``list``, and the usual ending of a file."""
    label: str
    """What it is called in sentences."""
    help: str
    """What it is good for, in a clause."""
    writer: tuple[str, str]
    """Where the function is that writes it; its module is imported when it is used."""
    endings: tuple[str, ...]
    """The endings of files that are written so, without the dot."""
    begins: str = ""
    """What a file of it begins with, so that other programs read its letters right; not written into pipes."""

    def write(self, objects: Iterable[bytes], title: str = "") -> Iterator[str]:
        """Yield pieces of text that say some snippets, in their order.

        Args:
            objects: The snippets as JSON; they are taken one by one while the pieces are.
            title: What stands over all of them; not in formats for programs.
        """
        for piece in self._pieces(objects, title):
            yield piece if isinstance(piece, str) else piece.decode()

    def encoded(self, objects: Iterable[bytes], title: str = "") -> Iterator[bytes]:
        """Yield the same as bytes, which costs JSON nothing."""
        for piece in self._pieces(objects, title):
            yield piece if isinstance(piece, bytes) else piece.encode()

    def file(self, objects: Iterable[bytes], title: str = "") -> Iterator[str]:
        """Yield what a file of some snippets holds: the same, behind what the format's files begin with."""
        if self.begins:
            yield self.begins
        yield from self.write(objects, title)

    def _pieces(self, objects: Iterable[bytes], title: str) -> Iterator[str] | Iterator[bytes]:
        """Yield pieces as the format makes them."""
        module, name = self.writer
        writer: Writer = getattr(import_module(module), name)
        return writer(objects, title)


FORMATS: Final = {
    each.name: each
    for each in (
        Format("json", "JSON", "one array", ("tui.library.writing.objects", "array"), ("json",)),
        Format(
            "jsonl", "JSON Lines", "an object a line", ("tui.library.writing.objects", "lines"), ("jsonl", "ndjson")
        ),
        Format("csv", "CSV", "for spreadsheets", ("tui.library.writing.cells", "table"), ("csv",), begins="\ufeff"),
        Format("md", "Markdown", "for texts", ("tui.library.writing.prose", "markdown"), ("md", "markdown")),
        Format("html", "HTML", "a page for browsers", ("tui.library.writing.prose", "html"), ("html", "htm")),
        Format("txt", "plain text", "for mails", ("tui.library.writing.prose", "plain"), ("txt", "text")),
    )
}
"""Every format by its name, in the order in which they are offered."""

ENDINGS: Final = {ending: each for each in FORMATS.values() for ending in each.endings}
"""The format of each ending of a file."""


def format_of(path: Path) -> Format | None:
    """Return the format that a file is written in by its ending, if that names one."""
    return ENDINGS.get(path.suffix.removeprefix(".").lower())
