"""What counts as a word, where terms stand in a text, and that the index agrees with reading the texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.catalog.words import Term, WordIndex, key, spans, words_of

SOME_TEXT = st.text(st.sampled_from("abéÉ’' -_.1Ünß\n"), max_size=40)


def term(text: str, *, starts: bool = False, ends: bool = False) -> Term:
    found = Term.of(text, starts=starts, ends=ends)
    assert found is not None
    return found


def test_hyphens_and_apostrophes_part_words() -> None:
    assert words_of("L’État, al-Qaïda_2") == ["l", "etat", "al", "qaida", "2"]
    assert key("  Côte-d’Ivoire ") == "cote d ivoire"


def test_a_text_without_letters_is_no_term() -> None:
    assert Term.of("— … !") is None


@pytest.mark.parametrize(
    ("wanted", "text", "there"),
    [
        ("niger", "Nigeria’s border", ["Niger"]),
        ("menaka", "à Ménaka.", ["Ménaka"]),
        ("al-qaeda", "an al Qaeda group, Al-Qaeda", ["al Qaeda", "Al-Qaeda"]),
        ("l'etat", "L’État", ["L’État"]),
        ("ville a", "Déville,\nAgadez", ["ville,\nA"]),
        ("gao", "", []),
    ],
)
def test_a_term_is_found_where_it_is_printed(wanted: str, text: str, there: list[str]) -> None:
    assert [text[start:end] for start, end in term(wanted).spans(text)] == there


def test_a_quoted_term_stands_for_whole_words() -> None:
    whole = term("niger", starts=True, ends=True)
    assert not whole.within("Nigeria")
    assert whole.within("France-Niger")
    assert not whole.within(None)


def test_marks_that_touch_or_overlap_become_one() -> None:
    assert spans("a mercenary army", [term("merc"), term("cena"), term("army")]) == [(2, 9), (12, 16)]


@given(st.lists(SOME_TEXT, max_size=8), SOME_TEXT, st.booleans(), st.booleans())
def test_the_index_finds_exactly_the_rows_that_hold_a_word(
    texts: list[str], letters: str, starts: bool, ends: bool
) -> None:
    index = WordIndex.of([text] for text in texts)
    for word in words_of(letters):
        wanted = term(word, starts=starts, ends=ends)
        assert list(index.rows(word, wanted.begins, ends)) == [
            row for row, text in enumerate(texts) if wanted.within(text)
        ]


@given(SOME_TEXT, SOME_TEXT)
def test_what_is_marked_in_a_text_folds_to_what_was_looked_for(text: str, letters: str) -> None:
    wanted = Term.of(letters)
    for start, end in wanted.spans(text) if wanted else ():
        assert words_of(text[start:end]) == words_of(letters)


def test_one_or_two_letters_are_looked_for_where_words_begin() -> None:
    assert term("ni").within("au Niger")
    assert not term("ni").within("Tunis")
    assert not term("r").within("Niger")
    assert term("马里").within("在马里军队")
