"""From bytes to text that is harmless and has the line ends of Unix: the ladder of encodings, and its repairs."""

import codecs
import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from msgspec import Struct

from tui.parsing.mojibake import repair
from tui.text import are_clean, clean, fold_same, signs

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zipped file (perhaps of an office program)"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_SAMPLE: Final = 1 << 16
_BLOCK: Final = 1 << 18
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b")) + b"\x7f"

_TABLES: Final = ("cp1252", "mac_roman", "cp850")
_SMALL: Final = "éèêëàâçîïôùûüœæ"
_CAPITAL: Final = "ÉÈÊÀÂÇÎÔŒ"
_LIKELY: Final = re.compile(
    rf"(?<=[A-Za-zÀ-ÿœ'’])[{_SMALL}]|[{_SMALL}](?=[a-zà-ÿœ])"  # small letters in words
    rf"|(?<![a-zà-ÿœ])[{_CAPITAL}](?=[A-Za-zÀ-ÿœ’])|(?<=[A-ZÀ-Þ])[{_CAPITAL}](?![a-z])"  # large ones where they begin
    r"|(?<=[^\W\d_])’(?=[^\W\d_])"  # l’armée
    r"|(?<!\w)[«“‘](?=[\s\w\xa0])|(?<=\S)[»”’](?!\w)|(?<=[\s\xa0])[»–—•·](?=[\s\xa0])"  # quotes and dashes
    r"|(?<=\w)…|(?<=[\s\[(])…(?=[\s\])]|$)|[\xa0€°]|(?<=\d)[–—](?=\d)|(?m:^)[«“•–—](?=[\s\w])"
)
_FOREIGN: Final = re.compile(r"(?<=[A-Za-z])[áíóúñãõşţöäå]|[áíóúñãõşţöäå](?=[a-z])")
"""Letters that names from elsewhere bring along: half as likely."""
_GOOD_ENOUGH: Final = 0.6

_SPACES: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN: Final = re.compile("[\xad\u200b-\u200d\u2060\ufeff\ufe0e\ufe0f]")


class Decoded(Struct, frozen=True):
    """A text ready to be cut into lines, and how its bytes were read."""

    text: str
    """What the bytes say, clean, its spaces plain."""
    encoding: str
    """The name of the table that read them."""
    repairs: tuple[str, ...] = ()
    """One clause for each repair."""

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that are not blank with their numbers, the first being 1."""
        first = 1
        for block in _blocks(self.text):
            lines = block.split("\n")
            for number, line in enumerate(lines, first):
                if line and not line.isspace():
                    yield number, line
            first += len(lines)

    def folded_lines(self) -> Iterator[tuple[int, str, str]]:
        """Yield the lines that are not blank: number, line, and what `fold_same` makes of it, many at once."""
        first = 1
        for block in _blocks(self.text):
            if block.isspace():
                first += block.count("\n") + 1
                continue
            lines = block.split("\n")
            for number, line, plain in zip(count(first), lines, fold_same(block).split("\n"), strict=False):
                if line and not line.isspace():
                    yield number, line, plain
            first += len(lines)


def _blocks(text: str) -> Iterator[str]:
    """Yield a text in blocks of whole lines, so that very many blank lines take little memory."""
    at = 0
    while (end := text.find("\n", at + _BLOCK)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


class Undecodable(ValueError):
    """Bytes that are no text; the message is a sentence for the person."""


def decode(data: bytes, forced: str | None = None) -> Decoded:
    """Return the text of a document, read by the first rung of the ladder that fits.

    Raises:
        Undecodable: if no rung fits, or the encoding asked for does not exist.
    """
    raw, encoding = _forced(data, forced) if forced else _climb(data)
    mended, runs, table = repair(raw)
    repairs = []
    if unread := mended.count("\ufffd"):
        repairs.append(f"{unread:,} characters could not be read and stand as �")
    if runs:
        repairs.append(f"{runs:,} pieces of UTF-8 that had been read as {table} were read again")
    return Decoded(plain(mended), encoding, tuple(repairs))


def plain(raw: str) -> str:
    """Return clean text in which every kind of space is a space, a tab two, and nothing unseen is left."""
    if raw.isascii() and raw.isprintable():
        return raw
    found = signs(raw)
    for unseen in _UNSEEN.findall(found):
        raw = raw.replace(unseen, "")
    for space in _SPACES.findall(found):
        raw = raw.replace(space, "  " if space == "\t" else " ")  # a tab parts the cells of a table
    return raw if are_clean(found) else clean(raw, found)


def _forced(data: bytes, name: str) -> tuple[str, str]:
    """Return what the bytes say in the encoding that the person asked for."""
    try:
        return data.decode(name, "replace"), codecs.lookup(name).name
    except (LookupError, ValueError):
        raise Undecodable(f"No encoding is called {name!r}.") from None


def _climb(data: bytes) -> tuple[str, str]:
    """Return what the bytes say, and the first rung of the ladder on which they say it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Undecodable(f"It is {what}, not a text; save its text and open that.")
    if wide := _wide(data):
        return data.decode(wide, "replace"), wide
    if _looks_binary(data):
        raise Undecodable("It is not a text: too many of its bytes are control characters.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        if fault.end >= len(data) and fault.reason == "unexpected end of data":  # a copy cut inside a character
            return data[: fault.start].decode("utf-8") + "\ufffd", "utf-8"
    return _scored(data) or _guessed(data)


def _wide(data: bytes) -> str | None:
    """Return the kind of UTF-16 without a mark that the zero bytes on one side tell, if they do."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd >= 0.4 * half and even <= 0.05 * half:
        return "utf-16-le"
    if half and even >= 0.4 * half and odd <= 0.05 * half:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    """Tell whether more than one byte in twenty is a control character that no text uses."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 20


def _scored(data: bytes) -> tuple[str, str] | None:
    """Return the reading in the 8-bit table whose high characters French and English really use."""
    sample = b" ".join(re.findall(rb"[^\x80-\xff\n]{0,2}[\x80-\xff]+[^\x80-\xff\n]{0,2}", data)[:20_000])
    high = sum(byte > 0x7F for byte in sample)
    best, table = max((_score(sample.decode(name, "replace")), -i) for i, name in enumerate(_TABLES))
    if not high or best / high < _GOOD_ENOUGH:
        return None
    name = _TABLES[-table]
    return data.decode(name, "replace"), name


def _score(sample: str) -> float:
    """Return how many of the high characters of a text stand where French and English put them."""
    return len(_LIKELY.findall(sample)) + len(_FOREIGN.findall(sample)) / 2


def _guessed(data: bytes) -> tuple[str, str]:
    """Return what charset-normalizer makes of the bytes: the last rung, imported only here."""
    from charset_normalizer import from_bytes

    guess = from_bytes(data[: 1 << 20]).best()
    if guess is None:
        raise Undecodable("It is not a text in any encoding that could be told; name one with --encoding.")
    return data.decode(guess.encoding, "replace"), guess.encoding
