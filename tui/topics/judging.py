"""Judging: which of the names and cues that were found in a snippet mean what the lexicon says."""

from typing import Final, NamedTuple, TypeAlias

from tui.topics.finder import Meaning
from tui.topics.reading import Cued, Read

_ENOUGH: Final = 3
"""How many points make a theme: one strong cue, or several fair and weak ones; the same cue counts once."""
_ENOUGH_ALONE: Final = 2
"""How many do where no theme has enough: most snippets are about something."""

Named: TypeAlias = tuple[int, int, Meaning, str]
"""A name that was found and believed: where it begins and ends, what it says, and what to tell the person."""


class Judged(NamedTuple):
    """What one snippet says."""

    read: Read
    """What was found in it."""
    names: list[Named]
    """Names that are believed, in the order of the text."""
    cues: list[Cued]
    """Cues that count, in the order of the text."""
    points: dict[str, int]
    """How strongly the cues speak for each theme."""


def believed(read: Read) -> list[Named]:
    """Return the names that hold, from left to right, the longest first: each takes its words for itself."""
    text, found, until = read.text, [], 0
    read.names.sort()
    for start, less, called in read.names:
        if start < until:
            continue
        end = start - less
        words = text[start:end]
        for meaning, printed, capitals, check, rule in called:
            if (words == printed or _capital(words, capitals)) and (check is None or check.allows(read, start, end)):
                until = end
                found.append((start, end, meaning, rule))
                break
    return found


def judged(read: Read, names: list[Named]) -> Judged:
    """Return what a snippet says with some names: which of its cues count, and for what."""
    cues = read.cues
    if read.asking:
        _ask(read)
    for start, end, meaning, _ in names:
        for cue in meaning.hints:
            cues.append((start, start - end, cue))
    title = read.start + len(read.snippet.title or "")
    return Judged(read, names, *_weighed(cues, title))


def given(judged: Judged) -> set[str]:
    """Return the tags of names, those that come with them, and the themes that have enough points."""
    _, names, _, points = judged
    tags: set[str] = set()
    themes = False
    for _, _, meaning, _ in names:
        tags.update(meaning.tags)
        if meaning.themes:
            themes = True
    for theme, sum_ in points.items():
        if sum_ >= _ENOUGH:
            tags.add(theme)
            themes = True
    if not themes:
        tags.update([theme for theme, sum_ in points.items() if sum_ >= _ENOUGH_ALONE])
    return tags


def _capital(words: str, capitals: tuple[int, ...]) -> bool:
    """Return whether words have capitals where they must."""
    return all(map(str.isupper, map(words.__getitem__, capitals)))


def _ask(read: Read) -> None:
    """Add the cues that hold of those that ask for something."""
    absent = read.absent
    for start, less, asking in read.asking:
        for near, capitals, check, cue in asking:
            if (
                not near & absent
                and (not capitals or _capital(read.text[start : start - less], capitals))
                and (check is None or check.allows(read, start, start - less))
            ):
                read.cues.append((start, less, cue))


def _weighed(cues: list[Cued], title: int) -> tuple[list[Cued], dict[str, int]]:
    """Return the cues that count, and how strongly they speak for each theme; title is where the title ends.

    Of cues of one theme that overlap only the longest counts, and each cue counts once, where it weighs most: strong
    and fair ones count double in a title.
    """
    cues.sort()
    points: dict[str, int] = {}
    weights: dict[str, int] = {}
    until: dict[str, int] = {}
    counted = []
    for cued in cues:
        start, less, (_, theme, weight, in_title, same, _) = cued
        if start < until.get(theme, 0):
            continue
        until[theme] = start - less
        if weight:
            counted.append(cued)
            if start < title:
                weight = in_title
            known = weights.get(same, 0)
            if weight > known:
                weights[same] = weight
                points[theme] = points.get(theme, 0) + weight - known
    return counted, points
