"""Changes as values: what a line of the journal does to documents, and what takes it back.

A document has the form that TinyDB keeps; a change speaks of fields. In the table of marks every own tag, pin and
rejection is a field of its own (``tag:follow-up``), so that two windows which add one tag each both keep it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
"""What JSON can say."""

Fields: TypeAlias = dict[str, JSON]
"""A document as TinyDB keeps it, or the fields of a change."""

WrittenOp: TypeAlias = tuple[str, str | list[str], dict[str, JSON]]
"""An op as a line of the journal holds it."""

Key: TypeAlias = tuple[str, str]
"""A document: its table, and the text of its number."""

Origin: TypeAlias = Literal["window", "edit", "failure"]
"""Where a change came from: another window, an edit of state.json, the disk (then `failure` says which way)."""

MARKS: Final = "marks"
"""The table whose documents are marks."""

CONFLICTS: Final = "conflicts"
"""The table of notes that lost against a later note."""

PLACE: Final = "place"
"""The table of where one was; its changes are no steps to undo."""

_LISTS: Final = {"tag": "tags", "pin": "pinned", "no": "rejected"}
_PREFIXES: Final = {held: prefix for prefix, held in _LISTS.items()}
_FLAGS: Final = frozenset({"read", "star"})
_NOTHING: Final[Fields] = {}
_NO_NAMES: Final[Mapping[str, str]] = {}
_WEIGHTLESS: Final = frozenset({"id", "title", "text", "edges"})
"""Fields that only tell what a mark is of: a mark that holds nothing else says nothing."""

_BASE32: Final = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS: Final = [one + other for one in _BASE32 for other in _BASE32]


class Documents(Protocol):
    """The documents of a table, by the text of their number."""

    def get(self, key: str, /) -> Fields | None:
        """Return a document."""

    def __setitem__(self, key: str, fields: Fields, /) -> None:
        """Put a document in place of another, which is not changed itself."""

    def pop(self, key: str, default: None, /) -> object:
        """Take a document out."""


class Op(NamedTuple):
    """The same fields for some documents of a table; None removes a field."""

    table: str
    """The table."""
    keys: list[str]
    """The documents, by the text of their number."""
    fields: Fields
    """The fields; a value that is None itself, or could be taken for this, stands as ``{"": value}``."""

    @classmethod
    def of(cls, written: WrittenOp) -> "Op":
        """Return the op that a line holds."""
        table, keys, fields = written
        return cls(table, [keys] if isinstance(keys, str) else keys, fields)

    def written(self) -> WrittenOp:
        """Return it as a line holds it."""
        return self.table, self.keys[0] if len(self.keys) == 1 else self.keys, self.fields


Tables: TypeAlias = dict[str, dict[str, Fields]]
"""All documents, by table and number."""


def snippet_id(key: str) -> str:
    """Return the snippet id whose 60 bits are a document's number."""
    number = int(key) % (1 << 60)
    pairs = _PAIRS
    return (
        pairs[number >> 50]
        + pairs[number >> 40 & 1023]
        + pairs[number >> 30 & 1023]
        + pairs[number >> 20 & 1023]
        + pairs[number >> 10 & 1023]
        + pairs[number & 1023]
    )


def flat(table: str, document: Mapping[str, JSON]) -> Fields:
    """Return the fields in which changes speak of a document."""
    fields: Fields = {}
    for name, value in document.items():
        prefix = _PREFIXES.get(name) if table == MARKS else None
        if prefix and isinstance(value, list) and all(isinstance(word, str) for word in value):
            fields |= {f"{prefix}:{word}": 1 for word in value}
        else:
            fields[name] = _wrapped(value)
    return fields


def difference(table: str, before: Mapping[str, JSON], after: Mapping[str, JSON]) -> Fields:
    """Return the fields that make one document into another."""
    old, new = flat(table, before), flat(table, after)
    gone: Fields = {name: 0 if _adds(table, name) else None for name in old.keys() - new.keys()}
    return gone | {name: value for name, value in new.items() if name not in old or not _same(old[name], value)}


def differences(before: Mapping[str, Mapping[str, Fields]], after: Mapping[str, Mapping[str, Fields]]) -> list[Op]:
    """Return the ops that make some tables into others."""
    ops = []
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, {}), after.get(table, {})
        for key in [*old, *(key for key in new if key not in old)]:
            if fields := difference(table, old.get(key, {}), new.get(key, {})):
                ops.append(Op(table, [key], fields))
    return ops


def additions(ops: Iterable[Op]) -> list[Op]:
    """Return ops without the fields that remove something."""
    added = []
    for op in ops:
        removed = {name for name, value in op.fields.items() if value is None or (_adds(op.table, name) and not value)}
        if fields := {name: value for name, value in op.fields.items() if name not in removed}:
            added.append(op._replace(fields=fields))
    return added


def make(
    tables: Mapping[str, Documents], ops: Iterable[Op], names: Mapping[str, str] = _NO_NAMES
) -> tuple[list[Op], list[Op]]:
    """Change documents, and return what really changed and what takes that back.

    Documents are replaced, never changed: who holds one goes on holding what it was.

    Args:
        tables: the documents; every table must be there.
        ops: the changes.
        names: the snippet ids of documents, as far as they are known; the others are worked out.
    """
    real: list[Op] = []
    back: list[Op] = []
    for op in ops:
        documents = tables[op.table]
        guess = _taken_back(op)
        alike: list[str] = []
        parts = [(name, _list_of(name), value) for name, value in op.fields.items()] if op.table == MARKS else None
        keys = op.keys
        if parts and len(keys) > 1 and "id" not in op.fields and (new := _change_mark("0", _NOTHING, parts)[0]):
            held = [*map(documents.get, keys)]
            keys = [key for key, before in zip(keys, held, strict=True) if before]
            alike = [key for key, before in zip(op.keys, held, strict=True) if not before] if keys else [*op.keys]
            for key in alike:  # what all new marks of a bulk action have in common is found once
                documents[key] = after = new.copy()
                after["id"] = names.get(key) or snippet_id(key)
        for key in keys:
            before = documents.get(key) or _NOTHING
            after, undo = _change(before, op.fields) if parts is None else _change_mark(key, before, parts)
            if not undo:
                continue
            if after:
                documents[key] = after
            else:
                documents.pop(key, None)
            if undo == guess:
                alike.append(key)
            else:
                done = {name: op.fields[name] for name in op.fields if name in undo}
                real.append(Op(op.table, [key], done))
                back.append(Op(op.table, [key], undo))
        if alike:
            real.append(Op(op.table, alike, op.fields))
            back.append(Op(op.table, alike, guess))
    back.reverse()
    return real, back


def before(real: Sequence[Op], back: Sequence[Op]) -> list[Op]:
    """Return what a line must say of the past: the part of the way back that cannot be told from the way there."""
    told = []
    for op, undo in zip(real, reversed(back), strict=True):
        guess = _taken_back(op)
        if untold := {name: value for name, value in undo.fields.items() if name not in guess or guess[name] != value}:
            told.append(Op(op.table, op.keys, untold))
    return told


def inverse(real: Iterable[Op], told: Iterable[Op]) -> list[Op]:
    """Return what takes a line back: what it says of the past, and the rest as it follows from the change itself."""
    past = {(op.table, key): op.fields for op in told for key in op.keys}
    back: list[Op] = []
    for op in real:
        guess = _taken_back(op)
        back += [Op(op.table, [key], guess | past[op.table, key]) for key in op.keys if (op.table, key) in past]
        if alike := [key for key in op.keys if (op.table, key) not in past]:
            back.append(Op(op.table, alike, guess))
    back.reverse()
    return back


def _taken_back(op: Op) -> Fields:
    """Return the fields that take an op back, where what stood there before follows from it."""
    if op.table != MARKS:
        return dict.fromkeys(op.fields)
    return {
        name: 1 - bool(value) if _list_of(name) else (True if value is None and name in _FLAGS else None)
        for name, value in op.fields.items()
    }


def _change(before: Fields, fields: Fields) -> tuple[Fields, Fields]:
    """Return a document with other fields, and the fields that take that back."""
    after, undo = dict(before), {}
    for name, value in fields.items():
        if name in before and value is not None and _same(_wrapped(before[name]), value):
            continue
        if value is None and name not in before:
            continue
        undo[name] = _wrapped(before[name]) if name in before else None
        if value is None:
            del after[name]
        else:
            after[name] = _unwrapped(value)
    return after, undo


def _change_mark(key: str, before: Fields, fields: Sequence[tuple[str, str | None, JSON]]) -> tuple[Fields, Fields]:
    """Return a mark with other fields, and what takes that back; a mark that says nothing any more is empty."""
    after, undo = dict(before), dict[str, JSON]()
    for name, held, value in fields:
        if held:
            words = after.get(held)
            words = words if isinstance(words, list) else []
            word = name.partition(":")[2]
            if (word in words) == bool(value):
                continue
            undo[name] = 1 - bool(value)
            others = [other for other in words if isinstance(other, str) and other != word]
            value = [*sorted([*others, word])] if value else [*others]
            name = held
        else:
            value = _unwrapped(value)
            if _same(None if _is_nothing(value) else value, before.get(name)):
                continue
            undo[name] = _wrapped(before[name]) if name in before else None
        if _is_nothing(value):
            after.pop(name, None)
        else:
            after[name] = value
    if not undo:
        return before, undo
    if after.keys() <= _WEIGHTLESS:
        named = snippet_id(key)
        gone = {name: value for name, value in before.items() if name in _WEIGHTLESS and value != named}
        return {}, gone | undo if before else {}
    return after if "id" in after else {"id": snippet_id(key), **after}, undo


def _list_of(name: str) -> str | None:
    """Return which list of a mark a field adds to, if it does."""
    prefix, colon, word = name.partition(":")
    return _LISTS.get(prefix) if colon and word else None


def _adds(table: str, name: str) -> bool:
    """Tell whether a field adds to a list, or with 0 takes from it."""
    return table == MARKS and _list_of(name) is not None


def _is_nothing(value: JSON) -> bool:
    """Tell whether a field of a mark with this value says nothing."""
    return not value and (value is None or value is False or isinstance(value, str | list | dict))


def _same(one: JSON, other: JSON) -> bool:
    """Tell whether two values are written alike; to Python True equals 1, in a file it does not."""
    return one is other or (one == other and repr(one) == repr(other))


def _wrapped(value: JSON) -> JSON:
    """Return a value as a change holds it."""
    return {"": value} if value is None or (isinstance(value, dict) and value.keys() == {""}) else value


def _unwrapped(value: JSON) -> JSON:
    """Return the value that a change holds."""
    return value[""] if isinstance(value, dict) and value.keys() == {""} else value
