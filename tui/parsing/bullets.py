"""Lists of bullets: each line of one is an item by itself, and a text without a bullet above them heads their list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tui.parsing.kinds import Fragment, Part
from tui.parsing.page import Page

_LISTED: Final = 3
_HEADING_WORDS: Final = 6
_REACH: Final = 30
"""A heading of so few words may head one bullet, where a list of bullets has a heading no more pieces above."""


def bullets(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the texts of lists of bullets, and what heads these, read as such."""
    if "*" not in page.signs:
        return page.fragments
    fragments, read = page.fragments, list(page.fragments)
    bulleted = {fragment.line for fragment in fragments if fragment.kind.code == "bullet"}
    texts = [n for n, fragment in enumerate(fragments) if fragment.kind.part in (Part.TEXT, Part.LABEL)]
    run: list[int] = []
    for n in (*texts, -1):
        if n >= 0 and fragments[n].line in bulleted and (not run or _next_to(fragments, run[-1], n)):
            run.append(n)
            continue
        if len(run) >= _LISTED:
            for m in run:
                read[m] = read[m]._replace(kind=replace(read[m].kind, alone=True))
        run = [n] if n >= 0 and fragments[n].line in bulleted else []
    last = -_REACH
    for n, below, after in zip(texts, texts[1:], [*texts[2:], None], strict=False):
        heads = fragments[n].line not in bulleted and not fragments[n].kind.stopped
        many = after is None or fragments[after].line in bulleted
        one = n - last < _REACH and fragments[n].kind.words <= _HEADING_WORDS and fragments[below].kind.stopped
        if heads and fragments[below].line in bulleted and (many or one) and _next_to(fragments, n, below):
            read[n] = fragments[n].as_kind(Part.BREAK, "heading", "heading of the bullets below")
            last = n
    return read


def _next_to(fragments: Sequence[Fragment], above: int, below: int) -> bool:
    """Tell whether there are only bullets between two pieces."""
    return all(fragment.kind.code == "bullet" for fragment in fragments[above + 1 : below])
