"""One row as a value, and many of them in little room: packed by the dozen, unpacked when they are looked at."""

import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal, TypeAlias, TypeVar

import msgspec

from tui.library.catalog.flat import Bytes, Damaged, Flat
from tui.library.catalog.words import key
from tui.model import Date, Evidence, Sighting, Snippet

TOGETHER: Final = 64
"""So many are packed together: few enough to unpack within a millisecond, many enough to save half the room."""
_CACHED: Final = 4
"""How many packs of a file are remembered: a million snippets are in seventy files, and a pack takes 40 kB."""
_QUICK: Final = 3
"""How hard to pack; harder takes much longer and saves little."""
_FIELDS: Final[tuple[Literal["title", "body", "label"], ...]] = ("title", "body", "label")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a snippet with why it has its tags and where it stands."""

    snippet: Snippet
    """What was printed."""
    evidence: tuple[Evidence, ...] = ()
    """Why it has its tags; weak evidence is shown as a suggestion and gives no tag."""
    sightings: tuple[Sighting, ...] = ()
    """Where it stands, the oldest document first."""
    wordings: tuple[str, ...] = ()
    """What earlier documents said in other words (another toll, a slip mended), oldest first."""
    also: tuple[str, ...] = ()
    """The ids that its other wordings have by themselves; they find this row too."""

    def tags(self) -> Iterator[str]:
        """Yield the tags of the text, then "doc:", "source:", "by:" and "day:" as far as the date was printed."""
        snippet, date = self.snippet, self.snippet.date
        yield from {evidence.tag for evidence in self.evidence if not evidence.weak}
        yield from {f"doc:{sighting.document}" for sighting in self.sightings}
        if source := key(snippet.source or ""):
            yield f"source:{source}"
        if byline := key(snippet.byline or ""):
            yield f"by:{byline}"
        if date and date.day:
            yield f"day:{date.day}"


_Reason: TypeAlias = tuple[str, str, bool, int, int, str | None]
"""Tag, rule, whether it is weak, the number of the field and of the label, and the words where the text has others.

There are few of them, said of many snippets.
"""
_Found: TypeAlias = tuple[int, int, int]
"""The number of the reason, where the words begin, and how long they are."""


class Printed(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A snippet as it is packed, as far as it is written out, with the names that `Snippet` has."""

    id: str
    """Its id."""
    title: str | None
    """The printed title."""
    body: str | None
    """The printed text."""
    derived: int | str | None
    """The derived title, or how many characters of the body it is."""
    date: Date | None
    """When it was printed."""
    byline: str | None
    """The author."""
    source: str | None
    """The outlet."""
    link: str | None
    """The address."""
    lines: tuple[int, ...]
    """Its lines."""
    sightings: tuple[tuple[str, tuple[int, ...]], ...]
    """Where it stands, if it is no copy of one document."""

    @property
    def derived_title(self) -> str | None:
        """What to show in place of a missing title."""
        derived = self.derived
        return (self.body or "")[:derived] if isinstance(derived, int) else derived

    @property
    def headline(self) -> str:
        """What stands on the first line of its row."""
        return self.title or self.derived_title or self.body or ""


class _Kept(Printed, array_like=True, frozen=True, gc=False):
    """An entry as it is packed; what nobody writes out stands behind the rest, unread for that."""

    labels: tuple[str, ...]
    truncated: bool
    evidence: tuple[_Found, ...]
    wordings: tuple[str, ...]
    also: tuple[str, ...]


class _Texts(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """As much of it as searching a text needs."""

    id: str
    title: str | None
    body: str | None


_Any = TypeVar("_Any")


class Packing:
    """Packs entries one after the other; never holds more of them unpacked than go into one pack."""

    def __init__(self) -> None:
        """Begin with none."""
        self._reasons: dict[_Reason, int] = {}
        self._waiting: list[_Kept] = []
        self._packs: list[bytes] = []
        self._ends = array("I", [0])

    def add(self, entry: Entry) -> None:
        """Pack one more."""
        snippet = entry.snippet
        self._waiting.append(
            _Kept(
                snippet.id,
                snippet.title,
                snippet.body,
                _shortened(snippet),
                snippet.date,
                snippet.byline,
                snippet.source,
                snippet.link,
                snippet.lines,
                tuple((seen.document, seen.lines) for seen in entry.sightings),
                snippet.labels,
                snippet.truncated,
                tuple(self._found(snippet, one) for one in entry.evidence),
                entry.wordings,
                entry.also,
            )
        )
        if len(self._waiting) == TOGETHER:
            self._pack()

    def parts(self) -> dict[str, Bytes]:
        """Return the parts in which all of them are kept."""
        if self._waiting:
            self._pack()
        return {
            "packs": b"".join(self._packs),
            "packs.ends": self._ends.tobytes(),
            "reasons": msgspec.msgpack.encode([*self._reasons]),
        }

    def _pack(self) -> None:
        """Pack what waits."""
        self._packs.append(zlib.compress(msgspec.msgpack.encode(self._waiting), _QUICK))
        self._ends.append(self._ends[-1] + len(self._packs[-1]))
        self._waiting.clear()

    def _found(self, snippet: Snippet, one: Evidence) -> _Found:
        """Return evidence with a number for its reason."""
        field, start, end = _FIELDS.index(one.field), one.start, one.end
        words = _text(snippet.title, snippet.body, snippet.labels, field, one.index)[start:end]
        reason = one.tag, one.rule, one.weak, field, one.index, None if words == one.words else one.words
        return self._reasons.setdefault(reason, len(self._reasons)), start, end - start


class Entries:
    """Packed entries by their number."""

    def __init__(self, flat: Flat) -> None:
        """Take where they are kept."""
        self._flat: Final = flat
        self._pack = lru_cache(_CACHED)(self._unpack)

    def __getitem__(self, number: int) -> Entry:
        """Return an entry.

        Raises:
            Damaged: if the pack that it lies in is not as it was written.
        """
        kept = self._kept(number)
        sightings = tuple(Sighting(document, lines) for document, lines in kept.sightings)
        return Entry(self._snippet(kept), tuple(self._evidence(kept)), sightings, kept.wordings, kept.also)

    def snippet(self, number: int) -> Snippet:
        """Return the snippet of an entry alone."""
        return self._snippet(self._kept(number))

    def texts(self, number: int) -> tuple[str | None, str | None]:
        """Return title and body alone."""
        kept = self._decoded(_TEXTS, number)
        return kept.title, kept.body

    def unpacked(self, pack: int) -> bytes:
        """Return the entries of a pack as they were before they were packed."""
        try:
            return zlib.decompress(self._flat.read("packs", self._ends[pack], self._ends[pack + 1]))
        except IndexError as error:
            raise Damaged(str(error)) from error

    def _kept(self, number: int) -> _Kept:
        """Return an entry as it is packed."""
        return self._decoded(_ONE, number)

    def _decoded(self, decoder: msgspec.msgpack.Decoder[_Any], number: int) -> _Any:
        """Return as much of an entry as a decoder looks at."""
        try:
            return decoder.decode(self._pack(number // TOGETHER)[number % TOGETHER])
        except (zlib.error, msgspec.MsgspecError, IndexError) as error:
            raise Damaged(str(error)) from error

    def _unpack(self, pack: int) -> list[msgspec.Raw]:
        """Unpack one pack as far as needed to tell its entries apart."""
        return _PACK.decode(self.unpacked(pack))

    def _snippet(self, kept: _Kept) -> Snippet:
        """Return the snippet of an entry."""
        return Snippet(
            kept.id,
            kept.title,
            kept.body,
            kept.derived_title,
            kept.date,
            kept.byline,
            kept.source,
            kept.link,
            kept.labels,
            kept.truncated,
            kept.lines,
        )

    def _evidence(self, kept: _Kept) -> Iterator[Evidence]:
        """Yield the evidence of an entry."""
        for reason, start, length in kept.evidence:
            tag, rule, weak, field, index, words = self._reasons[reason]
            end = start + length
            if words is None:
                words = _text(kept.title, kept.body, kept.labels, field, index)[start:end]
            yield Evidence(tag, _FIELDS[field], start, end, words, rule, weak, index)

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Where each pack ends, which is where the next one begins."""
        return array("I", self._flat.read("packs.ends"))

    @cached_property
    def _reasons(self) -> list[_Reason]:
        """All reasons by their numbers."""
        return msgspec.msgpack.decode(self._flat.checked("reasons"), type=list[_Reason])


def _text(title: str | None, body: str | None, labels: Sequence[str], field: int, index: int) -> str:
    """Return the text of a field by its number."""
    if field == _FIELDS.index("label"):
        return labels[index] if index < len(labels) else ""
    return (title, body)[field] or ""


def _shortened(snippet: Snippet) -> int | str | None:
    """Return a derived title as it is packed."""
    derived = snippet.derived_title
    return len(derived) if derived is not None and (snippet.body or "").startswith(derived) else derived


_PACK: Final = msgspec.msgpack.Decoder(list[msgspec.Raw])
_ONE: Final = msgspec.msgpack.Decoder(_Kept)
_TEXTS: Final = msgspec.msgpack.Decoder(_Texts)
