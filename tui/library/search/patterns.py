"""`/regex/` in a search: patterns that no text can make slow, tried on the rows that may hold them.

RE2 matches in time that grows with the text alone, whatever the pattern; Python's own engine may take years, and holds
all other threads up meanwhile. Texts are folded as for words (`fold_same`), so `/m[eé]naka/` finds "Ménaka", and spans
are those of the text as printed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Protocol

from msgspec import Struct
from pyroaring import BitMap

from tui.library.catalog.catalog import Catalog
from tui.library.catalog.words import Term
from tui.library.search.conditions import Ground
from tui.library.search.reading import holding
from tui.text import fold_same

_LONGEST: Final = 300
"""How many characters a pattern may have."""
_MEMORY: Final = 8 << 20
"""How many bytes the engine may use for one pattern; one that needs more is refused."""
_REMEMBERED: Final = 16
"""How many patterns are kept ready."""
_SURE: Final = 3
"""So many letters in a row narrow the rows down enough to be looked up."""


class _Match(Protocol):
    """What the engine found."""

    def span(self) -> tuple[int, int]:
        """Return where it stands."""


class _Compiled(Protocol):
    """A pattern of the engine."""

    def search(self, text: str) -> _Match | None:
        """Look for it in a text."""

    def finditer(self, text: str) -> Iterator[_Match]:
        """Yield all places in a text."""


def flaw(pattern: str) -> str | None:
    """Return why a pattern cannot be used, or None if it can."""
    if len(pattern) > _LONGEST:
        return f"A pattern may have {_LONGEST} characters at most."
    compiled = _compiled(pattern)
    return f"This pattern cannot be read: {compiled}." if isinstance(compiled, str) else None


@lru_cache(_REMEMBERED)
def _compiled(pattern: str) -> _Compiled | str:
    """Return a pattern made ready, or why it cannot be."""
    import re2  # 25 ms that only those pay who type a pattern

    options = re2.Options()
    options.case_sensitive, options.log_errors, options.max_mem = False, False, _MEMORY
    folded = "".join(sign if sign.isascii() else fold_same(sign) for sign in pattern)
    try:
        compiled: _Compiled = re2.compile(f"(?m){folded}", options)
    except re2.error as error:
        said = error.args[0]
        return said.decode(errors="replace").replace("(?m)", "") if isinstance(said, bytes) else str(said)
    return compiled


class Matches(Struct, frozen=True):
    """The title, the body or the person's note matches a pattern."""

    pattern: str
    """The pattern, as typed; one without a `flaw`."""
    slow = True

    def rows(self, ground: Ground) -> BitMap:
        """Read the texts that may match, each once; raise `TooMany` rather than hold up a key."""
        catalog = ground.catalog
        found = holding(
            catalog,
            self,
            ground.among,
            lambda untried: self._candidates(catalog, untried),
            lambda title, body: self.within(title) or self.within(body),
            ground.may_read,
        )
        noted = BitMap(row for row, note in ground.marks.notes.items() if self.within(note))
        return found | noted if noted else found

    def sought(self) -> Iterator["Matches"]:
        """Yield itself."""
        yield self

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text, in characters of the text as printed."""
        for found in self._engine.finditer(fold_same(text)):
            start, end = found.span()
            if start < end:
                yield start, end

    def within(self, text: str | None) -> bool:
        """Say whether a text matches."""
        return text is not None and self._engine.search(fold_same(text)) is not None

    @property
    def _engine(self) -> _Compiled:
        """The pattern made ready."""
        compiled = _compiled(self.pattern)
        assert not isinstance(compiled, str)
        return compiled

    def _candidates(self, catalog: Catalog, untried: BitMap) -> BitMap:
        """Return the rows that may match: letters that must stand in a row are looked up like a word."""
        for letters in sure_letters(self.pattern):
            if term := Term.of(letters):
                untried = untried & catalog.matching(term)
        return untried


_PIECE: Final = re.compile(
    r"(?P<escape>\\(?:[pP]\{[^}]*\}|x\{[^}]*\}|.))|(?P<class>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])"
    r"|(?P<count>[*?]|\{[0-9,]*\})|(?P<letter>[^\W_])|(?P<other>.)",
    re.DOTALL,
)


def sure_letters(pattern: str) -> list[str]:
    """Return runs of letters that every match of a pattern holds; none where that is not plain to see."""
    if "|" in pattern or "\\Q" in pattern or "(?" in pattern:
        return []
    runs, depth = [""], 0
    for piece in _PIECE.finditer(pattern):
        sign = piece[0]
        depth += (sign == "(") - (sign == ")")
        if piece["letter"] and not depth:
            runs[-1] += sign
        elif piece["count"]:
            runs[-1] = runs[-1][:-1]
            runs.append("")
        else:
            runs.append("")
    return [run for run in runs if len(run) >= _SURE]
