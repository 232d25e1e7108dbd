"""Short ways of writing many names at once: "(Malian|Mali's) (army|troops)" stands for four."""

import itertools
import re
from collections.abc import Mapping
from typing import Final

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
_GROUP: Final = re.compile(r"\{([\w-]+)\}")


class UnknownGroup(Exception):
    """A form names a group of words that the lexicon does not have; the argument is its name."""


def spelled_out(form: str, groups: Mapping[str, str]) -> list[str]:
    """Return each name that a form stands for; ``{troops}`` is the group of words of that name in ``[groups]``."""
    if "{" in form:
        form = _GROUP.sub(lambda match: f"({_words(match[1], groups)})", form)
    pieces = _CHOICE.split(" ".join(form.split()) if "(" in form else form)  # text, choice, text, choice, text
    if len(pieces) == 1:
        return [form.strip()]
    chosen = itertools.product(*(piece.split("|") if at % 2 else (piece,) for at, piece in enumerate(pieces)))
    spellings = list(map("".join, chosen))
    together = "\n".join(("", *spellings, ""))  # to look once for spaces that are left of empty choices
    if "  " in together or "\n " in together or " \n" in together:
        spellings = [" ".join(spelling.split()) for spelling in spellings]
    if "(" in "".join(pieces[::2]):  # the innermost choices are made first, so choices may stand in choices
        return [made for spelling in spellings for made in spelled_out(spelling, groups)]
    return spellings


def _words(group: str, groups: Mapping[str, str]) -> str:
    """Return the words of a group with bars between them."""
    if group not in groups:
        raise UnknownGroup(group)
    return groups[group]
