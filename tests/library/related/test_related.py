"""Related snippets: found by rare words and tags, with the reason, and the same for every order of asking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NAMES, catalog, entry, snippet
from tui.library.catalog.catalog import Entry
from tui.library.catalog.words import WordIndex, words_of
from tui.library.marks import MarkRows
from tui.library.related import held as held_module
from tui.library.related.held import Held
from tui.library.related.relations import Relation, Relations, Traits, Weighed
from tui.library.related.stems import stem, stemmed, stems
from tui.model import Evidence, Mark

FILLER = [
    entry(snippet(f"f{n}", f"{word} market prices rose again in the {word} quarter"), "place:niger")
    for n, word in enumerate(("millet", "sorghum", "onion", "cotton", "rice", "peanut", "sesame", "cattle"))
]


def named(tag: str) -> str:
    return NAMES[tag][0]


def related(entries: list[Entry], row: int = 0, marks: dict[str, Mark] | None = None) -> tuple[Relation, ...]:
    rows = catalog(*entries)
    return Relations(rows).of(row, MarkRows.of(rows, marks or {}))


def story() -> list[Entry]:
    says = (Evidence("actor:wagner", "body", 0, 6, "Wagner", "alias Wagner"),)
    return [
        Entry(snippet("k1", "Wagner men attacked a convoy of lorries near Ménaka."), says),
        Entry(snippet("k2", "Convoys are attacked again, this time by Wagner."), says),
        Entry(snippet("k3", "Wagner quitte le pays"), says),
        *FILLER,
    ]


def test_the_most_alike_comes_first_with_tags_and_words_as_printed() -> None:
    first, second = related(story())
    assert (first.row, second.row) == (1, 2)
    assert first.reason(named) == "both: Wagner Group; words: attacked, convoy"


def test_a_tag_is_the_bridge_between_two_languages() -> None:
    assert related(story())[1].reason(named) == "both: Wagner Group"


def test_what_most_rows_have_relates_nothing() -> None:
    assert related(story(), 3) == ()
    assert related([entry(snippet(f"k{n}", f"Convoy {n} left Gao"), "place:mali") for n in range(20)]) == ()


def test_a_theme_alone_relates_nothing() -> None:
    one, other = (entry(snippet(f"k{n}", text), "theme:diplomacy") for n, text in enumerate(("Envoys met.", "Talks.")))
    assert related([one, other, *FILLER]) == ()


def test_corrections_count() -> None:
    rejected = Mark(rejected=frozenset({"actor:wagner"}))
    assert [each.row for each in related(story(), marks={"k3": rejected})] == [1]
    pinned = Mark(pinned=frozenset({"actor:wagner"}))
    assert 5 in [each.row for each in related(story(), marks={"f2": pinned})]


def test_a_snippet_is_not_related_to_itself_and_few_are_shown() -> None:
    same = [entry(snippet(f"k{n}", "A convoy burned near Ménaka", lines=(n + 1,))) for n in range(9)]
    found = related([*same, *FILLER, *FILLER])
    assert len(found) == 5
    assert 0 not in [each.row for each in found]
    assert all(each.likeness == pytest.approx(1 * 0.7) for each in found)


@given(st.lists(st.integers(0, 10), max_size=12))
def test_an_answer_does_not_depend_on_what_was_asked_before(asked: list[int]) -> None:
    rows = catalog(*story())
    marks = MarkRows.of(rows, {})
    relations = Relations(rows)
    for row in asked:
        assert relations.of(row, marks) == Relations(rows).of(row, marks)


class Patient(Relations):
    """Weighs every candidate, however little it promises."""

    def _at_most(self, own: Traits, other: int, tags: Weighed) -> float:
        most = super()._at_most(own, other, tags)
        assert most >= own.likeness(Traits(self._words(other), tags))
        return most + 1


WORDS = ("convoy", "attack", "Wagner", "river", "market", "teacher", "village", "road", "drought", "harvest", "envoy")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=8, max_size=30)


@given(TEXTS)
def test_a_candidate_that_promises_too_little_would_not_have_been_shown(texts: list[str]) -> None:
    entries = [
        entry(snippet(f"k{n}", text, lines=(n + 1,)), *(("actor:wagner",) if "Wagner" in text else ()))
        for n, text in enumerate(texts)
    ]
    rows = catalog(*entries)
    marks, relations, patient = MarkRows.of(rows, {}), Relations(rows), Patient(rows)
    for row in range(len(texts)):
        assert relations.of(row, marks) == patient.of(row, marks)


@given(st.text(st.sampled_from("abdegimnrst"), min_size=1, max_size=14))
def test_a_word_begins_with_its_stem(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(len(word), 4)


@pytest.mark.parametrize(
    "words",
    ["attack attacks attacked attacking", "convoy convoys", "soldat soldats", "gouvernement gouvernements"],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_plain_words_numbers_and_short_ones_are_no_stems() -> None:
    assert list(stems("The army of 21 has been in Ménaka since", "le 3 mai")) == ["army", "menaka", "mai"]
    assert stems("À Ménaka")["menaka"] == "Ménaka"
    assert words_of("Ménaka") == ["menaka"]


@given(st.lists(st.text(st.sampled_from("abest"), min_size=3, max_size=8), min_size=1, max_size=90))
def test_stems_are_counted_as_their_rows_are(words: list[str]) -> None:
    held = Held(WordIndex.of([[word] for word in words]))
    for one in {stem(word) for word in words}:
        rows = [row for row, word in enumerate(words) if stem(word) == one]
        assert held.count(one) == len(rows)
        assert list(held.rows(one)) == rows
    assert held.count("nowhere") == 0


@given(st.lists(st.text(), max_size=3))
def test_stems_are_the_same_with_and_without_their_words(texts: list[str]) -> None:
    assert stemmed(*texts) == list(stems(*texts))


def test_of_any_number_of_stems_only_so_many_counts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_module, "_COUNTS", 3)
    held = Held(WordIndex.of([["niger"], ["mali"], ["gao"], ["kidal"], ["mali"]]))
    assert [held.count(word) for word in ("mali", "gao", "kidal", "niger")] == [2, 1, 1, 1]
    assert held.counted("mali") is None
    assert [held.counted(word) for word in ("gao", "kidal", "niger")] == [1, 1, 1]
    assert held.count("mali") == 2
