"""Texts that a mail or a printed page broke into lines of one width: their lines are one paragraph again.

The first line of such a text stands for all of it; the others go on with it, and only tell where it was printed.
Lines are joined where the next word would not have fitted any more, in blocks without blank lines, and only on pages
on which sentences go on with small letters in the line below.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from tui.parsing.items import Item
from tui.parsing.kinds import WRAPPED, Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import text_kind

_WIDEST: Final = 90
_NARROWEST: Final = 50
_ENOUGH: Final = 2
_GOES_ON: Final = re.compile(rf"\n[^\n]{{30,{_WIDEST}}}[^\n.!?…:;»”\"](?=\n[a-zß-ÿœ])")
"""A line without a stop above one that begins with a small letter."""
_FIRST: Final = re.compile(r"\S+")
_JOINED: Final = Kind(Part.NOISE, WRAPPED, "goes on with the line above")


def unwrapped(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the lines of wrapped texts joined."""
    if len(list(islice(_GOES_ON.finditer(page.joined), _ENOUGH))) < _ENOUGH:
        return page.fragments
    blocks = [block for block in _blocks(page) if any(_small(page, below) for below in block[1:])]
    width = max((len(page.fragments[n].text) for block in blocks for n in block), default=0)
    if width < _NARROWEST or sum(_small(page, below) for block in blocks for below in block[1:]) < _ENOUGH:
        return page.fragments
    read = list(page.fragments)
    for block in blocks:
        head = block[0]
        for above, n in pairwise(block):
            text = page.fragments[n].text
            first = _FIRST.match(text)
            if first and len(page.fragments[above].text) + 1 + first.end() > width:
                whole = f"{read[head].text} {text}"
                kind = text_kind(whole)
                read[head] = read[head]._replace(text=whole, kind=kind)
                read[n] = page.fragments[n]._replace(kind=_JOINED)
            else:
                head = n
    return read


def _blocks(page: Page) -> Iterator[list[int]]:
    """Yield the places of texts on lines that follow each other, none too wide."""
    fragments = page.fragments
    block: list[int] = []
    for n in page.texts:
        fragment = fragments[n]
        follows = block and fragment.line == fragments[block[-1]].line + 1 and n == block[-1] + 1
        if not follows or len(fragment.text) > _WIDEST:
            yield block
            block = []
        if len(fragment.text) <= _WIDEST:
            block.append(n)
    yield block


def _small(page: Page, n: int) -> bool:
    """Tell whether a text begins with a small letter."""
    return page.fragments[n].text[0].islower()


def rejoin(items: Sequence[Item], left: list[Fragment]) -> None:
    """Give the lines that go on with a text to the item that holds it."""
    more = {piece.line: piece for piece in left if piece.kind.code == WRAPPED}
    if not more:
        return
    kept = set[int]()
    for item in items:
        for text in (item.title, *item.body):
            line = text.line + 1 if text else 0
            while line in more:
                item.more.append(more[line])
                kept.add(line)
                line += 1
    left[:] = [piece for piece in left if piece.kind.code != WRAPPED or piece.line not in kept]
