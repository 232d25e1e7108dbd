"""How a snippet is cited: who, which outlet, when, and where it stands."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.library.catalog.printed import Printed
    from tui.model import Sighting

WEB: Final = ("http://", "https://")
"""How an address begins that may be opened or linked to; no other ever is."""


def place_of(sighting: "Sighting") -> str:
    """Return where a snippet stands: "listing.txt, line 7"."""
    name = PurePath(sighting.document).name
    if not sighting.lines:
        return name
    first, last = sighting.lines[0], sighting.lines[-1]
    return f"{name}, " + (f"line {first}" if first == last else f"lines {first}–{last}")


def citation(printed: "Printed") -> str:
    """Return one line that says what was printed where and when."""
    return ", ".join((f"“{printed.headline}”", *origin(printed), *([printed.link] if printed.link else [])))


def origin(printed: "Printed") -> Iterator[str]:
    """Yield what a citation says between title and address: who, which outlet, when, and where it stands."""
    if printed.byline:
        yield printed.byline
    if printed.source:
        yield printed.source
    if when := printed.when:
        yield when.shown
    yield from (place_of(seen) for seen in printed.seen[:1])
