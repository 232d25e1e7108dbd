"""What to show in place of a missing title: the first sentence, or the clause of it that fits on a row."""

import re
from collections.abc import Iterator
from typing import Final

from tui.parsing.words import one_of, words

LIMIT: Final = 90
"""A first sentence up to this many characters is shown whole."""

_FEWEST: Final = 28
_MOST: Final = 98
_LONGEST_STUMP: Final = 12
"""No preposition or article has so many letters."""
_SIGNS: Final = " ,;:–—-"
"""What no title ends with."""

_SENTENCE_END: Final = re.compile(r"[.!?…][.!?…]*[\"”»’)\]]*(?:(?=\s+[\"“«‘(\[]*[^\W_a-zß-öø-ÿ])|\s*$)")
"""Begins with a set of signs and not with a repeated one: to where one may stand, text is passed over in C."""
_ABBREVIATION: Final = re.compile(rf"(?:^|[\s(«“\"])(?:[A-ZÀ-Þ]|(?:[A-Z]\.)+[A-Z]|{one_of('abbreviation')})$")
_BOUNDARY: Final = re.compile(
    rf", (?P<whole>)(?=(?:\w+ing|ce qui|{one_of('remark')})\b)"
    r"|; |: (?=\w)| [–—] "
    rf"|, (?=(?:{one_of('clause_after_comma')})\b)"
    rf"| (?=(?:alors que|tandis que|parce que|afin de|{one_of('clause')})\b)"
    rf"| (?P<weak>)(?=(?:{one_of('joint')})\b)"
)
"""Where a sentence may be cut; at a weak one only if there is no other."""
_BETWEEN_WORDS: Final = re.compile(r"[\s’']")
_LIST_GOES_ON: Final = re.compile(r",? (?:and|or|et|ou) ")


def sentences(text: str) -> Iterator[int]:
    """Yield where each sentence of a paragraph ends, in characters; abbreviations and initials end none."""
    return (end.end() for end in _SENTENCE_END.finditer(text) if not _is_abbreviation(text, end))


def derived_title(body: str) -> str:
    """Return the first sentence of a body, cut at a clause where it would not fit; for showing only."""
    paragraph = body.partition("\n")[0].strip()
    sentence = paragraph[: next(sentences(paragraph), None)]
    if len(sentence) <= LIMIT:
        return _without_stop(sentence)
    cut, whole = _last_boundary(sentence)
    return sentence[:cut].rstrip(_SIGNS) + ("" if whole else "…")


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    """Tell whether the stop belongs to an abbreviation in the middle of the text."""
    if end.group().strip() != "." or end.end() >= len(text.rstrip()):
        return False
    return _ABBREVIATION.search(text, max(0, end.start() - 12), end.start()) is not None


def _without_stop(sentence: str) -> str:
    """Return a sentence as a headline: no full stop, but "?", "!" and an ellipsis stay."""
    plain = sentence.strip()
    return plain[:-1] if plain.endswith(".") and not plain.endswith("..") else plain


def _last_boundary(sentence: str) -> tuple[int, bool]:
    """Return where to cut a long sentence, and whether what stays is a whole sentence in itself."""
    weak = 0
    for found in reversed([*_BOUNDARY.finditer(sentence, _FEWEST, _MOST + 12)]):
        cut, kind = found.start(), found.lastgroup
        if cut <= _MOST and not (weak and kind == "weak") and not _leaves_a_stump(sentence, cut):
            if kind != "weak":
                return cut, kind == "whole"
            weak = cut
    space = weak or sentence.rfind(" ", _FEWEST, LIMIT)
    return (space if space > 0 else LIMIT), False


def _leaves_a_stump(sentence: str, cut: int) -> bool:
    """Tell whether a cut here would end on "of the" or inside "A, B and C"."""
    last = _BETWEEN_WORDS.split(sentence[:cut].rstrip(_SIGNS)[-_LONGEST_STUMP:])[-1].casefold()
    if last in words("function"):
        return True
    return sentence[cut] == "," and _LIST_GOES_ON.match(sentence, cut) is not None
