"""Reviews of the press, an item a line: its day, its title, and in the last brackets the outlet that printed it."""

import re
from collections.abc import Iterator
from typing import Final

from tui.parsing.dates import Printed
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page
from tui.parsing.shapes import is_name

_MAY_BE: Final = re.compile(r"\n[^\n]{12,240}\)(?: [–—-] [^\W\d_]{3,12})?(?=\n|$)")
_LINE: Final = re.compile(
    r"(?:(?P<day>[0-3]?\d)/(?P<month>[01]?\d) ?(?:[–—:-] ?| ))?(?P<title>\S.{8,}?) \((?P<outlet>[^()]{2,60})\)"
    r"(?P<note> [–—-] [^\W\d_]{3,12})?"
)
_FEWEST: Final = 3
"""So many lines of one form in a row are a review."""
_MONTHS: Final = 12
_NOTE: Final = Kind(Part.NOISE, "notice", "who may read the article")


def reviews(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the lines of a review of the press cut into day, title and outlet."""
    if page.joined.count("(") < _FEWEST:
        return page.fragments
    fragments, run = page.fragments, list[tuple[int, re.Match[str]]]()
    found = dict[int, list[Fragment]]()
    lines = {n: match for n in page.found(_MAY_BE) if (match := _read(page, n))}
    for n in (*page.texts, -1):
        if n in lines:
            run.append((n, lines[n]))
            continue
        if len(run) >= _FEWEST:
            found |= {m: list(_pieces(fragments[m], match)) for m, match in run}
        run = []
    return (
        [piece for n, fragment in enumerate(fragments) for piece in found.get(n, (fragment,))] if found else fragments
    )


def _read(page: Page, n: int) -> re.Match[str] | None:
    """Return what a line of a review is made of: it begins with a day, which may have been cut from it already."""
    fragment = page.fragments[n]
    match = _LINE.fullmatch(fragment.text)
    if match is None or not all(is_name(outlet) for outlet in match["outlet"].split(", ")):
        return None
    if match["month"]:
        return match if 0 < int(match["month"]) <= _MONTHS and int(match["day"]) else None
    above = page.fragments[n - 1] if n else fragment
    return match if above.line == fragment.line and above.kind.when else None


def _pieces(fragment: Fragment, match: re.Match[str]) -> Iterator[Fragment]:
    """Yield the day, the title, the outlet and a note of a line."""
    if match["month"]:
        day = fragment.text[: match.start("title")].rstrip()
        when = Printed(
            0, match.end("month"), day[: match.end("month")], None, int(match["month"]), int(match["day"]), True
        )
        kind = Kind(Part.ANCHOR, "date", "date of an item", when=when)
        yield fragment.part(0, len(day), kind)
    title = Kind(Part.TEXT, "text", words=len(match["title"].split()), titled=True, alone=True)
    yield fragment.part(*match.span("title"), title)
    outlet = Kind(Part.FOOT, "source", "outlet of an item", (("source", match["outlet"]),))
    yield fragment.part(match.end("title") + 1, match.end("outlet") + 1, outlet)
    if match["note"]:
        yield fragment.part(match.start("note") + 1, match.end(), _NOTE)
