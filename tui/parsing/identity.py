"""Who a snippet is: an id that comes from its words alone, and the ladder by which edited words are known again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import product
from string import ascii_lowercase
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from rapidfuzz import fuzz

from tui.model import Snippet
from tui.parsing.duplicates import SHORT, Candidates, days_agree, is_cut, is_stopped, related
from tui.parsing.wording import HARMLESS, IsName, Wording, differing, kinds
from tui.text import fold

Rung: TypeAlias = Literal["link", "words", "cut", "ratio", "sorted", "partial"]
"""Why a snippet is one that was marked before: the first rung of the ladder that fits."""

_RATIO: Final = 84
_SORTED: Final = 90
_PARTIAL: Final = 95
_LEAST: Final = 24
_SHIFT: Final = 20
_LIKE_LENGTH: Final = 0.1
_RUNGS: Final[tuple[Rung, ...]] = ("link", "words", "cut", "ratio", "sorted", "partial")


def snippet_id(title: str | None, body: str | None) -> str:
    """Return the id of an item: 60 bits of its folded body, or of its title where it has no body."""
    return fingerprint(fold(body or "") or fold(title or "") or (body or title or ""))


def id_of(wording: Wording, title: str | None, body: str | None) -> str:
    """Return the id of an item whose wording is known, which mostly has the folded text already."""
    return snippet_id(title, body) if wording.dateline or not wording.folded else fingerprint(wording.folded)


def fingerprint(folded: str) -> str:
    """Return twelve base32 characters for a folded text."""
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest, "big") >> 4
    return "".join([_PAIRS[number >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)])


_PAIRS: Final = ["".join(pair) for pair in product(ascii_lowercase + "234567", repeat=2)]
"""What each ten bits are in base32."""


class Remembered(Struct, frozen=True):
    """What was kept of a marked snippet, so that it is known again when its words are others."""

    id: str
    """The id under which its mark is kept."""
    text: str
    """Its text, or the beginning of it, spaces made one."""
    length: int
    """How long the whole text was."""
    end: str = ""
    """The last folded characters of the whole text."""
    day: str = ""
    """The printed day as YYYY-MM-DD."""
    link: str = ""
    """Its address."""

    @property
    def whole(self) -> bool:
        """Whether all of its text was kept."""
        return len(self.text) >= self.length

    def wording(self) -> Wording:
        """Return its text as copies are told by."""
        return replace(Wording.of(Snippet(self.id, None, self.text)), day=self.day)


def rung(old: Remembered, new: Snippet, is_name: IsName | None = None) -> Rung | None:
    """Return why a snippet is one that was marked before, or None if it is another one.

    Likeness alone decides on no rung: a town, a day, a name or a number as a word that differs makes it another item.
    """
    if old.link and old.link == new.link:
        return "link"
    now = replace(Wording.of(new), title="")
    before = old.wording()
    return _rung(before, now, is_name) if old.whole else _rung_by_beginning(old, before, now, is_name)


def known_again(
    missing: Sequence[Remembered], snippets: Sequence[Snippet], is_name: IsName | None = None
) -> Mapping[str, str]:
    """Return for the ids of some snippets the ids that they had when they were marked.

    Args:
        missing: What was marked and stands nowhere any more.
        snippets: What might be another wording of it: snippets without a mark.
        is_name: What is known of names.
    """
    texts = [old.wording().folded for old in missing] + [Wording.of(snippet).folded for snippet in snippets]
    candidates = Candidates(texts)
    links = {snippet.link: at for at, snippet in enumerate(snippets) if snippet.link}
    found: list[tuple[int, float, str, str]] = []
    for at, old in enumerate(missing):
        beside = [other - len(missing) for other in candidates.beside(at) if other >= len(missing)]
        if old.link in links:
            beside.append(links[old.link])
        for other in beside:
            if reason := rung(old, snippets[other], is_name):
                unlike = 100 - fuzz.ratio(texts[at], texts[len(missing) + other])
                found.append((_RUNGS.index(reason), unlike, old.id, snippets[other].id))
    return _matched(found)


def _matched(found: Iterable[tuple[int, float, str, str]]) -> Mapping[str, str]:
    """Give each old id one new one, the surest first; of two that are equally sure, neither."""
    found = sorted(found)
    sure = Counter((rank, unlike, old) for rank, unlike, old, _ in found)
    taken: dict[str, str] = {}
    for rank, unlike, old, new in found:
        if old not in taken.values() and new not in taken and sure[rank, unlike, old] == 1:
            taken[new] = old
    return taken


def _rung(old: Wording, new: Wording, is_name: IsName | None) -> Rung | None:
    """Climb the ladder with two whole texts."""
    if relation := related(old, new, apart=True, is_name=is_name):
        return "words" if relation == "exact" else "cut" if relation == "cut" else "ratio"
    shorter, longer = sorted((old, new), key=lambda wording: len(wording.folded))
    if len(shorter.folded) < _LEAST:
        return None
    if fuzz.ratio(old.folded, new.folded) >= _RATIO:
        return "ratio" if differing(old, new, is_name) <= HARMLESS else None
    if fuzz.token_sort_ratio(old.folded, new.folded) >= _SORTED:
        return "sorted" if _unshared(old, new, is_name) <= HARMLESS else None
    if len(shorter.folded) >= SHORT:
        part = fuzz.partial_ratio_alignment(shorter.folded, longer.folded, score_cutoff=_PARTIAL)
        return "partial" if part is not None and _lacks(shorter, longer, is_name) <= HARMLESS else None
    return None


def _rung_by_beginning(old: Remembered, before: Wording, new: Wording, is_name: IsName | None) -> Rung | None:
    """Climb the ladder with a text of which only the beginning and the end were kept."""
    if is_cut(new, before, is_name=is_name):
        return "cut"
    then, now = _head(before, len(before.printed)), _head(new, len(before.printed))
    length = old.length - len(old.text) + len(before.printed)
    if now.folded.startswith(then.folded) and len(new.printed) < length and not is_stopped(new.printed):
        return "cut"
    if not new.folded.endswith(old.end) or abs(len(new.printed) - length) > _LIKE_LENGTH * length + _LEAST:
        return None
    if then.folded == now.folded:
        return "words"
    if fuzz.ratio(then.folded, now.folded) < _RATIO:
        return None
    more, less = _head(new, len(before.printed) + _SHIFT), _head(new, len(before.printed) - _SHIFT)
    found = _lacks(then, more, is_name) | _lacks(less, then, is_name)
    return "ratio" if found <= HARMLESS or (found == {"figure"} and days_agree(before, new)) else None


def _head(wording: Wording, length: int) -> Wording:
    """Return the beginning of a text without the word in which it is cut."""
    text = " ".join(wording.printed.split())
    kept = text if len(text) < length else text[:length].rpartition(" ")[0]
    return replace(wording, printed=kept, folded=fold(kept))


def _unshared(one: Wording, other: Wording, is_name: IsName | None) -> frozenset[str]:
    """Return what kinds of words only one of two texts has, in whatever order the words stand."""
    return _lacks(one, other, is_name) | _lacks(other, one, is_name)


def _lacks(one: Wording, other: Wording, is_name: IsName | None) -> frozenset[str]:
    """Return what kinds of words a text has that another one lacks."""
    words = one.words()
    left = Counter(word.folded for word in other.words())
    alone: list[int] = []
    for at, word in enumerate(words):
        if left[word.folded]:
            left[word.folded] -= 1
        else:
            alone.append(at)
    return frozenset(kinds(alone, words, is_name))
