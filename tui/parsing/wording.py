"""Texts as copies are told by: their words, and what kind of words two texts differ in.

Two texts may be alike to the letter but for one word and still tell different news: another town, another weekday,
another toll. So likeness alone never decides; the words that differ do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import OSA, Levenshtein

from tui.model import Date, Snippet
from tui.parsing.words import words
from tui.text import fold

IsName: TypeAlias = Callable[[str], bool]
"""Tells whether a word as printed is known as a name, or part of one; lower-case ones too ("nigérien")."""

Difference: TypeAlias = Literal["figure", "number", "calendar", "name", "negation", "series", "word"]
"""What kind of word two texts differ in; only "word" never makes them different news."""

HARMLESS: Final = frozenset[Difference]({"word"})
"""Differences that an edit makes."""

_DATELINE: Final = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ(][\w’'.)-]*){0,3}(?:, [A-ZÀ-Þ][\w’'. -]{1,24})?"
    r"(?:,? (?:le )?(?:\d{1,2}(?:er|st|nd|rd|th)? )?[\w.]{3,9}(?: \d{1,2},?)?(?: \d{4})?)?"  # typos: ignore
    r"(?: ?\([^()]{2,30}\))?) ?(?:[–—-]|--|:) (?=\S)"
)
_LONGEST_DATELINE: Final = 70
_REMEMBERED: Final = 4096
"""How many texts are held with their words, so that comparing a text with others splits it once."""
_DASH: Final = re.compile("[–—:-] ")
_TOKEN: Final = re.compile(r"\d+(?:[.,/:–h-]\d+)*(?:er|st|nd|rd|th|e|ème)?(?![^\W_])|[^\W_]+")  # typos: ignore
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:…\n]|[-–—•] )[\s\"“«‘'(\[-]*$")
_DATE_SIGNS: Final = re.compile(r"[/:–h-]|\d\.\d+\.\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NEVER_ALIKE: Final = re.compile(r"nigeri[ae]n")
_LONG: Final = 7
"""From so many letters on, one wrong letter is a slip …"""
_KNOWN: Final = 5
"""… and from so many where one of the two is a known word and the other is not."""


class Word(NamedTuple):
    """One word of a text."""

    folded: str
    """As it is compared."""
    printed: str
    """As it stands there."""
    opens: bool
    """Whether it begins a sentence, where a capital says nothing."""
    start: int
    """Where it begins, in characters from 0."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an item says, ready to be compared."""

    printed: str
    """Its body without the dateline, or its title where there is no body."""
    folded: str
    """The same as it is compared."""
    dateline: str = ""
    """Town, day and agency before the text: a site adds or drops them at will."""
    title: str = ""
    """The printed title of an item with a body."""
    day: str = ""
    """The printed day as YYYY-MM-DD."""

    @classmethod
    def of(cls, snippet: Snippet) -> "Wording":
        """Return the wording of a snippet."""
        return cls.said(snippet.title, snippet.body, snippet.date)

    @classmethod
    def said(cls, title: str | None, body: str | None, date: Date | None) -> "Wording":
        """Return the wording of an item that has this title, body and date."""
        day = (date.value if date and date.precision == "day" else None) or ""
        if not body:
            return cls(title or "", fold(title or ""), day=day)
        dateline, rest = split_dateline(body)
        return cls(rest, fold(rest), dateline, title or "", day)

    def words(self) -> tuple[Word, ...]:
        """Return its words; figures with their signs ("1,870", "14/03/2023") are one word."""
        return _words(self.printed)


def split_dateline(text: str) -> tuple[str, str]:
    """Return the dateline of a text ("BAMAKO, Jan 12 (Wire)"), if it has one, and the rest."""
    found = _DATELINE.match(text, 0, _LONGEST_DATELINE) if _DASH.search(text, 1, _LONGEST_DATELINE) else None
    if found is None or not (rest := text[found.end() :]) or not _looks_like_dateline(found["place"]):
        return "", text
    return found["place"], rest


def differing(one: Wording, other: Wording, is_name: IsName | None = None) -> frozenset[Difference]:
    """Return what kinds of words two texts differ in; none if only case, accents and signs do."""
    return _differing(one.words(), other.words(), is_name)


def differing_texts(one: str, other: str, is_name: IsName | None = None) -> frozenset[Difference]:
    """Return what kinds of words two plain texts differ in."""
    return _differing(_words(one), _words(other), is_name)


def kinds(found: Iterable[int], of: Sequence[Word], is_name: IsName | None = None) -> Iterator[Difference]:
    """Yield the kind of each of some words of a text, by their places."""
    titled = 2 * sum(word.printed[0].isupper() for word in of) > len(of) + 2
    return (_kind(at, of, titled, is_name) for at in found)


def _differing(one: Sequence[Word], other: Sequence[Word], is_name: IsName | None) -> frozenset[Difference]:
    """Align two texts word by word, and judge the words that have no partner."""
    left, right = [word.folded for word in one], [word.folded for word in other]
    mine: list[int] = []
    theirs: list[int] = []
    for step in Levenshtein.opcodes(left, right):
        if step.tag == "equal":
            continue
        here, there = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
        pairs = [*zip(here, there, strict=False)] if step.tag == "replace" else []
        alike = [pair for pair in pairs if _misspelt(one[pair[0]], other[pair[1]], is_name)]
        mine += [at for at in here if at not in {pair[0] for pair in alike}]
        theirs += [at for at in there if at not in {pair[1] for pair in alike}]
    return frozenset([*kinds(mine, one, is_name), *kinds(theirs, other, is_name)])


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; a text is compared with several others, one after the other."""
    end, words = 0, []
    for found in _TOKEN.finditer(text):
        opens = _SENTENCE_START.search(text[max(end - 1, 0) : found.start()]) is not None or end == 0
        end = found.end()
        words.append(Word(_folded(found.group()), found.group(), opens, found.start()))
    return tuple(words)


@cache
def _class(name: str) -> frozenset[str]:
    """Return a closed class of words, folded."""
    return frozenset(map(fold, words(name)))


def _folded(printed: str) -> str:
    """Return a word as it is compared."""
    return printed.lower() if printed.isascii() else fold(printed)


def _kind(at: int, of: Sequence[Word], titled: bool, is_name: IsName | None) -> Difference:
    """Return what kind of word stands somewhere in a text."""
    word = of[at]
    if word.folded[:1].isdigit():
        return _kind_of_figure(at, of)
    for name in ("number", "calendar", "negation"):
        if word.folded in _class(name):
            return name
    if is_name is not None and is_name(word.printed):
        return "name"
    if not word.printed[0].isupper() or word.folded in _class("function"):
        return "word"
    return "word" if (word.opens or titled) and is_name is not None and not _shouted(word) else "name"


def _kind_of_figure(at: int, of: Sequence[Word]) -> Difference:
    """Tell a toll from a day, a year, an hour or a number in a series."""
    word = of[at]
    if at and of[at - 1].folded in _class("series"):
        return "series"
    if _DATE_SIGNS.search(word.folded) or _YEAR.fullmatch(word.folded) or not word.folded[-1].isdigit():
        return "calendar"
    beside = (near.folded for near in of[max(at - 3, 0) : at + 4])
    return "calendar" if any(near in _class("month") for near in beside) else "figure"


def _misspelt(one: Word, other: Word, is_name: IsName | None) -> bool:
    """Tell whether two words are one, spelled with a slip, and not two that are known apart."""
    if one.folded[0] != other.folded[0] or _NEVER_ALIKE.match(one.folded):
        return False
    if any(sign.isdigit() for sign in one.folded + other.folded):
        return False
    known = [word for word in (one, other) if _is_known(word, is_name)]
    shortest = _KNOWN if len(known) == 1 else _LONG
    long_enough = min(len(one.folded), len(other.folded)) >= shortest
    return long_enough and len(known) < 2 and OSA.distance(one.folded, other.folded, score_cutoff=1) <= 1


def _is_known(word: Word, is_name: IsName | None) -> bool:
    """Tell whether a word is surely spelled right: a number, a day, a name of the lexicon."""
    closed = any(word.folded in _class(name) for name in ("number", "calendar", "negation"))
    return closed or (is_name is not None and is_name(word.printed))


def _looks_like_dateline(place: str) -> bool:
    """Tell "BAMAKO", "Ouagadougou" and "PAU, France, Jan 11 2020 (Wire)" from the opening of a sentence."""
    town = re.split(r"[,(\d]", place)[0].strip()
    return len(town) > 1 and (town.isupper() or len(place) > len(town) or len(town.split()) <= 2)


def _shouted(word: Word) -> bool:
    """Tell whether a word is all capitals, as acronyms are."""
    return len(word.printed) > 1 and word.printed.isupper()
