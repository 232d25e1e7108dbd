"""What the books of the state say in the words of the program: saved searches, decisions on lines and documents."""

from pathlib import Path

from tui.model import OwnLines
from tui.state.store import Store


def searches(store: Store) -> dict[str, str]:
    """Return the saved searches by name, in the order of their names."""
    kept = {name: entry.get("query") for name, entry in store.book("searches").items()}
    return {name: text for name, text in sorted(kept.items()) if isinstance(text, str)}


def own_lines(store: Store) -> OwnLines:
    """Return the lines that the person restored or hid."""
    kept = {key: entry.get("what") for key, entry in store.book("lines").items()}
    restored, hidden = (frozenset(key for key in kept if kept[key] == what) for what in ("restored", "hidden"))
    return OwnLines(restored, hidden)


def taken_out(store: Store, library: Path) -> frozenset[Path]:
    """Return the documents of the person's library that were taken out, as absolute paths."""
    return frozenset(library.absolute() / name for name in store.book("aside"))
