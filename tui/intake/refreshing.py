"""Bringing feeds up to date: fetch what changed, and take into the library what holds anything new.

What servers said of versions is remembered in a file that may be deleted at any time: then everything is fetched again.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

from tui.intake.asking import Answer, Ask, Failure
from tui.intake.fetching import fetch_all
from tui.intake.shelf import shelve
from tui.model import plural
from tui.parsing import Undecodable, parse
from tui.parsing.formats import format_of

Memory: TypeAlias = dict[str, dict[str, str | float | list[str]]]
"""For each feed what is remembered of it: etag, modified, until (when it may be asked again), ids (of its snippets)."""


class Refreshed(NamedTuple):
    """What became of one feed."""

    address: str
    """Where it is."""
    sentence: str
    """What happened, for the person."""
    new: int = 0
    """How many snippets it holds that it did not hold before."""
    failed: bool = False
    """Whether it could not be brought up to date."""
    redirects: tuple[str, ...] = ()
    """Where one was sent."""


def refresh(
    addresses: Iterable[str],
    library: Path,
    memory: Path,
    now: float,
    step: Callable[[Refreshed], object] = lambda _: None,
    *,
    private: bool = False,
) -> list[Refreshed]:
    """Bring feeds up to date; what is wrong with one is said of it and holds none of the others up.

    Args:
        addresses: the feeds.
        library: the folder that their documents go to.
        memory: the file that remembers what servers said.
        now: the time, in seconds since 1970.
        step: called with each feed as it is done.
        private: whether addresses of this machine and of private networks may be asked.
    """
    known = recall(memory)
    done: list[Refreshed] = []

    def tell(one: Refreshed) -> None:
        done.append(one)
        step(one)

    def came(answer: Answer | Failure) -> None:
        tell(_taken(answer, known.setdefault(answer.ask.address, {}), library, now))

    asks = []
    for address in dict.fromkeys(addresses):
        about = known.get(address, {})
        until = about.get("until")
        if isinstance(until, float) and now < until:
            tell(
                Refreshed(address, f"{address} wants to be left alone for {until - now:.0f} more seconds.", failed=True)
            )
        else:
            asks.append(Ask(address, _text(about, "etag"), _text(about, "modified")))
    if asks:
        fetch_all(asks, private=private, step=came)
    remember(memory, known)
    return done


def recall(memory: Path) -> Memory:
    """Return what is remembered of servers; nothing if the file is gone or broken."""
    with suppress(OSError, ValueError):
        found = json.loads(memory.read_bytes())
        if isinstance(found, dict):
            return {address: about for address, about in found.items() if isinstance(about, dict)}
    return {}


def remember(memory: Path, known: Memory) -> None:
    """Write down what is remembered; where that is not possible all is fetched again another time."""
    with suppress(OSError):
        memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = memory.with_suffix(f".{os.getpid()}.part")
        beside.write_text(json.dumps(known), encoding="utf-8")
        beside.replace(memory)


def host_of(address: str) -> str:
    """Return the name that documents from an address have."""
    return (urlsplit(address).hostname or "web").removeprefix("www.")


def _taken(answer: Answer | Failure, about: dict[str, str | float | list[str]], library: Path, now: float) -> Refreshed:
    """Take in what came of a feed, and remember what was said of it."""
    address = answer.ask.address
    if isinstance(answer, Failure):
        if answer.wait:
            about["until"] = now + answer.wait
        return Refreshed(address, answer.sentence, failed=True, redirects=answer.redirects)
    about |= {"etag": answer.etag, "modified": answer.modified, "until": 0.0}
    if answer.data is None:
        return Refreshed(address, f"{address}: nothing new.", redirects=answer.redirects)
    try:
        ids = _ids(address, answer.data)
        before = about.get("ids")
        new = len(ids - set(before if isinstance(before, list) else ()))
        if new:
            shelve(library, answer.data, host_of(answer.address), datetime.fromtimestamp(now, UTC).astimezone().date())
    except (Undecodable, OSError) as error:
        about |= {"etag": "", "modified": ""}
        return Refreshed(address, f"{address} was not taken in. {error}", failed=True, redirects=answer.redirects)
    about["ids"] = sorted(ids)
    said = f"{plural(new, 'new snippet')} of {len(ids):,}" if new else "nothing new"
    return Refreshed(address, f"{address}: {said}.", new, redirects=answer.redirects)


def _ids(address: str, data: bytes) -> set[str]:
    """Return the ids of the snippets of a feed.

    Raises:
        Undecodable: if it is no feed.
    """
    found = format_of(data)
    if found is None or found.module not in ("feeds", "jsonfeed"):
        raise Undecodable(f"It is {found.name if found else 'a plain text'}, not a feed.")
    return {snippet.id for snippet in parse(address, data).snippets}


def _text(about: Mapping[str, str | float | list[str]], name: str) -> str:
    """Return a text that is remembered."""
    value = about.get(name)
    return value if isinstance(value, str) else ""
