"""How long a line of a listing takes from bytes to snippets, by stage, for documents of 1,000 to 100,000 lines.

The listing is made of the corpus: label, title, date and author, body, link, an empty line, and now and then a line of
chrome. All sizes are read in turn, of the small ones as many documents as make 20,000 lines, and what is told is the
median of the rounds: so a busy moment hits all sizes alike, and its processor time is that of this process alone. The
command fails where a line of the largest document costs more than 1.2 times one of the smallest in the same round, or
where decoding, kinds, dates and items together cost more than 12 µs a line.
"""

import argparse
import gc
import statistics
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from time import process_time
from typing import Final, TypeAlias, TypeVar

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.corpus import snippets
from tests.benchmarks.pace import pace
from tui.parsing import Rules, decode, parse
from tui.parsing.context import in_context
from tui.parsing.directives import directives_in
from tui.parsing.duplicates import copies
from tui.parsing.listing import cut
from tui.parsing.snippets import written
from tui.parsing.sorting import sort
from tui.parsing.wording import Wording

MOST_PER_LINE: Final = 12.0
MOST_GROWTH: Final = 1.2
STAGES: Final = ("decode", "kinds and dates", "items", "snippets", "of it copies", "all")
_CHROME: Final = ("Advertisement", "Partager", "3 comments", "Publicité", "Subscribe to our newsletter", "2 3 4 Next »")
_MONTHS: Final = ("January", "mars", "May", "août", "October", "décembre")

_LEAST: Final = 20_000
"""So many lines of each size are read in a round, or one document."""

Times: TypeAlias = Mapping[str, float]
"""Microseconds a line, by stage."""
_Made = TypeVar("_Made")


def listing(lines: int, seed: int = 1) -> str:
    """Return a listing of so many lines, as sites in both languages print them."""
    return "\n".join(islice(_lines(lines, seed), lines)) + "\n"


def _lines(lines: int, seed: int) -> Iterator[str]:
    """Yield the lines of a listing."""
    for number, text in enumerate(snippets(lines, seed)):
        words = text.split()
        yield ("Security", "Politique", "Economy", "Société")[number % 4]
        yield " ".join(words[2:10]).strip(".,").capitalize()
        yield f"{number % 28 + 1} {_MONTHS[number % 6]} {2015 + number % 9} | {words[0]} {words[1].title()}".strip(",")
        yield text
        yield ("Read more »", "Lire la suite")[number % 2]
        yield ""
        if number % 10 == 9:
            yield _CHROME[number // 10 % 6]


def timed(stage: str, times: dict[str, float], work: Callable[[], _Made]) -> _Made:
    """Do some work and add the seconds that it took to its stage."""
    began = process_time()
    made = work()
    times[stage] = times.get(stage, 0.0) + process_time() - began
    return made


def measured(pages: Sequence[str], rules: Rules) -> Times:
    """Return the microseconds that a line of some pages takes in each stage."""
    times: dict[str, float] = {}
    gc.collect()
    gc.disable()  # as `parse` does while it reads a document
    for page in pages:
        _read(page.encode(), rules, times)
    gc.enable()
    lines = sum(page.count("\n") for page in pages)
    return {stage: seconds / lines * 1e6 for stage, seconds in times.items()}


def _read(data: bytes, rules: Rules, times: dict[str, float]) -> None:
    """Read a page stage by stage, and once more as a whole, and add up how long each takes."""
    decoded = timed("decode", times, lambda: decode(data))
    fragments, apart = timed("kinds and dates", times, lambda: cut(decoded.folded_lines(), rules))
    found = timed("items", times, lambda: sort(in_context(fragments), apart))
    said = timed("snippets", times, lambda: written(found.items, directives_in([])))
    wordings = [*map(Wording.of, said.snippets)]
    timed("of it copies", times, lambda: copies(wordings))
    timed("all", times, lambda: parse("page", data, rules=rules))


def medians(rounds: Sequence[Mapping[int, Times]], lines: int) -> Times:
    """Return what a line of documents of a size takes in each stage, in the middle of the rounds."""
    return {stage: statistics.median(each[lines][stage] for each in rounds) for stage in STAGES}


HOSTILE: Final[Mapping[str, Callable[[], bytes]]] = {
    "a line of 50 MB": lambda: b"word " * 10_000_000,
    "32 MB of newlines": lambda: b"\n" * (32 << 20),
    "100,000 lines of one word": lambda: b"\n".join(b"w%d" % number for number in range(100_000)),
    "the same line 100,000 times": lambda: b"Mali and Niger close the border, officials said.\n" * 100_000,
    "NUL bytes among words": lambda: b"A convoy left Gao.\x00\n" * 20_000,
    "1 MB of brackets": lambda: b"[" * 10_000 + b"\n" + b"([{<" * 4_000 + b"\n" + b"] [/b] " * 2_000,
}
"""Documents that nobody writes and somebody has."""


def hostile() -> Iterator[tuple[str, str, str, str]]:
    """Yield for each such document how large it is, how long reading it takes and how much memory at most."""
    for name, make in HOSTILE.items():
        data = make()
        began = process_time()
        document = parse("page", data)
        took = process_time() - began
        tracemalloc.start()
        parse("page", data[: 1 << 20])
        peak = tracemalloc.get_traced_memory()[1] / min(len(data), 1 << 20)
        tracemalloc.stop()
        said = f"{len(document.snippets):,} snippets, {len(document.dropped):,} dropped"
        yield name, f"{took:.2f} s", f"{peak:.1f} × its first MB", said


def verdicts(rounds: Sequence[Mapping[int, Times]]) -> Iterator[tuple[str, float, float]]:
    """Yield what is demanded: its name, the figure, and the most that it may be."""
    least, most = min(rounds[0]), max(rounds[0])
    line = sum(medians(rounds, most)[stage] for stage in STAGES[:3])
    yield "decoding, kinds, dates and items, µs a line", line, MOST_PER_LINE * pace()
    growths = sorted(each[most]["all"] / each[least]["all"] for each in rounds)
    span = f"{growths[0]:.2f} to {growths[-1]:.2f} in single rounds"
    yield f"growth from {least:,} to {most:,} lines ({span})", statistics.median(growths), MOST_GROWTH


def main() -> int:
    """Print the stages, the growth and the hostile documents."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--lines", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options.add_argument("--hostile", action="store_true", help="also read documents made to hurt")
    given = options.parse_args()
    rules = Rules.packaged()
    print(conditions("rapidfuzz"))
    pages = {lines: [listing(lines, seed) for seed in range(max(1, _LEAST // lines))] for lines in given.lines}
    parse("page", listing(500, seed=-1).encode(), rules=rules)  # what is compiled once is no cost of a line
    rounds = [{lines: measured(read, rules) for lines, read in pages.items()} for _ in range(given.rounds)]
    print(f"median of {given.rounds} rounds, all sizes in turn, processor time, µs a line\n")
    print(f"{'lines':>24}" + "".join(f"{lines:>12,}" for lines in pages))
    for stage in STAGES:
        print(f"{stage:>24}" + "".join(f"{medians(rounds, lines)[stage]:>12.2f}" for lines in pages))
    good = all([kept(*verdict) for verdict in verdicts(rounds)])
    for row in hostile() if given.hostile else ():
        print("{:32}{:>10}{:>22}   {}".format(*row))
    return 0 if good else 1
