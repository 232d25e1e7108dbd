"""The surroundings of a name or cue: whether the snippet lets it mean what the lexicon says."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from tui.model import Snippet
from tui.text import fold_same
from tui.topics.entries import Condition
from tui.topics.matching import LONG, keys
from tui.topics.words import words

_NEAR: Final = 28
"""How many characters away is a few words away."""
GAP: Final = "  "
"""What parts texts that are read at once: two spaces, which no name and no cue holds."""


Part: TypeAlias = tuple[Literal["title", "body", "label"], int, int, int]
"""One text of a snippet: which it is, which label if it is one, where it begins among all that is read, and ends."""


class Text:
    """The texts of one snippet among those of others: many snippets are read at once, as one text."""

    __slots__ = ("end", "form", "near", "present", "snippet", "start", "text", "title")

    def __init__(self, snippet: Snippet, text: str, form: str, start: int, end: int) -> None:
        """Take a snippet, all that is read and its form, and where the texts of the snippet stand in it."""
        self.snippet: Final = snippet
        """The snippet."""
        self.text: Final = text
        """All that is read, as printed."""
        self.form: Final = form
        """The same as names are looked for in it."""
        self.start: Final = start
        """Where the texts of the snippet begin."""
        self.end: Final = end
        """Where they end (exclusive)."""
        self.title: Final = start + len(snippet.title or "")
        """Where its title ends; where its texts begin if it has none."""
        self.near: list[tuple[int, int, int]] = []
        """Words that conditions ask for nearby, placed like names, each with a bit for every group it belongs to."""
        self.present = 1
        """The groups of such words of which one is there; the first stands for none, which is always there."""

    def part(self, place: int) -> Part:
        """Return the text in which a place stands."""
        start, end, snippet = self.start, self.title, self.snippet
        if place < end:
            return "title", 0, start, end
        if end > start:
            start = end + len(GAP)
        if snippet.body:
            end = start + len(snippet.body)
            if place < end:
                return "body", 0, start, end
            start = end + len(GAP)
        for number, label in enumerate(snippet.labels):
            if label:
                end = start + len(label)
                if place < end:
                    return "label", number, start, end
                start = end + len(GAP)
        raise IndexError(place)

    def holds(self, spelled: Iterable[str]) -> bool:
        """Return whether one of some words stands in the texts."""
        find, start, end = self.form.find, self.start, self.end + len(GAP)
        return any(find(key, start, end) >= 0 for key in spelled)


def text_of(snippet: Snippet) -> str:
    """Return the texts of a snippet that count, as one, which no name crosses; byline and source do not count."""
    title, body = snippet.title, snippet.body
    if snippet.labels:
        return GAP.join(filter(None, (title, body, *snippet.labels)))
    return f"{title}{GAP}{body}" if title and body else title or body or ""


class Check:
    """A condition of the lexicon, made ready to be asked often."""

    __slots__ = ("_after", "_before", "_more", "_needs", "_unless", "_when", "near")

    def __init__(self, when: Condition, groups: Mapping[tuple[str, ...], int]) -> None:
        """Take a condition, and the bit of each group of words that conditions ask for nearby."""
        self._when = when
        self._needs, self._unless = keys(when.needs), keys(when.unless)
        self._before, self._after = tuple(keys(when.not_before)), tuple(keys(when.not_after))
        self._more = when != Condition(near=when.near)
        self.near: Final = groups[when.near]
        """The group of words of which one must be near: most of what is found is told by this alone."""

    def allows(self, read: Text, start: int, end: int) -> bool:
        """Return whether what was found at a place of a text means what the lexicon says."""
        if wanted := self.near:
            if not wanted & read.present:
                return False
            least, most = start - _NEAR, end + _NEAR
            for first, short, groups in read.near:
                if (
                    groups & wanted
                    and least <= first
                    and first + LONG - short <= most
                    and _alone(read, start, end, first, first + LONG - short)
                ):
                    break
            else:
                return False
        return not self._more or self._fits(read, start, end)

    def _fits(self, read: Text, start: int, end: int) -> bool:
        """Return whether all else fits: other words, those beside it, capitals, a first name, the day."""
        when, form = self._when, read.form
        return (
            (not self._needs or read.holds(self._needs))
            and not (self._unless and read.holds(self._unless))
            and not (self._before and form.startswith(self._before, end + 1))
            and not (self._after and form.endswith(self._after, 0, start + 1))
            and not (when.word and _in_capitals(read, start, end))
            and not (when.surname and _has_first_name(read, start))
            and (not (when.since or when.until) or self._dated(read.snippet))
        )

    def _dated(self, snippet: Snippet) -> bool:
        """Return whether the name was in use when the snippet was printed; an undated one is taken for new."""
        day = snippet.date.value if snippet.date else None
        if day is None:
            return not self._when.until
        return day >= self._when.since and (not self._when.until or day < self._when.until)


def _alone(read: Text, start: int, end: int, first: int, last: int) -> bool:
    """Return whether two places are in one text of the snippet."""
    if read.snippet.labels:
        return read.part(start) == read.part(first)
    return max(end, last) <= read.title or min(start, first) >= read.title


def _in_capitals(read: Text, start: int, end: int) -> bool:
    """Return whether a place stands among capitals: beside a long word of them, or between nothing but such words."""
    text, (_, _, first, last) = read.text, read.part(start)
    before = [word for word in text[max(first, start - 40) : start].split() if any(map(str.isalpha, word))][-2:]
    after = [word for word in text[end : min(last, end + 40)].split() if any(map(str.isalpha, word))][:2]
    beside = (*before[-1:], *after[:1])
    around = before + after
    return any(len(word) > 3 and word.isupper() for word in beside) or (
        len(around) > 1 and all(word.isupper() for word in around)
    )


def _has_first_name(read: Text, start: int) -> bool:
    """Return whether the word before a place looks like a first name: capitalised, and no title."""
    text = read.text
    _, _, first, _ = read.part(start)
    before = text[max(first, start - 40) : start].split()
    if not before or not text[start - 1].isspace():
        return False
    word = before[-1].strip("«“\"'’(")
    ends = word.endswith((",", ":", ";", "!", "?", "'s", "’s"))
    return word[:1].isupper() and not ends and fold_same(word.rstrip(".")) not in words("before_surnames")
