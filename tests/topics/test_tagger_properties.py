"""What holds for any text: tags come from the words, not from how they are laid out or what stands around them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Snippet
from tui.text import COMMON
from tui.topics.lexicon import Lexicon
from tui.topics.matching import keys, spaced
from tui.topics.tagger import Tagger

LEXICON = Lexicon.packaged()
TAGGER = Tagger(LEXICON)
NAMES = [term.form for entry in LEXICON.entries.values() for term in entry.terms if "*" not in term.form]
PIECES = st.sampled_from(
    [*NAMES, "Niger", "State", "the", "de la", "US", "WHO", "Wanger", "attaque", "libéré", "€", "İstanbul"]
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)
ANY = st.one_of(TEXTS, st.text(max_size=200))


def shuffled(lexicon: Lexicon, seed: int) -> Lexicon:
    entries, blocks = list(lexicon.entries.items()), list(lexicon.blocks)
    random.Random(seed).shuffle(entries)
    random.Random(seed).shuffle(blocks)
    return Lexicon(dict(entries), tuple(blocks), lexicon.by_kind)


SHUFFLED = Tagger(shuffled(LEXICON, 7))


def tags(tagger: Tagger, snippet: Snippet) -> set[tuple[str, bool]]:
    return {(one.tag, one.weak) for one in tagger.evidence(snippet)}


def test_each_name_and_cue_is_found_where_it_is_printed_as_it_is_written() -> None:
    forms = [term.form for entry in LEXICON.every() for term in entry.terms]
    printed = (f"Le {form.replace('*', 's')}, hier" for form in forms)
    assert [form for form, key, text in zip(forms, keys(forms), printed, strict=True) if key not in spaced(text)] == []


@given(st.text(st.sampled_from(COMMON) | st.characters(exclude_categories=["Cs"])))
def test_the_form_of_a_text_is_that_of_each_of_its_signs(text: str) -> None:
    signs = "".join(spaced(sign)[1:-1] for sign in text)
    assert spaced(text)[1:-1] == signs


@given(TEXTS, st.randoms(use_true_random=False))
def test_line_wrapping_changes_no_tag(text: str, rnd: random.Random) -> None:
    wrapped = "".join("\n" if sign == " " and rnd.random() < 0.3 else sign for sign in text)
    assert tags(TAGGER, Snippet("k", None, wrapped)) == tags(TAGGER, Snippet("k", None, text))


@given(ANY, ANY)
def test_the_case_of_another_field_changes_no_place_or_actor(title: str, body: str) -> None:
    def named(snippet: Snippet) -> set[tuple[str, int, int]]:
        found = TAGGER.evidence(snippet)
        return {(one.tag, one.start, one.end) for one in found if one.field == "body" and one.tag[:5] != "theme"}

    assert named(Snippet("k", title, body)) == named(Snippet("k", title.upper(), body)) or "ı" in title or "ß" in title


@given(ANY, ANY)
def test_the_order_of_entries_changes_no_tag(title: str, body: str) -> None:
    snippet = Snippet("k", title, body)
    assert tags(SHUFFLED, snippet) == tags(TAGGER, snippet)


@given(ANY, ANY, st.lists(ANY, max_size=2))
def test_the_words_of_evidence_stand_where_it_says(title: str, body: str, labels: list[str]) -> None:
    snippet = Snippet("k", title, body, labels=tuple(labels))
    for one in TAGGER.evidence(snippet):
        text = {"title": title, "body": body, "label": labels[one.index] if labels else ""}[one.field]
        assert text[one.start : one.end] == one.words
        assert one.tag in LEXICON.entries


@given(st.sampled_from(NAMES), st.integers(1, 40))
def test_a_name_cut_by_a_border_is_not_found_across_it(name: str, at: int) -> None:
    left, right = name[:at].strip(), name[at:].strip()
    evidence = TAGGER.evidence(Snippet("k", left, right))
    for one in evidence:
        assert one.end <= len(left if one.field == "title" else right)


@given(TEXTS)
def test_a_second_look_gives_the_same_evidence(body: str) -> None:
    snippet = Snippet("k", None, body)
    assert TAGGER.evidence(snippet) == TAGGER.evidence(snippet)


@given(st.lists(st.tuples(ANY, ANY, st.lists(TEXTS, max_size=1)), min_size=1, max_size=5))
def test_neighbours_change_nothing_when_many_are_read_at_once(texts: list[tuple[str, str, list[str]]]) -> None:
    snippets = [Snippet("k", title or None, body, labels=tuple(labels)) for title, body, labels in texts]
    assert list(TAGGER.evidence_of_each(snippets)) == [TAGGER.evidence(one) for one in snippets]
