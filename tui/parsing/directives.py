"""What the first lines of a document tell about it: "# source: …", "# date: …", "# mode: article", "# encoding: …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tui.parsing.dates import find_date
from tui.parsing.kinds import Fragment, Kind, Part

_FIRST: Final = 8
"""So many lines of a document can hold directives."""

_LINE: Final = re.compile(r"\s*#\s*(source|date|mode|encoding)\s*:\s*(\S.*?)\s*", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"\s*#\s*encoding\s*:\s*([\w.-]+)\s*", re.IGNORECASE)
_KIND: Final = Kind(Part.BREAK, "directive", "tells how to read this document")


@dataclass(frozen=True, slots=True)
class Directives:
    """What a document says about itself."""

    source: str | None = None
    """The outlet of all its items that print none."""
    day: date | None = None
    """The day from which relative dates count."""
    article: bool = False
    """Whether it is one article, its first line the title, and no list."""
    pieces: list[Fragment] = field(default_factory=list)
    """The lines that say so."""


def directives_in(lines: Sequence[str]) -> Directives:
    """Return what the first lines of a document tell."""
    said: dict[str, str] = {}
    pieces = []
    for number, name, value in _found(lines):
        said.setdefault(name, value)
        raw = lines[number - 1]
        text = raw.strip()
        start = raw.index(text)
        pieces.append(Fragment(number, start, start + len(text), text, _KIND))
    return Directives(said.get("source"), _day(said.get("date", "")), said.get("mode") == "article", pieces)


def encoding_in(data: bytes) -> str | None:
    """Return the encoding that the first lines of a document ask for."""
    for line in data[:1000].splitlines()[:_FIRST]:
        if found := _ENCODING.fullmatch(line.removeprefix(b"\xef\xbb\xbf")):
            return found[1].decode("ascii")
    return None


def _found(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the number, name and value of each directive; they stand above everything else."""
    for number, line in enumerate(lines[:_FIRST], 1):
        if found := _LINE.fullmatch(line):
            yield number, found[1].lower(), found[2]
        elif line.strip():
            return


def _day(text: str) -> date | None:
    """Return the day that a directive names, if it is one."""
    printed = find_date(text)
    dated = printed.dated() if printed else None
    return date.fromisoformat(dated.value) if dated and dated.value and dated.precision == "day" else None
