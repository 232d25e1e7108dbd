"""What texts look like beside each other, a letter for each: T for a title, S for a short sentence, B for a body.

A text shows little by itself: sites cut titles as well as bodies, and print deks without a stop. Where shorter and
longer ones take turns, the place of each tells what it is.
"""

import re
from collections.abc import Sequence
from typing import Final

from tui.parsing.kinds import Fragment
from tui.parsing.shapes import MOST_TITLE_WORDS, ends_whole, looks_cut

LONGER: Final = 1.25
"""A body is so many times as long as the title above it."""
LONG_TITLE: Final = 16
"""So many words are long for a title."""
ALTERNATING: Final = 4
"""Fewer texts show no alternation of shorter and longer ones."""
_VERY_LONG_TITLE: Final = 20
_FEW_TITLES: Final = 4
"""In a list of bodies no more than one of so many texts looks like a title."""
_FEW: Final = 2
_BETWEEN_COUPLES: Final = re.compile("(?<=T[BS]T[BS])(?:(?=(?:TT|[BS][BS])T[BS])|(?<=T[BS]T[BS]T[BS])(?=[BS][BST]$))")
"""Where two texts stand between titles that have a body each, two of them above, or below three such titles."""
_DATELINE: Final = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30}(?:, [A-ZÀ-Þ][\w. -]{2,20})? ?(?:\([A-Z][\w /]{1,16}\) ?)?[—–-]"
)
"""A town in capitals, perhaps with its country and an agency, and a dash."""


def shape_of(texts: Sequence[Fragment]) -> str:
    """Return a letter for each text; neighbours may make a dek of what looks like a title, and the reverse."""
    letters = [letter(text) for text in texts]
    if len(letters) >= ALTERNATING:
        _read_long_titles(texts, letters)
        _read_alternation(texts, letters)
        _read_cut_titles(texts, letters)
        _read_deks(texts, letters)
        _read_uncut_titles(texts, letters)
        _read_between_couples(texts, letters)
    return "".join(letters)


def letter(text: Fragment) -> str:
    """Return what a text looks like by itself."""
    if text.kind.titled:
        return "T"
    return "S" if text.kind.words <= 15 and text.text.endswith(".") and not text.text.endswith("..") else "B"


def _read_long_titles(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of the few long title-like texts of a list of bodies, and of those as long as what stands beside."""
    titles = [n for n, letter in enumerate(letters) if letter == "T"]
    if not titles or _FEW_TITLES * len(titles) > len(letters):
        return
    for n in titles:
        beside = [len(texts[m].text) for m in (n - 1, n + 1) if 0 <= m < len(texts) and letters[m] == "B"]
        if len(beside) < _FEW or texts[n].kind.words < LONG_TITLE:
            continue
        if texts[n].kind.words >= _VERY_LONG_TITLE or LONGER * len(texts[n].text) >= min(beside):
            letters[n] = "B"


def _read_alternation(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of deks without full stop, and titles of short sentences, where shorter and longer alternate."""
    at = 0
    while at < len(letters):
        end = at + 1
        while end < len(letters) and letters[end] == letters[at] and letters[at] == "T":
            end += 1
        if end - at >= ALTERNATING and (end - at) % 2 == 0 and _alternate(texts[at:end], LONGER):
            letters[at + 1 : end : 2] = "B" * ((end - at) // 2)
        at = end
    shorts = [n for n, letter in enumerate(letters) if letter == "S"]
    every_second = len(shorts) >= 3 and shorts == list(range(0, len(letters), 2)) and len(letters) % 2 == 0
    if every_second and _alternate(texts, 2.0):
        letters[0::2] = "T" * len(shorts)


def _read_cut_titles(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make titles of cut texts where titles and longer bodies alternate: a site cuts its long titles too.

    Where blank lines part these couples, nothing else has to tell that the first of each is a title.
    """
    at = 0
    while at < len(letters):
        end = at
        while end + 1 < len(letters) and letters[end + 1] == "B" and may_be_title(texts, letters, end):
            end += 2
        titles, couples = letters[at:end:2].count("T"), (end - at) // 2
        told = titles > 1 and 3 * titles >= couples
        if told or (couples > 1 and (_are_couples(texts[at:end]) or _have_datelines(texts[at:end]))):
            while end + 1 < len(letters) and letters[end : end + 2] == ["B", "B"] and _is_shorter(texts, end):
                end += 2
            letters[at:end:2] = "T" * ((end - at) // 2)
        at = max(end, at + 1)


def _is_shorter(texts: Sequence[Fragment], at: int) -> bool:
    """Tell whether a text is cut and shorter than the one below it."""
    return looks_cut(texts[at].text) and len(texts[at].text) < len(texts[at + 1].text)


def _have_datelines(texts: Sequence[Fragment]) -> bool:
    """Tell whether most of each second text begin with a town in capitals and a dash, and none of the others do."""
    seconds = sum(_DATELINE.match(text.text) is not None for text in texts[1::2])
    return 4 * seconds > len(texts) and not any(_DATELINE.match(text.text) for text in texts[0::2])


def _are_couples(texts: Sequence[Fragment]) -> bool:
    """Tell whether two lines each stand together, with blank lines between them and the next two."""
    lines = [text.line for text in texts]
    together = all(below == above + 1 for above, below in zip(lines[0::2], lines[1::2], strict=True))
    return together and all(below > above + 1 for above, below in zip(lines[1::2], lines[2::2], strict=False))


def _read_uncut_titles(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make titles of long texts without a stop below bodies and above titles, where a site cuts all of its bodies."""
    bodies = [n for n, letter in enumerate(letters) if letter == "B"]
    whole = [n for n in bodies if not looks_cut(texts[n].text)]
    if not whole or len(bodies) < len(whole) * ALTERNATING:
        return
    for n in whole:
        between = 0 < n < len(letters) - 1 and letters[n - 1] == "B" and letters[n + 1] == "T"
        if between and not texts[n].kind.stopped:
            letters[n] = "T"


def _read_deks(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of deks without full stop where titles alternate with longer texts, one of which is a body."""
    at = 0
    while at < len(letters):
        end = at
        while end + 1 < len(letters) and letters[end] == "T" and letters[end + 1] in "TB":
            end += 2
        bodies = letters[at + 1 : end : 2].count("B")
        if bodies and end - at > 2 * bodies and end - at >= ALTERNATING and _alternate(texts[at:end], LONGER):
            letters[at + 1 : end : 2] = "B" * ((end - at) // 2)
        at = max(end, at + 1)


def _read_between_couples(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make a title and its body of two texts between titles with a body each, the shorter above the longer."""
    at = 0
    while odd := _BETWEEN_COUPLES.search("".join(letters), at):
        at = odd.start() + 2
        title, body = texts[at - 2 : at]
        cut_off = at == len(texts) and not ends_whole(body.text)
        longer = LONGER * len(title.text) <= len(body.text) or cut_off
        cut = looks_cut(title.text) or letters[at - 2] == "S" or cut_off
        if longer and title.kind.words <= MOST_TITLE_WORDS and (letters[at - 2] == "T" or cut):
            letters[at - 2 : at] = "TB"


def may_be_title(texts: Sequence[Fragment], letters: Sequence[str], at: int) -> bool:
    """Tell whether a text is a title, or can be one that is cut or has a stop: shorter than the bodies beside it."""
    text = texts[at]
    if letters[at] == "T":
        return True
    beside = [len(texts[n].text) for n in (at - 1, at + 1) if n >= 0 and letters[n] == "B"]
    if letters[at] == "S":
        return 2 * len(text.text) <= min(beside)
    short = text.kind.words <= MOST_TITLE_WORDS and LONGER * len(text.text) <= min(beside)
    return letters[at] == "B" and short and looks_cut(text.text)


def _alternate(texts: Sequence[Fragment], times: float) -> bool:
    """Tell whether each second text is longer than both of its neighbours, by so many times."""
    sizes = [len(text.text) for text in texts]
    return all(
        long >= times * short and (n + 1 >= len(sizes[0::2]) or long >= times * sizes[2 * n + 2])
        for n, (short, long) in enumerate(zip(sizes[0::2], sizes[1::2], strict=False))
    )
