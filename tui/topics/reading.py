"""Reading: all names and cues in some snippets, found in one pass over all of them and not judged yet."""

from collections.abc import Sequence
from typing import TypeAlias

from tui.model import Snippet
from tui.topics.context import GAP, Text, text_of
from tui.topics.finder import Asking, Cue, Finder, Name
from tui.topics.matching import spaced

Called: TypeAlias = tuple[int, int, tuple[Name, ...]]
"""Where a name begins, by how much it is shorter than `LONG`, and all names that are written so.

These sort by place, the longest of those that begin together first.
"""

Cued: TypeAlias = tuple[int, int, Cue]
"""A cue that holds always, placed like a name; of those of one place that counts which sorts first."""

Asked: TypeAlias = tuple[int, int, tuple[int, tuple[Asking, ...]]]
"""All cues in one place that ask for something, behind the groups of which one must be there."""

Read: TypeAlias = tuple[Text, list[Called], list[Cued], list[Asked]]
"""What was found in a snippet: its texts, the names, the cues, and the cues that ask for something."""


def read(snippets: Sequence[Snippet], finder: Finder) -> list[Read]:
    """Return what was found in each of some snippets.

    They are read as one text, with a gap that no name crosses: folding, searching and judging many at once costs a
    third less than one by one.
    """
    texts = [text_of(snippet) for snippet in snippets]
    text = GAP.join(texts)
    form = spaced(text)
    reads: list[Read] = []
    start = 0
    for snippet, own in zip(snippets, texts, strict=True):
        end = start + len(own)
        reads.append((Text(snippet, text, form, start, end), [], [], []))
        start = end + len(GAP)
    following = iter(reads)
    border = -1
    known = finder.known
    for at, number in finder.find(form):
        while at > border:
            current, names, cues, asking = next(following)
            border, near = current.end + 1, current.near
        back, short, called, cued, some, groups = known[number] or finder.learn(number)
        start = at - back
        if called:
            names.append((start, short, called))
        if cued:
            for cue in cued:
                cues.append((start, short, cue))
        if some:
            asking.append((start, short, some))
        if groups:
            near.append((start, short, groups))
            current.present |= groups
    return reads
