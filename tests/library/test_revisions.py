"""What changed between two wordings is told word by word, with a few words around it."""

import re
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.library.revisions import revised

WORDS = st.lists(st.sampled_from(["ab", "cd", "ef", "gh", "ij"]), max_size=30).map(" ".join)


def told(before: str, now: str) -> str:
    """Return a revision on one line."""
    return " ".join(part.now if part.stayed else f"[{part.before} → {part.now}]" for part in revised(before, now))


def test_a_toll_that_rose_is_shown_with_a_few_words_around_it() -> None:
    start = "Gunmen attacked a village near Ménaka on Monday, killing at least"
    end = "people and burning several homes, local officials said."
    assert told(f"{start} 12 {end}", f"{start} 21 {end}") == (
        "… Monday, killing at least [12 → 21] people and burning several …"
    )


def test_words_that_went_and_words_that_came_have_no_partner() -> None:
    assert told("The army said on Monday it left Gao.", "The army said it left Gao today.") == (
        "The army said [on Monday → ] it left Gao [ → today.]"
    )


def test_accents_case_and_signs_around_a_word_change_nothing() -> None:
    assert revised("Menaka, the town’s “mayor” said.", "Ménaka: The town's mayor said") == ()


def test_a_percentage_and_a_minus_are_part_of_their_figure() -> None:
    assert told("Prices rose 12% in Gao", "Prices rose 12 in Gao") == "Prices rose [12% → 12] in Gao"


def test_the_same_words_in_other_paragraphs_are_no_revision() -> None:
    assert revised("One line.\n\nAnother.", "One line. Another.") == ()


def pattern(texts: Iterable[str]) -> str:
    """Return what a text must look like that is told in parts, some of them left out."""
    return " ?".join(".*" if text == "…" else re.escape(text) for text in texts)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_off_a_revision(before: str, now: str) -> None:
    parts = revised(before, now)
    assert bool(parts) == (before != now)
    if parts:
        assert re.fullmatch(pattern(part.before for part in parts), before)
        assert re.fullmatch(pattern(part.now for part in parts), now)
        assert all(one.stayed != other.stayed or one.cut or other.cut for one, other in pairwise(parts))
