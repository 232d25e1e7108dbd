"""Reading: all names and cues in some snippets, found in one pass over all of them and not judged yet."""

from collections.abc import Sequence
from typing import TypeAlias

from tui.model import Snippet
from tui.topics.context import GAP, Text, text_of
from tui.topics.finder import Asking, Cue, Finder, Name
from tui.topics.matching import spaced

Cued: TypeAlias = tuple[int, int, Cue]
"""A cue that was found: where it begins, minus its length, and the cue.

Plain tuples, since most time goes into these. They sort by place, the longest of those that begin together first, then
the one that counts.
"""


class Read(Text):
    """What was found in a snippet."""

    __slots__ = ("asking", "cues", "names")

    def __init__(self, snippet: Snippet, text: str, form: str, start: int, end: int) -> None:
        """Take a snippet, all that is read and its form, and where the texts of the snippet stand in it."""
        super().__init__(snippet, text, form, start, end)
        self.names: list[tuple[int, int, tuple[Name, ...]]] = []
        """Names: where they begin, minus their length, and all that are written so."""
        self.cues: list[Cued] = []
        """Cues that hold always."""
        self.asking: list[tuple[int, int, tuple[Asking, ...]]] = []
        """Cues that ask for something, placed like names."""


def read(snippets: Sequence[Snippet], finder: Finder) -> list[Read]:
    """Return what was found in each of some snippets.

    They are read as one text, with a gap that no name crosses: folding, searching and judging many at once costs a
    third less than one by one.
    """
    texts = [text_of(snippet) for snippet in snippets]
    text = GAP.join(texts)
    form = spaced(text)
    reads = []
    start = 0
    for snippet, own in zip(snippets, texts, strict=True):
        end = start + len(own)
        reads.append(Read(snippet, text, form, start, end))
        start = end + len(GAP)
    following = iter(reads)
    border = -1
    known = finder.known
    for at, number in finder.find(form):
        while at > border:
            current = next(following)
            border = current.end + 1
            names, cues, asking, near = current.names, current.cues, current.asking, current.near
        back, less, called, cued, some, groups = known[number] or finder.learn(number)
        start = at - back
        if called:
            names.append((start, less, called))
        if cued:
            for cue in cued:
                cues.append((start, less, cue))
        if some:
            asking.append((start, less, some))
        if groups:
            near.append((start, start - less, groups))
            current.absent &= ~groups
    return reads
