"""What the web is asked for, and what comes back."""

from dataclasses import dataclass
from typing import Final

SIZE: Final = 20 * 1024 * 1024
"""So many bytes a document of the web may have, unpacked."""
SECONDS: Final = 30.0
"""So long all of an answer may take, with its redirects."""
REDIRECTS: Final = 5
"""So often one may be sent elsewhere."""
AT_ONCE: Final = 8
"""So many are asked at once."""
PER_HOST: Final = 2
"""So many of one host."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A document of the web, and what is known of it already."""

    address: str
    """Where it is."""
    etag: str = ""
    """Which version the person has, in the words of the server."""
    modified: str = ""
    """When that version was made, in the words of the server."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    ask: Ask
    """What was asked."""
    data: bytes | None
    """The document; None if it is the version that the person has."""
    address: str
    """Where it came from in the end."""
    redirects: tuple[str, ...] = ()
    """Where one was sent, in order."""
    etag: str = ""
    """Which version it is, in the words of the server."""
    modified: str = ""
    """When it was made, in the words of the server."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document did not come."""

    ask: Ask
    """What was asked."""
    sentence: str
    """What happened, for the person, with the address in it."""
    wait: float = 0.0
    """For how many seconds the server wants to be left alone."""
    redirects: tuple[str, ...] = ()
    """Where one was sent before that."""
