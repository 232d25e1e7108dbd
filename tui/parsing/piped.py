"""Items that stand on one line each with a "|" between title and body, the outlet perhaps at the end of the title.

Archives and feed readers paste like this: "Title Outlet | The body …". A line alone proves nothing, since a title may
have the name of its site behind such a sign; two that stand close, with far more words behind the sign than before it,
are a list. The words on which two of the titles end are their outlet.
"""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page, runs
from tui.parsing.shapes import MOST_TITLE_WORDS

_SIGN: Final = re.compile(r" \| (?=\S+ \S)")
_FEWEST: Final = 2
_BODY_WORDS: Final = 10
_REACH: Final = 8
"""Lines of one list are no more pieces apart."""
_OUTLET: Final = re.compile(r"(?<=\S )(?:[A-ZÀ-Þ][\w.’'-]*(?: |$)){1,3}$")
_BAR: Final = Kind(Part.NOISE, "separator", "sign between a title and its body")


def piped(page: Page) -> list[Fragment]:
    """Return the pieces of a page with title, outlet and body parted on lines that hold a "|" between them."""
    fragments = page.fragments
    seams = {n: seam for n in page.found(_SIGN) if (seam := _seam(fragments[n]))}
    close = {n for run in runs(sorted(seams), _REACH) if len(run) >= _FEWEST for n in run}
    if not close:
        return fragments
    tails = [_tails(fragments[n].text[: seams[n]]) for n in close]
    counts = Counter(tail for endings in tails for tail in endings)
    outlets = {tail for tail, count in counts.items() if count >= _FEWEST}
    read: list[Fragment] = []
    for n, fragment in enumerate(fragments):
        read += _parts(fragment, seams[n], outlets) if n in close else [fragment]
    return read


def _seam(fragment: Fragment) -> int | None:
    """Return where the title of a line ends, if what stands behind the first sign can be nothing but a body."""
    found = _SIGN.search(fragment.text)
    if found is None or fragment.kind.titled:
        return None
    title = fragment.text[: found.start()].split()
    body = fragment.text[found.end() :].split(" | ", 1)[0].split()
    short = _FEWEST <= len(title) <= MOST_TITLE_WORDS and fragment.text[found.start() - 1] not in ".!?…"
    return found.start() if short and len(body) >= max(_BODY_WORDS, len(title)) else None


def _tails(title: str) -> list[str]:
    """Return the names on which a title ends: its last words in capitals, all of them and fewer."""
    found = _OUTLET.search(title)
    words = found[0].split() if found else []
    return [" ".join(words[n:]) for n in range(len(words))]


def _parts(fragment: Fragment, end: int, outlets: set[str]) -> list[Fragment]:
    """Return the title, the outlet, the sign and the body of a line."""
    text = fragment.text
    outlet = next((tail for tail in _tails(text[:end]) if tail in outlets), "")
    title = text[: end - len(outlet)].rstrip()
    head = Kind(Part.TEXT, "text", words=len(title.split()), titled=True)
    parts = [fragment.part(0, len(title), head)]
    if outlet:
        source = Kind(Part.ANCHOR, "source", "outlet of an item", (("source", outlet),))
        parts.append(fragment.part(end - len(outlet), end, source))
    body = replace(fragment.kind, titled=False, stopped=True)
    return [*parts, fragment.part(end + 1, end + 2, _BAR), fragment.part(end + 3, len(text), body)]
