"""Who a snippet is: an id that comes from its words alone, never from its place, its file or the day."""

import base64
from hashlib import blake2b

from tui.text import fold


def snippet_id(title: str | None, body: str | None) -> str:
    """Return the id of an item: 60 bits of its folded body, or of its title where it has no body."""
    return fingerprint(fold(body or "") or fold(title or "") or (body or title or ""))


def fingerprint(folded: str) -> str:
    """Return twelve base32 characters for a folded text."""
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return base64.b32encode(digest)[:12].decode("ascii").lower()
