"""Documents taken into the library are named by day and source, once, whole, and never over another one."""

from datetime import date
from pathlib import Path

import pytest

from tests.parsing.formats.written import ENGLISH, atom, letter, rss, web_page
from tui.intake.shelf import shelve

DAY = date(2023, 11, 24)


@pytest.mark.parametrize(
    ("source", "ending", "data", "name"),
    [
        ("listing", ".txt", b"A town waits.", "2023-11-24 listing.txt"),
        ("pasted", "", b"A town waits.", "2023-11-24 pasted.txt"),
        ("news.example", "", rss(ENGLISH), "2023-11-24 news.example.xml"),
        ("news.example", "", web_page(ENGLISH), "2023-11-24 news.example.html"),
        ("pasted", "", letter(ENGLISH), "2023-11-24 pasted.eml"),
        ("../../etc/pass\x1b[31mwd\n", ".txt", b"x", "2023-11-24 etc passwd.txt"),
        ("été à Kidal", ".txt", b"x", "2023-11-24 été à Kidal.txt"),
        ("x" * 300, ".txt", b"x", f"2023-11-24 {'x' * 80}.txt"),
        ("", "./x", b"x", "2023-11-24 text.txt"),
    ],
)  # fmt: skip
def test_a_document_is_named_by_day_and_source(
    source: str, ending: str, data: bytes, name: str, tmp_path: Path
) -> None:
    shelved = shelve(tmp_path / "library", data, source, DAY, ending=ending)
    assert shelved.path.name == name
    assert shelved.path.read_bytes() == data
    assert [path.name for path in (tmp_path / "library").iterdir()] == [name]


def test_nothing_is_written_over_and_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first = shelve(tmp_path, b"one", "a", DAY)
    second = shelve(tmp_path, b"two", "a", DAY)
    again = shelve(tmp_path, b"one", "b", DAY)
    assert (second.path.name, again) == ("2023-11-24 a 2.txt", (first.path, False))
    assert first.path.read_bytes() == b"one"


def test_a_document_keeps_the_time_at_which_it_was_last_changed(tmp_path: Path) -> None:
    assert shelve(tmp_path, atom(ENGLISH), "a", DAY, mtime_ns=10**18).path.stat().st_mtime_ns == 10**18
