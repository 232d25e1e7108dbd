"""The fields of the search language: what each makes of the value behind it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tui.library.conditions import STATES, Condition, Dated, Is, Own, Printed, Relation, Says, Tagged, Titled
from tui.library.words import Term
from tui.text import fold_same

_DAY: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_PART_OF_DAY: Final = re.compile(r"[0-9]{0,3}|[0-9]{4}-[0-9]?|[0-9]{4}-[0-9]{2}-[0-9]?")


@dataclass(frozen=True, slots=True)
class Fault:
    """A search that cannot be read, and what to tell the person."""

    at: int
    """The character where it broke, from 0."""
    sentence: str
    """What is wrong there and what would be right."""


class Unreadable(Exception):
    """Carries a fault out of the depths of the parser; `query.parse` returns it as a value."""

    def __init__(self, at: int, sentence: str) -> None:
        """Take where it broke and what to say."""
        super().__init__(sentence)
        self.fault = Fault(at, sentence)


@dataclass(frozen=True, slots=True)
class Value:
    """A word or a phrase in quotes, as printed."""

    text: str
    """What was typed, without the quotes."""
    at: int
    """Where it begins in the line."""
    quoted: bool
    """Whether it began with a quote."""
    finished: bool
    """Whether nothing more can be typed to it: it was closed, or something stands behind it."""

    def term(self) -> Term | None:
        """Return the term that it asks for, if it holds letters or digits."""
        return Term.of(self.text, starts=self.quoted, ends=self.quoted and self.finished)


def says(value: Value) -> Condition | None:
    """Return the condition of bare words."""
    term = value.term()
    return Says(term) if term else None


def _titled(value: Value) -> Condition | None:
    """Return the condition of ``title:``."""
    term = value.term()
    return Titled(term) if term else None


def choice(value: Value, choices: tuple[str, ...], name: str) -> str:
    """Return which of some words is meant; its first letters are enough."""
    wanted = fold_same(value.text)
    for word in choices:
        if word.startswith(wanted):
            return word
    raise Unreadable(value.at, f"{name}: takes {', '.join(choices[:-1])} or {choices[-1]}, not “{value.text}”.")


def _is(value: Value) -> Condition:
    """Return the condition of ``is:``."""
    return Is(choice(value, STATES, "is"))


def _dated(relation: Relation) -> Callable[[Value], Condition | None]:
    """Return what makes the conditions of one of ``after:``, ``before:`` and ``on:``."""

    def condition(value: Value) -> Condition | None:
        """Return the condition, or nothing for a date that is still being typed."""
        if not value.finished and _PART_OF_DAY.fullmatch(value.text):
            return None
        try:
            if _DAY.fullmatch(value.text):
                date.fromisoformat(value.text + "-01-01"[len(value.text) - 4 :])
                return Dated(relation, value.text)
        except ValueError:
            pass
        wrong = f"{relation}: takes a day as 2023, 2023-09 or 2023-09-12, not “{value.text}”."
        raise Unreadable(value.at, wrong)

    return condition


def nearest(name: str) -> str | None:
    """Return the field that a name may be a slip of."""
    from difflib import get_close_matches  # a slip is rare, and the import would slow down every start

    near = get_close_matches(name, FIELDS, 1, 0.75)
    return near[0] if near else None


FIELDS: Final[Mapping[str, Callable[[Value], Condition | None]]] = {
    "is": _is,
    "place": lambda value: Tagged("place", value.text),
    "actor": lambda value: Tagged("actor", value.text),
    "theme": lambda value: Tagged("theme", value.text),
    "tag": lambda value: Own(value.text),
    "title": _titled,
    "by": lambda value: Printed("by", value.text),
    "source": lambda value: Printed("source", value.text),
    "doc": lambda value: Printed("doc", value.text),
    "after": _dated("after"),
    "before": _dated("before"),
    "on": _dated("on"),
}
"""The fields by name, in the order in which they are offered; ``sort:`` asks nothing of a row and is the parser's."""
