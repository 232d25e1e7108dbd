"""What every test stands on: a clean environment before Textual is imported, and a library of the owner's document."""

import os
from collections.abc import Iterator
from pathlib import Path

for _name in [
    name for name in os.environ if name == "NO_COLOR" or name.startswith(("TEXTUAL", "SAHEL_READER", "TMUX"))
]:
    del os.environ[_name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["COLORTERM"] = "truecolor"

import pytest  # noqa: E402 (Textual reads the environment when it is imported)
from hypothesis import settings  # noqa: E402

from tui.session import Session, open_session  # noqa: E402

settings.register_profile("any machine", deadline=None)  # a slow machine is no fault of the code
settings.load_profile("any machine")

SEEDS = Path(__file__).parent.parent / "seeds"
"""The owner's document, where a checkout has it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="write the golden pictures of screenshots/ anew")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The owner's document with nothing marked yet."""
    opened = open_session([SEEDS], tmp_path / "home", {})
    yield opened
    opened.close()
