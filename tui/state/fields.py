"""The two forms of a mark: the frozen value in the program, and the fields of a document in state.json.

Only what differs from the default is kept, and a mark with nothing in it is no document at all.
"""

import re
from collections.abc import Callable, Collection, ItemsView, Iterator, Mapping
from hashlib import blake2b
from typing import Final

from tui.model import Mark
from tui.state.changes import JSON as JSON
from tui.state.changes import Fields, snippet_id

_ID: Final = re.compile(r"[a-z2-7]{12}")
_IDS: Final = re.compile(r"[a-z2-7 ]*")
_READ: Final = Mark(read=True)
_NO_WORDS: Final = frozenset[str]()
_DIGITS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghijklmnopqrstuv")


def doc_id(name: str) -> int:
    """Return the number of the document for a snippet id: the 60 bits that its twelve base32 characters stand for.

    A name in any other form (a line, a search) gets 60 bits of its hash.
    """
    if is_snippet_id(name):
        return int(name.translate(_DIGITS), 32)
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 4


def numbered(names: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """Return the numbers of the documents for some names, as texts in their order; all at once, since each alone costs.

    Returns:
        the numbers, and by them the names that are no snippet ids, so that a number does not tell them.
    """
    text = " ".join(names)
    if {*map(len, names)} == {12} and _IDS.fullmatch(text):
        digits = text.translate(_DIGITS).split(" ")
        if len(digits) == len(names):  # a name that holds a space is none of ours
            return [str(int(digit, 32)) for digit in digits], {}
    keys = [str(doc_id(name)) for name in names]
    return keys, {key: name for key, name in zip(keys, names, strict=True) if not is_snippet_id(name)}


def is_snippet_id(name: str) -> bool:
    """Tell whether a name has the form of a snippet id, so that the number of its document tells it."""
    return _ID.fullmatch(name) is not None


def name_of(key: str, fields: Mapping[str, JSON]) -> str:
    """Return the snippet id of a document."""
    name = fields.get("id")
    return name if isinstance(name, str) else snippet_id(key)


def fields_of(mark: Mark) -> Fields:
    """Return what a document holds of a mark; nothing for the default."""
    held: dict[str, JSON] = {
        "read": mark.read,
        "star": mark.starred,
        "tags": [*sorted(mark.tags)],
        "pinned": [*sorted(mark.pinned)],
        "rejected": [*sorted(mark.rejected)],
        "note": mark.note,
    }
    return {name: value for name, value in held.items() if value}


def mark_of(fields: Mapping[str, JSON]) -> Mark:
    """Return the mark that a document holds; what is not in the form of a mark counts as not there."""
    if len(fields) == 2 and fields.get("read") is True:  # the id, and that it was read: most marks are that
        return _READ
    note = fields.get("note")
    return Mark(
        read=fields.get("read") is True,
        starred=fields.get("star") is True,
        tags=_words(fields.get("tags")),
        pinned=_words(fields.get("pinned")),
        rejected=_words(fields.get("rejected")),
        note=note if isinstance(note, str) else "",
    )


def _words(value: JSON) -> frozenset[str]:
    """Return the texts of a list."""
    if not value or not isinstance(value, list):
        return _NO_WORDS
    return frozenset(word for word in value if isinstance(word, str))


class Marks(Mapping[str, Mark]):
    """The marks by snippet id, as the documents hold them now."""

    def __init__(self, documents: Callable[[], dict[str, Fields]], standing: Callable[[], dict[str, Fields]]) -> None:
        """Take a way to the documents, which other threads change, and one to all of them as they are at a moment."""
        self._documents = documents
        self._standing = standing

    def __getitem__(self, id: str) -> Mark:
        """Return the mark of a snippet that has one."""
        return mark_of(self._documents()[str(doc_id(id))])

    def __iter__(self) -> Iterator[str]:
        """Iterate over the snippets that have one, as they are at this moment."""
        for key, fields in self._standing().items():
            yield name_of(key, fields)

    def __len__(self) -> int:
        """Count them."""
        return len(self._documents())

    def items(self) -> ItemsView[str, Mark]:
        """Return all snippets and their marks, as they are at this moment."""
        return {name_of(key, fields): mark_of(fields) for key, fields in self._standing().items()}.items()
