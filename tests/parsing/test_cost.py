"""What a line costs, in calls of functions: they are the same on every machine, and times are not."""

import sys
from types import FrameType

from tests.benchmarks.parsing import listing
from tui.parsing import parse

MOST: float = 22
"""So many calls a line, of which there are 21; a listing holds a blank line and two known ones in seven."""


def calls(lines: int) -> float:
    """Return how many functions are called for each line of a listing."""
    data, called = listing(lines).encode(), 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal called
        called += event == "call" and not frame.f_globals["__name__"].startswith("re.")  # a pattern is compiled once

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        parse("page", data)
    finally:
        sys.setprofile(before)
    return called / lines


def test_a_line_costs_few_calls_and_no_more_of_them_in_a_long_listing() -> None:
    parse("page", listing(3_000, seed=2).encode())  # what is read and compiled once is no cost of a line
    short, long = calls(1_000), calls(20_000)
    assert short <= MOST
    assert long <= 1.02 * short
