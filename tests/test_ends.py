"""However the program ends, what was shown as saved is there: in a real terminal, as a process of its own."""

import json
import random
import resource
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.terminal import Terminal, surroundings
from tui.model import Mark
from tui.session import Session, open_session

SHOWN_AS_SAVED = 0.15
"""Seconds after which a change that is not shown as pending is on disk: what the status line promises."""


def kept(home: Path) -> list[Mark]:
    """Return the marks of the owner's document as another process finds them."""
    session: Session = open_session([SEEDS], home, {})
    try:
        return [session.mark(row) for row in session.catalog.all]
    finally:
        session.close()


def starred(home: Path) -> int:
    """Return how many snippets are starred on disk."""
    return sum(mark.starred for mark in kept(home))


@pytest.fixture
def reader(tmp_path: Path) -> Terminal:
    """The reader on the owner's document, with its list on the screen."""
    terminal = Terminal.reader(tmp_path, str(SEEDS))
    terminal.wait_for("France-Niger Military")
    return terminal


def test_a_star_shown_as_saved_survives_a_kill(reader: Terminal, tmp_path: Path) -> None:
    with reader:
        reader.press("jjs")
        reader.wait_for("Starred. u takes it back.")
        time.sleep(SHOWN_AS_SAVED)
        reader.kill(signal.SIGKILL)
        reader.wait()
    assert starred(tmp_path) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_burst_of_stars_survives_a_polite_end(reader: Terminal, tmp_path: Path, number: signal.Signals) -> None:
    with reader:
        reader.press("sj" * 11 + "s")
        reader.wait_for("●★ Islamist violence")
        reader.kill(number)
        assert reader.wait() < 5
    assert starred(tmp_path) == 12


def test_a_closed_window_loses_nothing_and_leaves_no_process(reader: Terminal, tmp_path: Path) -> None:
    with reader:
        reader.press("sj" * 11 + "s")
        reader.wait_for("●★ Islamist violence")
        reader.hang_up()
        assert reader.wait() < 5
    assert starred(tmp_path) == 12


def test_quitting_ends_well_and_keeps_the_place(reader: Terminal, tmp_path: Path) -> None:
    with reader:
        reader.press("jjq")
        reader.wait()
        assert reader.status == 0
    session = open_session([SEEDS], tmp_path, {})
    assert session.store.place["snippet"] == session.catalog.snippet(2).id
    session.close()


def test_a_star_in_one_window_appears_in_the_other(reader: Terminal, tmp_path: Path) -> None:
    with reader, Terminal.reader(tmp_path, str(SEEDS)) as second:
        second.wait_for("France-Niger Military")
        second.forget()
        reader.press("s")
        second.wait_for("★")
        second.press("js")
        reader.wait_for("●★ A devastating")
    assert starred(tmp_path) == 2


def test_a_second_window_neither_corrupts_nor_loses_anything(reader: Terminal, tmp_path: Path) -> None:
    with reader, Terminal.reader(tmp_path, str(SEEDS)) as second:
        second.wait_for("France-Niger Military")
        second.press("js")
        reader.press("s")
        reader.wait_for("Starred.")
        second.press("q")
        second.wait()
        reader.press("q")
        reader.wait()
    assert kept(tmp_path)[0].starred
    assert json.loads((tmp_path / "state.json").read_text(encoding="utf-8"))


def test_a_disk_that_refuses_is_said_in_red_and_the_change_is_kept_until_it_takes_it(tmp_path: Path) -> None:
    command = f"ulimit -S -f 0; exec '{sys.executable}' -m tui '{SEEDS}'"
    with Terminal(["bash", "-c", command], surroundings(tmp_path)) as reader:
        reader.wait_for("France-Niger Military")
        reader.press("s")
        reader.wait_for("NOT SAVED")
        resource.prlimit(reader.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        reader.forget()
        reader.wait_for("saved")
        reader.press("q")
        reader.wait()
    assert starred(tmp_path) == 1


@pytest.mark.parametrize("rounds", [3, pytest.param(20, marks=pytest.mark.long)])
def test_two_windows_killed_at_random_lose_nothing_that_stood_there_as_saved(tmp_path: Path, rounds: int) -> None:
    moments = random.Random(7)
    for number in range(rounds):
        with Terminal.reader(tmp_path, str(SEEDS)) as one, Terminal.reader(tmp_path, str(SEEDS)) as other:
            for window in (one, other):
                window.wait_for("France-Niger Military")
            one.press("g" + "j" * (number % 6) + "s")
            one.wait_for("u takes it back.")
            time.sleep(SHOWN_AS_SAVED)
            other.press("GkA")
            time.sleep(moments.random() / 5)
            for window in moments.sample((one, other), 2):
                window.kill(signal.SIGKILL)
                window.wait()
        marks = kept(tmp_path)
        assert marks[number % 6].starred == (number // 6 % 2 == 0)
