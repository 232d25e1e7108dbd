"""Text from anywhere is harmless once it has been through the door, and its folded forms keep their promises."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import COMMON, are_clean, clean, fold, fold_same, signs, words_of


@pytest.mark.parametrize(
    ("raw", "harmless"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]0;your title\x07news", "news"),
        ("\x1b]52;c;c3RvbGVu\x1b\\news", "news"),
        ("\x1bP1;2|x\x1b\\news", "news"),
        ("\x9b31mnews", "31mnews"),
        ("bell\x07 and \x00nothing", "bell and nothing"),
        ("left \u202eright\u202c \u2066inner\u2069", "left right inner"),
        ("one\r\ntwo\rthree\u2028four\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("Me\u0301naka", "Ménaka"),
        ("half \ud800 a character", "half  a character"),
        ("[red]x[/oops]", "[red]x[/oops]"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_nothing_in_a_text_can_command_the_terminal(raw: str, harmless: str) -> None:
    assert clean(raw) == harmless


@given(st.text())
def test_cleaned_text_holds_no_control_character_and_is_clean_already(raw: str) -> None:
    once = clean(raw)
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in once)
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean(once) == once


@given(st.text())
def test_matching_folds_one_character_into_one(text: str) -> None:
    assert len(fold_same(text)) == len(text)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Ménaka", "menaka"),
        ("L’été – à GAO", "l'ete - a gao"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "ﬁn"),
        ("a\u00a0b", "a b"),
    ],
)
def test_matching_ignores_accents_case_and_the_shape_of_quotes(printed: str, folded: str) -> None:
    assert fold_same(printed) == folded


@given(st.text())
def test_the_form_for_ids_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_form_for_ids_keeps_figures_and_drops_punctuation() -> None:
    assert fold("“Claims 53 lives”, says L’État…") == "claims 53 lives says l etat"


SIGNS = st.text(st.sampled_from("Aéßœ½…撒🔥’«`_ 7"))


@given(SIGNS)
def test_matching_folds_many_characters_as_it_folds_each(text: str) -> None:
    assert fold_same(text) == "".join(map(fold_same, text))


@given(st.lists(SIGNS))
def test_the_form_for_ids_folds_many_texts_as_it_folds_each(texts: list[str]) -> None:
    assert fold(" ".join(texts)) == " ".join(filter(None, map(fold, texts)))


@given(st.text())
def test_a_text_is_clean_where_each_of_its_signs_is(text: str) -> None:
    assert not are_clean(signs(text)) or clean(text) == text


def test_the_lines_of_a_long_text_are_composed_like_those_of_a_short_one() -> None:
    lines = ["Ménaka e\u0301te\u0301", "plain", "cafe\u0301", "\u0301", "\u1100\u1161"] * 999
    assert clean("\n".join(lines)).split("\n") == [unicodedata.normalize("NFC", line) for line in lines]


@given(st.text(st.sampled_from(COMMON) | st.characters(exclude_categories=["Cs"])))
def test_words_are_the_runs_of_letters_and_digits_of_the_form_that_keeps_places(text: str) -> None:
    parted = "".join(sign if sign.isalnum() else " " for sign in fold_same(text))
    assert words_of(text) == parted.split()
