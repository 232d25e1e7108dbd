"""From a document's bytes to its snippets, and an account of every line that is in none."""

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from tui.model import Document, Dropped, Snippet
from tui.parsing.decode import decode
from tui.parsing.identity import snippet_id
from tui.parsing.rules import Rules
from tui.parsing.titles import derived_title
from tui.text import fold

_SENTENCE: Final = re.compile(r"[.;,…][\"”»’)\]]*$")


@cache
def _packaged() -> Rules:
    """Return the packaged rules, read once."""
    return Rules.packaged()


def parse(
    name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    rules: Rules | None = None,
    restored: Collection[str] = (),
    hidden: Collection[str] = (),
) -> Document:
    """Return what a document says and what was left out of it.

    Raises:
        Undecodable: if its bytes are no text.
    """
    rules = rules or _packaged()
    decoded = decode(data, encoding)
    snippets: list[Snippet] = []
    dropped: list[Dropped] = []
    seen: dict[str, int] = {}
    title: tuple[int, str] | None = None

    def keep(heading: str | None, body: str | None, lines: tuple[int, ...]) -> None:
        derived = derived_title(body) if body and heading is None else None
        snippets.append(Snippet(snippet_id(heading, body), heading, body, derived, lines=lines))

    for number, raw in enumerate(decoded.text.split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        start = raw.index(line)
        folded = fold(line)
        known = None if folded in restored else rules.whole(line)
        if folded in hidden:
            dropped.append(Dropped(number, start, start + len(line), line, "hidden", "hidden by you"))
        elif known and not known.rule.field:
            dropped.append(Dropped(number, start, start + len(line), line, known.rule.code, known.rule.why))
        elif folded in seen:
            why = f"duplicate of line {seen[folded]}"
            dropped.append(Dropped(number, start, start + len(line), line, "duplicate", why))
        elif len(line.split()) <= 24 and not _SENTENCE.search(line):
            seen[folded] = number
            if title:
                keep(title[1], None, (title[0],))
            title = (number, line)
        else:
            seen[folded] = number
            keep(title[1] if title else None, line, (title[0], number) if title else (number,))
            title = None
    if title:
        keep(title[1], None, (title[0],))
    return Document(name, decoded.encoding, decoded.repairs, tuple(snippets), tuple(dropped))
