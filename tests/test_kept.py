"""What is made of packaged files is made once, and never taken for what other files would give."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.kept import kept
from tui.library.ingest.reading import Knowledge
from tui.topics.lexicon import Lexicon
from tui.topics.lint import lint


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    file = tmp_path / "words.toml"
    file.write_text("one", encoding="utf-8")
    return file


@pytest.fixture
def read(source: Path) -> Callable[[], str]:
    """Reads what is kept, and says how often it was made so far."""
    times: Iterator[int] = iter(range(1, 99))
    return lambda: kept(source, [source], lambda: f"{source.read_text(encoding='utf-8')} {next(times)}")


def only_file(folder: Path) -> Path:
    [file] = [path for path in folder.rglob("*") if path.is_file()]
    return file


def test_it_is_made_once(read: Callable[[], str]) -> None:
    assert [read(), read(), read()] == ["one 1", "one 1", "one 1"]


def test_another_source_is_another_thing(read: Callable[[], str], source: Path) -> None:
    read()
    source.write_text("three", encoding="utf-8")
    assert [read(), read()] == ["three 2", "three 2"]


def test_another_python_makes_its_own(read: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    monkeypatch.setattr(sys, "version", "another")
    assert read() == "one 2"


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-2], lambda data: data[:0], lambda data: data[:9] + b"?" + data[10:]]
)
def test_what_is_damaged_is_made_again(
    read: Callable[[], str], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    read()
    file = only_file(tmp_path / "kept")
    file.write_bytes(damage(file.read_bytes()))
    assert [read(), read()] == ["one 2", "one 2"]


def test_where_nothing_can_be_written_it_is_made_each_time(read: Callable[[], str], tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    assert [read(), read()] == ["one 1", "one 2"]


def test_the_lexicon_is_the_same_whether_it_was_kept_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    made, again = Lexicon.packaged(), Lexicon.packaged()
    assert only_file(tmp_path).stat().st_size > 500_000
    assert [*made.every()] == [*again.every()]
    assert (made.by_kind, made.tags, [*lint(again)]) == (again.by_kind, again.tags, [])


def test_a_persons_own_names_come_on_top_of_a_lexicon_that_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[Path] = []

    def counting(source: Path, made_of: list[Path], make: Callable[[], object]) -> object:
        readings.append(source)
        return kept(source, made_of, make)

    monkeypatch.setattr("tui.topics.lexicon.kept", counting)
    own = tmp_path / "lexicon.toml"
    own.write_text('[[actor]]\nid = "lake-guard"\nname = { en = "Lake Guard" }\n', encoding="utf-8")
    words, problems = Knowledge.lexicon_of(own)
    assert (words.tags[-1], problems, len(readings)) == ("actor:lake-guard", (), 1)
