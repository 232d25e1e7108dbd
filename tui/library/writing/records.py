"""All that is known of one snippet in one value, for whatever writes snippets out; and how a snippet is cited."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.model import Mark, Sighting, Snippet

if TYPE_CHECKING:
    from tui.library.catalog.printed import Printed

WEB: Final = ("http://", "https://")
"""How an address begins that may be opened or linked to; no other ever is."""


class Record(NamedTuple):
    """A snippet with what the person did to it."""

    snippet: "Printed | Snippet"
    """What was printed."""
    mark: Mark
    """What the person did to it."""
    tags: tuple[str, ...]
    """The tags in force, own ones among them, in the order in which they are shown."""
    sightings: tuple[Sighting, ...]
    """Where it stands, the oldest document first."""


def place_of(sighting: Sighting) -> str:
    """Return where a snippet stands: "listing.txt, line 7"."""
    name = PurePath(sighting.document).name
    if not sighting.lines:
        return name
    first, last = sighting.lines[0], sighting.lines[-1]
    return f"{name}, " + (f"line {first}" if first == last else f"lines {first}–{last}")


def citation(snippet: "Printed | Snippet", sightings: Sequence[Sighting]) -> str:
    """Return one line that says what was printed where and when."""
    return ", ".join((f"“{snippet.headline}”", *origin(snippet, sightings), *([snippet.link] if snippet.link else [])))


def origin(snippet: "Printed | Snippet", sightings: Sequence[Sighting]) -> Iterator[str]:
    """Yield what a citation says between title and address: who, which outlet, when, and where it stands."""
    if snippet.byline:
        yield snippet.byline
    if snippet.source:
        yield snippet.source
    if snippet.date:
        yield snippet.date.shown
    yield from (place_of(sighting) for sighting in sightings[:1])
