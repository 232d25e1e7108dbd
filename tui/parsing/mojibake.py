"""UTF-8 that was once read as an 8-bit table ("dÃ©part"), repaired run by run and nowhere else."""

import re
from functools import cache
from typing import Final

TABLES: Final = ("cp1252", "iso8859_16", "cp1250", "latin_1")
"""The tables that such text was read with, most common first."""

_FEWEST_PAIRS: Final = 2
_SUSPECT: Final = re.compile(r"[^\x00-\x7f][^\x00-\x7f]+")  # not {2,}: for a class alone it skips ahead in C
_LOST_SPACE: Final = re.compile(r"(?<!\S)Ã (?=\s?[^\W\d_])")


def repair(text: str) -> tuple[str, int, str]:
    """Return the text with its misread runs read again, how many runs that were, and the table they were read with.

    A single tell-tale pair may be meant; two of them are not. Each run is read again on its own, so that good text
    beside a bad one is never touched.
    """
    if text.isascii():
        return text, 0, ""
    suspects = "\n".join(_SUSPECT.findall(text))  # few, so that trying four tables on them costs next to nothing
    for table in TABLES:
        if _repair_by(suspects, table)[1] >= _FEWEST_PAIRS:
            mended, count = _repair_by(text, table)
            return _LOST_SPACE.sub("à ", mended), count, table
    return text, 0, ""


def _repair_by(text: str, table: str) -> tuple[str, int]:
    """Return the text with the runs repaired that UTF-8 leaves when it is read as this table, and their number."""
    count = 0

    def again(run: re.Match[str]) -> str:
        nonlocal count
        try:
            better = bytes(_bytes_of(table)[sign] for sign in run.group()).decode("utf-8")
        except UnicodeDecodeError:
            return run.group()
        count += 1
        return better

    return _runs_of(table).sub(again, text), count


@cache
def _bytes_of(table: str) -> dict[str, int]:
    """Return the byte behind each character of a table; a hole in the table stands for itself, as browsers read it."""
    high = range(0x80, 0x100)
    return {bytes([byte]).decode(table, "replace").replace("\ufffd", chr(byte)): byte for byte in high}


@cache
def _runs_of(table: str) -> re.Pattern[str]:
    """Return what UTF-8 pairs, triples and fours look like in a table."""
    signs = {byte: sign for sign, byte in _bytes_of(table).items()}

    def among(first: int, last: int) -> str:
        return "[" + "".join(re.escape(signs[byte]) for byte in range(first, last + 1) if byte in signs) + "]"

    rest = among(0x80, 0xBF)
    pairs, triples, fours = among(0xC2, 0xDF) + rest, among(0xE0, 0xEF) + rest * 2, among(0xF0, 0xF4) + rest * 3
    return re.compile(f"(?:{pairs}|{triples}|{fours})+")
