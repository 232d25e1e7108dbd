"""Printed dates, English and French: what they say, how much of a day they give, and where in a text they stand.

A year is never invented: a date without one says so, and whoever knows the last full date above it may add the year.
Relative dates ("3 days ago") stay text unless the document itself gives a day to count from.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from tui.model import Date, Precision
from tui.parsing.words import words
from tui.text import fold_same

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january janvier janv jan enero ene",
            "february fevrier fevr fev feb febrero",
            "march mars mar marzo",
            "april avril apr avr abril abr",
            "may mai mayo",
            "june juin jun junio",
            "july juillet juil jul julio",
            "august aout aou aug agosto ago",
            "september septembre sept sep septiembre",
            "october octobre oct octubre",
            "november novembre nov noviembre",
            "december decembre dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lun|mar|mer|jeu|ven|sam|dim)"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|er)?"
_YEAR: Final = r"(?:19|20)\d\d"
_GAP: Final = r"[ .,/-]{0,3}"

_FORMS: Final = (
    rf"(?P<y1>{_YEAR})[-/.](?P<m1>\d\d)[-/.](?P<d1>\d\d)(?:t\d\d:\d\d[\d:.z+-]*)?",
    rf"(?P<d2>\d{{1,2}})(?P<s2>[/.-])(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>{_YEAR}|\d\d)(?!\d)",
    rf"(?:(?P<pm>{_MONTH}){_GAP}(?P<py>{_YEAR}){_GAP})?(?P<d3>{_DAY})(?:(?:-| au | to | et | and ){_DAY})?"
    rf"(?: of| de)?{_GAP}(?P<m3>{_MONTH})"
    rf"(?: ?- ?{_DAY}(?: of| de)?{_GAP}(?:{_MONTH})(?![a-z]))?"
    rf"(?:{_GAP}'?(?P<y3>{_YEAR}|(?<=[ '])\d\d(?=$))(?!\d))?",
    rf"(?P<m4>{_MONTH}){_GAP}(?P<d4>{_DAY})(?:-{_DAY})?(?![\d:])(?:{_GAP}(?P<y4>{_YEAR})(?!\d))?",
    rf"(?P<m5>{_MONTH}){_GAP}(?P<y5>{_YEAR})(?!\d)",
    r"(?<!.)(?P<d6>[0-3]\d)/(?P<m6>[01]\d)(?= ?[-,|] ?\d\d[:h]\d\d|$)",
)
_UNIT: Final = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|heures?|jours?|semaines?|mois|ans?|secondes?|seconds?"
    r"|[hdjwm])"
)
_RELATIVE: Final = (
    rf"(?P<ago>(?:about |over |environ )?(?:\d{{1,3}}|an?|one) ?{_UNIT}(?:(?:,| and|, and)? \d+ {_UNIT})? ago"
    rf"|il y a (?:environ |plus de |pres d[e'] ?)?(?:\d{{1,3}}|une?) {_UNIT}"
    r"|(?<=[|/\u00b7\u2022] )\d{1,2} ?(?:h|d|j|w)(?![a-z0-9])"
    r"|yesterday|today|just now|hier|aujourd'hui|avant-hier|a l'instant|last week)"
)
_ZONE: Final = r"(?: ?\(?(?:gmt|utc|tu|cet|cest|wat|est|edt|bst)(?:[+-]\d{1,2})?\)?| [+-]\d{4})?"
_TIME: Final = (
    r"(?:[ ,|(\u2022\u00b7-]*(?:(?:at|a|@) {1,3})?"
    r"\d{1,2}(?:[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?| ?h(?: ?\d\d)?(?:min)?(?![a-z])| ?[ap]\.?m\.?(?![a-z]))"
    rf"{_ZONE}\)?)"
)
_LEAD: Final = (
    r"(?:(?:originally |first |last |date )?(?:published|posted|updated|modified|added|created|issued|released"
    r"|uploaded|date|publie|poste|paru|mis a jour|mise a jour|modifie|derniere mise a jour|cree|ajoute"
    r"|mise? en ligne|derniere modification|modification|publication|date de publication|actualise|diffuse|redige"
    r")e?(?: online| en ligne)?(?: date)?"
    r"(?: ?:| on| at| le| du)*"
    r"|le|on|du)"
)
_ANY: Final = re.compile(
    rf"(?<![\w/])(?P<lead>{_LEAD} )?(?P<week>{_WEEKDAY}[., ]{{1,3}}(?:le |the )?)?"
    rf"(?:{'|'.join(_FORMS)}|{_RELATIVE})(?P<time>{_TIME})*"
)
_CLOCK: Final = re.compile(r"\d{1,2} ?[:hH.] ?(?:\d\d|[AaPp]\b|[AaPp][Mm]|$)|\d{1,2} ?[AaPp]\.?[Mm]")
_DIGITS: Final = re.compile(r"\d+")
_NAMED: Final = (
    r"(?:jan|ene|fe[bv]|mar|a[bpv]r|ma[iy]|ju[iln]|aou|aug|ago\b(?=[ .,/-]{1,3}20)|agosto|sep|oct|nov|dec|dic)"
)
_BEHIND: Final = re.compile(
    rf"/\d\d(?:$| ?[-,|] ?\d\d[:h])|[/.-]\d{{1,2}}[/.-]\d"
    rf"|(?:st|nd|rd|th|er)?(?:(?:-| au | to | et | and )\d{{1,2}})?(?: of| de)?[ .,/-]{{0,3}}{_NAMED}"
)
_BEFORE: Final = re.compile(rf"{_NAMED}[a-z]{{0,6}}[ .,/-]{{0,3}}$")
COUNTING: Final = ("ago", "day", "hier", "il y a", "aujourd", "l'instant", "just now", "last week")
"""Words that count days, in plain lower case: a text that holds none of them, and no figure, holds no date."""
_LISTED: Final = re.compile(r"[|/·•] \d")
_AGO: Final = re.compile(_RELATIVE.replace("(?P<ago>", "(?:"))
_WORD: Final = re.compile(r"[a-z]+")
_OPENING: Final = 44


class Printed(NamedTuple):
    """A date as it stands in a text, read as far as it says."""

    start: int
    """Where it begins, with its weekday and words such as "Published on"."""
    end: int
    """Where it ends (exclusive), with its hour."""
    text: str
    """The words as printed."""
    year: int | None = None
    """The year, if printed."""
    month: int | None = None
    """The month; None for a relative date."""
    day: int | None = None
    """The day of the month, if printed."""
    sure: bool = False
    """Whether a weekday, an hour or a word such as "Published" says that this is a date line's date."""

    led: bool = False
    """Whether a word such as "Published" stands before it."""

    @property
    def relative(self) -> bool:
        """Whether it counts from a day that is not printed."""
        return self.month is None

    @property
    def clock(self) -> bool:
        """Whether it is an hour, of a day that is printed elsewhere."""
        return self.month is None and _CLOCK.match(self.text) is not None

    def dated(self, year: int | None = None, reference: date | None = None) -> Date:
        """Return it as a value, with a year inherited from above or counted from the document's own day."""
        if self.month is None:
            counted = _counted(self.text, reference) if reference else None
            return Date(self.text, counted.isoformat(), "day", "directive") if counted else Date(self.text)
        used = self.year or year
        if used is None:
            return Date(self.text)
        precision: Precision = "day" if self.day else "month"
        try:
            value = date(used, self.month, self.day or 1).isoformat()
        except ValueError:  # 29 February of a year that has none
            return Date(self.text)
        return Date(self.text, value, precision, "line" if self.year else "inherited")


def find_date(text: str, start: int = 0, plain: str | None = None, *, counts: bool = True) -> Printed | None:
    """Return the first date in a text.

    Args:
        text: the text.
        start: where to begin to look.
        plain: the same in plain lower case, if that is known.
        counts: False if it is known that no words that count days stand in it.
    """
    plain = fold_same(text) if plain is None else plain
    for core in _cores(plain, start, len(plain), counts):
        for opening in _openings(plain, core, start) if core > start else (core,):
            found = _ANY.match(plain, opening)
            if found and found.end() > core and (read := _read(text, found)):
                return read
    return None


def may_hold_date(plain: str, start: int = 0, end: int | None = None) -> bool:
    """Tell cheaply whether looking for a date is worth it: a figure beside a month or figures, or words that count."""
    return next(_cores(plain, start, len(plain) if end is None else end), None) is not None


def _cores(plain: str, start: int, end: int, counts: bool = True) -> Iterator[int]:
    """Yield where a date may begin, without its weekday and words such as "Published on"."""
    for figure in _DIGITS.finditer(plain, start, end):
        at = figure.start()
        if at > start and (month := _BEFORE.search(plain, max(start, at - 14), at)):
            yield month.start()
        if _BEHIND.match(plain, figure.end()):
            yield at
    counting = (counts and any([words in plain for words in COUNTING])) or _LISTED.search(plain, max(0, start - 2), end)
    if counting and (found := _AGO.search(plain, start, end)):
        yield found.start()


def _openings(plain: str, core: int, start: int) -> list[int]:
    """Return where the words before a date that may belong to it begin, the farthest first, and the date itself."""
    found = [core]
    for word in reversed(list(_WORD.finditer(plain, max(start, core - _OPENING), core))):
        if word[0] not in words("date_opener"):
            break
        found.append(word.start())
    return found[::-1]


def _read(text: str, found: re.Match[str]) -> Printed | None:
    """Return what a match says, or None if no calendar has such a day."""
    lead, week, y1, m1, d1, d2, s2, m2, y2, _, py, d3, m3, y3, m4, d4, y4, m5, y5, d6, m6, ago, time = found.groups()
    start, end = found.span()
    led = lead is not None and len(lead) > len("du ")  # more than "on" or "le"
    sure = bool(led or week or time)
    printed = text[found.end("lead") if lead else start : end].strip(" (,|-")  # without "Published on" before it
    if ago:
        return Printed(start, end, printed, sure=True, led=led)
    month: int | str
    if named := m3 or m4 or m5:
        behind = found.end("m3" if m3 else "m4" if m4 else "m5")
        if text[behind : behind + 1].islower() or (y3 and len(y3) < 4 and start):
            return None  # only the beginning of a word: "12 main roads", "a march of 10"; a capital may be glued to it
        day, month, year = d3 or d4, _MONTHS[named], (y3 and f"20{y3}"[-4:]) or py or y4 or y5
    elif d6:
        day, month, year, sure = d6, m6, None, True
    elif d2:
        day, month, year = d2, m2, y2
        if int(month) > 12 >= int(day) or _weekday_says_month_first(found, day, month, year):
            day, month = month, day
        if s2 == "." and len(year) < 4 and (start or end < len(text) or len(text) < len("12.03.24")):
            return None  # a version or a sum
        year, sure = year if len(year) == 4 else f"20{year}", True
    else:
        day, month, year = d1, m1, y1
    number = int(day.rstrip("stndrhe")) if day else None
    if not 1 <= int(month) <= 12 or (number is not None and not 1 <= number <= 31):
        return None
    return Printed(start, end, printed, int(year) if year else None, int(month), number, sure, led)


def _weekday_says_month_first(found: re.Match[str], day: str, month: str, year: str) -> bool:
    """Tell whether the weekday printed before 05/10/2023 fits 10 May and not 5 October."""
    if not found["week"] or len(year) != 4 or int(day) > 12:
        return False
    named = _WEEK.get(found["week"][:3])
    try:
        day_first = date(int(year), int(month), int(day)).weekday()
        month_first = date(int(year), int(day), int(month)).weekday()
    except ValueError:
        return False
    return named is not None and named != day_first and named == month_first


_WEEK: Final = {
    name: number
    for number, names in enumerate(("mon lun", "tue", "wed mer", "thu jeu", "fri ven", "sat sam", "sun dim"))
    for name in names.split()
} | {"mar": 1}

_DAYS: Final = {"d": 1, "j": 1, "w": 7, "s": 7, "h": 0, "y": 365, "a": 365}


def _counted(text: str, reference: date) -> date | None:
    """Return the day that a relative date names, counted from a day of the document."""
    plain = fold_same(text)
    if re.search(r"avant-hier", plain):
        return reference - timedelta(days=2)
    if re.search(r"yesterday|\bhier\b", plain):
        return reference - timedelta(days=1)
    if re.search(r"today|aujourd|instant|just now", plain):
        return reference
    found = re.search(rf"(\d{{1,3}}|\ban?|\bune?|\bone) ?({_UNIT})", plain)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    unit = found[2]
    if unit.startswith("mo"):
        return reference - timedelta(days=30 * count)
    if unit.startswith(("m", "sec", "h")):
        return reference
    return reference - timedelta(days=_DAYS.get(unit[0], 0) * count)
