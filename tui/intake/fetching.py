"""Fetching documents from the web; `wire`, which brings httpx, does it and is imported when that is needed."""

import time
from collections.abc import Callable, Iterable

from tui.intake.asking import SECONDS, SIZE, Answer, Ask, Failure
from tui.parsing.formats.extras import Missing


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
