"""Lines fit their width in cells, lose nothing, and keep what their parts mean."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.look.wrap import NARROW, Piece, Stretch, cells, fitted, paragraph, plain, shortened, spread, styled, wrapped
from tui.look.wrap import cell_len as look_cells

TEXT = st.text(st.sampled_from("ab é—,.车🚚ⴳم\u0301"), max_size=200)
WIDTH = st.integers(2, 40)


@given(TEXT, WIDTH)
def test_wrapping_loses_no_word_and_no_letter(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXT, WIDTH)
def test_no_wrapped_line_is_wider_than_asked(text: str, width: int) -> None:
    for start, end in wrapped(text, width):
        assert cell_len(text[start:end]) <= width or end - start == 1


@given(TEXT, WIDTH)
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    short = shortened(text, width)
    assert cell_len(short) <= width
    assert short == text or short.endswith("…")


@given(st.lists(TEXT), st.lists(TEXT), WIDTH)
def test_a_spread_line_has_exactly_its_width(left: list[str], right: list[str], width: int) -> None:
    line = spread([Piece(text) for text in left], [Piece(text) for text in right], width)
    assert cells(line) == width


@given(st.lists(TEXT), WIDTH)
def test_fitted_pieces_fit(texts: list[str], width: int) -> None:
    assert cells(fitted([Piece(text) for text in texts], width)) <= width


@given(TEXT, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200))))
def test_styling_changes_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    stretches = [Stretch(min(span), max(span), "hit") for span in spans]
    assert plain(styled(text, 0, len(text), stretches, "ink")) == text


def test_the_later_stretch_wins_where_two_overlap() -> None:
    line = styled("Wagner Group", 0, 12, [Stretch(0, 12, "actor"), Stretch(0, 6, "hit")], "ink")
    assert line == (Piece("Wagner", "hit"), Piece(" Group", "actor"))


def test_a_stretch_goes_on_in_the_next_line() -> None:
    lines = list(paragraph("in Burkina Faso now", 10, [Stretch(3, 15, "place")]))
    assert lines == [
        (Piece("in ", "ink"), Piece("Burkina", "place")),
        (Piece("Faso", "place"), Piece(" now", "ink")),
    ]


@given(TEXT | st.text(max_size=30))
def test_a_text_takes_the_cells_that_rich_says(text: str) -> None:
    assert look_cells(text) == cell_len(text)


def test_each_letter_that_counts_as_narrow_is_narrow() -> None:
    assert {sign for sign in NARROW if cell_len(sign) != 1} == set()
