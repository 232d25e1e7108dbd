"""Text made harmless, and the two folded forms in which texts are compared."""

import codecs
import re
import unicodedata
from functools import cache
from typing import Final

_UNSAFE: Final = (
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # ESC [ … colours, cursor moves, clearing
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"  # ESC ] … window title, clipboard, links
    r"|\x1b[PX^_][^\x1b\n]*(?:\x1b\\)?"  # ESC P … strings for the terminal
    r"|\x1b[ -/]*[0-~]?"  # ESC and what it takes with it
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # controls on their own
    r"|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # unseen
    r"|[\ud800-\udfff]"  # halves of characters, which no terminal can be sent
)
_BREAKS: Final = r"\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_LONG: Final = 10_000
_BLOCK: Final = 1 << 20
_ORDINARY: Final = bytes((*range(0x20, 0x7F), 0x0A))
_SUSPECT: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""All three are compiled when a text needs them; none does before the first paint."""


def clean(raw: str, found: str | None = None) -> str:
    """Return text that can neither command the terminal nor reorder its line, in NFC, with the line ends of Unix.

    Args:
        raw: the text.
        found: its `signs`, if they are known, and perhaps others.
    """
    seen = raw if found is None else found
    if not seen.isprintable() and re.search(_SUSPECT, seen):  # this pass spares nearly every text the two slow ones
        raw = re.sub(_UNSAFE, "", re.sub(_BREAKS, "\n", raw))
    return raw if raw.isascii() else _composed(raw, found)


def _composed(text: str, found: str | None) -> str:
    """Return a text in NFC; of a long one only the lines that may need it are composed, for that is slow."""
    if len(text) < _LONG:
        return unicodedata.normalize("NFC", text)
    moving = "".join(filter(_may_compose, signs(text) if found is None else found))
    if not moving:
        return text
    pieces, at = list[str](), 0
    for sign in re.finditer(f"[{re.escape(moving)}]", text):
        if sign.start() >= at:
            start, end = text.rfind("\n", at, sign.start()) + 1 or at, text.find("\n", sign.end())
            end = len(text) if end < 0 else end
            pieces += text[at:start], unicodedata.normalize("NFC", text[start:end])
            at = end
    return "".join((*pieces, text[at:]))


@cache
def _may_compose(sign: str) -> bool:
    """Tell whether a character may join the one before it, or be another one in NFC."""
    joins = unicodedata.category(sign)[0] == "M" or "\u1100" <= sign <= "\u11ff"
    return joins or not unicodedata.is_normalized("NFC", sign)


def signs(text: str) -> str:
    """Return each character of a text that is no printable ASCII and no line end, once: few, however long it is."""
    found = set[str]()
    for at in range(0, len(text), _BLOCK):  # block by block, since a very long text may be there three times meanwhile
        rest = text[at : at + _BLOCK].encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
        found.update(rest.decode("utf-8", "surrogatepass"))
    return "".join(found)


def are_clean(found: str) -> bool:
    """Tell whether texts with no other signs than these are clean as they are."""
    return not re.search(_SUSPECT, found) and not any(map(_may_compose, found))


def fold(text: str) -> str:
    """Return the form that ids and duplicates compare: no accents, folded case, each run of other signs one space."""
    try:
        letters = exchanged(text, _LETTERS)
    except UnicodeError:
        return _fold_any(text)
    return " ".join(letters.split())


def _fold_any(text: str) -> str:
    """Return what `fold` makes of a text with signs that are not common."""
    for sign in set(_BEYOND_ASCII.findall(text)):  # few distinct ones, so replacing beats translating letter by letter
        text = text.replace(sign, _plain_letters(sign))
    if not text.isascii():
        return " ".join(_WORDS.findall(text.casefold()))
    return " ".join(text.translate(_ASCII_WORDS).split())


def fold_same(text: str) -> str:
    """Return the form that names and searches are matched in: one character in, one out, so spans are the same."""
    if text.isascii():
        return text.lower().replace("`", "'")
    try:
        return exchanged(text, _ALIKE)
    except UnicodeEncodeError:
        return _fold_same_any(text)


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form that they are matched in: its runs of letters and digits, in order."""
    try:
        return exchanged(text, _ALIKE_WORDS).split()
    except UnicodeEncodeError:
        return _WORDS.findall(_fold_same_any(text))


def exchanged(text: str, signs: str, unknown: str = "strict") -> str:
    """Return a text with another sign for each of the `COMMON` ones, by their order.

    Raises:
        UnicodeError: if the text has a sign that is not common, unless the error handler named `unknown` knows one.
    """
    return codecs.charmap_decode(codecs.charmap_encode(text, unknown, _CODES)[0], "strict", signs)[0]


def _fold_same_any(text: str) -> str:
    """Return what `fold_same` makes of a text with signs that are not common: those are folded one by one."""
    codes = codecs.charmap_encode(text, "replace", _CODES)[0]
    common = codecs.charmap_decode(codes, "strict", _ALIKE)[0]
    pieces, at = list[str](), 0
    for unknown in _REPLACED.finditer(codes):
        pieces += common[at : unknown.start()], text[slice(*unknown.span())].translate(_SAME)
        at = unknown.end()
    return "".join((*pieces, common[at:]))


@cache
def _plain_letters(sign: str) -> str:
    """Return what folding makes of one character: base letters, nothing for a lone accent, a space for a sign."""
    bases = "".join(c for c in unicodedata.normalize("NFKD", sign.casefold()) if not unicodedata.combining(c))
    plain = "".join(c if c.isalnum() else " " for c in bases.casefold())
    return plain if plain == sign else "".join(map(_plain_letters, plain))


_WORDS: Final = re.compile(r"[^\W_]+")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ASCII_WORDS: Final = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_PLAIN: Final = {
    ord(sign): plain for plain, signs in (("'", "’‘ʼ′`´"), ('"', "“”„«»″"), ("-", "‐‑‒–—―−")) for sign in signs
}


class _Alike(dict[int, str]):
    """For each character the one that stands for it in matching; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        """Return base letter, lower case, plain quote or plain hyphen; the character itself where that is not one."""
        bases = [c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c)]
        lower = bases[0].lower() if len(bases) == 1 else chr(code)
        self[code] = alike = lower if len(lower) == 1 else chr(code)
        return alike


_SAME: Final = _Alike(_PLAIN)

COMMON: Final = "".join(map(chr, (*range(0x80), *range(0xA0, 0x100)))) + "ŒœŸŠšŽžĀāĪīŪūİı‘’“”„–—…•‹›€′″‑−→"
"""The 256 characters that nearly all French and English texts are made of: each has a code of one byte, so the codecs,
which are written in C, fold them in a fraction of the time that looking up characters one by one takes."""
_CODES: Final = codecs.charmap_build(COMMON)
_ALIKE: Final = "".join(map(_SAME.__getitem__, map(ord, COMMON)))
_ALIKE_WORDS: Final = "".join(sign if sign.isalnum() else " " for sign in _ALIKE)
_REPLACED: Final = re.compile(rb"\?\?*")  # a literal first: such are searched for by far the fastest


def _letter_or_space(sign: str) -> str:
    """Return the one letter that folding makes of a character, or a space; empty if it makes more than one."""
    plain = _plain_letters(sign) if sign >= "\x80" else _ASCII_WORDS[ord(sign)]
    return plain if len(plain) == 1 else "" if plain.strip() else " "


_LETTERS: Final = "".join(_letter_or_space(sign) or "\ufffe" for sign in COMMON)
"""What `fold` makes of each common character; no character has two letters, or it stands for none here."""
