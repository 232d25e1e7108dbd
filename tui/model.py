"""The values that every floor speaks in: frozen, equal by content.

A change is a new value (`replace`), so "is it the same?" is plain equality everywhere. They are structs of msgspec,
which makes their classes in C: each dataclass is compiled at every start, in fifty times the time.

A tag is written as one string, ``facet:id``: ``place:mali``, ``actor:wagner``, ``theme:jihadism`` for tags of the
lexicon, ``tag:follow-up`` for a person's own. The same string is what the search language and the state file hold.
"""

import re
import unicodedata
from typing import Final, Literal, NamedTuple, TypeAlias

from msgspec import Struct

Facet: TypeAlias = Literal["place", "actor", "theme", "tag"]
"""What kind of thing a tag names; ``tag`` is a person's own."""

Precision: TypeAlias = Literal["day", "month", "year"]
"""How much of a printed date was printed."""

LEXICON_FACETS: Final[tuple[Facet, ...]] = ("place", "actor", "theme")
"""The facets whose tags the lexicon gives, in the order in which they are shown."""

_PRINTED: Final[dict[Precision, int]] = {"year": 4, "month": 7, "day": 10}
"""How many characters of a date's value were printed, by its precision."""

TAG_FORM: Final = "A tag is one word of letters, digits, - _ or . and begins with a letter or digit."
"""What an own tag must be, in words."""

_OWN_TAG: Final = re.compile(r"[^\W_][\w.-]{0,63}")


class Date(Struct, frozen=True):
    """A printed date: what it says for the machine, and the words that said it."""

    text: str
    """The words as printed: "4 days ago", "05/10/2023 - 14:52"."""
    value: str | None = None
    """The day as YYYY-MM-DD (the first of the month or year where no more was printed); None for a relative date."""
    precision: Precision | None = None
    """How much was printed; None when there is no value."""
    source: Literal["line", "dateline", "inherited", "directive"] = "line"
    """Where it came from; "inherited" means that the year is that of the last full date above it."""

    @property
    def day(self) -> str | None:
        """The value as far as it was printed: "2023-09" where no day was."""
        return self.value and self.value[: _PRINTED[self.precision or "day"]]

    @property
    def shown(self) -> str:
        """What to show of it: the day as far as it was printed, else the words of a relative date."""
        return self.day or self.text


class Snippet(Struct, frozen=True):
    """One item of a document, as printed; tags and marks stand beside it, never in it."""

    id: str
    """Twelve base32 characters that come from the words alone."""
    title: str | None
    """The printed title, never a made-up one."""
    body: str | None
    """Paragraphs joined by an empty line; None for an item that is only a title."""
    derived_title: str | None = None
    """What to show in place of a missing title; None where there is one. Never searched, exported or hashed."""
    date: Date | None = None
    """When it was printed, if that stands with it."""
    byline: str | None = None
    """The author as printed."""
    source: str | None = None
    """The outlet printed with it."""
    link: str | None = None
    """Its address (http or https), if the document has one."""
    labels: tuple[str, ...] = ()
    """Section, category or country fields printed with it."""
    truncated: bool = False
    """Whether the page shows the text cut off."""
    lines: tuple[int, ...] = ()
    """The lines of its document that gave title, body, date, byline, source or labels; the first line is 1."""

    @property
    def headline(self) -> str:
        """What stands on the first line of its row."""
        return self.title or self.derived_title or self.body or ""


class Dropped(Struct, frozen=True):
    """A line of a document, or a piece of one, that is in no snippet, and why."""

    line: int
    """The number of the line; the first is 1."""
    start: int
    """Where the piece begins in the cleaned line, in characters from 0."""
    end: int
    """Where it ends (exclusive)."""
    text: str
    """The piece as printed."""
    kind: str
    """The code of the rule that dropped it: "media", "navigation", "duplicate" …"""
    why: str
    """One clause for the person: "media player boilerplate"."""


class Document(Struct, frozen=True):
    """What became of one file: every character of it stands in a snippet or in a dropped piece."""

    name: str
    """Its path as given."""
    encoding: str
    """How its bytes were read."""
    repairs: tuple[str, ...]
    """One clause for each repair that decoding made."""
    snippets: tuple[Snippet, ...]
    """What it says, in the order of its lines."""
    dropped: tuple[Dropped, ...]
    """What was left out, in the order of its lines."""
    folded: tuple[str, ...] = ()
    """What each snippet says as copies are told by, as far as the reader of its format knows it already."""


class OwnLines(Struct, frozen=True):
    """What the person decided about single lines, as folded texts (`text.fold`); it holds for every document."""

    restored: frozenset[str] = frozenset()
    """Lines to keep as snippets of their own, whatever the rules say."""
    hidden: frozenset[str] = frozenset()
    """Lines to leave out."""


class Evidence(NamedTuple):
    """Why a snippet has a tag of the lexicon: which words, by which rule.

    A named tuple, since a library has millions of them, and they are made four times as fast.
    """

    tag: str
    """The tag, "actor:wagner"."""
    field: Literal["title", "body", "label"]
    """Which text of the snippet the words stand in."""
    start: int
    """Where the words begin in that text, in characters from 0."""
    end: int
    """Where they end (exclusive); equal to start where no words of the text say it (implied by another tag)."""
    words: str
    """The words as printed."""
    rule: str
    """One clause for the person: "alias Wagner Group", "typo of Wagner", "implied by actor:wagner"."""
    weak: bool = False
    """True for a theme that is only suggested: shown dim, counted apart."""
    index: int = 0  # type: ignore[assignment]  # it stands where tuples have a method that nobody asks evidence for
    """Which label it is, where the field is "label"."""


class Sighting(Struct, frozen=True, gc=False):
    """One place where a snippet stands: the same item in five documents is one snippet with five sightings."""

    document: str
    """The document's name."""
    lines: tuple[int, ...]
    """Its lines there."""


class Mark(Struct, frozen=True):
    """What the person did to a snippet; the default value means nothing yet."""

    read: bool = False
    """Opened, or marked so by hand."""
    starred: bool = False
    """Starred."""
    tags: frozenset[str] = frozenset()
    """Own tags, without the facet: "follow-up"."""
    pinned: frozenset[str] = frozenset()
    """Tags of the lexicon that the person gave it: "place:mali"."""
    rejected: frozenset[str] = frozenset()
    """Tags of the lexicon that the person took from it, for ever."""
    note: str = ""
    """The person's own words."""


UNMARKED: Final = Mark()
"""The mark of a snippet that nobody touched."""


def own_tag(word: str) -> str | None:
    """Return a word as an own tag (NFC, folded case; letters, digits and ``-_.``), or None if it cannot be one."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word.strip()).casefold())
    return folded if _OWN_TAG.fullmatch(folded) else None


def facet(tag: str) -> str:
    """Return what kind of thing a tag names: "place" of "place:mali"."""
    return tag.partition(":")[0]


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun in the right number: "1 snippet", "12,345 snippets"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
