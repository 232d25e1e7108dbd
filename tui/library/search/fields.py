"""The fields of the search language: what each makes of the value behind it."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from tui.library.catalog.words import Term
from tui.library.search.conditions import STATES, Condition, Is, Says, Titled
from tui.library.search.days import FORMS, Dated, Relation, Seen, is_begun, is_day
from tui.library.search.faults import Unreadable
from tui.library.search.naming import Own, Printed, Tagged
from tui.library.search.saved import Saved
from tui.text import fold_same


class Value(Struct, frozen=True):
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


def backwards(sort: str, *, turned: bool = True) -> str:
    """Return the order that is a sort the other way round."""
    return sort if not turned else sort.removeprefix("-") if sort.startswith("-") else f"-{sort}"


def _is(value: Value) -> Condition:
    """Return the condition of ``is:``."""
    return Is(choice(value, STATES, "is"))


def _day(value: Value, name: str) -> str | None:
    """Return the day that a field asks for, or nothing for one that is still being typed."""
    if is_day(value.text):
        return value.text
    if not value.finished and is_begun(value.text):
        return None
    raise Unreadable(value.at, f"{name}: takes {FORMS}, not “{value.text}”.")


def _dated(relation: Relation) -> Callable[[Value], Condition | None]:
    """Return what makes the conditions of one of ``after:``, ``before:`` and ``on:``."""

    def condition(value: Value) -> Condition | None:
        """Return the condition, or nothing for a date that is still being typed."""
        day = _day(value, relation)
        return Dated(relation, day) if day else None

    return condition


def _seen(value: Value) -> Condition | None:
    """Return the condition of ``seen:``."""
    day = _day(value, "seen")
    return Seen(day) if day else None


FIELDS: Final[Mapping[str, Callable[[Value], Condition | None]]] = {
    "is": _is,
    "place": lambda value: Tagged("place", value.text, value.at),
    "actor": lambda value: Tagged("actor", value.text, value.at),
    "theme": lambda value: Tagged("theme", value.text, value.at),
    "tag": lambda value: Own(value.text, value.at),
    "saved": lambda value: Saved(value.text, value.at),
    "title": _titled,
    "by": lambda value: Printed("by", value.text, value.at),
    "source": lambda value: Printed("source", value.text, value.at),
    "doc": lambda value: Printed("doc", value.text, value.at),
    "after": _dated("after"),
    "before": _dated("before"),
    "on": _dated("on"),
    "seen": _seen,
}
"""The fields by name, in the order in which they are offered; ``sort:`` asks nothing of a row and is the parser's."""
