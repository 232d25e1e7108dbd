"""Text made harmless, and the two folded forms in which texts are compared."""

import re
import unicodedata
from functools import cache
from typing import Final

_UNSAFE: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # ESC [ … colours, cursor moves, clearing
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"  # ESC ] … window title, clipboard, links
    r"|\x1b[PX^_][^\x1b\n]*(?:\x1b\\)?"  # ESC P … strings for the terminal
    r"|\x1b[ -/]*[0-~]?"  # ESC and what it takes with it
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # controls on their own
    r"|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # unseen
    r"|[\ud800-\udfff]"  # halves of characters, which no terminal can be sent
)
_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SUSPECT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(raw: str) -> str:
    """Return text that can neither command the terminal nor reorder its line, in NFC, with the line ends of Unix."""
    if _SUSPECT.search(raw):  # one pass over plain characters spares nearly every text the two slow ones
        raw = _UNSAFE.sub("", _BREAKS.sub("\n", raw))
    return raw if raw.isascii() else unicodedata.normalize("NFC", raw)


def fold(text: str) -> str:
    """Return the form that ids and duplicates compare: no accents, folded case, each run of other signs one space."""
    if not text.isascii():
        for sign in set(
            _BEYOND_ASCII.findall(text)
        ):  # few distinct ones, so replacing beats translating letter by letter
            text = text.replace(sign, _plain_letters(sign))
        if not text.isascii():
            return " ".join(_WORDS.findall(text.casefold()))
    return " ".join(text.translate(_ASCII_WORDS).split())


def fold_same(text: str) -> str:
    """Return the form that names and searches are matched in: one character in, one out, so spans are the same."""
    return text.lower() if text.isascii() else text.translate(_SAME)


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
