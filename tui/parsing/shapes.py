"""What a text looks like by itself: a title, a label, a name. Neighbours may prove otherwise."""

import re
from functools import lru_cache
from typing import Final

from tui.parsing.kinds import Kind, Part
from tui.parsing.titles import sentences
from tui.parsing.words import words
from tui.text import fold

MOST_TITLE_WORDS: Final = 24
"""No title has more words."""

_CLOSERS: Final = '"”»’)] '
_STOPS: Final = (".", ";", ",", "…", ":")
_CUTS: Final = ("…", "...")
_ENDS: Final = (".", "!", "?", "…")
_SOURCED: Final = re.compile(r"[.!?…][\"”»]? ?[(\[][^()\[\]:\d]{2,48}[)\]]$")
"""The source behind a sentence: "… the ministry said. (Newswire)"."""
_DIGIT: Final = re.compile(r"\d")
_CAPITALS: Final = 3
_CAMEL: Final = re.compile(r"(?:[A-ZÀ-Þ][a-zß-ÿœ’']{2,}){2,5}")
_CAMEL_PART: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿœ’']+")
_NUMBER: Final = re.compile(r"\d{3}| #\d")
_LISTED: Final = re.compile(r" [/|›>•·] ?|[a-zß-ÿ]/[A-ZÀ-Þ]")
_BETWEEN_LABELS: Final = re.compile(r"[/|›>,•·]")
_LABELS: Final = re.compile(r"[^\W\d_][\w&’' -]{1,24}(?: ?[/|›>,•·] ?[^\W\d_][\w&’' -]{1,24}){1,4}")
_NAME: Final = r"(?:[A-ZÀ-Þ0-9&@(«\"“/]\S*|[^\W\d_]{1,3}|and|avec|with|chez|pour|from|dans)"
_NAMES: Final = re.compile(rf"{_NAME}(?: {_NAME})*")


def text_kind(text: str) -> Kind:
    """Return the kind of a piece that no rule knows: a label if it is one or two words, else a text."""
    count = len(text.split()) if "  " in text else text.count(" ") + 1
    if count <= 5 and (labels := labels_in(text, count)):
        return Kind(Part.LABEL, "label", "label of a section", tuple(("label", label) for label in labels), words=count)
    stopped = text.endswith(_STOPS) or (
        text[-1] in _CLOSERS and (text.rstrip(_CLOSERS).endswith(_STOPS) or _SOURCED.search(text, -60) is not None)
    )
    titled = not stopped and count <= MOST_TITLE_WORDS and (count <= 12 or _is_one_thought(text))
    return _text_kind(count, titled, stopped)


def _is_one_thought(text: str) -> bool:
    """Tell whether a longer text is one sentence, or two that are not cut within the second."""
    ends = sum(1 for _ in sentences(text))
    return ends < 1 or (ends < 2 and fold(text[text.rfind(" ") :]) not in words("function"))


@lru_cache(1 << 12)
def _text_kind(words: int, titled: bool, stopped: bool) -> Kind:
    """Return the kind of all texts that look alike."""
    return Kind(Part.TEXT, "text", "", words=words, titled=titled, stopped=stopped)


def labels_in(text: str, count: int) -> tuple[str, ...]:
    """Return the labels that a short line holds, glued or listed; none if it can be a title."""
    if _CAMEL.fullmatch(text):
        return tuple(_CAMEL_PART.findall(text))
    if _LISTED.search(text) and _LABELS.fullmatch(text):
        return tuple(part.strip() for part in _BETWEEN_LABELS.split(text))
    if count <= _CAPITALS and text.isupper() and not _DIGIT.search(text):
        return (text.strip(" :[]()#"),)
    if count <= 2 and not text.rstrip(_CLOSERS + ":").endswith((*_ENDS, *_STOPS)) and not _NUMBER.search(text):
        return (text.strip(" :[]()#"),)
    return ()


def looks_cut(text: str) -> bool:
    """Tell whether a text is printed with the sign of a cut."""
    return text.rstrip(_CLOSERS).endswith(_CUTS)


def ends_whole(text: str) -> bool:
    """Tell whether a text ends where a sentence does."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def is_name(text: str, most: int = 6) -> bool:
    """Tell whether a few words can be the name of a person, an outlet or a section."""
    parts = text.split()
    if not parts or len(parts) > most or not _NAMES.fullmatch(" ".join(parts)):
        return False
    named = parts[0][0].isupper() or any([part[0].isupper() or part[0] == "@" for part in parts])
    return named and parts[0] not in words("function")
