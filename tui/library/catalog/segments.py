"""What some documents said, as they were read: kept as long as they do not change, so that they are read only once.

A segment holds copies: each snippet as it stands in a document, as often as it stands in one. Which copies are one row
is worked out when segments are joined to a catalog; what that needs and reading does not is kept beside the segment for
a while, and made again from the texts where it is missing.
"""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from itertools import accumulate, chain
from typing import Final, NamedTuple
from zlib import crc32

import msgspec
from pyroaring import BitMap

from tui.intake.find import Found
from tui.library.catalog.entries import Entries, Entry, Packing
from tui.library.catalog.flat import Bytes, Flat
from tui.library.catalog.listed import PIECES, Listed
from tui.library.catalog.words import key, words_of
from tui.model import Evidence, Sighting, Snippet

ID_LENGTH: Final = 12
"""How many characters an id has."""
_ID: Final = re.compile(f"[a-z2-7]{{{ID_LENGTH}}}")
_DIGITS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghijklmnopqrstuv")


class Read(NamedTuple):
    """A document that was read, and which copies of its segment are its own."""

    name: str
    """Its path as given."""
    size: int
    """How many bytes it had."""
    mtime_ns: int
    """When it had last been changed."""
    first: int
    """Its first copy."""
    copies: int
    """How many copies it has."""
    left_out: int
    """How many pieces of it are in no copy."""


class Unread(NamedTuple):
    """A document that is no text."""

    name: str
    """Its path as given."""
    size: int
    """How many bytes it had."""
    mtime_ns: int
    """When it had last been changed."""
    sentence: str
    """What is wrong with it."""


class Gathering:
    """Takes in entries one by one, and what is looked up about them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with none; the names of the lexicon's tags give their order."""
        self.ids = array("Q")
        """Their ids as numbers."""
        self.titles: list[str] = []
        """What "title" sorts them by."""
        self.also: list[tuple[str, ...]] = []
        """The ids of their other wordings."""
        self._packing = Packing(names)
        self._tags: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    def add(self, entry: Entry, *, in_place: bool = False) -> None:
        """Take in one more; where copies in their place stand is known without."""
        self.take(entry, in_place=in_place)
        self.index((entry.snippet,))

    def take(self, entry: Entry, *, in_place: bool = False) -> None:
        """Take in one more without its words."""
        snippet, number = entry.snippet, len(self.ids)
        self.ids.append(number_of(snippet.id))
        self.titles.append(key(snippet.headline))
        self.also.append(entry.also)
        given = self._packing.add(entry)
        for tag in chain(given, entry.facts(placed=not in_place)):
            self._tags[tag].append(number)

    def index(self, snippets: Sequence[Snippet]) -> None:
        """Take in the words of the last snippets: of many at once it takes half as long, all words being at hand."""
        words = self._words
        for number, snippet in enumerate(snippets, len(self.ids) - len(snippets)):
            for word in words_in(snippet):
                words[word].append(number)

    @property
    def tags(self) -> Listed:
        """Their tags."""
        return Listed.of(self._tags)

    @property
    def words(self) -> Listed:
        """Their words."""
        return Listed.of(self._words)

    def packed(self) -> dict[str, Bytes]:
        """Return the parts in which the entries are kept."""
        return self._packing.parts()


class Segment:
    """Copies of some documents."""

    def __init__(self, flat: Flat, beside: Flat | None = None) -> None:
        """Take where they are kept, and what is kept beside that for joining."""
        self.flat: Final = flat
        """Where they are kept."""
        self.beside: Final = beside
        """Where that is kept which only joining needs."""
        self.entries: Final = Entries(flat)
        """The copies by their numbers."""

    def __len__(self) -> int:
        """Return how many copies there are."""
        return self.flat.size("ids") // 8

    @property
    def ids(self) -> bytes:
        """Their ids as numbers of eight bytes."""
        return self.flat.read("ids")

    @property
    def edges(self) -> tuple[bytes, bytes]:
        """What the beginnings and the ends of their texts are told apart by, as numbers of four bytes."""
        return self.flat.read("heads"), self.flat.read("tails")

    @cached_property
    def stamp(self) -> str:
        """By what knowledge the documents were read."""
        return self.flat.checked("stamp").decode()

    @cached_property
    def documents(self) -> list[Read]:
        """The documents."""
        return msgspec.msgpack.decode(self.flat.checked("documents"), type=list[Read])

    @cached_property
    def unread(self) -> list[Unread]:
        """The documents that are no text."""
        return msgspec.msgpack.decode(self.flat.checked("unread"), type=list[Unread])

    def versions(self) -> list[tuple[str, int, int]]:
        """Return which documents it tells about, as they were when they were read."""
        return [*map(version, self.documents), *map(version, self.unread)]

    @property
    def tags(self) -> Listed:
        """The tags of the copies."""
        return Listed.kept(self.flat, "tags", packed=True)

    def titles(self) -> list[str]:
        """Return what "title" sorts the copies by."""
        if self.beside is None:
            return [key(self.entries.headline(number)) for number in range(len(self))]
        return self.beside.read("titles").decode("utf-8", "surrogatepass").split("\n") if len(self) else []

    def words(self, known: BitMap) -> Iterator[Listed]:
        """Return the words of the copies in pieces; where they must be looked for in the texts, some are left out."""
        if self.beside is not None:
            return map(partial(Listed.kept, self.beside), map("words.{}".format, range(PIECES)))
        words: defaultdict[str, list[int]] = defaultdict(list)
        for number in BitMap(range(len(self))) - known:
            for word in words_in(self.entries.snippet(number)):
                words[word].append(number)
        return Listed.of(words).pieces()


class Shelf:
    """Several segments side by side; their copies are counted through."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the segments."""
        self.segments: Final = tuple(segments)
        """The segments."""
        self.starts: Final = [*accumulate(map(len, segments), initial=0)]
        """The number of the first copy of each, and of all copies together."""

    def __len__(self) -> int:
        """Return how many copies there are."""
        return self.starts[-1]

    def at(self, copy: int) -> tuple[Segment, int]:
        """Return the segment of a copy, and its number there."""
        segment = self.place(copy)
        return self.segments[segment], copy - self.starts[segment]

    def read(self, document: Found) -> Read | None:
        """Return what was read of a document as it is now."""
        wanted = version(document)
        reads = (read for segment in self.segments for read in segment.documents)
        return next((read for read in reads if version(read) == wanted), None)

    def place(self, copy: int) -> int:
        """Return which segment has a copy."""
        return bisect_right(self.starts, copy) - 1

    def snippet(self, copy: int) -> Snippet:
        """Return what was printed."""
        segment, number = self.at(copy)
        return segment.entries.snippet(number)

    def entry(self, copy: int) -> Entry:
        """Return a copy with where it stands."""
        segment, number = self.at(copy)
        return segment.entries[number]


class Reading:
    """A segment in the making."""

    def __init__(self, stamp: str, names: Iterable[str]) -> None:
        """Take the stamp of the knowledge by which documents are read, and the names of the lexicon's tags."""
        self._stamp = stamp
        self._gathering = Gathering(names)
        self._heads, self._tails = array("I"), array("I")
        self._documents: list[Read] = []
        self._unread: list[Unread] = []

    def __len__(self) -> int:
        """Return how many copies there are."""
        return len(self._heads)

    def __bool__(self) -> bool:
        """Say whether anything is known of any document."""
        return bool(self._documents or self._unread)

    def refuse(self, unread: Unread) -> None:
        """Remember that a document is no text."""
        self._unread.append(unread)

    def begin(self, found: Found, left_out: int) -> None:
        """Let what is added from now on belong to a document; so many pieces of it are left out."""
        self._documents.append(Read(*version(found), len(self._heads), 0, left_out))

    def add(
        self, snippets: Sequence[Snippet], evidence: Iterable[tuple[Evidence, ...]], folded: Iterable[str], edge: int
    ) -> None:
        """Take in copies, why each has its tags, and its folded text, whose ends of so many characters are compared."""
        name = self._documents[-1].name
        for snippet, reasons, text in zip(snippets, evidence, folded, strict=True):
            self._gathering.take(Entry(snippet, reasons, (Sighting(name, snippet.lines),)), in_place=True)
            self._heads.append(_print(text[:edge]))
            self._tails.append(_print(text[-edge:]))
        self._gathering.index(snippets)

    def take_over(self, segment: Segment, wanted: Container[tuple[str, int, int]]) -> None:
        """Take in what another segment tells about the documents of some versions, without reading them again."""
        edges = [array("I", edge) for edge in segment.edges]
        for read in segment.documents:
            if version(read) in wanted:
                self._documents.append(read._replace(first=len(self)))
                end = read.first + read.copies
                for number in range(read.first, end):
                    self._gathering.add(segment.entries[number], in_place=True)
                for kept, edge in zip((self._heads, self._tails), edges, strict=True):
                    kept.extend(edge[read.first : end])
        self._unread += (unread for unread in segment.unread if version(unread) in wanted)

    def parts(self) -> dict[str, Bytes]:
        """Return the parts of the segment."""
        return {
            "stamp": self._stamp.encode(),
            "documents": msgspec.msgpack.encode(self._counted()),
            "unread": msgspec.msgpack.encode(self._unread),
            "ids": self._gathering.ids,
            "heads": self._heads,
            "tails": self._tails,
            **self._gathering.tags.parts("tags", packed=True),
            **self._gathering.packed(),
        }

    def beside(self) -> dict[str, Bytes]:
        """Return the parts that only joining needs."""
        titles = "\n".join(self._gathering.titles).encode("utf-8", "surrogatepass")
        words = (piece.parts(f"words.{number}") for number, piece in enumerate(self._gathering.words.pieces()))
        return dict(chain({"titles": titles}.items(), *map(dict.items, words)))

    def _counted(self) -> list[Read]:
        """Return the documents with the number of their copies."""
        ends = [*(document.first for document in self._documents[1:]), len(self._heads)]
        pairs = zip(self._documents, ends, strict=False)
        return [document._replace(copies=end - document.first) for document, end in pairs]


def version(document: Found | Read | Unread) -> tuple[str, int, int]:
    """Return what is another one as soon as a document changes: its name, size and time."""
    return document.name, document.size, document.mtime_ns


def number_of(id: str) -> int:
    """Return an id as a number of 64 bits, other ids as other ones."""
    if _ID.fullmatch(id):
        return int(id.translate(_DIGITS), 32)
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") | 1 << 63


def words_in(snippet: Snippet) -> Iterable[str]:
    """Return the words of title and body, each once."""
    words = set(words_of(snippet.body)) if snippet.body else set()
    if snippet.title:
        words.update(words_of(snippet.title))
    return words


def _print(text: str) -> int:
    """Return a number by which texts are told apart."""
    return crc32(text.encode("utf-8", "surrogatepass"))
