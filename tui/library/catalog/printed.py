"""A snippet as it is written out: the JSON object that scripts read, which is also the form in which it is kept.

A row that nobody marked is therefore printed as it lies in the cache, byte for byte; its fields are read where somebody
wants one of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec

from tui.model import LEXICON_FACETS, UNMARKED, Date, Mark, Precision, Sighting, Snippet


class Tags(msgspec.Struct, frozen=True, gc=False):
    """Tags by kind, in the order in which they are shown; the fields are the keys of JSON."""

    place: Sequence[str] = ()
    """The ids of places."""
    actor: Sequence[str] = ()
    """The ids of actors."""
    theme: Sequence[str] = ()
    """The ids of themes."""
    own: Sequence[str] = ()
    """The person's own tags."""

    @classmethod
    def of(cls, tags: Iterable[str]) -> "Tags":
        """Return tags by kind: "place:mali", "tag:follow-up"."""
        found: dict[str, list[str]] = {facet: [] for facet in (*LEXICON_FACETS, "tag")}
        for tag in tags:
            facet, _, id = tag.partition(":")
            found[facet].append(id)
        return cls(*found.values())

    def of_lexicon(self) -> Iterator[str]:
        """Yield those of the lexicon as they are called elsewhere: "place:mali"."""
        for facet, ids in zip(LEXICON_FACETS, (self.place, self.actor, self.theme), strict=True):
            for id in ids:
                yield f"{facet}:{id}"


class Printed(msgspec.Struct, frozen=True, gc=False):
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
    seen: tuple[Sighting, ...]
    """Where it stands: documents and lines, the oldest document first."""

    @classmethod
    def of(
        cls, snippet: Snippet, tags: Tags | None = None, sightings: Iterable[Sighting] = (), mark: Mark = UNMARKED
    ) -> "Printed":
        """Return a snippet with the tags in force, where it stands, and what the person did to it."""
        date = snippet.date
        return cls(
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
            tags or Tags(),
            tuple(sightings),
        )

    @property
    def headline(self) -> str:
        """What stands on the first line of its row."""
        return self.title or self.derived_title or self.body or ""

    @property
    def when(self) -> Date | None:
        """When it was printed."""
        return None if self.date_text is None else Date(self.date_text, self.date, self.date_precision)


class Row(msgspec.Struct, frozen=True, gc=False):
    """As much of it as a row of a table shows; to read the text, which it seldom does, is half of all the work."""

    id: str
    title: str | None
    derived_title: str | None
    body: msgspec.Raw
    date: str | None
    date_precision: Precision | None
    date_text: str | None
    read: bool
    starred: bool
    note: str
    tags: Tags

    @property
    def headline(self) -> str:
        """What stands on its first line."""
        return self.title or self.derived_title or msgspec.json.decode(self.body, type=str | None) or ""

    @property
    def when(self) -> str | None:
        """The day as far as it was printed, else the words of a relative date."""
        return None if self.date_text is None else Date(self.date_text, self.date, self.date_precision).shown


class _Id(msgspec.Struct, frozen=True, gc=False):
    """As much of it as naming it needs."""

    id: str


encoded: Final[Callable[[Printed], bytes]] = msgspec.json.Encoder().encode
"""Returns a snippet as JSON, on one line."""
decoded: Final[Callable[[bytes], Printed]] = msgspec.json.Decoder(Printed).decode
"""Returns the snippet that JSON says."""
row_of: Final[Callable[[bytes], Row]] = msgspec.json.Decoder(Row).decode
"""Returns what a table shows of the snippet that JSON says."""
_id_of: Final[Callable[[bytes], _Id]] = msgspec.json.Decoder(_Id).decode


def ids(objects: Iterable[bytes]) -> Iterator[str]:
    """Yield the ids of snippets as JSON."""
    return (found.id for found in map(_id_of, objects))
