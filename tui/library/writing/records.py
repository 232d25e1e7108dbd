"""All that is known of one snippet in one value, for whatever writes snippets out; and how a snippet is cited."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from tui.model import LEXICON_FACETS, Mark, Sighting, Snippet

if TYPE_CHECKING:
    from tui.library.catalog.entries import Printed
    from tui.library.catalog.printed import Seen

WEB: Final = ("http://", "https://")
"""How an address begins that may be opened or linked to; no other ever is."""


class Tags(msgspec.Struct, frozen=True, gc=False):
    """The tags in force, by kind, in the order in which they are shown; the fields are the keys of JSON."""

    place: Sequence[str] = ()
    """The ids of places."""
    actor: Sequence[str] = ()
    """The ids of actors."""
    theme: Sequence[str] = ()
    """The ids of themes."""
    own: Sequence[str] = ()
    """The person's own tags."""

    @classmethod
    def of(cls, tags: Iterable[str]) -> "Tags":
        """Return tags by kind: "place:mali", "tag:follow-up"."""
        found: dict[str, list[str]] = {facet: [] for facet in (*LEXICON_FACETS, "tag")}
        for tag in tags:
            facet, _, id = tag.partition(":")
            found[facet].append(id)
        return cls(*found.values())


class Record(NamedTuple):
    """A snippet with what the person did to it."""

    snippet: "Printed | Snippet"
    """What was printed."""
    mark: Mark
    """What the person did to it."""
    tags: Tags
    """The tags in force."""
    sightings: "tuple[Sighting | Seen, ...]"
    """Where it stands, the oldest document first."""


def place_of(sighting: "Sighting | Seen") -> str:
    """Return where a snippet stands: "listing.txt, line 7"."""
    name = PurePath(sighting.document).name
    if not sighting.lines:
        return name
    first, last = sighting.lines[0], sighting.lines[-1]
    return f"{name}, " + (f"line {first}" if first == last else f"lines {first}–{last}")


def citation(snippet: "Printed | Snippet", sightings: "Sequence[Sighting | Seen]") -> str:
    """Return one line that says what was printed where and when."""
    return ", ".join((f"“{snippet.headline}”", *origin(snippet, sightings), *([snippet.link] if snippet.link else [])))


def origin(snippet: "Printed | Snippet", sightings: "Sequence[Sighting | Seen]") -> Iterator[str]:
    """Yield what a citation says between title and address: who, which outlet, when, and where it stands."""
    if snippet.byline:
        yield snippet.byline
    if snippet.source:
        yield snippet.source
    if snippet.date:
        yield snippet.date.shown
    yield from (place_of(sighting) for sighting in sightings[:1])
