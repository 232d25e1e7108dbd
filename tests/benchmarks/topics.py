"""How fast snippets are tagged, beside two plainer ways to find the same names: python -m tests.benchmarks.topics.

The command fails where tagging a snippet, or making ready what does it, takes longer than it may.
"""

import random
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.pace import pace
from tui.model import Snippet
from tui.topics.lexicon import Lexicon
from tui.topics.matching import keys, spaced
from tui.topics.tagger import Tagger

MOST_AT_ONCE: Final = 22.0
"""Microseconds that a snippet may take among many: they were 17 when this was set …"""
MOST_ALONE: Final = 36.0
"""… and one that is tagged alone."""
MOST_TO_READ: Final = 25.0
"""Milliseconds that the lexicon may take to be read, as it was made of its files before …"""
MOST_TO_BUILD: Final = 60.0
"""… and what finds its names to be built."""
SENTENCES = (
    "Traders in {town} wait for lorries that left {place} a week ago, and nobody has told them what holds them up.",
    "A delegation from {place} spent two days in {town} and spoke with elders, teachers and the owners of the mill.",
    "{actor} said on Tuesday that its people had left the road near {town}, but drivers still pay at two barriers.",
    "Families who fled {town} in March have begun to return; {actor} has counted forty households so far.",
    "Selon des habitants de {town}, {actor} a quitté la piste mardi, mais les chauffeurs paient encore deux fois.",
    "Une délégation venue de {place} a passé deux jours à {town}, où elle a vu les anciens, les maîtres et le meunier.",
    "À {town}, les éleveurs demandent un puits de plus avant la saison sèche ; la commune dit n’avoir rien en caisse.",
    "The ministry of {place} has promised new classrooms for {town} before the rains, as it did last year.",
)


def snippets(lexicon: Lexicon, count: int) -> list[Snippet]:
    """Return invented snippets of about 230 characters, a third of them with a title."""
    rnd = random.Random(23)
    names = {
        "place": [entry.name["en"] for tag, entry in lexicon.entries.items() if tag.startswith("place:")],
        "town": [t.form for e in lexicon.entries.values() for t in e.terms if t.role == "contains" and not t.condition],
        "actor": [entry.name["fr"] for tag, entry in lexicon.entries.items() if tag.startswith("actor:")],
    }

    def sentence() -> str:
        return rnd.choice(SENTENCES).format(**{key: rnd.choice(values) for key, values in names.items()})

    return [
        Snippet(str(n), sentence()[:70] if n % 3 == 0 else None, f"{sentence()} {sentence()}") for n in range(count)
    ]


Trie = dict[str, "Trie | bool"]


def trie_search(spelled: Sequence[str]) -> Callable[[str], int]:
    """Return a search by a token trie of dictionaries."""
    root: Trie = {}
    for key in spelled:
        node = root
        for word in key.split():
            below = node.setdefault(word, {})
            assert isinstance(below, dict)
            node = below
        node[""] = True

    def search(form: str) -> int:
        words = form.split()
        count = 0
        for at in range(len(words)):
            node = root
            for word in words[at:]:
                below = node.get(word)
                if not isinstance(below, dict):
                    break
                node = below
                count += "" in node
        return count

    return search


def regex_search(spelled: Sequence[str]) -> Callable[[str], int]:
    """Return a search by one compiled alternation."""
    pattern = re.compile(
        "(?<= )(?:" + "|".join(sorted(map(re.escape, map(str.strip, spelled)), reverse=True)) + ")(?= )"
    )
    return lambda form: sum(1 for _ in pattern.finditer(form))


def best(texts: Sequence[Snippet], work: Callable[[Sequence[Snippet]], object], rounds: int = 9) -> float:
    """Return the fewest microseconds that a snippet took: each hundred in its best round."""

    def once(some: Sequence[Snippet]) -> float:
        start = time.perf_counter()
        work(some)
        return time.perf_counter() - start

    hundreds = [texts[first : first + 100] for first in range(0, len(texts), 100)]
    times = [[once(some) for some in hundreds] for _ in range(rounds)]
    quickest: list[float] = [min(each) for each in zip(*times, strict=True)]
    return sum(quickest) / len(texts) * 1e6


def one_by_one(work: Callable[[Snippet], object]) -> Callable[[Sequence[Snippet]], object]:
    """Return work on one snippet as work on many."""
    return lambda texts: [None for text in texts if work(text) is None]


def only_finding(search: Callable[[str], int]) -> Callable[[Sequence[Snippet]], object]:
    """Return a search of titles and bodies."""
    return one_by_one(lambda one: [search(spaced(text)) for text in (one.title, one.body) if text])


def report(figures: dict[str, tuple[float, float]]) -> Iterator[str]:
    """Yield the lines of the report, and note the figures that have a limit, each with that."""
    Lexicon.packaged()  # so that it is made of its files by now
    start = time.perf_counter()
    lexicon = Lexicon.packaged()
    read = time.perf_counter()
    tagger = Tagger(lexicon)
    tagger.evidence(Snippet("k", "Mali", None))
    built = time.perf_counter()
    spelled = sorted(
        {key for e in lexicon.entries.values() for key in keys([t.form for t in e.terms]) if key[-1] == " "}
    )
    yield f"lexicon: {len(lexicon.tags)} tags, {len(spelled):,} names and cues without a star"
    yield f"read {(read - start) * 1e3:.0f} ms, automaton and first snippet {(built - read) * 1e3:.0f} ms"
    figures["ms to read the lexicon"] = (read - start) * 1e3, MOST_TO_READ
    figures["ms to build the automaton"] = (built - read) * 1e3, MOST_TO_BUILD
    texts = snippets(lexicon, 2_000)
    length = sum(len(one.title or "") + len(one.body or "") for one in texts) / len(texts)
    yield f"{len(texts):,} snippets of {length:.0f} characters, best of nine rounds; all facets and misspelt names:"
    trie, regex = trie_search(spelled), regex_search(spelled)
    few = texts[:200]
    for name, work, some, most in (
        ("tags and why, many at once", lambda texts: deque(tagger.evidence_of_each(texts), 0), texts, MOST_AT_ONCE),
        ("tags and why, one by one", one_by_one(tagger.evidence), texts, MOST_ALONE),
        ("plain trie, only finding", only_finding(trie), texts, None),
        ("regex alternation, only finding", only_finding(regex), few, None),
    ):
        took = best(some, work, 9 if some is texts else 1)
        yield f"  {name:38} {took:8.1f} µs a snippet  {1e6 / took:9,.0f} a second"
        if most is not None:
            figures[f"µs a snippet, {name}"] = took, most


def main() -> int:
    """Print the report; return 1 where a limit is missed."""
    print(conditions("pyahocorasick"))
    figures: dict[str, tuple[float, float]] = {}
    for line in report(figures):
        print(line)
    return 0 if all([kept(name, figure, most * pace()) for name, (figure, most) in figures.items()]) else 1


if __name__ == "__main__":
    sys.exit(main())
