"""The same item in many documents is one row: the oldest document gives its id, the newest wording is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from tui.model import Document, Sighting, Snippet
from tui.parsing.duplicates import Candidates, Relation, related
from tui.parsing.wording import IsName, Wording

_AS_FULL: Final = 0.95
"""A near copy with at least this share of the letters replaces the older wording."""


@dataclass(slots=True)
class Row:
    """A snippet on its way into the catalog."""

    snippet: Snippet
    """Its newest wording under its first id, with what other copies add."""
    sightings: list[Sighting] = field(default_factory=list)
    """Where it stands, in the order of the documents."""
    wordings: list[str] = field(default_factory=list)
    """What earlier documents said in other words, oldest first."""
    also: list[str] = field(default_factory=list)
    """The ids that its other wordings have by themselves."""


def merged(documents: Iterable[Document], is_name: IsName) -> list[list[Row]]:
    """Return the rows of each document, oldest document first: a row belongs to the first one that has it."""
    documents = tuple(documents)
    texts: dict[str, Snippet] = {}
    for document in documents:
        for snippet in document.snippets:
            texts.setdefault(snippet.id, snippet)
    copies = _Copies(texts.values(), is_name)
    known: dict[str, Row] = {}
    listed: list[list[Row]] = []
    for document in documents:
        new: list[Row] = []
        for snippet in document.snippets:
            row = known.get(snippet.id)
            if row is not None:
                row.snippet = _fuller(row.snippet, snippet)
            elif (other := copies.of(snippet, document.name, known)) is not None:
                row = known[snippet.id] = known[other[0]]
                _take_wording(row, snippet, other[1])
            else:
                row = known[snippet.id] = Row(snippet)
                new.append(row)
            row.sightings.append(Sighting(document.name, snippet.lines))
        listed.append(new)
    return listed


class _Copies:
    """Finds what a text is another wording of, among texts that are each different."""

    def __init__(self, snippets: Iterable[Snippet], is_name: IsName) -> None:
        """Take all different texts, in the order of the documents."""
        kept = tuple(snippets)
        self._wordings = [Wording.of(snippet) for snippet in kept]
        self._ids = [snippet.id for snippet in kept]
        self._places = {id: at for at, id in enumerate(self._ids)}
        self._candidates = Candidates([wording.folded for wording in self._wordings])
        self._is_name = is_name

    def of(self, snippet: Snippet, document: str, known: dict[str, Row]) -> tuple[str, Relation] | None:
        """Return the id of an earlier text that a snippet of a document says again, and how the two are related."""
        at = self._places[snippet.id]
        for other in self._candidates.before(at):
            row = known[self._ids[other]]
            apart = all(seen.document != document for seen in row.sightings)
            one = self._wordings[other]
            if found := related(one, self._wordings[at], apart=apart, is_name=self._is_name):
                return self._ids[other], found
        return None


def _take_wording(row: Row, copy: Snippet, relation: Relation) -> None:
    """Let a row say what a later copy says, unless that is less, and keep what it said before in other words."""
    before = row.snippet
    row.also.append(copy.id)
    shown, new = _text(before), _text(copy)
    if relation in ("near", "revision") and len(new) >= _AS_FULL * len(shown):
        row.wordings.append(shown)
        fresh = replace(copy, id=before.id, lines=before.lines)
        row.snippet = _fuller(fresh, before)
    elif relation in ("cut", "exact") and len(new) > len(shown):
        row.snippet = _fuller(replace(copy, id=before.id, lines=before.lines), before)
    else:
        row.snippet = _fuller(before, copy)


def _text(snippet: Snippet) -> str:
    """Return what a snippet says."""
    return snippet.body or snippet.title or ""


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
