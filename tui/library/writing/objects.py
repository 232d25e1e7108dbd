"""Snippets as JSON: the object that scripts read, the same in every command that prints it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

_TOGETHER: Final = 128
"""So many snippets go out at once."""


def lines(objects: Iterable[bytes], _: str = "") -> Iterator[bytes]:
    """Yield snippets as JSON Lines: one object a line."""
    objects = iter(objects)
    while some := [*islice(objects, _TOGETHER)]:
        yield b"\n".join((*some, b""))


def array(objects: Iterable[bytes], _: str = "") -> Iterator[bytes]:
    """Yield snippets as one JSON array, an object a line."""
    objects = iter(objects)
    parting = b"[\n"
    while some := [*islice(objects, _TOGETHER)]:
        yield parting + b",\n".join(some)
        parting = b",\n"
    yield b"[]\n" if parting == b"[\n" else b"\n]\n"
