"""A line cut into pieces, each with its place in the line and its kind: nothing of a line is ever lost."""

import re
from collections.abc import Sequence
from typing import Final

from tui.parsing.datelines import LONGEST as LONGEST_DATE
from tui.parsing.datelines import date_kind, final_date, is_set_off, leading_date, leading_hour, leading_source
from tui.parsing.dates import Printed
from tui.parsing.kinds import HOUR, UNREAD, Kind, Part
from tui.parsing.numbered import numbered_kind
from tui.parsing.rule_files import REACH
from tui.parsing.rule_index import Line, Match
from tui.parsing.rules import Rules
from tui.parsing.shapes import text_kind

LONGEST: Final = 20_000
"""A longer line is no text for people."""

_BULLETS: Final = "•·▪‣◦●■□➤►*»>–—+-"
_BULLET: Final = re.compile(rf"(?:[{_BULLETS}]\s+|[•▪‣◦●■➤►])+(?=\S)")
_MOST_CUTS: Final = 4
_REMEMBERED: Final = 1 << 14

Piece = tuple[int, int, str, Kind]
"""Where a piece begins and ends in its line, its text, and what it is."""
_Span = tuple[int, int, Kind]


class Cutter:
    """Cuts lines by the rules, and remembers what it made of each."""

    def __init__(self, rules: Rules) -> None:
        """Cut by some rules."""
        self._rules = rules.index()
        self._known: dict[str, tuple[Piece, ...]] = {}

    def cut(self, raw: str, plain: str) -> Sequence[Piece]:
        """Return the pieces of a line in their order, given it as printed and as `fold_same` gives it."""
        pieces = self._known.get(raw)
        if pieces is None:
            pieces = self._cut(raw, plain)
            if len(self._known) < _REMEMBERED and len(raw) <= REACH:  # longer ones hardly ever come again
                self._known[raw] = pieces
        return pieces

    def _cut(self, raw: str, plain: str) -> tuple[Piece, ...]:
        """Return what a line is made of that was not seen before."""
        text, indent = raw.strip(), 0
        if len(text) < len(raw):
            indent = raw.index(text)
            plain = plain[indent : indent + len(text)]
        if not text:
            return ()
        if len(text) > LONGEST:
            return ((indent, indent + len(text), text, UNREAD),)
        line = self._rules.line(text, plain)
        whole = self._whole(line, 0, len(text))
        if whole or not (line.cut or line.dated or text[0] in _BULLETS):
            return ((indent, indent + len(text), text, whole or text_kind(text)),)
        spans = self._spans(line)
        return tuple([(indent + start, indent + end, text[start:end], kind) for start, end, kind in spans])

    def _spans(self, line: Line) -> Sequence[_Span]:
        """Return what a line is made of that has no blanks around it and is nothing known as a whole."""
        text, whole = line.text, None
        start, end = 0, len(text)
        before: list[_Span] = []
        behind: list[_Span] = []
        if text[0] in _BULLETS and (bullet := _BULLET.match(text)):
            start = bullet.end()
            before.append((0, len(text[:start].rstrip()), _BULLET_KIND))
            whole = self._whole(line, start, end)
        if not (line.cut or line.dated):
            return (*before, (start, end, whole or text_kind(text[start:])))
        while whole is None and start < end and len(behind) < _MOST_CUTS:
            if cut := self._cut_end(line, start, end):
                behind.append(cut)
                end = _last(text, start, cut[0])
            elif cut := self._cut_start(line, start, end):
                before.append(cut)
                start = _first(text, cut[1], end)
            else:
                break
            whole = self._whole(line, start, end)
        if start < end:
            before.append((start, end, whole or text_kind(text[start:end])))
        return (*before, *reversed(behind))

    def _whole(self, line: Line, start: int, end: int) -> Kind | None:
        """Return what a part of a line is as a whole, if a rule knows it or it prints a date."""
        match = self._rules.whole(line, start, end)
        if match is not None and match.rule.field not in ("byline", "source"):
            return _kind(match)
        if line.dated and end - start <= LONGEST_DATE:
            text, plain = line.text[start:end], line.plain[start:end]
            if kind := date_kind(text, plain, counts=line.counts) or numbered_kind(text, plain):
                return kind
        return _kind(match) if match else None

    def _cut_end(self, line: Line, start: int, end: int) -> _Span | None:
        """Return the piece to cut from the end of a part of a line."""
        text = line.text[start:end]
        if match := self._rules.first("end", line, start, end):
            return start + match.start + _blanks(text, match.start), end, _kind(match)
        when = final_date(text, line.plain[start:end]) if line.dated else None
        if when and (
            is_set_off(text, when) or self._rules.first("end", line, start, _last(line.text, start, start + when.start))
        ):
            return start + when.start + _blanks(text, when.start), end, _date(when)
        return None

    def _cut_start(self, line: Line, start: int, end: int) -> _Span | None:
        """Return the piece to cut from the start of a part of a line."""
        text = line.text[start:end]
        if (match := self._rules.first("start", line, start, end)) and match.end < len(text):
            return start, _last(line.text, start, start + match.end), _kind(match)
        if line.dated and (hour := leading_hour(text)):
            return start, start + hour.end, Kind(Part.ANCHOR, HOUR, "hour of an item", when=hour)
        if line.dated and (named := leading_source(text, line.plain[start:end])) and named.when:
            return start, _last(line.text, start, start + named.when.end), named
        if line.dated and (when := leading_date(text, line.plain[start:end])):
            set_off = _SET_OFF.match(text, when.end)
            return start, _last(line.text, start, start + (set_off.end() if set_off else when.end)), _date(when)
        return None


_SET_OFF: Final = re.compile(r" ?(?:[–—|•·:-]|\.\.\.|…)?")


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
