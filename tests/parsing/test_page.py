"""A page is looked through as strings: what is found in them stands where it stands in the pieces."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.parsing.kinds import TEXTS, TITLED, Fragment, Part
from tui.parsing.page import Page
from tui.parsing.shapes import text_kind

NUMBER = re.compile(r"\n\d+[.)] ")
DASH = re.compile(" [–-] ")


def page(texts: list[str]) -> Page:
    """Return a page of some lines."""
    return Page.of([Fragment(n, 0, len(text), text, text_kind(text)) for n, text in enumerate(texts, 1)])


@given(st.lists(st.text("1. –ab", min_size=1).filter(lambda text: text.strip() == text)))
def test_what_is_found_in_the_joined_texts_is_found_in_each(texts: list[str]) -> None:
    there = page(texts)
    numbered = [n for n in there.texts if NUMBER.match("\n" + texts[n])]
    assert list(there.found(NUMBER)) == numbered
    assert list(there.found(DASH)) == [n for n in there.texts if DASH.search(texts[n])]


@given(st.lists(st.text("aB. ,;", min_size=1).filter(lambda text: text.strip() == text)))
def test_signs_tell_texts_and_titles(texts: list[str]) -> None:
    there = page(texts)
    kinds = [fragment.kind for fragment in there.fragments]
    assert [sign in TEXTS for sign in there.signs] == [kind.part is Part.TEXT for kind in kinds]
    assert [sign in TITLED for sign in there.signs] == [kind.part is Part.TEXT and kind.titled for kind in kinds]
