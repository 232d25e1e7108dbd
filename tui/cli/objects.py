"""Snippets and documents as JSON objects, the same in every command that prints them."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from tui.model import LEXICON_FACETS, Document, Dropped, Evidence, Mark, Sighting, Snippet

Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value] | None"
"""What JSON can say."""

Object: TypeAlias = dict[str, Value]
"""A JSON object; its keys are printed in their order."""

OWN: Final = "own"
"""The key of the person's own tags, beside the facets of the lexicon."""


def listed(snippet: Snippet, mark: Mark, tags: Iterable[str], sightings: Iterable[Sighting]) -> Object:
    """Return a snippet as ``list`` and ``show`` print it."""
    return {
        **_printed(snippet),
        "byline": snippet.byline,
        "source": snippet.source,
        "link": snippet.link,
        "read": mark.read,
        "starred": mark.starred,
        "note": mark.note,
        "tags": {**by_facet(tags), OWN: [*sorted(mark.tags)]},
        "seen": [{"document": seen.document, "lines": [*seen.lines]} for seen in sightings],
    }


def reason(tag: str, state: str, evidence: Iterable[Evidence]) -> Object:
    """Return why a snippet has a tag as ``show --why`` prints it; start and end count characters of the field."""
    spoken: list[Value] = [
        {"field": one.field, "start": one.start, "end": one.end, "words": one.words, "rule": one.rule, "weak": one.weak}
        for one in evidence
    ]
    return {"tag": tag, "state": state, "evidence": spoken}


def checked(document: Document, tags: Iterable[Iterable[str]]) -> Object:
    """Return a document as ``check`` prints it, with the tags of each of its snippets."""
    return {
        "document": document.name,
        "snippets": [_parsed(snippet, found) for snippet, found in zip(document.snippets, tags, strict=True)],
        "dropped": [_dropped(piece) for piece in document.dropped],
    }


def by_facet(tags: Iterable[str]) -> dict[str, Value]:
    """Return the ids of tags by facet; own tags are left out."""
    found: dict[str, list[Value]] = {facet: [] for facet in LEXICON_FACETS}
    for tag in tags:
        facet, _, id = tag.partition(":")
        if facet in found:
            found[facet].append(id)
    return {**found}


def _parsed(snippet: Snippet, tags: Iterable[str]) -> Object:
    """Return a snippet of one document, before anything the person did."""
    return {
        **_printed(snippet),
        "date_text": snippet.date.text if snippet.date else None,
        "byline": snippet.byline,
        "source": snippet.source,
        "labels": [*snippet.labels],
        "truncated": snippet.truncated,
        "lines": [*snippet.lines],
        "tags": by_facet(tags),
    }


def _printed(snippet: Snippet) -> Object:
    """Return what every object of a snippet begins with."""
    return {
        "id": snippet.id,
        "title": snippet.title,
        "derived_title": snippet.derived_title,
        "body": snippet.body,
        "date": snippet.date.value if snippet.date else None,
    }


def _dropped(piece: Dropped) -> Object:
    """Return a piece of a document that is in no snippet."""
    return {
        "line": piece.line,
        "start": piece.start,
        "end": piece.end,
        "text": piece.text,
        "kind": piece.kind,
        "why": piece.why,
    }
