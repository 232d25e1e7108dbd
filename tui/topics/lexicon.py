"""The lexicon: every place, actor and theme the program knows, read from TOML and extended by the person's own file."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from tui.topics.entries import FACETS, Entry, Fault, Table, entry

_PACKAGED: Final = ("places.toml", "lexicon.toml", "themes.toml")
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
        return cls._read(_tables())[0]

    @classmethod
    def extended(cls, toml_text: str, path: str) -> tuple[Self, tuple[str, ...]]:
        """Return the packaged lexicon with a person's own file on top, and a sentence for each thing wrong with it.

        An entry with a known id adds to that entry; with ``replace = true`` it takes its place.
        What is wrong is left out.
        """
        tables = _tables()
        try:
            own = tomllib.loads(toml_text)
        except tomllib.TOMLDecodeError as problem:
            return cls._read(tables)[0], (f"{path} is left out: it is not TOML ({problem}).",)
        tables.append((path, own))
        lexicon, problems = cls._read(tables)
        return lexicon, tuple(problems)

    @classmethod
    def _read(cls, files: list[tuple[str, Table]]) -> tuple[Self, list[str]]:
        """Return the lexicon that files make, each on top of those before it."""
        entries: dict[str, Entry] = {}
        blocks: list[Entry] = []
        groups: dict[str, str] = {}
        by_kind: dict[str, tuple[str, ...]] = {}
        problems: list[str] = []
        for path, tables in files:
            problems += (f'{path}: nothing is called "{key}" here.' for key in tables if key not in _TOP)
            groups |= _mapping(tables, "groups")
        for path, tables in files:
            by_kind |= {kind: tuple(tags) for kind, tags in _mapping(tables, "kinds").items()}
            for facet, table in _listed(tables):
                try:
                    new = entry(facet, table, groups)
                except Fault as fault:
                    problems.append(f"{path}: {fault}.")
                    continue
                if not new.tag:
                    blocks.append(new)
                elif new.tag in entries and not table.get("replace"):
                    entries[new.tag] = _added(entries[new.tag], new)
                else:
                    entries[new.tag] = new
        return cls(entries, tuple(blocks), by_kind), problems

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


def _tables() -> list[tuple[str, Table]]:
    """Return the packaged files, each with its name."""
    folder = Path(__file__).parent
    return [(name, tomllib.loads((folder / name).read_text(encoding="utf-8"))) for name in _PACKAGED]


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
