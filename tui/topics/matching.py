"""The form of a text in which names are looked for: folded letters and digits, each other sign a space."""

import codecs
from collections.abc import Sequence
from typing import Final

from tui.text import COMMON, exchanged, fold_same

LONG: Final = 255
"""More than the length of a name: lengths are counted down from here, so that the longest name sorts first, and each
length is one of the small numbers that Python has only once."""


class _Spaced(dict[int, str]):
    """For each character its folded letter or digit, else a space; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        """Return what stands for one character."""
        alike = fold_same(chr(code))
        self[code] = alike = alike if alike.isalnum() else " "
        return alike


_SPACED: Final = _Spaced(
    {
        ord("µ"): "u",  # its base letter is Greek, which the table of bytes lacks
        ord("$"): "$",  # a sum in US$ is not the United States
        ord("œ"): "\x9c",  # a code of one byte that no text has, since the letter of every "cœur" is beyond Latin-1
        ord("Œ"): "\x9c",
        0x9C: "\x9c",
    }
)
_BYTES: Final = "".join(_SPACED[code] for code in range(256)).encode("latin-1")
_LINES: Final = _BYTES[:10] + b"\n" + _BYTES[11:]
_LATIN: Final = "latin-1"
_COMMON: Final = "".join(map(_SPACED.__getitem__, map(ord, COMMON)))


def _beyond_latin(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that are not common, and where they end; letters that stay so are an error."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(_SPACED), error.end


codecs.register_error("tui.spaced", _beyond_latin)


def spaced(text: str) -> str:
    """Return the matching form, one space longer on either side, so that every word stands between spaces.

    Hyphens, apostrophes and slashes part words ("d'Al-Qaïda" is "d al qaida"), and so does a line end; an empty line,
    or a full stop and a space, are two spaces, which only names hold that are written so ("U.S. troops"): no other
    name crosses them. Character n of the text is character n + 1 of the form. Western texts go through a table of
    common signs, twenty times as fast as letter by letter.
    """
    try:
        return f" {exchanged(text, _COMMON, 'tui.spaced')} "
    except UnicodeEncodeError:
        return f" {text.translate(_SPACED)} "


def keys(forms: Sequence[str]) -> list[str]:
    """Return names and cues as they are looked for: between spaces; the right one is absent after a star ("kidnap*").

    All at once, since a lexicon has thousands: forms hold no line ends, so these can part them.
    """
    if not forms:
        return []
    together = "\n".join(forms)
    try:
        folded = together.encode(_LATIN, "tui.spaced").translate(_LINES).decode(_LATIN)
    except UnicodeEncodeError:
        folded = "\n".join(map(spaced, forms))
    while " \n" in folded or "\n " in folded:
        folded = folded.replace(" \n", "\n").replace("\n ", "\n")
    folded = f" {folded.strip(' ')} ".replace("\n", " \n ")
    return [key[:-1] if form.endswith("*") else key for form, key in zip(forms, folded.split("\n"), strict=True)]


def capitals(form: str) -> tuple[int, ...]:
    """Return where a name as it is looked for has capitals, counted from its first letter."""
    letters = "".join(sign if sign.isalnum() else " " for sign in form)
    return tuple(at for at, letter in enumerate(letters.strip()) if letter.isupper())
