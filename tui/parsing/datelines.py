"""Lines and ends of lines that print a date: alone, with an author, an outlet, a section or a count beside it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tui.parsing.authors import are_people
from tui.parsing.dates import Printed, find_date, may_hold_date
from tui.parsing.kinds import Kind, Part
from tui.parsing.shapes import is_name
from tui.parsing.words import words
from tui.text import fold

LONGEST: Final = 140
"""No line that only prints a date, an author and a section is longer."""

_BY: Final = re.compile(
    r"\b(?:(?:\d+ points?|written|interview|posted|published|submitted|uploaded|added|asked|started|reviewed|shared"
    r"|story|text|écrit|publié|posté|proposé|rédigé|soumis|ajouté|lancé|partagé|texte|propos recueillis"
    r"|recueilli) )?(?:by|par)\b:? +",
    re.IGNORECASE,
)
_AGE: Final = re.compile(
    r"(?:(?P<source>[A-ZÀ-Þ][^\d|/:.!?]{2,40}?) (?:by|par) (?P<byline>[A-ZÀ-Þ][^\d|/:!?]{1,40}?) ?[/|·•] ?)?"
    r"(?P<age>\d{1,2} ?(?:h|hrs?|d|j|w|sem)\.?"
    r"|\d{1,2}(?:[:.h]\d\d){1,2}(?: ?[ap]\.?m\.?)? ?(?:GMT|UTC|TU|WAT|CET|CEST|EST|EDT|BST|EAT|CAT)"
    r"|(?i:publiée?|postée?|mise? à jour|modifiée?|posted|published|updated)(?: (?:à|at)| ?:) ?"
    r"(?P<clock>\d{1,2} ?[:.hH] ?\d\d"
    r"(?: ?[AaPp]\.?[Mm]\.?)?)|(?:depuis|since) \d{1,3} (?:minutes?|heures?|hours?|jours?|days?|mois|ans?))"
    r"(?: ?[·•|])?"
)
"""How old an item is: "3 h ·", "depuis 2 jours"; feed readers add who wrote it: "Well Post by Awa Diallo / 3h"."""
_CLOCK: Final = re.compile(r"(?P<label>[A-ZÀ-Þ][^\d|·•]{1,30}) [|·•] (?P<hour>\d{1,2}[:h]\d\d(?: ?[AaPp]\.?[Mm]\.?)?)")
"""The section of an item and the hour: "Africa • 6:47 PM"."""
ISSUES: Final = frozenset(
    ["update", "weekly update", "bulletin", "briefing", "digest", "roundup", "newsletter", "edition"]
)
"""What stands before the day of an issue: "Update 31 July 2023" heads a list, or is the title of one with a date."""
_NOTED: Final = re.compile("(?:Mise à jour|Point|Bilan|Situation) (?:du|des|de la) ")
"""What a title says of its day: "Mise à jour du 15 janvier"; a date of the page is "mis à jour le"."""
_ADDRESS: Final = re.compile(r"[ |,·•–—-]*(?:[\w.+-]+@[\w.-]+|@\w+)")
_NAMED: Final = re.compile(
    r"^(?:sources?|published|posted|updated|publié|mis à jour) ?: ?"
    r"(?:\d{1,2}[:hH.]\d\d(?: ?[A-Z]{2,4}(?:[+-]\d{1,2})?)?)?",
    re.IGNORECASE,
)
_FILED: Final = re.compile(
    r"(?i:published|posted|filed|publié|posté|classé) (?:in|under|dans|sous) (?P<label>[A-ZÀ-Þ][^:.!?|]{1,40})"
)
_SOURCE: Final = re.compile(r"(?<=\w) (?:Source|Publisher|Éditeur) ?: ?")
_HANDLE: Final = re.compile(r" @\w[\w.@-]*\W*$")
_IN: Final = ("in ", "dans ", "under ", "sous ")
_WITHIN: Final = re.compile(r"(?:in|dans|under|sous) (?P<labels>[A-ZÀ-Þ][^.:!?|]{1,80})")
_LOGIN: Final = re.compile(r"(?:u/|@)?[\w.-]{2,24}")
_NUMBER: Final = re.compile(r"(?:(?=.*\d{3})[A-Z]{1,6}|[Nn][°º] ?\d+)(?:[/.-][A-Z]{1,6})*[/.-]\d[\w/.-]*")
"""The number of a document beside its date: "SC/15341"."""
_ARTICLE: Final = re.compile(r"(?:The|Le|La|Les|L[’']) ?(?=[A-ZÀ-Þ])")
_WHERE: Final = re.compile(r",? \((?:à|in|en|au|aux|at) [^()]{2,30}\)?$")
"""Where an author wrote from: "(à Niamey)"."""
_COUNT: Final = re.compile(
    r"[ |,•·–-]*(?<![\w/])(?:\d{1,4}(?: (?:comments?|commentaires?|views?|vues?|shares?|partages?|likes?))?"
    r"|\d{1,2} ?(?:min(?:ute)?s?|mn)(?: de)?(?: ?(?:read|reading|lecture))?"
    r"|(?:no|aucun|pas de|leave a|laisser un) (?:comments?|commentaires?))\s*$",
    re.IGNORECASE,
)
_DESK: Final = re.compile(
    r"(?:la |the |notre |our )?(?:r[ée]daction|staff(?: writers?| reporters?)?|admin|newsroom|webmaster"
    r"|correspondante?s?)",
    re.IGNORECASE,
)
_DESKS: Final = (" desk", " staff", " team", " newsroom", " reporter", " correspondent", " rédaction")
"""How the names of those end who write without a name of their own: "Courier Desk"."""
_TYPES: Final = ("release", "releases", "statement", "interview", "communiqué", "letter", "dispatches")
"""How the names of kinds of texts end."""
_DESK_LETTERS: Final = frozenset("ltnorsawc")
_ALONE: Final = frozenset(["", "by", "par", "le", "on", "at", "à", "all day", "toute la journée", "from", "du"])
_UNTIL: Final = frozenset(["", "to", "until", "till", "and", "au", "jusqu'au", "jusqu’au", "et", "@"])
_EDGE: Final = " |,•·–—-/:;()[]»>.\t"
_DATELINE: Final = re.compile(r"\(?[A-ZÀ-Þ][^\d:;.()–—]{1,40}(?: \([^()\d]{2,24}\))?, ?(?:le |on )?$")
_PLACE: Final = re.compile(r" ?\)?[:,]? ?(?:\([^()]{2,40}\))? ?\)?(?: ?/[^–—-]{2,30}/)? ?[:–—-]")
_TAIL: Final = 60
_HOUR: Final = re.compile(
    r"(?P<hour>[\[(]?(?:[01]?\d|2[0-3])(?: ?[hH] ?|:)[0-5]\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?: ?(?:GMT|TU|UTC|WAT))?[\])]?)"
    r"(?: ?[-–—|:•·] ?| +)(?=[A-ZÀ-Þ«“\"‘\[](?=.{12}))"
)


def date_kind(text: str, plain: str, *, counts: bool = True) -> Kind | None:
    """Return what a line is that prints a date and nothing to read, or None; counts as `find_date` takes it."""
    if len(text) > LONGEST or (text[:1] in "MPBS" and _NOTED.match(text)):
        return None
    if age := _AGE.fullmatch(text):
        says = tuple([(name, age[name]) for name in ("source", "byline") if age[name]])
        return Kind(
            Part.ANCHOR,
            "date",
            "age of an item",
            says,
            Printed(*age.span("age"), age["clock"] or age["age"], sure=True),
        )
    if plain[-5:].isdigit():
        text, plain = _uncounted(text, plain)
    when = find_date(text, 0, plain, counts=counts)
    if when is None:
        clock = _CLOCK.fullmatch(text)
        return _clock(clock) if clock else _glued(text)
    end = when.end
    figure = _FIGURE.search(plain, end)
    second = find_date(text[end:], 0, plain[end:], counts=counts) if figure or counts else None
    if second and text[end : end + second.start].strip(_EDGE).casefold() in _UNTIL:
        end += second.end  # "Published on … – updated on …", "from 3 May to 9 June 2024"
        when = when._replace(year=when.year or (second.year if second.day and when.month else None))
    before, rest = text[: when.start], text[end:]
    if "@" in rest:
        rest = _ADDRESS.sub("", rest)
    if "@" in before or ":" in before:
        before = _plain(before)
    counted = _COUNT.search(rest) if figure or "comment" in plain else None
    above = _beside(before, before.strip(_EDGE), True, when, counted is not None) if before else ()
    if above is None and (above := _listed(before, when)) is None:
        return None
    name = (_COUNT.sub("", rest) if counted else rest).strip(_EDGE)
    below = _beside(rest, name, False, when, counted is not None) if name else ()
    if below is None and (below := _listed(rest, when)) is None:
        return None
    return Kind(Part.ANCHOR, "date", "date of an item", (*above, *below), when)


def _uncounted(text: str, plain: str) -> tuple[str, str]:
    """Return a line and its plain form without a count that is glued to its year: "3 May 202112"."""
    counted = _COUNTED.fullmatch(text)
    return (text[: counted.end("date")], plain[: counted.end("date")]) if counted else (text, plain)


def _plain(before: str) -> str:
    """Return what stands before a date without the name of its field, an hour or the address of an author."""
    if address := _HANDLE.search(before):
        return f"by {before[: address.start()]}"
    before = _SOURCE.sub(" | ", before)  # "Situation Report Source: Aid Office Posted: …"
    return _NAMED.sub("", before)  # "Source: Desert Wire, 12 April 2024", "Published: 14:05 GMT, 12 April 2024"


def _listed(part: str, when: Printed) -> Sequence[tuple[str, str]] | None:
    """Return what signs such as "|" set off beside a date: sections, authors, sizes; None if that is a text to read."""
    if filed := _FILED.fullmatch(part.strip(_EDGE)):
        return (("label", filed["label"]),)
    if not (signs := _SIGNS.findall(part)):
        return None
    found: list[tuple[str, str]] = []
    named = when.led or not any([sign in "–—-" for sign in map(str.strip, signs)])  # else the day may end a title
    read = _READING.search(part) is not None
    for said in filter(None, [said.strip(_EDGE) for said in _SIGNS.split(part)]):
        if _MEASURE.fullmatch(said):
            continue
        if are_people(said):
            found.append(("byline", said))
            continue
        if by := _BY.match(said):
            if len(said) > by.end() and len(said.split()) <= _BY_WORDS:
                found.append(("byline", said[by.end() :]))
                continue
            return None
        if not named or not said[:1].isupper() or len(said.split()) > _SET_OFF_WORDS or said[-1:] in _STOPS:
            return None
        found.append(("byline" if read and len(signs) > 1 else "label", said))
    return found


_SIGNS: Final = re.compile(r" ?[|/•·»›] ?| [–—-] |^[–—-] | [–—-]$")
_STOPS: Final = tuple(".!?…:,;")
_BY_WORDS: Final = 7
_SET_OFF_WORDS: Final = 4
_READING: Final = re.compile(r"[•·|–—-] ?\d{1,3} ?(?:min(?:ute)?s?|mn)\b")
_MEASURE: Final = re.compile(
    r"\d[\d.,  ]* ?(?:[kmg]i?[bo]|octets|min(?:ute)?s?|mn|pages?|pp?|h|words|mots)\.?"
    r"(?: (?:de |of )?(?:read|lecture)\w*)?"
    r"|(?:last )?(?:mise? à jour|updated?|modifiée?) ?(?:à|at|:)? ?\d{1,2} ?[:hH.] ?\d\d"
    r"|(?:hide|save|reply|flag|favou?rite|permalink|discuss|share|masquer|répondre)"
    r"|(?:\d[\d ,.]*|no|aucun|pas de) (?:comments?|commentaires?|points?|replies|réponses)"
    r"|(?:pdf|docx?|xlsx?|pptx?|csv|zip|html?|mp[34]|epub)",
    re.IGNORECASE,
)
"""A size or a length, and what a file is."""


def _glued(text: str) -> Kind | None:
    """Return what a line is that prints a section and, glued to it, a date: "Afrique28 days ago"."""
    label = _LABEL.match(text)
    when = find_date(text[label.end() :]) if label else None
    if label is None or when is None or when.start or text[label.end() + when.end :].strip(_EDGE):
        return None
    when = when._replace(start=label.end(), end=label.end() + when.end)
    return Kind(Part.ANCHOR, "date", "section and date of an item", (("label", label[0]),), when)


_COUNTED: Final = re.compile(
    r"(?P<date>(?:.{2,60}[-–—|·•, ])?(?:\d{1,2} [a-zéûA-Z]{3,9}\.? |[A-Z][a-z]{2,8}\.? \d{1,2}, )(?:19|20)\d\d)\d{1,4}"
)
"""A year with the count of comments glued to it."""
_LABEL: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’-]{2,}(?: [A-ZÀ-Þ&][\w’-]*){0,2}?(?=\d{1,2}[ /])")


def _clock(found: re.Match[str]) -> Kind:
    """Return what a line is that prints a section and an hour."""
    when = Printed(*found.span("hour"), found["hour"], sure=True)
    return Kind(Part.ANCHOR, "date", "hour of an item", (("label", found["label"]),), when)


_FIGURE: Final = re.compile("[0-9]")


def _beside(part: str, name: str, before: bool, when: Printed, counted: bool) -> Sequence[tuple[str, str]] | None:
    """Return what is printed beside a date on its line; None if that is a text to read.

    Args:
        part: what stands there.
        name: the same without the signs around it, and without counts.
        before: whether it stands before the date.
        when: the date.
        counted: whether a count of comments stands behind the date, which says that no title stands before it.
    """
    lower = name.casefold()
    if lower in _ALONE:
        return ()
    if ("by" in lower or "par" in lower) and (by := _BY.match(name)):
        author = name[by.end() :]
        told = when.led or when.sure or len(by[0]) > len("par: ")  # "Posted by"
        known = is_name(author, 9) or (told and _LOGIN.fullmatch(author)) or _is_desk(author)
        return (("byline", author.strip(_EDGE)),) if known else None
    if (
        not before
        and lower.startswith(_IN)
        and (labels := _WITHIN.fullmatch(name))
        and all(map(is_name, labels["labels"].split(", ")))
    ):
        return tuple(("label", label) for label in labels["labels"].split(", "))
    if lower[:1] in _DESK_LETTERS and _DESK.fullmatch(name):
        return (("byline", name),)
    if _NUMBER.fullmatch(name):
        return (("label", name),)
    if before and ((when.day and lower in ISSUES) or (when.year and "," in name)) and (signed := _signed(name)):
        return signed
    if not is_name(_ARTICLE.sub("", name) if part[:1] == " " else name) or (
        not when.sure and (when.day is None or (before and not counted and not _parted(part)))
    ):
        return None
    if before:
        glued = part[-1:] == "-" and part[-2:-1].isalpha()  # "Awa Diallo-4 mars 2020"
        return (("byline" if glued or _is_person(name, part) else "source", name),)
    if part[:1].isalpha():
        return (("label", name),)
    return (_behind(_WHERE.sub("", name), part.strip()[:1] in tuple("|/•·–—-")),)


@lru_cache(1 << 12)
def _behind(name: str, set_off: bool) -> tuple[str, str]:
    """Return what a name behind a date is: an author's only if people or those of a desk are called so."""
    lower = name.casefold()
    if lower.endswith(_DESKS):
        return "byline", name
    if lower.endswith(_TYPES):
        return "label", name
    if not words("outlet").isdisjoint(lower.split()):
        return "source", name
    if are_people(name.partition(",")[0]):
        return "byline", name
    return "source" if set_off else "label", name


def _signed(name: str) -> Sequence[tuple[str, str]]:
    """Return who is named before a day in a known form: "Awa Diallo, The Well Post", or "Weekly update"."""
    author, _, outlet = name.partition(", ")
    if not outlet:
        return (("source", name),) if name.casefold() in ISSUES else ()
    return (("byline", author), ("source", outlet)) if are_people(author) and is_name(outlet) else ()


def _is_desk(author: str) -> bool:
    """Tell whether what stands behind "by" is a desk or an office: "Le bureau", "Equipe audio"."""
    return author[:1].isupper() and author[-1:] not in _STOPS and len(author.split()) <= _DESK_WORDS


_DESK_WORDS: Final = 3


def _is_person(name: str, part: str) -> bool:
    """Tell whether a name before a date is a person's: two or three words, none of which names outlets."""
    parts = name.split()
    dashed = part.rstrip()[-1:] in tuple("-–—:/") and not (
        len(parts) == 2 and part.endswith(" - ") and are_people(name)
    )
    plain = all(word[:1].isupper() and not any(sign.isdigit() for sign in word) for word in parts)
    some = 2 <= len(parts) <= 3 or (_JOINED.search(name) is not None and are_people(name))
    return not dashed and (plain or len(parts) > 3) and some and not words("outlet").intersection(fold(name).split())


_JOINED: Final = re.compile(r" (?:and|et|&) ")


def _parted(part: str) -> bool:
    """Tell whether what stands before a date is set off from it."""
    return part.rstrip()[-1:] in tuple("|,•·–—-/:")


def final_date(text: str, plain: str) -> Printed | None:
    """Return the date that a line ends with."""
    when = find_date(text, max(0, len(text) - _TAIL), plain)
    if when is None and (glued := _GLUED_END.search(text, max(0, len(text) - _TAIL))):
        at = glued.start()
        found = find_date(text[at:], 0, plain[at:])
        return found._replace(start=at, end=len(text)) if found and found.day else None
    if when is None or text[when.end :].strip(_EDGE) or (not when.sure and when.day is None):
        return None
    enclosed = text[when.start - 1 : when.start] == "(" and text[-1:] == ")"
    return when._replace(start=when.start - 1) if enclosed and _NUMERIC.match(when.text) else when


_GLUED_END: Final = re.compile(
    r"(?<=[a-zà-ÿ.…!?»”)])(?:[A-Z][a-zéû]{2,8}\.? \d{1,2}, |\d{1,2} [A-Za-zéû]{3,9}\.? )(?:19|20)\d\d$"
)
"""A date that is glued to the text before it: "… at a crossroadsFebruary 14, 2025"."""


_NUMERIC: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}")


def is_set_off(text: str, when: Printed) -> bool:
    """Tell whether a sentence or a link ends right before a date, or is glued to it."""
    return (
        text[when.start - 1 : when.start].isalpha()
        or text[when.start] == "("
        or re.search(r"[.…!?»\])|•·][\"”»]?\s*[|•·–—-]?\s*$", text[: when.start]) is not None
    )


def leading_date(text: str, plain: str) -> Printed | None:
    """Return the date that stands at the beginning of a line and is set off from the text that follows."""
    if not may_hold_date(plain, 0, 24):
        return None
    when = find_date(text[:_TAIL], 0, plain[:_TAIL])
    if when is None or when.start or (when.day is None and not when.sure):
        return None
    rest = text[when.end :]
    if when.relative and rest[:1] == ":" and not any(sign.isdigit() for sign in when.text):
        return None  # "Today: four stories …"
    set_off = re.match(r" ?(?:[–—|•·:-]|\.\.\.|…) ?(?=[^\W\d_])(?=.{12})", rest) and not rest[:1].isalnum()
    return when if set_off or (when.year and when.day and re.match(r" [A-ZÀ-Þ«“]", rest)) else None


def leading_source(text: str, plain: str) -> Kind | None:
    """Return the outlet and the day with which a line begins: "Radio Monde - 15/3/2024 - Les banques …"."""
    name = _OUTLET.match(text)
    when = find_date(text[: name.end() + _TAIL], name.end(), plain[: name.end() + _TAIL]) if name else None
    if not name or not when or when.start != name.end() or not when.day or not is_name(name["name"]):
        return None
    behind = _BEHIND_DATE.match(text, when.end)
    if not behind:
        return None
    when = when._replace(start=0, end=behind.end())
    return Kind(Part.ANCHOR, "date", "outlet and date of an item", (("source", name["name"]),), when)


_OUTLET: Final = re.compile(r"(?P<name>[A-ZÀ-Þ][^\d.,;:!?|()–—-]{1,34}?) +[|–—-] +(?=[^\W_]{1,10}[./ -])")
_BEHIND_DATE: Final = re.compile(r" +[|–—-] +(?=[^\W_].{12})")


def leading_hour(text: str) -> Printed | None:
    """Return the hour with which a line of a wire begins: "18h42 Niger : …", "[07:45] Army says…", "18:42 GMT – …"."""
    if not text[:1].isdigit() and text[:1] not in ("[", "("):
        return None
    found = _HOUR.match(text)
    return Printed(0, found.end("hour"), found["hour"].strip("[(])"), sure=True) if found else None


def dateline(text: str) -> Printed | None:
    """Return the date of a dateline: "NIAMEY, Aug 14, 2023 (Agency) - …", "(Niamey, le 22 février 2019) – …"."""
    if "," not in text[:44]:
        return None
    when = find_date(text[: _TAIL + 20])
    if when is None or when.year is None or when.day is None:
        return None
    fits = _DATELINE.fullmatch(text[: when.start]) and _PLACE.match(text[when.end :])
    return when if fits else None
