"""Words without their endings, so that "attacks" and "attacked" are one; light, and for English and French at once."""

import re
from functools import lru_cache
from typing import Final

from tui.text import fold_same

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ENDINGS: Final = (
    "issements issement ations ements ation ement ances ences ments ment ings ance ence "  # typos: ignore
    "eurs ives ions ion ing ers eur ees ies ant ent ive ifs aux ed er es ez ee al if ly ys e s y"
)
_STEM: Final = re.compile(rf"(.{{4,}}?)(?:{_ENDINGS.replace(' ', '|')})?$")
"""A word in two: at least four letters, and the longest ending behind them, if there is one."""

_ENGLISH: Final = (
    "the and for that with was were are has have had been being its his her their they them from "
    "this these those which who whom whose what when where while will would could should can may "
    "might must not but than then there here into onto over under after before between during "
    "against about also more most some such other others any all both each own same out off she "
    "him our your you since until because said says say according told two one first new last "
)
_FRENCH: Final = (
    "les des une aux dans sur pour par avec sans sous vers chez est sont ont ete etre avoir fait "  # typos: ignore
    "qui que quoi dont mais pas plus moins tres aussi comme cette ces ses son leur leurs elle "  # typos: ignore
    "elles ils nous vous entre depuis apres avant pendant contre selon tout tous toute toutes "  # typos: ignore
    "autre autres meme ainsi alors lors deja encore afin car donc soit cet deux "  # typos: ignore
)
_PLAIN: Final = frozenset(_WORD.findall(_ENGLISH + _FRENCH))
"""Words that say nothing of what a text is about."""


@lru_cache(16_384)
def stem(word: str) -> str:
    """Return a folded word without its ending; the word itself begins with that."""
    found = _STEM.match(word)
    return found[1] if found else word


def stems(*texts: str) -> dict[str, str]:
    """Return the stems of some texts, each with the first word that has it as printed; plain words are left out."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _WORD.finditer(fold_same(text)):
            word = match[0]
            if word not in _PLAIN:
                found.setdefault(stem(word), text[match.start() : match.end()])
    return found


def stemmed(*texts: str) -> list[str]:
    """Return the stems of some texts, each once, in order; quicker than `stems` where nobody asks for the words."""
    words = dict.fromkeys(word for text in texts for word in _WORD.findall(fold_same(text)))
    return [*dict.fromkeys(stem(word) for word in words if word not in _PLAIN)]
