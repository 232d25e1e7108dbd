"""What stands in the lexicon's TOML, as values: entries, each with the terms that speak for it."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from tui.topics.forms import UnknownGroup, spelled_out
from tui.topics.matching import keys

Role: TypeAlias = Literal["alias", "demonym", "contains", "strong", "fair", "weak", "not"]
"""What a term is to its entry; the last four are cues of a theme."""

NAMING: Final[tuple[Role, ...]] = ("alias", "demonym", "contains")
"""The roles of names: the longest name takes its words for itself."""
CUES: Final[tuple[Role, ...]] = ("strong", "fair", "weak", "not")
"""The roles of a theme's cues: they may lie over names and over each other."""
FACETS: Final = ("place", "actor", "theme")
"""The kinds of entries that are tags; ``[[block]]`` is the fourth kind, of names that are none."""


class Condition(NamedTuple):
    """What a snippet must be like for a term to hold in it."""

    needs: tuple[str, ...] = ()
    """Words of which the snippet must hold one."""
    unless: tuple[str, ...] = ()
    """Words of which the snippet must hold none."""
    near: tuple[str, ...] = ()
    """Words of which one must stand a few words away, before or after."""
    not_before: tuple[str, ...] = ()
    """Words that must not follow."""
    not_after: tuple[str, ...] = ()
    """Words that must not stand before it."""
    since: str = ""
    """The first day on which the name meant this, "2023-11"; empty for always."""
    until: str = ""
    """The first day on which it no longer did; empty for never."""
    word: bool = False
    """Whether its letters are also a common word (WHO, UN): not believed among capitals."""
    surname: bool = False
    """Whether it is a surname that many bear: not believed behind somebody else's first name."""


class Term(NamedTuple):
    """One name or cue of an entry."""

    form: str
    """As written in the lexicon: a capital asks for one in the text, "kidnap*" for any ending."""
    role: Role
    """What it is to its entry."""
    key: str
    """As it is looked for in a text."""
    condition: Condition | None = None
    """When it holds; None for always."""


_new: Final = tuple.__new__  # thousands of terms are made in half the time that calling their class takes


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag of the lexicon, or one block, with all that speaks for it."""

    tag: str
    """"place:mali"; empty for a block."""
    kind: str = ""
    """Country, jihadist, mission …; empty for themes and blocks."""
    name: Mapping[str, str] = field(default_factory=dict)
    """What it is called, by language."""
    terms: tuple[Term, ...] = ()
    """Its names or cues, spelled out."""
    implies: tuple[str, ...] = ()
    """Tags that come with it."""
    suggests: tuple[str, ...] = ()
    """Themes of which it is a weak cue."""
    fuzzy: frozenset[str] = frozenset()
    """Which of its names are known again when misspelt."""


Plain: TypeAlias = tuple[
    str,
    str,
    dict[str, str],
    tuple[tuple[str, Role, str, tuple[object, ...] | None], ...],
    tuple[str, ...],
    tuple[str, ...],
    frozenset[str],
]
"""An entry as plain values, in the order of its fields."""


def plain(entry: Entry) -> Plain:
    """Return an entry as plain values."""
    terms = tuple((form, role, key, None if when is None else tuple(when)) for form, role, key, when in entry.terms)
    return entry.tag, entry.kind, dict(entry.name), terms, entry.implies, entry.suggests, entry.fuzzy


def of_plain(values: Plain) -> Entry:
    """Return the entry that plain values are."""
    tag, kind, name, plain_terms, implies, suggests, fuzzy = values
    terms = [_new(Term, term if term[3] is None else (*term[:3], _new(Condition, term[3]))) for term in plain_terms]
    return Entry(tag, kind, name, tuple(terms), implies, suggests, fuzzy)


Table: TypeAlias = Mapping[str, object]
"""One table of a TOML file, before anything is known about it."""

_KEYS: Final[dict[str, frozenset[str]]] = {
    "place": frozenset(
        {"id", "kind", "name", "alias", "demonym", "contains", "implies", "suggests", "fuzzy", "replace"}
    ),
    "actor": frozenset({"id", "kind", "name", "alias", "implies", "suggests", "fuzzy", "replace"}),
    "theme": frozenset({"id", "name", *CUES, "replace"}),
    "block": frozenset({"alias", "implies"}),
}
_TERM_KEYS: Final = frozenset({"form", *Condition._fields})


class Fault(Exception):
    """A table cannot be used as it stands; the argument is the sentence that says why."""


def entry(facet: str, table: Table, groups: Mapping[str, str]) -> Entry:
    """Return the entry that a table describes; raise `Fault` where it describes none."""
    what = f'{facet} "{table.get("id", "")}"' if facet != "block" else "a block"
    _known(table, _KEYS[facet], what)
    identity = "" if facet == "block" else _text(table.get("id"), f"the id of {what}")
    name = table.get("name", {})
    if not isinstance(name, dict):
        raise Fault(f'the name of {what} must be written {{ en = "…", fr = "…" }}')
    roles = NAMING if facet != "theme" else CUES
    said = [one for role in roles if role in table for one in _terms(table[role], role, groups, what)]
    if facet != "theme":  # what it is called is an alias, unless an alias says when, or a bracket explains it
        conditional = {form for form, _, condition in said if condition}
        called: list[_Said] = [
            (own, "alias", None) for own in name.values() if own not in conditional and "(" not in own
        ]
        said = called + said
    said = [*dict.fromkeys(said)]
    spelled = keys([form for form, _, _ in said])
    terms = [_new(Term, (form, role, key, when)) for (form, role, when), key in zip(said, spelled, strict=True)]
    fuzzy = table.get("fuzzy", ())
    fuzzy = _one_word_names(terms) if fuzzy is True else _texts(fuzzy or (), f"the fuzzy names of {what}")
    return Entry(
        tag=f"{facet}:{identity}" if identity else "",
        kind=_text(table.get("kind", ""), f"the kind of {what}"),
        name=name,
        terms=tuple(terms),
        implies=_texts(table.get("implies", ()), f"what {what} implies"),
        suggests=_texts(table.get("suggests", ()), f"what {what} suggests"),
        fuzzy=frozenset(fuzzy),
    )


_Said: TypeAlias = tuple[str, Role, Condition | None]
"""A term before it is known how it is looked for."""


def _terms(values: object, role: Role, groups: Mapping[str, str], what: str) -> list[_Said]:
    """Return the names or cues of one key of a table, alternatives spelled out."""
    if not isinstance(values, list | tuple):
        raise Fault(f'"{role}" of {what} must be a list')
    terms: list[_Said] = []
    for value in values:
        condition = None
        try:
            if isinstance(value, dict):
                condition = _condition(value, groups, f'"{role}" of {what}')
                forms = spelled_out(_text(value.get("form"), f'a form in "{role}" of {what}'), groups)
            else:
                text = _text(value, f'a name in "{role}" of {what}')
                if "\n" in text:
                    text = " ".join(text.split())
                forms = list(map(str.strip, text.split(",")))
                if "(" in text or "{" in text:
                    forms = [spelling for form in forms for spelling in spelled_out(form, groups)]
        except UnknownGroup as unknown:
            raise Fault(f"{what} uses {{{unknown}}}, which [groups] does not have") from None
        terms += [(form, role, condition) for form in forms]
    return terms


def _condition(table: Table, groups: Mapping[str, str], where: str) -> Condition:
    """Return when a term written as a table holds."""
    _known(table, _TERM_KEYS, where)

    def words(key: str) -> tuple[str, ...]:
        """Return the words of one key, alternatives spelled out."""
        if key not in table:
            return ()
        some = _texts(table[key], f'"{key}" in {where}')
        return tuple(spelling for word in some for spelling in spelled_out(word, groups))

    return Condition(
        *(words("needs"), words("unless"), words("near"), words("not_before"), words("not_after")),
        since=str(table.get("since", "")),
        until=str(table.get("until", "")),
        word=bool(table.get("word")),
        surname=bool(table.get("surname")),
    )


def _one_word_names(terms: list[Term]) -> tuple[str, ...]:
    """Return the names that `fuzzy = true` means: single capitalised words that hold always."""
    return tuple(t.form for t in terms if t.form[:1].isupper() and " " not in t.form and t.condition is None)


def _known(table: Table, keys: frozenset[str], what: str) -> None:
    """Raise `Fault` for a key that no table of this kind has."""
    for key in table:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            raise Fault(
                f'{what} has a key "{key}"' + (f'; did you mean "{near[0]}"?' if near else ", which is unknown")
            )


def _text(value: object, what: str) -> str:
    """Return a value that must be text."""
    if not isinstance(value, str):
        raise Fault(f"{what} must be text")
    return value


def _texts(value: object, what: str) -> tuple[str, ...]:
    """Return a value that must be a list of texts."""
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
        raise Fault(f"{what} must be a list of texts")
    return tuple(value)
