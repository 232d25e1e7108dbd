"""What is printed twice: a picture's words doubled in one line, and titles whose second copy stands above a caption.

Pictures have the title of their item as their text, and a dump prints it again: "title, body, the same title, caption".
Where an item has its body above the copy, the line below each copy describes a picture; where none has, it is the body.
"""

import re
from typing import Final

from tui.parsing.kinds import TEXTS, TITLED, Fragment, Part
from tui.parsing.page import Page

_DOUBLED: Final = 12
"""A shorter line is no caption printed twice: "Bora Bora"."""
_APART: Final = 3
"""Between a title and its copy there are no more texts, nor between a copy and the next title."""
_ENOUGH: Final = 2
_OTHER: Final = re.compile(f"[^{TEXTS}_*%lL]")


def doubled(page: Page) -> list[Fragment]:
    """Return the pieces of a page with lines that say the same twice read as captions; a body may do so."""
    read = fragments = page.fragments
    for n in page.texts:
        text = fragments[n].text
        if len(text) < 2 * _DOUBLED or text[: len(text) // 2] != text[-(len(text) // 2) :]:
            continue
        parted = len(text) % 2 == 1
        if parted and (
            text[len(text) // 2] != " " or (fragments[n].kind.stopped and n and page.signs[n - 1] in TITLED)
        ):
            continue
        read = list(read) if read is fragments else read
        read[n] = fragments[n].as_kind(Part.CAPTION, "caption", "words of a picture, printed twice")
    return read


def pictured(page: Page) -> list[Fragment]:
    """Return the pieces of a page with captions below copies of titles read as such."""
    fragments, texts = page.fragments, page.texts
    copies = dict(_copies(page))
    bodied = any(below - at > 1 and page.signs[texts[at + 1]] not in TITLED for at, below in copies.items())
    if len(copies) < _ENOUGH or not bodied:
        return fragments
    read = list(fragments)
    firsts, ends = sorted(copies), sorted(copies.values())
    for at, first in enumerate(firsts):
        below = copies[first]
        follows = firsts[at + 1] if at + 1 < len(firsts) else len(texts)
        last = at + 1 == len(firsts)
        if follows - below == 2 or (last and follows - below > 1):
            n = texts[below + 1]
            read[n] = fragments[n].as_kind(Part.CAPTION, "caption", "picture caption below a copy of the title")
        n = texts[below]
        read[n] = fragments[n].as_kind(Part.NOISE, "duplicate", "the title above, printed again")
    if firsts[0] < _APART and not _OTHER.search(page.signs, 0, texts[firsts[0]]) and ends:
        for n in texts[: firsts[0]]:
            read[n] = fragments[n].as_kind(Part.BREAK, "heading", "what stands above the list")
    return read


def _copies(page: Page) -> list[tuple[int, int]]:
    """Return the places among the texts of titles, each with that of its copy below, where items follow each other.

    Each copy has one line below it, or the title of the next item; between a title and its copy stands a body at most.
    """
    texts = [page.fragments[n].text for n in page.texts]
    found: list[tuple[int, int]] = []
    if len(set(texts)) == len(texts):
        return found
    at = 0
    while at < len(texts):
        step = next((s for s in (1, 2) if texts[at + s : at + s + 1] == [texts[at]]), 0)
        if step > 1 and len(texts[at + 1]) <= len(texts[at]):
            step = 0  # a section between the picture's words and the title, not a body
        between = _OTHER.search(page.signs, page.texts[at], page.texts[min(at + step + 1, len(texts) - 1)])
        if step and not between and page.fragments[page.texts[at]].kind.titled:
            found.append((at, at + step))
            at += step + 1
        else:
            at += 1
    return found
