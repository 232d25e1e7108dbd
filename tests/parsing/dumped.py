"""The invented listings of dumps/, and what people who read them expect of each.

NAME.json holds the snippets (only the fields that are printed) and every dropped line with its kind. A date is what
`model.Date.value` should be; `date_text` are its printed words. The expectations were written before any parser saw the
pages; a change to one needs a reason that a reader of the page alone can give.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from tui.model import Document, Snippet
from tui.parsing import parse

FOLDER: Final = Path(__file__).parent / "dumps"
NAMES: Final = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
"""All listings."""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A snippet that a listing holds."""

    lines: tuple[int, ...]
    title: str | None = None
    body: str | None = None
    date: str | None = None
    date_text: str | None = None
    byline: str | None = None
    source: str | None = None
    labels: tuple[str, ...] = ()
    truncated: bool = False


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line, or a piece of one, that is in no snippet."""

    line: int
    kind: str
    text: str


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a listing holds."""

    snippets: tuple[Item, ...]
    dropped: tuple[Piece, ...]


def data(name: str) -> bytes:
    """Return a listing as it was pasted."""
    return (FOLDER / f"{name}.txt").read_bytes()


def text(name: str) -> str:
    """Return a listing as text."""
    return data(name).decode("utf-8")


def expected(name: str) -> Expected:
    """Return what people expect of a listing."""
    return msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=Expected)


def differences(document: Document, wanted: Expected) -> Iterator[str]:
    """Yield one clause for each way in which a parse is not what people expect, kinds of dropped pieces aside."""
    found = {(snippet.title, snippet.body): snippet for snippet in document.snippets}
    for item in wanted.snippets:
        snippet = found.pop((item.title, item.body), None)
        if snippet is None:
            yield f"line {item.lines[0]}: {item.title or item.body!r} is missing"
        else:
            yield from (f"line {item.lines[0]}: {field}" for field in _unlike(snippet, item))
    for title, body in found:
        yield f"{title or body!r} is no item"


def _unlike(snippet: Snippet, item: Item) -> Iterator[str]:
    """Yield what is wrong about a snippet that was found: "date '2020-01-01', not None"."""
    date = snippet.date
    there = {
        "date": date and date.value,
        "date_text": date and date.text,
        "byline": snippet.byline,
        "source": snippet.source,
        "labels": snippet.labels,
        "truncated": snippet.truncated,
        "lines": snippet.lines,
    }
    for field, value in there.items():
        if value != getattr(item, field):
            yield f"{field} {value!r}, not {getattr(item, field)!r}"


def main() -> None:
    """Print all ways in which the parser disagrees: python -m tests.parsing.dumped [NAME…]."""
    for name in sys.argv[1:] or NAMES:
        wrong = list(differences(parse(name, data(name)), expected(name)))
        sys.stdout.write("\n    ".join((f"{name}: {len(wrong)} wrong", *wrong)) + "\n")


if __name__ == "__main__":
    main()
