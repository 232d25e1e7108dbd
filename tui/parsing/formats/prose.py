"""The paragraphs of a small piece of HTML, as feeds and letters hold it: in linear time, without a library.

Whole pages are read by `pages`, which needs their structure.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from tui.parsing.decode import plain

BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary"
        " table tbody td tfoot th thead time tr ul",
    )
)
"""The elements that begin and end a line."""

UNREAD: Final = ("script", "style", "template", "noscript", "svg", "iframe", "object", "math", "select", "textarea")
"""The elements whose content is no text of the page."""

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>|<[!?/][^<>]*>")
_HIDDEN: Final = re.compile(rf"<(?:!--|{'|'.join(UNREAD)})", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*[\s/>]|!--)")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text that may be HTML; in what is none each line is a paragraph."""
    if "<" not in text or not _MARKUP.search(text):
        return [line for raw in plain(unescape(text)).split("\n") if (line := " ".join(raw.split()))]
    for hidden in sorted({found.lower() for found in _HIDDEN.findall(text)}):  # comments first
        text = _without(text, hidden, "-->" if hidden == "<!--" else f"</{hidden[1:]}>")
    text = _TAG.sub(_break, " ".join(text.split()))
    text = "\n".join(" ".join(unescape(raw).split()) for raw in text.split("\n"))
    return [line for raw in plain(text).split("\n") if (line := " ".join(raw.split()))]


def one_line(text: str) -> str:
    """Return a text that may be HTML as one line."""
    return " ".join(paragraphs(text))


def depth(markup: str) -> int:
    """Return how deep the elements of a page stand in each other, as far as its tags tell."""
    deepest = now = 0
    for closing in _nesting(markup):
        now = max(now - 1, 0) if closing else now + 1
        deepest = max(deepest, now)
    return deepest


_ALONE: Final = frozenset(
    re.findall(
        r"\w+",
        "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track"
        " wbr",
    )
)
"""Elements that need no end."""


def _nesting(markup: str) -> Iterator[bool]:
    """Yield for each tag of an element that must have an end whether it ends it."""
    for tag in _TAG.finditer(markup):
        name = (tag[2] or "").lower()
        if name and name not in _ALONE and not tag[0].endswith("/>"):
            yield bool(tag[1])


def _break(tag: re.Match[str]) -> str:
    """Return what stands for a tag: a line end for those that begin or end a line, else nothing."""
    return "\n" if (tag[2] or "").lower() in BLOCKS else ""


def _without(text: str, opening: str, closing: str) -> str:
    """Return a text without everything that stands between two marks; without the second one, without the rest."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters change their length
        folded = text
    kept, at = [], 0
    while (start := folded.find(opening, at)) >= 0:
        kept.append(text[at:start])
        end = folded.find(closing, start)
        if end < 0:
            return "\n".join(kept)
        at = end + len(closing)
    return text if not kept else "\n".join((*kept, text[at:]))
