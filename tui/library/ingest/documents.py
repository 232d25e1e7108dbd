"""From documents to a catalog: read, parse, tag, and join."""

from collections.abc import Iterable
from functools import cached_property

from tui.intake.find import Found, Problem, beginning, read
from tui.library.catalog.catalog import Catalog
from tui.library.catalog.flat import Flat
from tui.library.catalog.joining import Explained, Joining, Stand
from tui.library.catalog.segments import Reading, Segment, Shelf, Unread, version
from tui.library.ingest.names import names_of
from tui.model import Document, OwnLines
from tui.parsing import Rules, Undecodable, parse
from tui.parsing.duplicates import EDGE
from tui.parsing.formats import format_of
from tui.parsing.wording import Wording
from tui.topics.lexicon import Lexicon
from tui.topics.tagger import Tagger

_SECOND = 10**9


def first_seen(found: Found) -> int:
    """Return when a document was first seen, in seconds; newer ones are listed first, and equal ones as found."""
    return found.mtime_ns // _SECOND


class Reader:
    """Reads documents by certain words and rules."""

    def __init__(
        self, lexicon: Lexicon, rules: Rules | None = None, lines: OwnLines | None = None, encoding: str | None = None
    ) -> None:
        """Take the words, the rules, what the person decided about lines, and how to read bytes if that is known."""
        self._lexicon = lexicon
        self._tagger = Tagger(lexicon)
        self._rules, self._lines, self._encoding = rules, lines, encoding

    def reading(self, stamp: str = "") -> Reading:
        """Return a segment to read documents into, with the stamp of what they are read by."""
        return Reading(stamp, self._lexicon.tags)

    def take(self, found: Found, reading: Reading) -> Problem | Unread | None:
        """Read a document into a segment; return what the system says against it, or that it is no text."""
        data = read(found)
        return data if isinstance(data, Problem) else self._take(found, data, reading)

    def glance(self, found: Found, reading: Reading, most: int) -> None:
        """Read the first lines of a document into a segment, if it is a plain text: others are whole or nothing."""
        data = beginning(found, most)
        if isinstance(data, bytes) and b"\0" not in data and format_of(data) is None:
            self._take(found, data[: data.rfind(b"\n") + 1], reading)

    def _take(self, found: Found, data: bytes, reading: Reading) -> Problem | Unread | None:
        """Read what a document says into a segment."""
        document = _parsed(found, data, self._encoding, self._rules, self._lines)
        if isinstance(document, Problem):
            unread = Unread(found.name, found.size, found.mtime_ns, document.sentence)
            reading.refuse(unread)
            return unread
        reading.begin(found, len(document.dropped))
        folded = document.folded or [wording.folded for wording in map(Wording.of, document.snippets)]
        reading.add(document.snippets, self._tagger.evidence_of_each(document.snippets), folded, EDGE)
        return None

    @cached_property
    def explained(self) -> Explained:
        """What joining must know of the words."""
        lexicon = self._lexicon
        names = {tag: (lexicon.name(tag), lexicon.name(tag, "fr")) for tag in lexicon.tags}
        return Explained(names, names_of(lexicon), self._tagger.evidence)


def stands_on(shelf: Shelf, wanted: Iterable[Found]) -> dict[Found, Stand]:
    """Return where the copies of documents stand; one that is not there, or was changed since, must be read first."""
    copies = {
        version(read): range(start + read.first, start + read.first + read.copies)
        for start, segment in zip(shelf.starts, shelf.segments, strict=False)
        for read in segment.documents
    }
    found = ((each, copies.get(version(each))) for each in wanted)
    return {each: Stand(each.name, first_seen(each), numbers) for each, numbers in found if numbers is not None}


def ingest(
    found: Iterable[Found | Problem],
    lexicon: Lexicon,
    *,
    encoding: str | None = None,
    rules: Rules | None = None,
    lines: OwnLines | None = None,
) -> Catalog:
    """Return a catalog of documents, in memory; what cannot be read is a sentence in it, and the rest is read.

    A snippet is listed with the oldest document that has it, and documents are listed newest first, so that a new dump
    begins with what is new in it.
    """
    reader = Reader(lexicon, rules, lines, encoding)
    reading, documents, problems = reader.reading(), [], []
    for each in found:
        problem = each if isinstance(each, Problem) else reader.take(each, reading)
        if problem is not None:
            problems.append(problem.sentence)
        elif isinstance(each, Found):
            documents.append(each)
    shelf = Shelf([Segment(Flat.of(reading.parts()), Flat.of(reading.beside()))])
    return Catalog(
        Flat.of(Joining(shelf, stands_on(shelf, documents).values(), reader.explained).parts()), shelf, problems
    )


def document_of(
    found: Found, *, encoding: str | None = None, rules: Rules | None = None, lines: OwnLines | None = None
) -> Document | Problem:
    """Return what one document says, or why that cannot be told."""
    data = read(found)
    return data if isinstance(data, Problem) else _parsed(found, data, encoding, rules, lines)


def _parsed(
    found: Found, data: bytes, encoding: str | None, rules: Rules | None, lines: OwnLines | None
) -> Document | Problem:
    """Return what the bytes of a document say, or why that cannot be told."""
    if not data.strip():
        return Problem(found.path, f"{found.name} is empty.")
    try:
        own = lines or OwnLines()
        return parse(found.name, data, encoding=encoding, rules=rules, restored=own.restored, hidden=own.hidden)
    except Undecodable as undecodable:
        return Problem(found.path, f"{found.name} was not read. {undecodable}")
