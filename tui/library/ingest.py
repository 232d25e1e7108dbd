"""From documents to a catalog: read, parse, make copies of an item one row, tag."""

from collections.abc import Iterable

from tui.intake.find import Found, Problem, read
from tui.library.catalog import Catalog, Entry
from tui.library.merging import Row, merged
from tui.library.names import names_of
from tui.model import Document, OwnLines
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
    rows_of = merged((document for _, document in parsed), names_of(lexicon))
    listed = list(zip(parsed, rows_of, strict=True))
    listed.sort(key=lambda dated_and_rows: -dated_and_rows[0][0])
    tagger = Tagger(lexicon)
    return Catalog.of(
        (_entry(row, tagger) for _, rows in listed for row in rows),
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


def _entry(row: Row, tagger: Tagger) -> Entry:
    """Return a row as the catalog keeps it, with its tags."""
    found = tagger.evidence(row.snippet)
    return Entry(row.snippet, found, tuple(row.sightings), tuple(row.wordings), tuple(row.also))
