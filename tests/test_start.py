"""What stands before the first paint, counted beside a Textual hello world: no clock is needed."""

import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.benchmarks.startup import HELLO, HELLO_WORLD, READER, TITLE
from tests.terminal import Terminal, surroundings

SEEDS: Final = Path(__file__).parents[1] / "seeds"
WATCHED: Final = """
import os, re, sys

words, told, *sys.argv[1:] = sys.argv[1:]
calls = 0


def count(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")


class Watched:
    def __init__(self, terminal):
        self.terminal, self.written = terminal, ""

    def write(self, text):
        self.written += "".join(re.sub(r"\\x1b\\[[0-?]*[ -/]*[@-~]", "", text).split())
        if words in self.written:
            with open(told, "w") as file:
                print(calls, *sys.modules, file=file)
            os._exit(0)
        return self.terminal.write(text)

    def __getattr__(self, name):
        return getattr(self.terminal, name)


sys.__stderr__ = Watched(sys.__stderr__)
sys.setprofile(count)
"""
"""Ends a program as soon as it has written some words, and tells how many calls that took and what it had loaded."""


class Start(NamedTuple):
    """What a program did until its first paint."""

    calls: int
    """The calls of functions, those written in C among them."""
    modules: frozenset[str]
    """What was loaded then."""


def started(program: str, words: str, home: Path, *names: str) -> Start:
    """Start a program in a terminal and see it to its first paint, twice: the first time it fills its caches."""
    told = home / "told"
    for _ in range(2):
        command = [sys.executable, "-c", WATCHED + program, "".join(words.split()), str(told), *names]
        with Terminal(command, surroundings(home)) as terminal:
            terminal.wait()
            assert terminal.status == 0, terminal.plain()
    calls, *modules = told.read_text(encoding="utf-8").split()
    return Start(int(calls), frozenset(modules))


@pytest.fixture(scope="module")
def hello(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Return what a hello world does."""
    return started(HELLO, "Hello world", tmp_path_factory.mktemp(HELLO_WORLD.replace(" ", "-")))


@pytest.fixture(scope="module", params=[(), (str(SEEDS),)], ids=["library", "path"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Return what the reader does, with the library and with a path."""
    return started(READER, TITLE, tmp_path_factory.mktemp("reader"), *request.param)


def test_the_first_paint_takes_little_more_than_that_of_textual(reader: Start, hello: Start) -> None:
    more = reader.modules - hello.modules
    assert reader.calls < 1.5 * hello.calls, (reader.calls, hello.calls)
    assert len(more) < 140, sorted(more)


def test_what_the_first_paint_does_without_is_not_loaded(reader: Start, hello: Start) -> None:
    more = reader.modules - hello.modules
    assert not more & {"click", "difflib", "feedparser", "gzip", "json", "numpy", "pyarrow", "selectolax", "tinydb"}
    assert {name for name in more if name.startswith(("tui.parsing", "tui.topics", "tui.library.search"))} == set()
