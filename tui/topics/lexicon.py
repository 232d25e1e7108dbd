"""The lexicon: every place, actor and theme the program knows, read from TOML and extended by the person's own file."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from tui.kept import kept
from tui.topics.entries import FACETS, Entry, Fault, Plain, Table, entry, of_plain, plain

_PACKAGED: Final = ("places.toml", "lexicon.toml", "themes.toml")
_MAKERS: Final = ("lexicon.py", "entries.py", "forms.py", "matching.py")
_FOLDER: Final = Path(__file__).parent
_TOP: Final = frozenset({*FACETS, "block", "groups", "kinds"})


class Lexicon:
    """An immutable body of entries; equal texts give equal lexicons."""

    def __init__(
        self, entries: Mapping[str, Entry], blocks: tuple[Entry, ...], by_kind: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Hold entries by tag, names that are no tags, and what each kind of actor implies."""
        self.entries: Final = entries
        """Each entry by its tag, in the order of the files."""
        self.blocks: Final = blocks
        """Names that are matched first and yield nothing but what they imply."""
        self.by_kind: Final = by_kind
        """Tags that come with every entry of a kind: "jihadist" gives "theme:jihadism"."""

    @classmethod
    def packaged(cls) -> Self:
        """Return the lexicon that comes with the program."""
        return cls._of(_packaged())

    @classmethod
    def extended(cls, toml_text: str, path: str) -> tuple[Self, tuple[str, ...]]:
        """Return the packaged lexicon with a person's own file on top, and a sentence for each thing wrong with it.

        An entry with a known id adds to that entry; with ``replace = true`` it takes its place.
        What is wrong is left out.
        """
        try:
            own = tomllib.loads(toml_text)
        except tomllib.TOMLDecodeError as problem:
            return cls.packaged(), (f"{path} is left out: it is not TOML ({problem}).",)
        words = _packaged()
        groups = _mapping(own, "groups")
        if not words.groups.keys().isdisjoint(groups):  # then packaged names are spelled out otherwise
            words = _read(groups)
        words.groups.update(groups)
        problems = tuple(words.add(path, own))
        return cls._of(words), problems

    @classmethod
    def _of(cls, words: "_Words") -> Self:
        """Return the lexicon of some words."""
        return cls(words.entries, tuple(words.blocks), words.by_kind)

    def every(self) -> Iterator[Entry]:
        """Yield all entries and blocks."""
        yield from self.entries.values()
        yield from self.blocks

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """All tags, in the order of the files."""
        return tuple(self.entries)

    def name(self, tag: str, language: str = "en") -> str:
        """Return what a tag is called; an own tag is called by its word, an unknown tag by its id."""
        known = self.entries.get(tag)
        plain = tag.partition(":")[2] or tag
        return known.name.get(language) or known.name.get("en") or plain if known else plain

    def kind(self, tag: str) -> str:
        """Return what sort of thing a tag is ("country", "jihadist"); empty if that is unknown."""
        known = self.entries.get(tag)
        return known.kind if known else ""

    def implied(self, tag: str) -> tuple[str, ...]:
        """Return the tags that come with a tag: its own, and those of its kind."""
        known = self.entries.get(tag)
        return known.implies + self.by_kind.get(known.kind, ()) if known else ()


@dataclass(frozen=True, slots=True)
class _Words:
    """What files say, each on top of those before it."""

    entries: dict[str, Entry] = field(default_factory=dict)
    blocks: list[Entry] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    by_kind: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, path: str, tables: Table) -> list[str]:
        """Add what a file says with the groups there are, and return a sentence for each thing wrong with it."""
        problems = [f'{path}: nothing is called "{key}" here.' for key in tables if key not in _TOP]
        self.by_kind.update((kind, tuple(tags)) for kind, tags in _mapping(tables, "kinds").items())
        for facet, table in _listed(tables):
            try:
                new = entry(facet, table, self.groups)
            except Fault as fault:
                problems.append(f"{path}: {fault}.")
                continue
            if not new.tag:
                self.blocks.append(new)
            elif new.tag in self.entries and not table.get("replace"):
                self.entries[new.tag] = _added(self.entries[new.tag], new)
            else:
                self.entries[new.tag] = new
        return problems


def _packaged() -> _Words:
    """Return what the packaged files say, as it was made of them once."""
    made_of = [*map(_FOLDER.joinpath, (*_PACKAGED, *_MAKERS)), _FOLDER.parent / "text.py"]
    entries, blocks, groups, by_kind = kept(_FOLDER / "lexicon.toml", made_of, _made)
    known = ((tag, of_plain(values)) for tag, values in entries.items())
    return _Words(dict(known), [*map(of_plain, blocks)], groups, by_kind)


def _made() -> tuple[dict[str, Plain], list[Plain], dict[str, str], dict[str, tuple[str, ...]]]:
    """Return what the packaged files say as plain values."""
    words = _read({})
    entries = {tag: plain(entry) for tag, entry in words.entries.items()}
    return entries, [*map(plain, words.blocks)], words.groups, words.by_kind


def _read(groups: Mapping[str, str]) -> _Words:
    """Return what the packaged files say, where some groups of words are others than they say."""
    files = {name: tomllib.loads((_FOLDER / name).read_text(encoding="utf-8")) for name in _PACKAGED}
    words = _Words()
    for tables in files.values():
        words.groups.update(_mapping(tables, "groups"))
    words.groups.update(groups)
    for name, tables in files.items():
        words.add(name, tables)
    return words


def _mapping(tables: Table, key: str) -> dict[str, str]:
    """Return a table of texts, empty where there is none."""
    found = tables.get(key, {})
    return found if isinstance(found, dict) else {}


def _listed(tables: Table) -> Iterator[tuple[str, Table]]:
    """Yield the tables of all entries of a file with their facet."""
    for facet in (*FACETS, "block"):
        listed = tables.get(facet, ())
        if isinstance(listed, list):
            yield from ((facet, table) for table in listed if isinstance(table, dict))


def _added(old: Entry, new: Entry) -> Entry:
    """Return an entry with what another one adds to it."""
    return Entry(
        tag=old.tag,
        kind=new.kind or old.kind,
        name={**old.name, **new.name},
        terms=tuple(dict.fromkeys(old.terms + new.terms)),
        implies=tuple(dict.fromkeys(old.implies + new.implies)),
        suggests=tuple(dict.fromkeys(old.suggests + new.suggests)),
        fuzzy=old.fuzzy | new.fuzzy,
    )
