"""Snippets as JSON: the object that scripts read, the same in every command that prints it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import msgspec

from tui.library.catalog.printed import Seen
from tui.library.writing.records import Record, Tags
from tui.model import Precision, Sighting

_TOGETHER: Final = 128
"""So many snippets go out at once."""


class Listed(msgspec.Struct, frozen=True, gc=False):
    """A snippet as ``list``, ``show`` and ``export`` write it; the fields are its keys, in their order."""

    id: str
    """What marks are kept under, and what commands take."""
    title: str | None
    """The printed title."""
    derived_title: str | None
    """What is shown where no title was printed."""
    body: str | None
    """The printed text."""
    date: str | None
    """The printed day as YYYY-MM-DD; the first of the month or the year where no more was printed."""
    date_precision: Precision | None
    """How much of the day was printed: day, month or year."""
    date_text: str | None
    """The date in the words of the document; all there is of "4 days ago"."""
    byline: str | None
    """The author."""
    source: str | None
    """The outlet."""
    link: str | None
    """The address."""
    read: bool
    """Whether the person read it."""
    starred: bool
    """Whether the person starred it."""
    note: str
    """What the person wrote to it."""
    tags: Tags
    """The ids of its tags by facet: place, actor, theme, own."""
    seen: tuple[Sighting | Seen, ...]
    """Where it stands: documents and lines."""


def listed(record: Record) -> Listed:
    """Return the object of a snippet."""
    snippet, mark, tags, sightings = record
    date = snippet.date
    return Listed(
        snippet.id,
        snippet.title,
        snippet.derived_title,
        snippet.body,
        date.value if date else None,
        date.precision if date else None,
        date.text if date else None,
        snippet.byline,
        snippet.source,
        snippet.link,
        mark.read,
        mark.starred,
        mark.note,
        tags,
        sightings,
    )


def lines(records: Iterable[Record], _: str = "") -> Iterator[bytes]:
    """Yield snippets as JSON Lines: one object a line."""
    encode = msgspec.json.Encoder().encode_lines
    objects = map(listed, records)
    while some := [*islice(objects, _TOGETHER)]:
        yield encode(some)


def array(records: Iterable[Record], _: str = "") -> Iterator[bytes]:
    """Yield snippets as one JSON array, an object a line."""
    encode = msgspec.json.Encoder().encode
    objects = map(listed, records)
    parting = b"[\n"
    while some := [*islice(objects, _TOGETHER)]:
        yield parting + b",\n".join(map(encode, some))
        parting = b",\n"
    yield b"[]\n" if parting == b"[\n" else b"\n]\n"
