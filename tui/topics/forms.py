"""Short ways of writing many names at once: "(Malian|Mali's) (army|troops)" stands for four."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Final

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
_GROUP: Final = re.compile(r"\{([\w-]+)\}")


class UnknownGroup(Exception):
    """A form names a group of words that the lexicon does not have; the argument is its name."""


def spelled_out(form: str, groups: Mapping[str, str]) -> Iterator[str]:
    """Yield each name that a form stands for; ``{troops}`` is the group of words of that name in ``[groups]``."""
    if "{" in form:
        form = _GROUP.sub(lambda match: f"({_words(match[1], groups)})", form)
    pieces = _CHOICE.split(form)  # text, choice, text, choice, text
    if len(pieces) == 1:
        yield form.strip()
        return
    choices = [piece.split("|") if at % 2 else (piece,) for at, piece in enumerate(pieces)]
    for chosen in itertools.product(*choices):
        spelling = " ".join("".join(chosen).split())
        if "(" in spelling:  # the innermost choices are made first, so choices may stand in choices
            yield from spelled_out(spelling, groups)
        else:
            yield spelling


def _words(group: str, groups: Mapping[str, str]) -> str:
    """Return the words of a group with bars between them."""
    if group not in groups:
        raise UnknownGroup(group)
    return groups[group]
