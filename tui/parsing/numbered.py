"""Lines that head a document with its day and its number or page: "Communiqué n° 12/PR – Bamako, le 3 mai 2021"."""

import re
from dataclasses import replace
from typing import Final

from tui.parsing.datelines import date_kind
from tui.parsing.dates import find_date
from tui.parsing.kinds import Kind, Part

_LONGEST: Final = 120
_EDGE: Final = " ,;|–—-()"
_HEAD: Final = re.compile(
    r"(?P<number>(?:[A-ZÀ-Þ][\w’'. ()-]{2,60}? ?)?(?:[Nn][°ºo]s?\.?|No\.|NO\.|#) ?[\w/.–-]*\d[\w/.–-]*)"
    r"(?:,? ?[–—|-] ?| ?, ?| )"
    r"(?P<town>[A-ZÀ-Þ][^\W\d_]*(?:[ ’'-][^\W\d_]+){0,3})?,? ?"
    r"(?:(?:fait )?(?:le|du|on|of|dated) )?"
)

_PAGED: Final = re.compile(r", ?(?:pp?\. ?|pages? )[A-Z]?\d{1,4}(?: ?[–-] ?\d{1,4})?$")
"""The page of a newspaper behind its day: "The Well Post, 4 May 2013, p. 3"."""


def numbered_kind(text: str, plain: str) -> Kind | None:
    """Return what a line is that prints the number or page of a document and its date; else None."""
    if ", p" in plain and (paged := _PAGED.search(text)):
        kind = date_kind(text[: paged.start()], plain[: paged.start()])
        return kind and replace(kind, says=tuple([("source", value) for _, value in kind.says]))
    if len(text) > _LONGEST or not text[:1].isupper() or ("°" not in text and "o" not in plain and "#" not in text):
        return None
    head = _HEAD.match(text)
    if head is None:
        return None
    when = find_date(text, head.end("number"), plain)
    if when is None or when.day is None or text[when.end :].strip(_EDGE):
        return None
    between = text[head.end("number") : when.start].strip(_EDGE)
    town = head["town"] or ""
    if between.removeprefix(town).strip(_EDGE).casefold() not in ("", "le", "du", "on", "of", "dated", "fait le"):
        return None
    says = tuple(("label", value) for value in (head["number"].strip(), town) if value)
    return Kind(Part.ANCHOR, "date", "number, town and date of a document", says, when)
