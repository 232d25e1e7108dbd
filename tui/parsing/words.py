"""Small closed classes of words, English and French, read from words.toml."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return one class of words in both languages ("function", "abbreviation")."""
    return frozenset(word for spelled in _classes()[name].values() for word in spelled.split())


def one_of(name: str) -> str:
    """Return a class of words as the inside of a group of a pattern, longest first."""
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def _classes() -> dict[str, dict[str, str]]:
    """Return the packaged file, read once."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
