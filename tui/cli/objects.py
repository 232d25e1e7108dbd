"""What ``check`` and ``show --why`` print as JSON objects; that of a snippet is `tui.library.catalog.printed`."""

from collections.abc import Iterable
from typing import TypeAlias

from tui.library.catalog.printed import Tags
from tui.model import Document, Dropped, Evidence, Snippet

Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value] | None"
"""What JSON can say."""

Object: TypeAlias = dict[str, Value]
"""A JSON object; its keys are printed in their order."""


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


def _parsed(snippet: Snippet, tags: Iterable[str]) -> Object:
    """Return a snippet of one document, before anything the person did."""
    found = Tags.of(tags)
    date = snippet.date
    day = date.value if date and date.precision == "day" else None  # no first of the month is printed in "May 2022"
    return {
        "id": snippet.id,
        "title": snippet.title,
        "derived_title": snippet.derived_title,
        "body": snippet.body,
        "date": day,
        "date_text": date.text if date else None,
        "byline": snippet.byline,
        "source": snippet.source,
        "labels": [*snippet.labels],
        "truncated": snippet.truncated,
        "lines": [*snippet.lines],
        "tags": {"place": [*found.place], "actor": [*found.actor], "theme": [*found.theme]},
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
