"""From documents to a catalog: read, parse, make copies of an item one row, tag."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tui.intake.find import Found, Problem, read
from tui.library.catalog import Catalog, Entry
from tui.model import Document, OwnLines, Sighting, Snippet
from tui.parsing import Rules, Undecodable, parse
from tui.topics.lexicon import Lexicon
from tui.topics.tagger import Tagger

_SECOND = 10**9


def ingest(
    found: Iterable[Found | Problem],
    lexicon: Lexicon,
    *,
    encoding: str | None = None,
    rules: Rules | None = None,
    lines: OwnLines | None = None,
    problems: Iterable[str] = (),
) -> Catalog:
    """Return a catalog of documents; what cannot be read is a sentence in it, and the rest is read.

    A snippet is listed with the oldest document that has it, and documents are listed newest first, so that a new dump
    begins with what is new in it.
    """
    parsed, sentences = [], [*problems]
    for there in found:
        document = (
            there if isinstance(there, Problem) else document_of(there, encoding=encoding, rules=rules, lines=lines)
        )
        if isinstance(document, Problem):
            sentences.append(document.sentence)
        elif isinstance(there, Found):
            parsed.append((there.mtime_ns // _SECOND, document))
    parsed.sort(key=lambda dated: dated[0])
    listed = list(zip(parsed, _merged(document for _, document in parsed), strict=True))
    listed.sort(key=lambda dated_and_rows: -dated_and_rows[0][0])
    tagger = Tagger(lexicon)
    return Catalog.of(
        (Entry(row.snippet, tagger.evidence(row.snippet), tuple(row.sightings)) for _, rows in listed for row in rows),
        names={tag: (lexicon.name(tag), lexicon.name(tag, "fr")) for tag in lexicon.tags},
        documents=(document.name for (_, document), _ in listed),
        problems=sentences,
    )


def document_of(
    found: Found, *, encoding: str | None = None, rules: Rules | None = None, lines: OwnLines | None = None
) -> Document | Problem:
    """Return what one document says, or why that cannot be told."""
    data = read(found)
    if isinstance(data, Problem):
        return data
    if not data.strip():
        return Problem(found.path, f"{found.name} is empty.")
    try:
        own = lines or OwnLines()
        return parse(found.name, data, encoding=encoding, rules=rules, restored=own.restored, hidden=own.hidden)
    except Undecodable as undecodable:
        return Problem(found.path, f"{found.name} was not read. {undecodable}")


@dataclass(slots=True)
class _Row:
    """A snippet on its way into the catalog."""

    snippet: Snippet
    """As printed where it was first seen, with what other copies add."""
    sightings: list[Sighting] = field(default_factory=list)
    """Where it stands, in the order of the documents."""


def _merged(documents: Iterable[Document]) -> Iterator[list[_Row]]:
    """Yield the rows of each document, oldest document first: a snippet belongs to the first one that has it."""
    known: dict[str, _Row] = {}
    for document in documents:
        new = []
        for snippet in document.snippets:
            row = known.get(snippet.id)
            if row is None:
                row = known[snippet.id] = _Row(snippet)
                new.append(row)
            else:
                row.snippet = _fuller(row.snippet, snippet)
            row.sightings.append(Sighting(document.name, snippet.lines))
        yield new


def _fuller(first: Snippet, copy: Snippet) -> Snippet:
    """Return a snippet with what only a copy of it has: a title, a date, an author, a source, a link."""
    title = first.title or copy.title
    return replace(
        first,
        title=title,
        derived_title=None if title else first.derived_title,
        date=first.date or copy.date,
        byline=first.byline or copy.byline,
        source=first.source or copy.source,
        link=first.link or copy.link,
    )
