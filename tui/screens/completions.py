"""How a word that is being typed goes on: fields and values of the search, own tags."""

from collections.abc import Iterable
from typing import Final

from tui.library.words import key
from tui.session import Session
from tui.text import fold_same

_VALUES: Final = {
    "is": ("unread", "read", "starred", "noted", "tagged"),
    "sort": ("listed", "newest", "title", "source", "unread"),
}
_TAGGED: Final = ("place", "actor", "theme", "tag")
_FIELDS: Final = (*_TAGGED, "is", "source", "doc", "title", "by", "after", "before", "on", "sort")

_TELLING: Final = 3
"""So many letters it takes to name a tag without its whole name."""


def completed_search(text: str, session: Session) -> str | None:
    """Return the search with its last word completed, or None where nothing fits."""
    head, word = _last_word(text, " (")
    sign = "-" if word.startswith("-") else ""
    field, colon, value = word.removeprefix("-").partition(":")
    if not colon:
        rest = _first(field, (f"{name}:" for name in _FIELDS)) if len(field) > 1 else None
    elif value:
        rest = _first(f"{field}:{value}", (f"{field}:{known}" for known in _values(field, session)))
    else:
        rest = None
    return None if rest is None else f"{head}{sign}{rest}"


def completed_tags(text: str, session: Session) -> str | None:
    """Return a line of own tags with its last word completed, or None where nothing fits."""
    head, word = _last_word(text, " ,")
    sign = "-" if word.startswith("-") else ""
    rest = _first(word.removeprefix("-"), _values("tag", session))
    return None if rest is None or word == sign else f"{head}{sign}{rest}"


def completed_name(text: str, session: Session) -> str | None:
    """Return the name of a tag of the lexicon that begins with what was typed, or None where none does."""
    return _first(text, (name for names in session.catalog.names.values() for name in names)) if text else None


def tags_called(text: str, session: Session) -> list[str]:
    """Return the tags of the lexicon that a text names: those called exactly so, else those called so at length.

    "guinea" is Guinea alone, "guinea b" Guinea-Bissau, and "army" every army.
    """
    names = {tag: {key(name) for name in (*names, tag)} for tag, names in session.catalog.names.items()}
    wanted = key(text)
    exact = [tag for tag, called in names.items() if wanted in called]
    if exact or len(wanted) < _TELLING:
        return exact
    return [tag for tag, called in names.items() if any(f" {wanted}" in f" {name}" for name in called)]


def _values(field: str, session: Session) -> Iterable[str]:
    """Return what a field can hold, most frequent first where that is known."""
    if field not in _TAGGED:
        return _VALUES.get(field, ())
    tags = session.marks.tags(session.catalog, field)
    by_size = sorted(tags, key=lambda tag: -len(session.marks.rows(session.catalog, tag)))
    return (tag.partition(":")[2] for tag in by_size)


def _last_word(text: str, breaks: str) -> tuple[str, str]:
    """Return a text up to its last word, and that word."""
    start = max((text.rfind(sign) for sign in breaks), default=-1) + 1
    return text[:start], text[start:]


def _first(start: str, words: Iterable[str]) -> str | None:
    """Return the first word that begins so and is longer."""
    folded = fold_same(start)
    return next((word for word in words if fold_same(word).startswith(folded) and len(word) > len(start)), None)
