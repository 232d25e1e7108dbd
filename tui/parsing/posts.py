"""Posts of social networks: the name of who wrote them, an address such as "@name@network", an age, and the text."""

import re
from typing import Final

from tui.parsing.kinds import POST, Fragment, Kind, Part
from tui.parsing.page import Page

_ADDRESS: Final = re.compile(r"@[\w.-]{2,30}(?:@[\w.-]{3,40})?")
_ENOUGH: Final = 2
_DOTS: Final = ("·", "•", "|")
_NAME_WORDS: Final = 6
_NAMED: Final = frozenset([Part.TEXT, Part.LABEL, Part.MENU])


def posts(page: Page) -> list[Fragment]:
    """Return the pieces of a page with the names above addresses read as those of the authors."""
    read = fragments = page.fragments
    found = [n for n, fragment in enumerate(fragments) if fragment.text[0] == "@" and _ADDRESS.fullmatch(fragment.text)]
    if len(found) < _ENOUGH:
        return fragments
    for n in found:
        above = fragments[n - 1] if n else None
        read = list(read) if read is fragments else read
        read[n] = fragments[n]._replace(kind=Kind(Part.NOISE, "share", "address of who wrote a post"))
        below = fragments[n + 1] if n + 1 < len(fragments) else None
        if below and below.text in _DOTS:
            read[n + 1] = below._replace(kind=Kind(Part.NOISE, "separator", "dot before the age of a post"))
        if above and above.kind.part in _NAMED and not above.kind.stopped and len(above.text.split()) <= _NAME_WORDS:
            says = (("byline", above.text),)
            read[n - 1] = above._replace(kind=Kind(Part.ANCHOR, POST, "who wrote a post", says))
    return read
