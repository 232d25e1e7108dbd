"""Authors before bodies on the same line: "By Ruth Calder Hundreds of drivers …", as sites that cut their texts print.

Nothing parts the name from the text. But a name that comes again before other words ends where these differ, and a text
begins with a capital: the last of three words with a capital is its first.
"""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from tui.parsing.authors import are_people
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.page import Page

_LED: Final = re.compile(r"\n[-–— ]{0,2}(?:By|BY|Par|PAR) (?=[A-ZÀ-Þ])")
_WORD: Final = r"[A-ZÀ-Þ][\w’'.-]*"
_NAME: Final = re.compile(rf"[-–— ]{{0,2}}(?:By|BY|Par|PAR) (?P<words>{_WORD}(?: {{1,2}}{_WORD}){{1,4}})(?=[^\w,])")
_CAPITALS: Final = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]+){1,2}(?= )")
_PAIR: Final = 2
"""Most names have two words."""
_LONGER: Final = 8
"""A text behind a name has so many words at least: a line with fewer is the name and what it signs."""


def led_bylines(page: Page) -> list[Fragment]:
    """Return the pieces of a page with authors cut from before bodies, where two have one or one is in capitals."""
    fragments = page.fragments
    found = {n: match for n in page.found(_LED) if (match := _NAME.match(fragments[n].text))}
    if not found:
        return fragments
    names = {n: _name(match["words"]) for n, match in found.items() if fragments[n].kind.words > _LONGER}
    printed = Counter(names.values())
    read = list[Fragment]()
    for n, fragment in enumerate(fragments):
        name = names.get(n, "")
        if name and are_people(name.title()) and (len(names) >= _PAIR or printed[name] > 1 or name.isupper()):
            read += _parted(fragment, found[n].start("words"), name)
        else:
            read.append(fragment)
    return read


def _name(words: str) -> str:
    """Return the name with which some words with capitals begin; none if they hold no word of the text behind it."""
    if capitals := _CAPITALS.match(words + " "):
        return capitals[0]
    parts = words.split()
    return " ".join(parts[:_PAIR]) if len(parts) > _PAIR else ""


def _parted(fragment: Fragment, start: int, name: str) -> list[Fragment]:
    """Return the author before a body, and the body."""
    end = start + len(name)
    kind = Kind(Part.ANCHOR, "byline", "author before the text", (("byline", name),))
    text = end + len(fragment.text[end:]) - len(fragment.text[end:].lstrip(" –—-:"))
    rest = replace(fragment.kind, words=len(fragment.text[text:].split()), titled=False)
    return [fragment.part(0, end, kind), fragment.part(text, len(fragment.text), rest)]
