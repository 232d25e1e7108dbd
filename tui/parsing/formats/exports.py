"""The reader's own export: the objects of ``list --json`` and ``--jsonl``, taken as they are.

Their words were read by the rules once; nothing of them is left out, so that they keep their ids.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from tui.model import UNMARKED, Date, Document, Dropped, Mark, Precision, Snippet, own_tag
from tui.parsing.decode import plain
from tui.parsing.formats.entries import web_address
from tui.parsing.identity import snippet_id
from tui.parsing.reading import Reading
from tui.parsing.shapes import ends_whole, looks_cut
from tui.parsing.titles import derived_title
from tui.text import fold

_SKIP: Final = re.compile(r"[\s,\[\]]*")
_DAY: Final = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_PATIENCE: Final = 200
"""After so many faults an object must stand in a line, since each fault costs a look at all that stands before it."""
_PRECISIONS: Final[Mapping[int, Precision]] = {4: "year", 7: "month", 10: "day"}


def read(data: bytes, reading: Reading) -> Document:
    """Return the snippets of an export; what is no object of one is left out, line by line."""
    encoding = json.detect_encoding(data)
    snippets: dict[str, Snippet] = {}
    dropped = []
    for line, found in _objects(data):
        snippet = None if isinstance(found, str) else _snippet(found, line)
        if snippet is None:
            text = found if isinstance(found, str) else " ".join(plain(json.dumps(found, ensure_ascii=False)).split())
            dropped.append(_left_out(line, text, "damaged", "no object of an export"))
        elif snippet.id in snippets:
            dropped.append(
                _left_out(line, snippet.headline, "duplicate", f"duplicate of line {_line(snippets, snippet)}")
            )
        elif _is_hidden(snippet, reading):
            dropped.append(_left_out(line, snippet.headline, "hidden", "hidden by you"))
        else:
            snippets[snippet.id] = snippet
    return Document(reading.name, encoding, (), tuple(snippets.values()), tuple(dropped))


def marks(data: bytes) -> Iterator[tuple[str, Mark]]:
    """Yield the marks that an export holds, by the ids that its snippets have."""
    for line, found in _objects(data):
        if not isinstance(found, str) and (snippet := _snippet(found, line)) and (mark := _mark(found)) != UNMARKED:
            yield snippet.id, mark


def _objects(data: bytes) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """Yield the objects of an array or of lines with the lines on which they begin, and as text what is none."""
    text = data.decode(json.detect_encoding(data), "replace")
    at, line, counted, faults = 0, 1, 0, 0
    scan = json.JSONDecoder(strict=False).raw_decode
    while True:
        at = _SKIP.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing at least
        if at >= len(text):
            return
        line += text.count("\n", counted, at)
        counted = at
        try:
            if faults < _PATIENCE:
                found, at = scan(text, at)
            else:
                end = _line_end(text, at)
                found, at = scan(text[at:end])[0], end
        except (ValueError, RecursionError):
            end = _line_end(text, at)
            found, at, faults = text[at:end], end, faults + 1
        yield line, found if isinstance(found, dict) else str(found)


def _line_end(text: str, at: int) -> int:
    """Return where the line ends in which a place stands."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _snippet(found: Mapping[str, object], line: int) -> Snippet | None:
    """Return the snippet of an object, if it says anything."""
    title, body = _words(found, "title"), _words(found, "body")
    if not fold(title + body) and not (title or body):
        return None
    return Snippet(
        id=snippet_id(title or None, body or None),
        title=title or None,
        body=body or None,
        derived_title=derived_title(body) if body and not title else None,
        date=_date(found),
        byline=_line_of(found, "byline"),
        source=_line_of(found, "source"),
        link=web_address(found.get("link")) or None,
        truncated=looks_cut(body or title) or bool(body and not ends_whole(body)),
        lines=(line,),
    )


def _words(found: Mapping[str, object], name: str) -> str:
    """Return a text of an object, harmless; its paragraphs stay apart."""
    value = found.get(name)
    lines = plain(value).split("\n") if isinstance(value, str) else []
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _line_of(found: Mapping[str, object], name: str) -> str | None:
    """Return a text of an object that is one line."""
    return " ".join(_words(found, name).split()) or None


def _date(found: Mapping[str, object]) -> Date | None:
    """Return the date of an object."""
    value, text = _line_of(found, "date") or "", _line_of(found, "date_text")
    if not _DAY.fullmatch(value):
        return Date(text) if text else None
    said = found.get("date_precision")
    precision = next((known for known in _PRECISIONS.values() if known == said), _PRECISIONS[len(value)])
    return Date(text or value, value + "-01-01"[len(value) - 4 :], precision)


def _mark(found: Mapping[str, object]) -> Mark:
    """Return what a person did to the snippet of an object."""
    tags = found.get("tags")
    own = tags.get("own") if isinstance(tags, dict) else None
    words = [own_tag(tag) for tag in own if isinstance(tag, str)] if isinstance(own, list) else []
    note = found.get("note")
    return Mark(
        read=found.get("read") is True,
        starred=found.get("starred") is True,
        tags=frozenset(filter(None, words)),
        note=plain(note) if isinstance(note, str) else "",
    )


def _is_hidden(snippet: Snippet, reading: Reading) -> bool:
    """Tell whether the person hid all that a snippet says."""
    texts = [text for text in (snippet.title, *(snippet.body or "").split("\n")) if text]
    return bool(reading.hidden) and all(fold(text) in reading.hidden for text in texts)


def _line(snippets: Mapping[str, Snippet], copy: Snippet) -> int:
    """Return the line of the snippet that says what a copy says."""
    return snippets[copy.id].lines[0]


def _left_out(line: int, text: str, kind: str, why: str) -> Dropped:
    """Return the account of an object that is no snippet."""
    return Dropped(line, 0, len(text), text, kind, why)
