"""TinyDB over the journal: all of its `Query`, `search`, `update` and `upsert`, at the cost of what they touch."""

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, MutableMapping
from math import isfinite
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Table

from tui.state.changes import JSON, Fields, Op, difference
from tui.state.journal import JournalStorage


class Touched(MutableMapping[int, Fields]):
    """The documents of a table as an updater of TinyDB changes them: each is copied when it is first touched."""

    def __init__(self, documents: Mapping[str, Fields]) -> None:
        """Lie over the documents of a table."""
        self._documents = documents
        self._copies: dict[str, Fields] = {}
        self._gone: set[str] = set()

    def __getitem__(self, number: int) -> Fields:
        """Return a document that may be changed."""
        key = str(number)
        if key not in self._copies:
            if key in self._gone:
                raise KeyError(number)
            self._copies[key] = _copied_fields(self._documents[key])
        return self._copies[key]

    def __setitem__(self, number: int, document: Fields) -> None:
        """Put a document in."""
        self._copies[str(number)] = document
        self._gone.discard(str(number))

    def __delitem__(self, number: int) -> None:
        """Take a document out."""
        if number not in self:
            raise KeyError(number)
        self._copies.pop(str(number), None)
        self._gone.add(str(number))

    def __contains__(self, number: object) -> bool:
        """Tell whether there is a document of a number."""
        key = str(number)
        return key in self._copies or (key in self._documents and key not in self._gone)

    def __iter__(self) -> Iterator[int]:
        """Iterate over the numbers."""
        for key in self._documents:
            if key not in self._gone:
                yield int(key)
        for key in self._copies:
            if key not in self._documents:
                yield int(key)

    def __len__(self) -> int:
        """Count the documents."""
        return sum(1 for _ in self)

    def ops(self, table: str) -> list[Op]:
        """Return what was changed.

        Raises:
            TypeError: if a document holds something that JSON cannot say.
        """
        after = {**dict.fromkeys(self._gone & self._documents.keys(), Fields()), **self._copies}
        changes = []
        for key, document in after.items():
            if fields := difference(table, self._documents.get(key, {}), _copied_fields(document)):
                changes.append(Op(table, [key], fields))
        return changes


class Standing(Mapping[str, Fields]):
    """The documents of a table: one of them at once, all of them as they are when they are asked for."""

    def __init__(self, storage: JournalStorage, table: str) -> None:
        """Look at a table of a storage."""
        self._storage = storage
        self._table = table

    def __getitem__(self, key: str) -> Fields:
        """Return a document."""
        return self._storage.documents(self._table)[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the numbers, whatever other threads do meanwhile."""
        return iter(self._storage.standing(self._table))

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._storage.documents(self._table))

    def items(self) -> ItemsView[str, Fields]:
        """Return all numbers and documents."""
        return self._storage.standing(self._table).items()


class StateTable(Table):
    """A table that writes what was touched, and no more."""

    _storage: JournalStorage

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        """Change documents: one call is one line, on disk when this returns; an exception changes nothing."""
        with self._storage.present.lock:
            touched = Touched(self._storage.documents(self.name))
            updater(touched)  # type: ignore[arg-type]  # TinyDB says dict, and uses what every mapping has
            act = self._storage.submit(touched.ops(self.name))
        self.clear_cache()
        self._storage.wait(act)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        """Return the documents, in the form of what TinyDB asks of a dict."""
        return Standing(self._storage, self.name)  # type: ignore[return-value]  # it asks what every mapping has

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change documents; which ones is found out before any is copied."""
        return super().update(fields, None, self._found(cond) if cond is not None and doc_ids is None else doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove documents; which ones is found out before any is copied."""
        return super().remove(None, self._found(cond) if cond is not None and doc_ids is None else doc_ids)

    def _found(self, cond: QueryLike) -> list[int]:
        """Return the numbers of the documents that a query matches."""
        return [int(key) for key, document in self._read_table().items() if cond(document)]


class StateDB(TinyDB):
    """A TinyDB over a journal; documents and tables that are empty are not kept."""

    table_class = StateTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # any storage will do, says TinyDB's manual


def copied(value: object) -> JSON:
    """Return a copy of what JSON can say.

    Raises:
        TypeError: if it cannot say it.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float) and isfinite(value):
        return value
    if isinstance(value, Mapping):
        return _copied_fields(value)
    if isinstance(value, list | tuple):
        return [copied(held) for held in value]
    raise TypeError(f"JSON cannot say {value!r}")


def _copied_fields(document: Mapping[Any, object]) -> Fields:
    """Return a copy of a document; as in `json`, a number that names a field becomes its text."""
    if not all(isinstance(name, str | int) for name in document):
        raise TypeError(f"JSON has no such names: {[*document]!r}")
    return {str(name): copied(held) for name, held in document.items()}
