"""One row as a value, and many of them in little room: packed by the dozen, unpacked when they are looked at."""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from tui.library.catalog.flat import Bytes, Damaged, Flat
from tui.library.catalog.printed import Printed, Tags, decoded, encoded
from tui.library.catalog.words import key
from tui.model import Evidence, Sighting, Snippet

TOGETHER: Final = 64
"""So many are packed together: few enough to unpack within a millisecond, many enough to save half the room."""
_CACHED: Final = 4
"""How many packs of a file are remembered: a million snippets are in seventy files, and a pack takes 40 kB."""
_QUICK: Final = 3
"""How hard to pack; harder takes much longer and saves little."""
_WRONG: Final = (zlib.error, msgspec.MsgspecError, IndexError)
"""What comes of bytes that are not what was written."""


class Entry(msgspec.Struct, frozen=True):
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

    def facts(self, *, placed: bool) -> Iterator[str]:
        """Yield what is looked up like tags: "doc:" if asked, "source:", "by:", "day:" as far as it was printed."""
        snippet, date = self.snippet, self.snippet.date
        if placed:
            yield from {f"doc:{sighting.document}" for sighting in self.sightings}
        if snippet.source and (source := key(snippet.source)):
            yield f"source:{source}"
        if snippet.byline and (byline := key(snippet.byline)):
            yield f"by:{byline}"
        if date and date.day:
            yield f"day:{date.day}"


_Field: TypeAlias = Literal["title", "body", "label"]
_Reason: TypeAlias = tuple[str, str, bool, _Field, int, str | None]
"""Tag, rule, whether it is weak, the field and the number of the label, and the words where the text has others.

There are few of them, said of many snippets.
"""
_Found: TypeAlias = tuple[int, int, int]
"""The number of the reason, how long the words are (which mostly follows from it), and where they begin."""
_Dated: TypeAlias = Literal["line", "dateline", "inherited", "directive"]


class _Beside(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What is known of an entry and not printed."""

    evidence: Sequence[_Found]
    lines: tuple[int, ...] | None
    """Its lines, if they are not those of its first sighting."""
    dated: _Dated
    labels: tuple[str, ...]
    truncated: bool
    wordings: tuple[str, ...]
    also: tuple[str, ...]


class _Texts(msgspec.Struct, frozen=True, gc=False):
    """As much of what is printed as searching a text needs."""

    title: str | None
    derived_title: str | None
    body: str | None


class Packing:
    """Packs entries one after the other; never holds more of them unpacked than go into one pack."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with none; tags are printed in the order of the names of the lexicon's tags."""
        self._order = _Order({tag: (at, tag) for at, tag in enumerate(names)})
        self._reasons: dict[_Reason, int] = {}
        self._printed, self._beside = _Packs(), _Packs()
        self._objects: list[bytes] = []
        self._others: list[_Beside] = []

    def add(self, entry: Entry) -> list[str]:
        """Pack one more; return its tags."""
        snippet = entry.snippet
        found, tags = self._told(snippet, entry.evidence)
        self._objects.append(encoded(Printed.of(snippet, Tags.of(tags), entry.sightings)))
        self._others.append(
            _Beside(
                found,
                None if entry.sightings and entry.sightings[0].lines == snippet.lines else snippet.lines,
                snippet.date.source if snippet.date else "line",
                snippet.labels,
                snippet.truncated,
                entry.wordings,
                entry.also,
            )
        )
        if len(self._objects) == TOGETHER:
            self._pack()
        return tags

    def parts(self) -> dict[str, Bytes]:
        """Return the parts in which all of them are kept."""
        if self._objects:
            self._pack()
        reasons = msgspec.msgpack.encode([*self._reasons])
        return {**self._printed.parts("printed"), **self._beside.parts("beside"), "reasons": reasons}

    def _pack(self) -> None:
        """Pack what waits."""
        self._printed.add(b"\n".join(self._objects))
        self._beside.add(msgspec.msgpack.encode(self._others))
        self._objects.clear()
        self._others.clear()

    def _told(self, snippet: Snippet, evidence: Iterable[Evidence]) -> tuple[list[_Found], list[str]]:
        """Return evidence with a number for its reason, and the tags that it gives: the lexicon's in its order."""
        found: list[_Found] = []
        tags: set[str] = set()
        reasons, title, body = self._reasons, snippet.title or "", snippet.body or ""
        for tag, field, start, end, words, rule, weak, index in evidence:
            text = body if field == "body" else title if field == "title" else _label(snippet, index)
            reason = tag, rule, weak, field, index, None if text[start:end] == words else words
            found.append((reasons.setdefault(reason, len(reasons)), end - start, start))
            if not weak:
                tags.add(tag)
        return found, sorted(tags, key=self._order.__getitem__)


class _Order(dict[str, tuple[int, str]]):
    """By what tags sort: the lexicon's by their places, all others behind them."""

    def __missing__(self, tag: str) -> tuple[int, str]:
        """Return by what a tag of no lexicon sorts."""
        return len(self), tag


class _Packs:
    """Packs one behind the other."""

    def __init__(self) -> None:
        """Begin with none."""
        self._packs: list[bytes] = []
        self._ends = array("I", [0])

    def add(self, content: bytes) -> None:
        """Pack something behind the others."""
        self._packs.append(zlib.compress(content, _QUICK))
        self._ends.append(self._ends[-1] + len(self._packs[-1]))

    def parts(self, name: str) -> dict[str, Bytes]:
        """Return the parts in which they are kept."""
        return {name: b"".join(self._packs), f"{name}.ends": self._ends.tobytes()}


class Entries:
    """Packed entries by their number."""

    def __init__(self, flat: Flat) -> None:
        """Take where they are kept."""
        self._flat: Final = flat
        self._printed = lru_cache(_CACHED)(self.objects)
        self._beside = lru_cache(_CACHED)(self._unpack_beside)

    def __getitem__(self, number: int) -> Entry:
        """Return an entry.

        Raises:
            Damaged: if the pack that it lies in is not as it was written.
        """
        printed, beside = self._decoded(number)
        snippet = _snippet(printed, beside)
        return Entry(snippet, tuple(self._evidence(snippet, beside)), printed.seen, beside.wordings, beside.also)

    def snippet(self, number: int) -> Snippet:
        """Return the snippet of an entry alone."""
        return _snippet(*self._decoded(number))

    def texts(self, number: int) -> tuple[str | None, str | None]:
        """Return title and body alone."""
        found = self._texts(number)
        return found.title, found.body

    def headline(self, number: int) -> str:
        """Return what stands on the first line of the row of an entry."""
        found = self._texts(number)
        return found.title or found.derived_title or found.body or ""

    def objects(self, pack: int) -> list[bytes]:
        """Return what is printed of the entries of a pack."""
        return self._unpacked("printed", self._printed_ends, pack).split(b"\n")

    def _texts(self, number: int) -> _Texts:
        """Return what an entry says."""
        try:
            return _TEXTS.decode(self._printed(number // TOGETHER)[number % TOGETHER])
        except _WRONG as error:
            raise Damaged(str(error)) from error

    def _decoded(self, number: int) -> tuple[Printed, _Beside]:
        """Return an entry as it is kept."""
        pack, at = divmod(number, TOGETHER)
        try:
            return decoded(self._printed(pack)[at]), _BESIDE.decode(self._beside(pack)[at])
        except _WRONG as error:
            raise Damaged(str(error)) from error

    def _unpack_beside(self, pack: int) -> list[msgspec.Raw]:
        """Return what is not printed of the entries of a pack, as far as needed to tell them apart."""
        return _PACK.decode(self._unpacked("beside", self._beside_ends, pack))

    def _unpacked(self, name: str, ends: Sequence[int], pack: int) -> bytes:
        """Return a pack as it was before it was packed."""
        try:
            return zlib.decompress(self._flat.read(name, ends[pack], ends[pack + 1]))
        except _WRONG as error:
            raise Damaged(str(error)) from error

    def _evidence(self, snippet: Snippet, beside: _Beside) -> Iterator[Evidence]:
        """Yield the evidence of an entry."""
        for reason, length, start in beside.evidence:
            tag, rule, weak, field, index, words = self._reasons[reason]
            end = start + length
            if words is None:
                text = _label(snippet, index) if field == "label" else getattr(snippet, field) or ""
                words = text[start:end]
            yield Evidence(tag, field, start, end, words, rule, weak, index)

    @cached_property
    def _printed_ends(self) -> Sequence[int]:
        """Where each pack of what is printed ends, which is where the next one begins."""
        return array("I", self._flat.read("printed.ends"))

    @cached_property
    def _beside_ends(self) -> Sequence[int]:
        """The same of what is not."""
        return array("I", self._flat.read("beside.ends"))

    @cached_property
    def _reasons(self) -> list[_Reason]:
        """All reasons by their numbers."""
        return msgspec.msgpack.decode(self._flat.checked("reasons"), type=list[_Reason])


def _snippet(printed: Printed, beside: _Beside) -> Snippet:
    """Return the snippet of an entry."""
    date = printed.when
    return Snippet(
        printed.id,
        printed.title,
        printed.body,
        printed.derived_title,
        date and replace(date, source=beside.dated),
        printed.byline,
        printed.source,
        printed.link,
        beside.labels,
        beside.truncated,
        printed.seen[0].lines if beside.lines is None else beside.lines,
    )


def _label(snippet: Snippet, index: int) -> str:
    """Return a label by its number; none where there are not so many."""
    return snippet.labels[index] if index < len(snippet.labels) else ""


_PACK: Final = msgspec.msgpack.Decoder(list[msgspec.Raw])
_BESIDE: Final = msgspec.msgpack.Decoder(_Beside)
_TEXTS: Final = msgspec.json.Decoder(_Texts)
