"""Ordinary words that names must not be mixed up with."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from tui.text import fold_same


@cache
def words(what: Literal["common", "before_surnames"]) -> frozenset[str]:
    """Return one of the packaged lists of words, folded."""
    lists = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return frozenset(fold_same(lists[what]).split())
