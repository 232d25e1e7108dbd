"""The form of a text in which names are looked for: folded letters and digits, each other sign a space."""

from collections.abc import Sequence
from typing import Final

from tui.text import fold_same


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
    }
)
_BYTES: Final = "".join(_SPACED[ord(bytes([b]).decode("cp1252", "replace"))] for b in range(256)).encode("cp1252")
_LINES: Final = _BYTES[:10] + b"\n" + _BYTES[11:]
_WESTERN: Final = frozenset(bytes(range(256)).decode("cp1252", "ignore"))


def spaced(text: str) -> str:
    """Return the matching form, one space longer on either side, so that every word stands between spaces.

    Hyphens, apostrophes and slashes part words ("d'Al-Qaïda" is "d al qaida"), and so does a line end; an empty line,
    or a full stop and a space, are two spaces, which no name holds: a name never crosses them. Character n of the text
    is character n + 1 of the form. Western texts go through a table of bytes, six times as fast as letter by letter.
    """
    try:
        return f" {text.encode('cp1252').translate(_BYTES).decode('cp1252')} "
    except UnicodeError:
        return f" {text.translate(_SPACED)} "


def keys(forms: Sequence[str]) -> list[str]:
    """Return names and cues as they are looked for: between spaces; the right one is absent after a star ("kidnap*").

    All at once, since a lexicon has thousands: forms hold no line ends, so these can part them.
    """
    if not forms:
        return []
    together = "\n".join(forms)
    for sign in set(together) - _WESTERN:  # few distinct ones, so replacing beats translating letter by letter
        together = together.replace(sign, _SPACED[ord(sign)])
    try:
        folded = together.encode("cp1252").translate(_LINES).decode("cp1252")
    except UnicodeError:
        folded = "\n".join(map(spaced, forms))
    folded = f" {folded} ".replace("\n", " \n ")
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return [key[:-1] if form.endswith("*") else key for form, key in zip(forms, folded.split("\n"), strict=True)]


def capitals(form: str) -> tuple[int, ...]:
    """Return where a name as it is looked for has capitals, counted from its first letter."""
    letters = " ".join("".join(sign if sign.isalnum() else " " for sign in form).split())
    return tuple(at for at, letter in enumerate(letters) if letter.isupper())
