"""Watching documents: tells whenever something among the files and folders that were opened has changed."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import NamedTuple

_REST_MS = 400
"""Changes that follow each other this closely, in milliseconds, are told as one: a file is written in pieces."""


class Watch(NamedTuple):
    """Places that are watched together."""

    places: tuple[Path, ...]
    """The folders to watch."""
    only: frozenset[Path] | None
    """The files in them that matter; None where all do, in the folders below too."""

    def changes(self, over: Event) -> Iterator[None]:
        """Yield once whenever something has changed and then rested, until the event is set; blocks in between."""
        from watchfiles import watch  # 15 ms and a megabyte that the first paint does without

        for changed in watch(
            *self.places,
            watch_filter=None,
            debounce=_REST_MS * 4,
            step=_REST_MS,
            stop_event=over,
            recursive=self.only is None,
            raise_interrupt=False,
        ):
            if self._matters({Path(path) for _, path in changed}):
                yield

    def _matters(self, changed: Collection[Path]) -> bool:
        """Tell whether one of some files can be a document; editors and shells write hidden ones beside it."""
        if self.only is not None:
            return not self.only.isdisjoint(changed)
        return any(not path.name.startswith(".") and not path.name.endswith("~") for path in changed)


def watches(paths: Iterable[Path]) -> list[Watch]:
    """Return how to watch files and folders.

    A file is watched through its folder, since an editor that saves puts another file in its place.
    """
    there = [path.absolute() for path in paths if path.exists()]
    folders = tuple(path for path in there if path.is_dir())
    files = frozenset(path for path in there if not path.is_dir())
    found = [Watch(folders, None)] if folders else []
    return [*found, Watch(tuple({path.parent for path in files}), files)] if files else found
