"""Opening a library: from the cache where that still holds, else by reading the documents."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from tui.intake.find import Found, Problem, find
from tui.library.catalog.catalog import Catalog
from tui.library.catalog.flat import Damaged
from tui.library.catalog.segments import version
from tui.library.ingest.cache import Cache, Kept, stamp
from tui.library.ingest.sources import Sources
from tui.model import Document, OwnLines, plural

if TYPE_CHECKING:
    from tui.library.ingest.process import Ingestion, Progress
    from tui.library.ingest.reading import Knowledge
    from tui.parsing.wording import IsName


__all__ = ["Library", "Sources", "Stopped"]

_LONG: Final = 500_000
"""So many bytes of documents are read within a blink; more of them are read in another process."""

Step: TypeAlias = "Callable[[Progress], bool]"
"""Told how far a reading is; returns whether to go on."""
Tell: TypeAlias = Callable[[str], object]
"""Told a sentence."""


class Stopped(Exception):
    """The person did not want to wait; what was read so far need not be read again."""


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
    waits: bool = False
    """Whether documents are still to be read."""
    ahead: "Ingestion | None" = None
    """What reads them already."""

    @classmethod
    def opened(
        cls,
        sources: Sources,
        lines: OwnLines,
        step: Step = lambda _: True,
        tell: Tell = lambda _: None,
        ahead: "Ingestion | None" = None,
    ) -> "Library":
        """Read the documents by the words and rules that the package and the person have, as far as they changed.

        Args:
            sources: What to read.
            lines: What the person decided about single lines.
            step: Told how far it is, where that takes a while; returns whether to go on.
            tell: Called with a sentence before reading that takes a while.
            ahead: What reads them already.

        Raises:
            Stopped: if it should not go on.
        """
        look = _Look(sources, lines)
        if ahead is not None and ahead.told:
            ahead = None
        if ahead is None and look.kept is not None and look.current:
            return look.library(look.kept, look.problems)
        if ahead is not None or look.much:
            tell(f"Reading {plural(len(look.documents), 'document')} ({look.size / 1e6:.1f} MB) …")
            if (library := look.read_elsewhere(step, ahead)) is not None:
                return library
        return look.read_here()

    @classmethod
    def at_hand(cls, sources: Sources, lines: OwnLines) -> "Library":
        """Open what can be had without waiting: all, or where there is much to read what the cache has already."""
        look = _Look(sources, lines)
        if look.kept is not None and look.current:
            return look.library(look.kept, look.problems)
        if not look.much:
            return look.read_here()
        if look.kept is None:  # then the person sees nothing until the first of it is read
            return cls(Catalog.of(()), sources, lines, notices=look.notices, waits=True, ahead=look.begun())
        return look.library(look.kept, look.problems)._replace(waits=True)

    @classmethod
    def so_far(cls, sources: Sources, lines: OwnLines) -> "Library | None":
        """Open what the cache has, and nothing else; None if that is nothing."""
        look = _Look(sources, lines)
        return None if look.kept is None else look.library(look.kept, look.problems)

    def forget(self) -> None:
        """Delete what the cache has of it."""
        Cache(self.sources.cache, self.sources.paths).forget()

    def including(self, path: Path) -> "Library":
        """Return the same reading of sources that have one more file or folder, for the next one."""
        paths = tuple(dict.fromkeys((*self.sources.paths, path)))
        return self._replace(sources=self.sources._replace(paths=paths))

    def names(self) -> "IsName":
        """Return what tells names from other words, by the words that the package and the person have."""
        from tui.library.ingest.names import names_of
        from tui.library.ingest.reading import Knowledge

        return names_of(Knowledge.lexicon_of(self.sources.lexicon)[0])

    def account(self, name: str, lines: OwnLines) -> Document | Problem | None:
        """Return what becomes of one document line by line, or why it cannot be read; None if it is not there."""
        from tui.library.ingest.documents import document_of

        there = _named(find(self.sources.paths, self.sources.aside), name)
        return None if there is None else document_of(there, rules=_knowledge(self.sources).rules, lines=lines)


class _Look:
    """What documents there are, and what the cache has of them."""

    def __init__(self, sources: Sources, lines: OwnLines) -> None:
        """Look for both."""
        found = [*find(sources.paths, sources.aside)]
        self._sources, self._lines = sources, lines
        self.documents: Final = [each for each in found if isinstance(each, Found)]
        self.problems: Final = tuple(each.sentence for each in found if isinstance(each, Problem))
        self.notices: tuple[str, ...] = ()
        self._cache = Cache(sources.cache, sources.paths)
        self._stamped = stamp((sources.lexicon, sources.boilerplate), lines)
        self.kept: Final = self._kept()

    @property
    def current(self) -> bool:
        """Whether the cache has all documents as they are."""
        return self.kept is not None and self.kept.made_of.is_of(self.documents)

    @property
    def size(self) -> int:
        """How many bytes the documents have that the cache lacks."""
        there = self.kept.made_of.versions() if self.kept else frozenset()
        return sum(document.size for document in self.documents if version(document) not in there)

    @property
    def much(self) -> bool:
        """Whether reading them takes so long that another process should do it."""
        return self.size > _LONG

    def library(self, kept: Kept, problems: Iterable[str], *, anew: bool = False) -> Library:
        """Return the library with a catalog."""
        catalog = kept.catalog(problems)
        catalog.times = {document.name: document.mtime_ns for document in self.documents}
        return Library(catalog, self._sources, self._lines, anew, catalog.times, self.notices)

    def read_here(self) -> Library:
        """Read what is missing."""
        from tui.library.ingest.taking import take_in  # brings parser and tagger, which a cache spares

        knowledge = _knowledge(self._sources)
        taken = take_in(
            self._cache, self._stamped, self.kept, self.documents, knowledge.reader(self._lines), knowledge.problems
        )
        return self.library(taken.kept, (*taken.problems, *self.problems), anew=True)

    def begun(self) -> "Ingestion | None":
        """Let another process begin to read; None if none can be had."""
        from tui.library.ingest.process import Ingestion  # most starts need no other process

        with suppress(OSError):
            return Ingestion(self._sources, self._lines)
        return None

    def read_elsewhere(self, step: Step, ahead: "Ingestion | None") -> Library | None:
        """Have another process read what is missing, perhaps one that began already; None if that cannot be done."""
        from tui.library.ingest.process import Broken

        problems: tuple[str, ...] = ()
        with suppress(OSError, Broken, Damaged):
            ingestion = ahead or self.begun()
            if ingestion is None:
                return None
            for progress in ingestion.steps():
                problems = progress.problems
                if not step(progress):
                    ingestion.cancel()
                    raise Stopped
            if (kept := self._cache.opened(self._stamped)) is not None:
                return self.library(kept, (*problems, *self.problems), anew=True)
        return None

    def _kept(self) -> Kept | None:
        """Return what the cache has; where that is damaged, it is deleted, and said."""
        try:
            return self._cache.opened(self._stamped)
        except Damaged:
            self._cache.forget()
            self.notices = ("The cache was damaged, so the documents are read anew; nothing of yours is lost.",)
            return None


def _named(found: Iterable[Found | Problem], name: str) -> Found | None:
    """Return the document of a name."""
    return next((each for each in found if isinstance(each, Found) and each.name == name), None)


def _knowledge(sources: Sources) -> "Knowledge":
    """Return by what documents are read."""
    from tui.library.ingest.reading import Knowledge

    return Knowledge.of(sources.lexicon, sources.boilerplate)
