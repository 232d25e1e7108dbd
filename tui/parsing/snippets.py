"""From items to snippets: what is printed once is written once, with its date, author, outlet and labels."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from tui.model import Date, Snippet
from tui.parsing.datelines import dateline
from tui.parsing.directives import Directives
from tui.parsing.duplicates import copies
from tui.parsing.identity import id_of
from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Part
from tui.parsing.shapes import ends_whole, looks_cut
from tui.parsing.titles import derived_title
from tui.parsing.wording import Wording


def written(
    items: Sequence[Item], directives: Directives, headings: Sequence[Fragment] = ()
) -> tuple[list[Snippet], list[Fragment]]:
    """Return items as snippets, each once, and the pieces of those that are copies of another.

    Args:
        items: the items of a page.
        directives: what the page says about itself.
        headings: what parts the page; one that ends with a year gives it to the dates below that have none.
    """
    dates = _dates(items, directives, _years(headings))
    made = [_snippet(item, date, directives.source) for item, date in zip(items, dates, strict=True)]
    snippets = [snippet for snippet, _ in made]
    left: list[Fragment] = []
    dropped = copies([wording for _, wording in made])
    for at, copy in dropped.items():
        kept = copy.of
        while kept in dropped:
            kept = dropped[kept].of
        snippets[kept] = _with_title(snippets[kept], snippets[at])
        why = f"duplicate of line {_first_line(items[kept])}"
        left += [piece.as_kind(Part.NOISE, "duplicate", why) for piece in _without(items[at], snippets[kept])]
    return [snippet for at, snippet in enumerate(snippets) if at not in dropped], left


def _with_title(kept: Snippet, copy: Snippet) -> Snippet:
    """Return a snippet with the title of its copy, if it has none."""
    if kept.title or not copy.title or not copy.body:
        return kept
    lines = tuple(sorted({*kept.lines, copy.lines[0]}))
    return replace(kept, title=copy.title, derived_title=None, lines=lines)


def _without(item: Item, kept: Snippet) -> list[Fragment]:
    """Return the pieces of a copy, without the title that went over to the snippet that is kept."""
    gone_over = item.title if item.title and item.title.line in kept.lines else None
    return [piece for piece in item.pieces if piece is not gone_over]


def _first_line(item: Item) -> int:
    """Return the line on which the text of an item begins."""
    return (item.body[0] if item.body else item.pieces[0]).line


def _years(headings: Iterable[Fragment]) -> list[tuple[int, int]]:
    """Return the line and the year of each heading that ends with one ("2023", "Archives – March 2023")."""
    found = ((piece.line, _YEAR.search(piece.text)) for piece in headings if piece.kind.part is Part.BREAK)
    return sorted((line, int(year[0])) for line, year in found if year)


_YEAR: Final = re.compile(r"(?<!\S)(?:19|20)\d\d$")


def _dates(items: Iterable[Item], directives: Directives, years: list[tuple[int, int]]) -> list[Date | None]:
    """Return the date printed for each item; one without a year takes that of the last date or heading above."""
    found: list[Date | None] = []
    year: int | None = None
    for item in items:
        dates = []
        while years and years[0][0] < item.pieces[0].line:
            year = years.pop(0)[1]
        for when in (piece.kind.when for piece in (*item.anchors, *item.labels)):
            if when is not None:
                year = when.year or year
                dates.append(when.dated(year, directives.day))
        found.append(min(dates, key=_vagueness) if dates else _dateline(item))
    return found


def _vagueness(date: Date) -> int:
    """Return how little a date says: a day less than a month, and a month less than words."""
    return ("day", "month", "year").index(date.precision) if date.value else 3


def _dateline(item: Item) -> Date | None:
    """Return the date of the dateline with which the body of an item begins."""
    printed = dateline(item.body[0].text) if item.body else None
    return replace(printed.dated(), source="dateline") if printed else None


def _snippet(item: Item, date: Date | None, source: str | None) -> tuple[Snippet, Wording]:
    """Return an item as a snippet, and as what copies of it are told by."""
    title = item.title.text if item.title else None
    body = "\n\n".join([piece.text for piece in item.body]) or None
    wording = Wording.said(title, body, date)
    said, labels = dict[str, str](), dict[str, None]()
    for piece in sorted((*item.anchors, *item.labels)) if item.labels else item.anchors:
        for name, value in piece.kind.says:
            if name != "label":
                said.setdefault(name, value)
            elif value:
                labels[value] = None
    text = body or title or ""
    snippet = Snippet(
        id=id_of(wording, title, body),
        title=title,
        body=body,
        derived_title=derived_title(body) if body and title is None else None,
        date=date,
        byline=said.get("byline"),
        source=said.get("source", source),
        link=said.get("link"),
        labels=tuple(labels),
        truncated=looks_cut(text) or (body is not None and not ends_whole(body)),
        lines=tuple(sorted({piece.line for piece in item.unsorted})),
    )
    return snippet, wording
