"""Reading a terminal: a lone Esc comes soon, and what begins with one is one key."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue

import pytest
from textual import constants
from textual.events import Key
from textual.message import Message

from tui.app import SahelReader
from tui.screens.keyboard import Keyboard
from tui.session import Session


@contextmanager
def typing() -> Iterator[tuple[int, "Queue[Message]"]]:
    """Give where to write what is typed, and what of that arrives."""
    arrived: Queue[Message] = Queue()
    out, into = os.pipe()
    keyboard = Keyboard.__new__(Keyboard)
    keyboard.fileno, keyboard.exit_event = out, threading.Event()
    keyboard.process_message = arrived.put  # type: ignore[method-assign,assignment]  # in place of the program
    thread = threading.Thread(target=keyboard.run_input_thread)
    thread.start()
    try:
        yield into, arrived
    finally:
        keyboard.exit_event.set()
        thread.join()
        os.close(out)
        os.close(into)


def test_a_lone_esc_is_not_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.005)
    with typing() as (into, arrived):
        took = []
        for _ in range(5):
            began = time.perf_counter()
            os.write(into, b"\x1b")
            key = arrived.get(timeout=5)
            took.append(time.perf_counter() - began)
            assert isinstance(key, Key)
            assert key.key == "escape"
        assert min(took) < 0.05


def test_what_begins_with_esc_is_one_key_and_letters_of_several_bytes_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 5)
    with typing() as (into, arrived):
        for piece in (b"\x1b", b"[6~", b"\xc3", b"\xa9"):
            os.write(into, piece)
            time.sleep(0.02)
        keys = [arrived.get(timeout=5) for _ in range(2)]
    assert [key.key for key in keys if isinstance(key, Key)] == ["pagedown", "é"]


def test_a_unix_terminal_is_read_so(session: Session) -> None:
    assert SahelReader(session).get_driver_class() is Keyboard
