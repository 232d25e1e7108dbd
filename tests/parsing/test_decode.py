"""From bytes to text: the first rung that fits, misread runs mended, nothing left that could command a terminal."""

import codecs
import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.parsing import Decoded, Undecodable, decode, parse

FRENCH = (
    "L’armée a quitté Tessalit « sans préavis » ; le préfet l’a confirmé à l’aube, près du marché où l’on se réunit."
)
EIGHT_BIT = FRENCH.replace("’", "'")
ENGLISH = "A photographer, Oumou Keïta, came back to Abéché after ten years and found the same three boys."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_french_is_read_in(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize("encoding", ["latin_1", "cp850", "iso8859_15", "cp1252", "mac_roman"])
@pytest.mark.parametrize("text", [EIGHT_BIT, ENGLISH, "Tillabéri et Aïr\n", "Agadez, « Aïr »", "À Gao, ÉCOLE FERMÉE"])
def test_a_few_accents_tell_the_table(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_ascii_in_utf_16_without_a_mark_is_no_utf_8() -> None:
    assert decode("Plain words of a page.".encode("utf-16-le")).encoding == "utf-16-le"


@pytest.mark.parametrize("table", ["cp1252", "latin_1", "iso8859_16"])
def test_utf_8_once_misread_is_read_again_and_said(table: str) -> None:
    good, bad = "Départ à l'été, élevé.", "Départ à l'été, élevé.".encode().decode(table)
    decoded = decode(f"{good}\n{bad}".encode())
    assert decoded.text == f"{good}\n{good}"
    assert len(decoded.repairs) == 1
    assert "read again" in decoded.repairs[0]


@pytest.mark.parametrize("text", ["São Tomé, coração", "Ã is a letter", "“Niño” – Álvaro’s café", "Łódź, Kraków"])
def test_good_text_is_not_repaired(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode()).repairs == ()


def test_a_copy_cut_inside_a_character_is_still_utf_8() -> None:
    decoded = decode("Le préfet de Mé".encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("�")
    assert decoded.repairs


def test_a_forced_encoding_is_taken_and_an_unknown_one_refused() -> None:
    assert decode("é".encode("cp850"), "cp850").text == "é"
    with pytest.raises(Undecodable, match="No encoding is called 'klingon'"):
        decode(b"x", "klingon")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04zip", b"\x89PNG\r\n", bytes(range(32)) * 99, b"\x7fELF\x02"]
)
def test_a_binary_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Undecodable, match=r"^It is .*\.$"):
        decode(data)


@given(st.binary(max_size=400))
def test_no_bytes_bring_a_command_for_the_terminal(data: bytes) -> None:
    try:
        text = decode(data).text
    except Undecodable:
        return
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), max_size=200))
def test_what_is_utf_8_is_read_as_utf_8(text: str) -> None:
    if text and not text.startswith(codecs.BOM_UTF8.decode()):
        assert decode(("a" * 50 + text).encode()).encoding == "utf-8"


def test_a_line_of_fifty_megabytes_is_one_dropped_piece() -> None:
    document = parse("page", b"word " * 10_000_000 + b"\nA convoy left Gao for Niger on Monday, officials said.\n")
    assert [snippet.lines for snippet in document.snippets] == [(2,)]
    assert [piece.kind for piece in document.dropped] == ["oversized"]


def test_lines_are_numbered_and_blank_ones_passed_over() -> None:
    text = "\n\n  \na\n\tb \n\n\nc"
    assert list(Decoded(text, "utf-8").lines()) == [(4, "a"), (5, "\tb "), (8, "c")]
    assert list(Decoded("", "utf-8").lines()) == []


@given(st.text(alphabet="ab \n", max_size=60))
def test_lines_are_those_of_splitting(text: str) -> None:
    split = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert list(Decoded(text, "utf-8").lines()) == split


def test_many_newlines_take_little_memory_besides_the_text() -> None:
    data = b"\n" * (32 << 20) + b"A convoy left Gao for Niger on Monday, officials said."
    tracemalloc.start()
    document = parse("page", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [snippet.lines for snippet in document.snippets] == [((32 << 20) + 1,)]
    assert peak < 3 * len(data)


def test_zero_bytes_among_words_are_taken_out() -> None:
    page = (
        b"A convoy left Gao for Niger\x00 on Monday, officials\x00 said.\n" * 1
        + b"A clash near Kidal left four dead, the army said."
    )
    assert [snippet.body for snippet in parse("page", page).snippets][:1] == [
        "A convoy left Gao for Niger on Monday, officials said."
    ]
