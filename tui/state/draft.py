"""Documents as they would be: changes are made here first, and then all at once."""

from collections import defaultdict

from tui.state.changes import Fields, Tables


class Overlay:
    """A table whose changes are not made yet."""

    def __init__(self, documents: dict[str, Fields]) -> None:
        """Lie over the documents of a table."""
        self._documents = documents
        self.changed: dict[str, Fields | None] = {}

    def get(self, key: str, /) -> Fields | None:
        """Return a document."""
        return self.changed[key] if key in self.changed else self._documents.get(key)

    def __setitem__(self, key: str, fields: Fields, /) -> None:
        """Put a document in place of another."""
        self.changed[key] = fields

    def pop(self, key: str, default: None, /) -> object:
        """Take a document out."""
        self.changed[key] = default
        return default

    def keep(self, key: str) -> None:
        """Hold on to a document that is about to change below."""
        if key not in self.changed:
            self.changed[key] = self._documents.get(key)

    def keys(self) -> list[str]:
        """Return the numbers of all documents, and of some that are gone."""
        return [*self._documents, *(key for key in self.changed if key not in self._documents)]


class Draft(defaultdict[str, Overlay]):
    """Tables whose changes are not made yet."""

    def __init__(self, tables: Tables) -> None:
        """Lie over some tables."""
        super().__init__()
        self._tables = tables

    def __missing__(self, table: str) -> Overlay:
        """Lie over one more table."""
        self[table] = overlay = Overlay(self._tables[table])
        return overlay

    def settle(self) -> set[tuple[str, str]]:
        """Make the changes; return the documents that are others now, by table and number."""
        moved = set[tuple[str, str]]()
        for table, overlay in self.items():
            documents = self._tables[table]
            for key, after in overlay.changed.items():
                if after == (documents.get(key) or None):
                    continue
                moved.add((table, key))
                if after:
                    documents[key] = after
                else:
                    documents.pop(key, None)
        return moved
