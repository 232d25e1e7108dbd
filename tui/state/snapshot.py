"""state.json: all documents at one moment, for TinyDB and `jq` to read, with a checksum as its last bytes."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar
from zlib import crc32

import msgspec

from tui.state.changes import Fields, Tables

META: Final = "_meta"
"""The table that tells what the others are: their form, and up to which line of the journal they go."""

_CHUNK: Final = 1_000
_BREATH: Final = 0.0005
_TAIL: Final = re.compile(rb', "crc":"([0-9a-f]{8})"}}}\n\Z')
"""The last bytes; spaced as no other program would, so that a file which somebody else wrote is known by its end."""
_TAIL_SIZE: Final = 22

Verdict: TypeAlias = Literal["sealed", "foreign", "damaged", "missing"]
"""What a file is: as it was written; written by somebody else, but in order; not readable; not there, or empty."""


class Snapshot(msgspec.Struct, frozen=True):
    """What a file holds, and what to think of it."""

    verdict: Verdict
    """Whether it can be relied on."""
    tables: Tables = msgspec.field(default_factory=dict)
    """Its documents, without those of `META`."""
    number: int | None = None
    """The last line of the journal that is in it, if it says so."""
    time: str = ""
    """The time of that line."""
    schema: int = 1
    """The version of its form."""


Held_co = TypeVar("Held_co", covariant=True)


class Listed(Protocol[Held_co]):
    """What can be gone through by name, and need not be a mapping otherwise."""

    def items(self) -> Iterable[tuple[str, Held_co]]:
        """Return all names and what they hold."""


Listing: TypeAlias = Listed[Listed[Fields]]
"""Documents by table and number, to be gone through once."""


def chunks(tables: Listing, meta: Fields) -> Iterator[bytes]:
    """Yield the bytes of a snapshot in chunks, resting between them so that other threads go on meanwhile."""
    check = 0
    for chunk in _body(tables, meta):
        check = crc32(chunk, check)
        yield chunk
        time.sleep(_BREATH)
    yield b', "crc":"%08x"}}}\n' % check


def _body(tables: Listing, meta: Fields) -> Iterator[bytes]:
    """Yield the chunks that the checksum vouches for."""
    start = b"{"
    for name, documents in tables.items():
        if name == META:
            continue
        items = iter(documents.items())
        between = start + msgspec.json.encode(name) + b":{"
        while part := dict(islice(items, _CHUNK)):
            yield between + msgspec.json.encode(part)[1:-1]
            between, start = b",", b"},"
    yield start + b'"%s":{"1":' % META.encode() + msgspec.json.encode(meta)[:-1]


def judge(data: bytes | None) -> Snapshot:
    """Return what the bytes of a file hold, and whether they are as they were written."""
    if not data:
        return Snapshot("missing")
    tail = _TAIL.search(data[-_TAIL_SIZE:])
    if tail and int(tail[1], 16) != crc32(memoryview(data)[:-_TAIL_SIZE]):
        return Snapshot("damaged")
    try:
        tables = _DECODER.decode(data)
    except (msgspec.DecodeError, RecursionError):
        return Snapshot("damaged")
    meta = tables.pop(META, {}).get("1", {})
    if not all(map(_are_numbered, tables.values())):
        return Snapshot("damaged")
    number, written, schema = meta.get("n"), meta.get("t"), meta.get("schema")
    return Snapshot(
        "sealed" if tail else "foreign",
        {name: documents for name, documents in tables.items() if documents},
        number if isinstance(number, int) else None,
        written if isinstance(written, str) else "",
        schema if isinstance(schema, int) else 1,
    )


def _are_numbered(documents: Mapping[str, Fields]) -> bool:
    """Tell whether TinyDB could read the numbers of documents."""
    digits = "".join(documents).replace("-", "")
    return not documents or (digits.isascii() and digits.isdecimal())


_DECODER: Final = msgspec.json.Decoder(dict[str, dict[str, dict[str, Any]]])
