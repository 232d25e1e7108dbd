"""Opening a library: from the cache where that still holds, else by reading the documents."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.intake.find import Found, Problem, find
from tui.library.cache import Cache, Kept, stamp
from tui.library.catalog import Catalog
from tui.library.flat import Damaged
from tui.model import Document, OwnLines, plural

if TYPE_CHECKING:
    from tui.library.reading import Knowledge
    from tui.parsing.wording import IsName


_LONG: Final = 200_000
"""So many bytes of documents take long enough to say so."""


class Sources(NamedTuple):
    """What a library is made of."""

    paths: tuple[Path, ...]
    """The files and folders that were opened."""
    lexicon: Path
    """The person's own names, if the file is there."""
    boilerplate: Path
    """The person's own rules for lines to drop, if the file is there."""
    cache: Path
    """The folder of what was read last time."""


class Library(NamedTuple):
    """Some files and folders as they were read."""

    catalog: Catalog
    """The rows."""
    sources: Sources
    """What they were made of."""
    lines: OwnLines
    """The lines that the person restored or hid when they were read."""
    anew: bool = False
    """Whether any document was read, or rows were joined anew."""
    times: Mapping[str, int] = MappingProxyType({})
    """When each document was last written, in nanoseconds of the system's clock."""
    notices: tuple[str, ...] = ()
    """What the person should know about the cache."""

    @classmethod
    def opened(cls, sources: Sources, lines: OwnLines, tell: Callable[[str], object] = lambda _: None) -> "Library":
        """Read the documents by the words and rules that the package and the person have.

        Args:
            sources: What to read.
            lines: What the person decided about single lines.
            tell: Called with a sentence before reading that takes a while.
        """
        found = [*find(sources.paths)]
        documents = [each for each in found if isinstance(each, Found)]
        problems = [each.sentence for each in found if isinstance(each, Problem)]
        cache, stamped = Cache(sources.cache, sources.paths), stamp((sources.lexicon, sources.boilerplate), lines)
        kept, notices = _kept(cache, stamped)
        times = {document.name: document.mtime_ns for document in documents}
        if kept is not None and kept.made_of.is_of(documents):
            catalog = kept.catalog(problems)
            catalog.times = times
            return cls(catalog, sources, lines, False, times, notices)
        from tui.library.taking import take_in  # brings parser and tagger, which a cache spares

        knowledge = _knowledge(sources)
        if (size := sum(document.size for document in documents)) > _LONG:
            tell(f"Reading {plural(len(documents), 'document')} ({size / 1e6:.1f} MB) …")
        taken = take_in(cache, stamped, kept, documents, knowledge.reader(lines), knowledge.problems)
        catalog = taken.kept.catalog((*taken.problems, *problems))
        catalog.times = times
        return cls(catalog, sources, lines, True, times, notices)

    def names(self) -> "IsName":
        """Return what tells names from other words, by the words that the package and the person have."""
        from tui.library.names import names_of
        from tui.library.reading import Knowledge

        return names_of(Knowledge.lexicon_of(self.sources.lexicon)[0])

    def account(self, name: str, lines: OwnLines) -> Document | Problem | None:
        """Return what becomes of one document line by line, or why it cannot be read; None if it is not there."""
        from tui.library.ingest import document_of

        there = _named(find(self.sources.paths), name)
        return None if there is None else document_of(there, rules=_knowledge(self.sources).rules, lines=lines)


def _kept(cache: Cache, stamped: str) -> tuple[Kept | None, tuple[str, ...]]:
    """Return what the cache has; where that is damaged, it is deleted, and said."""
    try:
        return cache.opened(stamped), ()
    except Damaged:
        cache.forget()
        return None, ("The cache was damaged, so the documents are read anew; nothing of yours is lost.",)


def _named(found: Iterable[Found | Problem], name: str) -> Found | None:
    """Return the document of a name."""
    return next((each for each in found if isinstance(each, Found) and each.name == name), None)


def _knowledge(sources: Sources) -> "Knowledge":
    """Return by what documents are read."""
    from tui.library.reading import Knowledge

    return Knowledge.of(sources.lexicon, sources.boilerplate)
