"""The feeds that the person subscribed to: a book of the state, so that every window has them and undo takes back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.state.changes import Fields
from tui.state.store import Store

if TYPE_CHECKING:
    from concurrent.futures import Future


class Feed(NamedTuple):
    """A subscription."""

    address: str
    """Where the feed is."""
    title: str = ""
    """How it is called, if anybody said so."""


def feeds(store: Store) -> tuple[Feed, ...]:
    """Return the subscriptions, by title and address."""
    held = ((key, entry.get("title")) for key, entry in store.book("feeds").items())
    found = (Feed(address, title if isinstance(title, str) else "") for address, title in held)
    return tuple(sorted(found, key=lambda feed: (feed.title.casefold(), feed.address)))


def subscribe(store: Store, wanted: Iterable[Feed]) -> "Future[None]":
    """Add subscriptions, as one step to undo."""
    changed: dict[str, Fields | None] = {feed.address: {"title": feed.title} for feed in wanted}
    return store.write("feeds", changed, f"{len(changed):,} subscribed")


def unsubscribe(store: Store, addresses: Iterable[str]) -> "Future[None]":
    """Take subscriptions away, as one step to undo; documents that came stay."""
    changed: dict[str, Fields | None] = dict.fromkeys(addresses)
    return store.write("feeds", changed, f"{len(changed):,} no longer subscribed")
