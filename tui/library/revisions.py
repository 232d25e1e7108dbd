"""What changed between two wordings of one item, word by word: "12 killed" became "21 killed"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from tui.text import fold_same

AROUND: Final = 4
"""So many words that stayed are shown on either side of a change; what lies further off is left out."""

_WORD: Final = re.compile(r"\S+")
_SIGNS: Final = re.compile(r"^[^\w%$€£+-]+|[^\w%$€£+]+$")


class Part(NamedTuple):
    """Some words of a text that stayed, went, came, or were put in place of others."""

    before: str
    """The words of the earlier wording; the same as `now` where they stayed, empty where they are new."""
    now: str
    """The words of the present one, empty where they went."""
    cut: bool = False
    """Whether words that stayed are left out here."""

    @property
    def stayed(self) -> bool:
        """Whether both wordings say this."""
        return self.before == self.now


@lru_cache(64)
def revised(before: str, now: str) -> tuple[Part, ...]:
    """Return how one wording became another: what changed, with a few words around it; nothing if no word differs.

    Accents, case, the form of quotes and the signs around a word change no word.
    """
    parts = [*_parts(_WORD.findall(before), _WORD.findall(now))]
    if all(part.stayed for part in parts):
        return ()
    return tuple(
        short
        for place, part in enumerate(parts)
        for short in (_shortened(part, place == 0, place == len(parts) - 1) if part.stayed else (part,))
    )


def _parts(before: Sequence[str], now: Sequence[str]) -> Iterator[Part]:
    """Yield all that stayed and all that changed, in turn; the words that stayed are those of now."""
    steps = Levenshtein.opcodes([*map(_compared, before)], [*map(_compared, now)])
    for stayed, some in groupby(steps, key=lambda step: step.tag == "equal"):
        first, *_, last = (*some,) * 2
        new = " ".join(now[first.dest_start : last.dest_end])
        yield Part(new if stayed else " ".join(before[first.src_start : last.src_end]), new)


def _compared(word: str) -> str:
    """Return a word as it is compared: without the signs around it, if anything else is there."""
    folded = fold_same(word)
    return _SIGNS.sub("", folded) or folded


def _shortened(part: Part, is_first: bool, is_last: bool) -> Iterator[Part]:
    """Yield a part that stayed without what is far from any change."""
    words = part.now.split(" ")
    head = 0 if is_first else AROUND
    tail = 0 if is_last else AROUND
    if len(words) <= head + tail + 1:
        yield part
        return
    for some, kept in ((words[:head], head), (["…"], 1), (words[len(words) - tail :], tail)):
        if kept:
            text = " ".join(some)
            yield Part(text, text, cut=some == ["…"])
