"""The house as a whole: what stands where, what README.md promises, and what a command must not load."""

import re
import shutil
import subprocess
import sys
from inspect import isfunction
from pathlib import Path
from types import FunctionType
from typing import Final

import pytest

import tui
from tests.readme import README, ROOT, commands, key_table, written_table
from tui.actions import ACTIONS, SCOPES
from tui.screens.reader import Reader

TOP_LEVEL: Final = {"pyproject.toml", "README.md", "seeds", "tui", "tests", "screenshots"}
"""What the owner fixed; only dotfiles may stand beside it."""


def tree() -> list[Path]:
    """Return every file that git holds or would take, relative to the top."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("only a clone knows which files belong to it")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [Path(name) for name in names.split("\0") if name and (ROOT / name).is_file()]


def text(path: Path) -> str:
    """Return a file of the project as text."""
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def child(*words: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, with an empty home."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={"HOME": str(tmp_path), "SAHEL_READER_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_top_level_holds_what_the_owner_fixed_and_dotfiles() -> None:
    top = {path.parts[0] for path in tree()}
    assert {name for name in top if not name.startswith(".")} - TOP_LEVEL == set()


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path: text(path).count("\n") for path in tree() if path.suffix == ".py"}
    assert {str(path): length for path, length in lengths.items() if length > 400} == {}


def test_the_project_names_no_place_outside_itself() -> None:
    # Written so that these patterns do not find themselves.
    elsewhere = re.compile(r"\.\./sha[r]ed|/wor[k]/|/ro[o]t/|/[h]ome/\w|(?:extra-)?inde[x]-url|find-lin[k]s|/simpl[e]/")
    found = [
        f"{path}:{number}: {line.strip()}"
        for path in tree()
        if path.parts[0] != "seeds"
        for number, line in enumerate(text(path).splitlines(), 1)
        if elsewhere.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("heading", ["Run it", "Test it"])
def test_the_readme_has_one_command_to_run_and_one_to_test(heading: str) -> None:
    assert len(commands(text(README), heading)) == 1


def test_the_readme_shows_the_keys_of_the_actions() -> None:
    assert written_table(text(README)) == key_table(), "python -m tests.readme writes the table anew"


def test_every_action_belongs_to_a_place_with_a_heading() -> None:
    assert {action.scope for action in ACTIONS.values()} == set(SCOPES)


@pytest.mark.parametrize("path", re.findall(r"\]\((?!https?:|#)([^)]+)\)", text(README)), ids=str)
def test_what_the_readme_links_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_version_is_said_once(tmp_path: Path) -> None:
    done = child("-m", "tui", "--version", tmp_path=tmp_path)
    assert done.returncode == 0, done.stderr
    assert tui.__version__ in done.stdout


def loaded(*words: str, tmp_path: Path) -> set[str]:
    """Return the modules that a command loads, all of it in a process of its own."""
    done = child("-X", "importtime", "-m", "tui", *words, tmp_path=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, flags=re.MULTILINE))


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("list",), ("list", "--json")], ids=" ".join)
def test_the_command_line_loads_no_textual(words: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(*words, tmp_path=tmp_path)
    assert "tui.cli" in modules
    assert {module for module in modules if module.partition(".")[0] == "textual"} == set()


@pytest.mark.parametrize("words", [("--help",), ("--version",)], ids=" ".join)
def test_asking_for_help_loads_neither_the_library_nor_the_marks(words: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(*words, tmp_path=tmp_path)
    assert "tui.cli" in modules
    assert modules & {"tinydb", "rich", "tui.session", "tui.library", "tui.state", "tui.parsing", "tui.topics"} == set()


def test_no_class_of_the_screen_hides_a_method_of_another_by_accident() -> None:
    chain = [kind for kind in Reader.__mro__ if kind.__module__.startswith("tui.screens")]
    hidden = set()
    for at, kind in enumerate(chain):
        for name, method in vars(kind).items():
            below = [vars(other)[name] for other in chain[at + 1 :] if name in vars(other)]
            if isfunction(method) and below and not _is_meant(method, below[0]):
                hidden.add(f"{kind.__name__}.{name}")
    assert hidden == set()


def _is_meant(method: FunctionType, below: FunctionType) -> bool:
    """Tell whether a method goes on to the one below it, or fills in one that does nothing yet."""
    textual_calls_each = method.__name__.startswith("on_") or method.__name__ == "__init__"
    return textual_calls_each or "__class__" in method.__code__.co_freevars or not below.__code__.co_names
