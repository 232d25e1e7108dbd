"""Asking the web for documents: what is asked and what comes back; `wire`, which brings httpx, does it."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tui.parsing.formats.extras import Missing

SIZE: Final = 20 * 1024 * 1024
"""So many bytes a document of the web may have, unpacked."""
SECONDS: Final = 30.0
"""So long all of an answer may take, with its redirects."""
REDIRECTS: Final = 5
"""So often one may be sent elsewhere."""
AT_ONCE: Final = 8
"""So many are asked at once."""
PER_HOST: Final = 2
"""So many of one host."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A document of the web, and what is known of it already."""

    address: str
    """Where it is."""
    etag: str = ""
    """Which version the person has, in the words of the server."""
    modified: str = ""
    """When that version was made, in the words of the server."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    ask: Ask
    """What was asked."""
    data: bytes | None
    """The document; None if it is the version that the person has."""
    address: str
    """Where it came from in the end."""
    redirects: tuple[str, ...] = ()
    """Where one was sent, in order."""
    etag: str = ""
    """Which version it is, in the words of the server."""
    modified: str = ""
    """When it was made, in the words of the server."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document did not come."""

    ask: Ask
    """What was asked."""
    sentence: str
    """What happened, for the person, with the address in it."""
    wait: float = 0.0
    """For how many seconds the server wants to be left alone."""
    redirects: tuple[str, ...] = ()
    """Where one was sent before that."""


def fetch_all(
    asks: Iterable[Ask],
    *,
    private: bool = False,
    step: Callable[[Answer | Failure], object] = lambda _: None,
    size: int = SIZE,
    seconds: float = SECONDS,
) -> list[Answer | Failure]:
    """Fetch documents, many at once and few of one host; blocks until all have come or failed.

    Args:
        asks: what to fetch.
        private: whether addresses of this machine and of private networks may be asked.
        step: called with each answer as it comes.
        size: how many bytes one may have, unpacked.
        seconds: how long one may take.

    Raises:
        Missing: if the library that fetches is not installed.
    """
    try:
        from tui.intake.wire import Wire
    except ImportError:
        raise Missing("an address of the web", "feeds") from None
    import asyncio

    return asyncio.run(Wire(private, size, seconds, time.time).fetch_all(list(asks), step))
