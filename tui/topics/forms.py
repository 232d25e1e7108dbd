"""Short ways of writing many names at once: "(Malian|Mali's) (army|troops)" stands for four."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_CHOICE: Final = re.compile(r"\(([^()]*)\)")  # the innermost first, so choices may stand in choices
_GROUP: Final = re.compile(r"\{([\w-]+)\}")


class UnknownGroup(Exception):
    """A form names a group of words that the lexicon does not have; the argument is its name."""


def spelled_out(form: str, groups: Mapping[str, str]) -> Iterator[str]:
    """Yield each name that a form stands for; ``{troops}`` is the group of words of that name in ``[groups]``."""
    if "{" in form:
        form = _GROUP.sub(lambda match: f"({_words(match[1], groups)})", form)
    choice = _CHOICE.search(form)
    if choice is None:
        yield " ".join(form.split())
        return
    for chosen in choice[1].split("|"):
        yield from spelled_out(form[: choice.start()] + chosen + form[choice.end() :], groups)


def _words(group: str, groups: Mapping[str, str]) -> str:
    """Return the words of a group with bars between them."""
    if group not in groups:
        raise UnknownGroup(group)
    return groups[group]
