"""Judging: which of the names and cues that were found in a snippet mean what the lexicon says."""

from typing import Final, TypeAlias

from tui.topics.context import Text
from tui.topics.finder import Name
from tui.topics.matching import LONG
from tui.topics.reading import Asked, Called, Cued

_ENOUGH: Final = 3
"""How many points make a theme: one strong cue, or several fair and weak ones; the same cue counts once."""
_ENOUGH_ALONE: Final = 2
"""How many do where no theme has enough: most snippets are about something."""

Named: TypeAlias = tuple[int, int, str, Name]
"""A name that was found and believed: where it begins and ends, its words, and the name."""


def believed(read: Text, found: list[Called]) -> list[Named]:
    """Return the names that hold, from left to right, the longest first: each takes its words for itself."""
    text, names, until = read.text, list[Named](), 0
    found.sort()
    for start, short, called in found:
        if start < until:
            continue
        end = start + LONG - short
        words = text[start:end]
        for name in called:
            printed, capitals, check, _, _, _, _ = name
            if (words == printed or _capital(words, capitals)) and (check is None or check.allows(read, start, end)):
                until = end
                names.append((start, end, words, name))
                break
    return names


def allowed(read: Text, found: list[Asked], cues: list[Cued]) -> None:
    """Add to the cues that hold always those that hold of the ones that ask for something."""
    present = read.present
    for start, short, (wanted, asking) in found:
        if wanted & present:
            for near, capitals, check, cue in asking:
                if (
                    near & present
                    and (not capitals or _capital(read.text[start : start + LONG - short], capitals))
                    and (check is None or check.allows(read, start, start + LONG - short))
                ):
                    cues.append((start, short, cue))


def weighed(cues: list[Cued], title: int) -> tuple[list[Cued], dict[str, int]]:
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
        start, short, (_, theme, weight, in_title, same, _) = cued
        if theme in until and start < until[theme]:
            continue
        until[theme] = start + LONG - short
        if weight:
            counted.append(cued)
            if start < title:
                weight = in_title
            known = weights.get(same, 0)
            if weight > known:
                weights[same] = weight
                points[theme] = points.get(theme, 0) + weight - known
    return counted, points


def strong(points: dict[str, int], implied: set[str]) -> set[str]:
    """Return the themes that a snippet has: those that its names imply, and those with enough points."""
    for theme, sum_ in points.items():
        if sum_ >= _ENOUGH:
            implied.add(theme)
    return implied or {theme for theme, sum_ in points.items() if sum_ >= _ENOUGH_ALONE}


def _capital(words: str, capitals: tuple[int, ...]) -> bool:
    """Return whether words have capitals where they must."""
    return all(map(str.isupper, map(words.__getitem__, capitals)))
