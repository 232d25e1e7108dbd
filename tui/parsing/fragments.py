"""A line cut into pieces, each with its place in the line and its kind: nothing of a line is ever lost."""

import re
from collections.abc import Iterator
from typing import Final

from tui.parsing.datelines import date_kind, final_date, is_set_off, leading_date
from tui.parsing.dates import Printed, may_hold_date
from tui.parsing.kinds import UNREAD, Fragment, Kind, Part
from tui.parsing.numbered import numbered_kind
from tui.parsing.rules import Line, Match, Rules
from tui.parsing.shapes import text_kind

LONGEST: Final = 20_000
"""A longer line is no text for people."""

_BULLET: Final = re.compile(r"(?:[•·▪‣◦●■□➤►*»>–—+-]\s+|[•▪‣◦●■➤►])+(?=\S)")
_MOST_CUTS: Final = 4
_REMEMBERED: Final = 1 << 14

Piece = tuple[int, int, Kind]
"""Where a piece begins and ends in its line, and what it is."""


class Cutter:
    """Cuts lines by the rules, and remembers what it made of each."""

    def __init__(self, rules: Rules) -> None:
        """Cut by some rules."""
        self._rules = rules
        self._known: dict[str, tuple[Piece, ...]] = {}
        self._dated = False

    def cut(self, number: int, raw: str) -> list[Fragment]:
        """Return the pieces of a line in their order; what is between them is blank."""
        line = raw.strip()
        if not line:
            return []
        pieces = self._known.get(line)
        if pieces is None:
            pieces = tuple(self._pieces(line))
            if len(self._known) < _REMEMBERED:
                self._known[line] = pieces
        indent = raw.index(line)
        return [Fragment(number, indent + start, indent + end, line[start:end], kind) for start, end, kind in pieces]

    def _pieces(self, text: str) -> Iterator[Piece]:
        """Yield what a line is made of."""
        if len(text) > LONGEST:
            yield 0, len(text), UNREAD
            return
        line = self._rules.line(text)
        start, end = 0, len(text)
        self._dated = may_hold_date(line.plain)
        whole = self._whole(line, start, end)
        if whole is None and (bullet := _BULLET.match(text)):
            start = bullet.end()
            yield 0, len(text[:start].rstrip()), _BULLET_KIND
            whole = self._whole(line, start, end)
        behind: list[Piece] = []
        while whole is None and start < end and len(behind) < _MOST_CUTS:
            if cut := self._cut_end(line, start, end):
                behind.append(cut)
                end = _last(text, start, cut[0])
            elif cut := self._cut_start(line, start, end):
                yield cut
                start = _first(text, cut[1], end)
            else:
                break
            whole = self._whole(line, start, end)
        if start < end:
            yield start, end, whole or text_kind(text[start:end])
        yield from reversed(behind)

    def _whole(self, line: Line, start: int, end: int) -> Kind | None:
        """Return what a part of a line is as a whole, if a rule knows it or it prints a date."""
        match = self._rules.whole(line, start, end)
        if match is not None and match.rule.field not in ("byline", "source"):
            return _kind(match)
        text, plain = line.text[start:end], line.plain[start:end]
        if self._dated and (kind := date_kind(text, plain) or numbered_kind(text, plain)):
            return kind
        return _kind(match) if match else None

    def _cut_end(self, line: Line, start: int, end: int) -> Piece | None:
        """Return the piece to cut from the end of a part of a line."""
        text = line.text[start:end]
        if match := self._rules.piece("end", line, start, end):
            return start + match.start + _blanks(text, match.start), end, _kind(match)
        when = final_date(text, line.plain[start:end]) if self._dated else None
        if when and (
            is_set_off(text, when) or self._rules.piece("end", line, start, _last(line.text, start, start + when.start))
        ):
            return start + when.start + _blanks(text, when.start), end, _date(when)
        return None

    def _cut_start(self, line: Line, start: int, end: int) -> Piece | None:
        """Return the piece to cut from the start of a part of a line."""
        text = line.text[start:end]
        if (match := self._rules.piece("start", line, start, end)) and match.end < len(text):
            return start, _last(line.text, start, start + match.end), _kind(match)
        if self._dated and (when := leading_date(text, line.plain[start:end])):
            set_off = _SET_OFF.match(text, when.end)
            return start, _last(line.text, start, start + (set_off.end() if set_off else when.end)), _date(when)
        return None


_SET_OFF: Final = re.compile(r" ?[–—|•·:-]?")


def _first(line: str, start: int, end: int) -> int:
    """Return where the text of a span begins."""
    while start < end and line[start].isspace():
        start += 1
    return start


def _last(line: str, start: int, end: int) -> int:
    """Return where the text of a span ends."""
    while end > start and line[end - 1].isspace():
        end -= 1
    return end


def _blanks(text: str, at: int) -> int:
    """Return how many blanks stand at a place."""
    return _first(text, at, len(text)) - at


def _date(when: Printed) -> Kind:
    """Return the kind of a date cut from a line."""
    return Kind(Part.ANCHOR, "date", "date of an item", when=when)


_PARTS: Final = {
    "caption": Part.CAPTION,
    "navigation": Part.MENU,
    "share": Part.NOISE,
    "label": Part.LABEL,
}
_EFFECTS: Final = {"close": Part.CLOSE, "break": Part.BREAK, "credit": Part.CREDIT, "follow": Part.LEAD}
_BULLET_KIND: Final = Kind(Part.NOISE, "bullet", "bullet of a list")


def _kind(match: Match) -> Kind:
    """Return the kind that a rule gives to what it found."""
    rule = match.rule
    says = tuple((rule.field, value.strip()) for value in match.values) if rule.field else ()
    part = _EFFECTS.get(rule.effect) or _PARTS.get(rule.code, Part.NOISE)
    if rule.field in ("byline", "source", "link"):
        part = Part.ANCHOR
    elif rule.field == "label":
        part = Part.LABEL
        says = tuple(("label", label.strip()) for _, value in says for label in value.split(","))
    return Kind(Part.FOOT if rule.field and rule.effect == "close" else part, rule.code, rule.why, says)
