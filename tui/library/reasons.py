"""Why a row has its tags: what its words say for each one, and what the person said about it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from tui.library.catalog.catalog import Catalog
from tui.model import LEXICON_FACETS, Evidence, Mark

State: TypeAlias = Literal["given", "suggested", "pinned", "rejected", "not given"]
"""How a tag stands to a row: by its words, by weak words only, by the person, against the person, or no more."""

_TAG: Final = re.compile(rf"\b(?:{'|'.join(LEXICON_FACETS)}):[\w-]+")
_WHERE: Final = {"title": "in the title", "label": "in a label"}


class Reason(NamedTuple):
    """One tag of a row, with all that speaks for it."""

    tag: str
    """The tag: "actor:wagner"."""
    state: State
    """How it stands to the row."""
    evidence: tuple[Evidence, ...] = ()
    """What the words of the row say, in their order; a tag may be pinned without any."""

    def clauses(self, name: Callable[[str], str]) -> Iterator[str]:
        """Yield what speaks for the tag, each clause once: the words as printed, the rule, and the field."""
        yield from dict.fromkeys(_clause(one, name) for one in self.evidence)


def reasons(catalog: Catalog, row: int, mark: Mark, also: Iterable[str] = ()) -> list[Reason]:
    """Return why a row has its tags, by facet in the order of the lexicon.

    Tags that are only suggested, that the person rejected, and those in `also` are among them.
    """
    evidence = catalog.evidence(row)
    strong = {one.tag for one in evidence if not one.weak}
    every = {one.tag for one in evidence} | mark.pinned | mark.rejected | set(also)

    def state(tag: str) -> State:
        if tag in mark.rejected:
            return "rejected"
        if tag in mark.pinned:
            return "pinned"
        if tag in strong:
            return "given"
        return "suggested" if any(one.tag == tag for one in evidence) else "not given"

    return [
        Reason(tag, state(tag), tuple(one for one in evidence if one.tag == tag))
        for facet in LEXICON_FACETS
        for tag in catalog.in_order(facet, every)
    ]


def _clause(one: Evidence, name: Callable[[str], str]) -> str:
    """Return one piece of evidence in words: "“Malians” (demonym Malian, in the title)", "implied by Wagner Group"."""
    rule = _TAG.sub(lambda tag: name(tag[0]), one.rule)
    if one.words and rule.casefold().endswith(" " + one.words.casefold()):
        rule = rule[: -len(one.words)].rstrip(" ,")  # the words were said already
    about = ", ".join(part for part in (rule, _WHERE.get(one.field, "")) if part)
    return f"“{' '.join(one.words.split())}” ({about})" if one.words else about
