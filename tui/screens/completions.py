"""How a word that is being typed goes on: fields and values of the search, own tags, names of the lexicon."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from pyroaring import BitMap

from tui.library.catalog.words import key, words_of
from tui.library.search.conditions import STATES
from tui.library.search.saved import field_of
from tui.library.view import SORTS
from tui.look.offers import Offer
from tui.session import Session
from tui.text import fold_same

_MOST: Final = 20
"""So many ways to go on are offered at most."""
_CHOICES: Final = {"is": STATES, "sort": SORTS}
_DAYS: Final = ("7d", "30d", "52w")
_FIELDS: Final = {
    "place": "place:mali",
    "actor": "actor:wagner",
    "theme": "theme:jihadism",
    "tag": "an own tag",
    "is": ", ".join(STATES),
    "saved": "a saved search",
    "source": "the outlet",
    "doc": "the document",
    "title": "words of the title",
    "by": "the author",
    "after": "2023-09, 7d",
    "before": "2023-09, 7d",
    "on": "2023-09-12",
    "seen": "came in since 7d",
    "sort": ", ".join(SORTS),
}
"""The fields in the order in which they are offered, each with what it takes."""
_MEANING: Final = {"place": "place", "actor": "actor", "theme": "theme", "tag": "own-tag"}
_TAGGED: Final = ("place", "actor", "theme", "tag")

_TELLING: Final = 3
"""So many letters it takes to name a tag without its whole name."""
_BEGUN: Final = 2
"""So many letters it takes until something is offered for a bare word."""


def completed_search(text: str, session: Session, among: Callable[[str], BitMap]) -> list[Offer]:
    """Return how the last word of a search may go on, the best way first.

    Args:
        text: What was typed.
        session: The library and its marks.
        among: Gives what the search finds without its last word; the figures are those there.
    """
    head, word = _last_word(text, " (")
    sign = "-" if word.startswith("-") else ""
    field, colon, value = word.removeprefix("-").partition(":")
    if colon:
        found = _values(field.lower(), value, session, among(head))
    elif len(field) >= _BEGUN:
        found = _bare(field, session, among(head))
    else:
        return []
    offers = (offer._replace(text=f"{head}{sign}{offer.text}") for offer in found)
    return list(islice((offer for offer in offers if offer.text != text), _MOST))


def completed_tags(text: str, session: Session) -> list[Offer]:
    """Return how the last word of a line of own tags may go on."""
    head, word = _last_word(text, " ,")
    sign = "-" if word.startswith("-") else ""
    begun = word.removeprefix("-")
    every = session.catalog.all
    offers = _tags("tag", begun, session, every) if begun else ()
    named = (offer._replace(text=offer.text.partition(":")[2], label=offer.label.partition(":")[2]) for offer in offers)
    return [offer._replace(text=f"{head}{sign}{offer.text}") for offer in named if offer.text != begun]


def completed_name(text: str, session: Session) -> str | None:
    """Return the name of a tag of the lexicon that begins with what was typed, or None where none does."""
    names = (name for names in session.catalog.names.values() for name in names)
    folded = fold_same(text)
    fitting = (name for name in names if fold_same(name).startswith(folded) and len(name) > len(text))
    return next(fitting, None) if text else None


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


def _bare(word: str, session: Session, among: BitMap) -> Iterator[Offer]:
    """Yield the fields and then the tags that a bare word may be the beginning of."""
    for field, about in _FIELDS.items():
        if field.startswith(word.lower()):
            yield Offer(f"{field}:", f"{field}:  {about}")
    for facet in _TAGGED:
        yield from _tags(facet, word, session, among)


def _values(field: str, begun: str, session: Session, among: BitMap) -> Iterator[Offer]:
    """Yield the values of a field that begin like what was typed, most frequent first where that is known."""
    folded = fold_same(begun)
    if field in _CHOICES or field in ("after", "before", "on", "seen"):
        for choice in _CHOICES.get(field, _DAYS):
            if choice.startswith(folded):
                yield Offer(f"{field}:{choice}", choice)
    elif field == "saved":
        names = (name for name in session.marks.searches if folded in fold_same(name))
        yield from (Offer(field_of("saved", name), name) for name in names)
    elif field in _FIELDS:
        yield from _tags(field, begun, session, among)


def _tags(facet: str, begun: str, session: Session, among: BitMap) -> Iterator[Offer]:
    """Yield the tags of a facet of which a name has a word that begins so, the most frequent among some rows first."""
    wanted, catalog, marks = f" {key(begun)}", session.catalog, session.marks
    found = {
        tag: marks.rows(catalog, tag).intersection_cardinality(among)
        for tag in marks.tags(catalog, facet)
        if any(wanted in _folded(name) for name in (_value(tag), *catalog.names.get(tag, ())))
    }
    yield from (_offer(facet, tag, session, found[tag]) for tag in sorted(found, key=lambda tag: -found[tag]))


@lru_cache(4096)
def _folded(name: str) -> str:
    """Return a name as it is compared, with a space before each word."""
    return f" {key(name)}"


def _offer(facet: str, tag: str, session: Session, figure: int) -> Offer:
    """Return the offer of a tag."""
    value = _value(tag)
    typed = field_of(facet, value)
    name = session.catalog.name(tag) if facet in _MEANING and facet != "tag" else ""
    label = typed if not name or words_of(name) == words_of(value) else f"{typed}  {name}"
    return Offer(typed, label, _MEANING.get(facet, "ink"), figure)


def _value(tag: str) -> str:
    """Return what stands behind the facet: "mali" of "place:mali"."""
    return tag.partition(":")[2]


def _last_word(text: str, breaks: str) -> tuple[str, str]:
    """Return a text up to its last word, and that word."""
    start = max((text.rfind(sign) for sign in breaks), default=-1) + 1
    return text[:start], text[start:]
