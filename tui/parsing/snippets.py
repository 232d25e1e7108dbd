"""From items to snippets: what is printed once is written once, with its date, author, outlet and labels."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.model import Date, Snippet
from tui.parsing.dating import dates
from tui.parsing.directives import Directives
from tui.parsing.duplicates import copies
from tui.parsing.identity import id_of
from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Part
from tui.parsing.shapes import ends_whole, looks_cut
from tui.parsing.titles import derived_title
from tui.parsing.wording import Wording


class Written(NamedTuple):
    """What items say."""

    snippets: tuple[Snippet, ...]
    """The items as snippets, each once."""
    folded: tuple[str, ...]
    """What each of them says as copies are told by."""
    copies: list[Fragment]
    """The pieces of the items that are copies of another."""


def written(items: Sequence[Item], directives: Directives, headings: Sequence[Fragment] = ()) -> Written:
    """Return what items say.

    Args:
        items: the items of a page.
        directives: what the page says about itself.
        headings: what parts the page; its years and days hold for the items below.
    """
    dated = zip(items, dates(items, directives, headings), strict=True)
    made = [_snippet(item, date, directives.source) for item, date in dated]
    snippets, wordings = [snippet for snippet, _ in made], [wording for _, wording in made]
    left: list[Fragment] = []
    dropped = copies(wordings)
    for at, copy in dropped.items():
        kept = copy.of
        while kept in dropped:
            kept = dropped[kept].of
        snippets[kept] = _with_title(snippets[kept], snippets[at])
        why = f"duplicate of line {_first_line(items[kept])}"
        left += [piece.as_kind(Part.NOISE, "duplicate", why) for piece in _without(items[at], snippets[kept])]
    kept_items = [at for at in range(len(made)) if at not in dropped]
    return Written(tuple([snippets[at] for at in kept_items]), tuple([wordings[at].folded for at in kept_items]), left)


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
