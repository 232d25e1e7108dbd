"""What a library is made of, and what is said between this process and the one that reads documents."""

from pathlib import Path
from typing import NamedTuple

import msgspec


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
    aside: frozenset[Path] = frozenset()
    """Documents that are passed over, as absolute paths."""
    awaited: bool = False
    """Whether a person waits for them and does nothing else."""


class Request(msgspec.Struct, frozen=True):
    """What to read, and by what."""

    paths: tuple[str, ...]
    """The files and folders of the library."""
    lexicon: str
    """The person's own names."""
    boilerplate: str
    """The person's own rules."""
    cache: str
    """The folder of all libraries."""
    restored: frozenset[str]
    """Lines to keep."""
    hidden: frozenset[str]
    """Lines to leave out."""
    aside: tuple[str, ...] = ()
    """Documents to pass over."""
    awaited: bool = False
    """Whether a person does nothing meanwhile but wait; else reading stands back behind all that they do."""


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was done since the last one."""

    of_documents: int = 0
    """So many documents more are to be read."""
    of_size: int = 0
    """So many bytes they have."""
    documents: int = 0
    """So many documents were read."""
    size: int = 0
    """So many bytes they had."""
    snippets: int = 0
    """So many snippets they hold."""
    problems: tuple[str, ...] = ()
    """What the system did not let us read, a sentence each."""
    ready: bool = False
    """Whether a catalog of what was read so far lies in the cache now."""
