"""What is wrong with a search: where, and what would be right."""

from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Why a search cannot be read."""

    at: int
    """Where it broke, in characters from 0."""
    sentence: str
    """What is wrong there and what would be right."""


class Unreadable(Exception):
    """Carries a fault out of the depths of parser and conditions; `query` returns it as a value."""

    def __init__(self, at: int, sentence: str) -> None:
        """Take where it broke and what to say."""
        super().__init__(sentence)
        self.fault = Fault(at, sentence)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return what a word may be a slip of."""
    from difflib import get_close_matches  # a slip is rare, and the import would slow down every start

    near = get_close_matches(word, list(known), 1, cutoff)
    return near[0] if near else None
