"""The two forms of a mark: the frozen value in the program, and the fields of a document in state.json.

Only what differs from the default is kept, and a mark with nothing in it is no document at all.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final, TypeAlias

from tui.model import UNMARKED, Mark

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
"""What JSON can say."""

Fields: TypeAlias = dict[str, JSON]
"""A document as TinyDB keeps it."""

_ID: Final = re.compile(r"[a-z2-7]{12}")
_DIGITS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghijklmnopqrstuv")


def doc_id(name: str) -> int:
    """Return the number of the document for a snippet id: the 60 bits that its twelve base32 characters stand for.

    A name in any other form (a line, a search) gets 60 bits of its hash.
    """
    if _ID.fullmatch(name):
        return int(name.translate(_DIGITS), 32)
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 4


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
    return frozenset(word for word in value if isinstance(word, str)) if isinstance(value, list) else frozenset()


def is_marked(mark: Mark) -> bool:
    """Tell whether a mark says anything."""
    return mark != UNMARKED
