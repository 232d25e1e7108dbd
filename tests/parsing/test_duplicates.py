"""One item or two: copies are told by likeness, and kept apart by the words in which they differ."""

from itertools import combinations

import pytest

from tests.builders import snippet
from tests.parsing.dumped import NAMES, expected
from tui.parsing.duplicates import Candidates, Relation, copies, related
from tui.parsing.wording import Wording, split_dateline
from tui.text import fold

TOLL = (
    "A bomb hidden in a cart of firewood killed 53 people on the bridge of Gamboru, traders who crossed the river said."
)
BILAN = (
    "Une bombe cachée dans une charrette a tué 53 personnes "  # typos: ignore
    "sur le pont de Gamboru, selon des commerçants de la ville."  # typos: ignore
)


def item(text: str, title: str | None = None, date: str | None = None) -> Wording:
    return Wording.of(snippet(body=text, title=title, date=date))


def relation(one: str, other: str, *, apart: bool = False) -> Relation | None:
    """Compare two texts both ways round, which must give the same."""
    there = related(item(one), item(other), apart=apart)
    assert there == related(item(other), item(one), apart=apart)
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOLL, TOLL.upper()),
        (BILAN, BILAN.replace("é", "e").replace("à", "a")),
        (TOLL, TOLL.replace(",", "").replace("the bridge", "the  bridge")),
        ("L’armée est partie.", "L'armée est partie"),
        (TOLL, f"MAIDUGURI, Nigeria, Jan 12 2020 (Example Wire) - {TOLL}"),
        (BILAN, f"Maiduguri – {BILAN}"),
    ],
)
def test_case_accents_signs_and_a_dateline_make_no_other_item(one: str, other: str) -> None:
    assert relation(one, other) == "exact"


@pytest.mark.parametrize("text", [TOLL, BILAN])
@pytest.mark.parametrize("tail", ["", " ...", "…", " […]"])
@pytest.mark.parametrize("share", [0.4, 0.5, 0.73, 0.9])
def test_a_text_cut_off_is_a_copy_of_the_whole(text: str, share: float, tail: str) -> None:
    assert relation(text[: int(len(text) * share)] + tail, text) == "cut"


def test_a_cut_copy_may_end_in_a_few_odd_letters() -> None:
    assert relation(TOLL[:80] + " xx yy", TOLL) == "cut"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gunmen attacked a village.", "Gunmen attacked a village near the border on Friday."),
        (
            "The soldiers have left their base in the east of Niger.",
            "The soldiers have left their base in the east of Nigeria.",
        ),
        ("The head of state spoke to the mayors. It was late.", "The head of state spoke to the mayors. He said no."),
    ],
)
def test_the_same_opening_is_not_yet_a_copy(one: str, other: str) -> None:
    assert relation(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOLL, TOLL.replace("hidden", "concealed")),
        (TOLL, TOLL.replace("traders who", "traders that")),
        (TOLL, TOLL.replace("firewood", "firewod").replace("bridge", "brigde")),  # typos: ignore
        (BILAN, BILAN.replace("selon", "d’après")),
        (BILAN, BILAN.replace("commerçants", "vendeurs")),
        (BILAN, BILAN.replace("charrette", "charette")),
    ],
)
def test_another_plain_word_or_a_slip_is_a_near_copy(one: str, other: str) -> None:
    assert relation(one, other) == "near"


@pytest.mark.parametrize(
    ("text", "word", "another"),
    [
        pytest.param(TOLL, "Gamboru", "Malanville", id="another town"),
        pytest.param(BILAN, "Gamboru", "Malanville", id="une autre ville"),
        pytest.param(TOLL, "Gamboru", "Gamba", id="another town that looks alike"),
        pytest.param(TOLL, "53 people", "53 people on Monday", id="a weekday more"),
        pytest.param(TOLL.replace("said", "said on Monday"), "Monday", "Friday", id="another weekday"),
        pytest.param(BILAN.replace("selon", "lundi, selon"), "lundi", "mardi", id="un autre jour"),
        pytest.param(TOLL.replace("53", "three"), "three", "five", id="a number as a word"),
        pytest.param(BILAN.replace("53", "trois"), "trois", "cinq", id="un nombre en toutes lettres"),
        pytest.param(TOLL.replace("said", "said in June"), "June", "July", id="another month"),
        pytest.param(BILAN.replace("selon", "en juin, selon"), "juin", "août", id="un autre mois"),
        pytest.param(TOLL.replace("traders", "Traders of Kosseri"), "Kosseri", "Banki", id="a capitalised name"),
        pytest.param(BILAN.replace("commerçants", "proches d’Issa"), "Issa", "Abdou", id="un nom propre"),
        pytest.param(TOLL.replace("killed", "did not kill"), "did not kill", "did kill", id="a denial"),
        pytest.param(BILAN.replace("a tué", "n’a pas tué"), "n’a pas tué", "a tué", id="un démenti"),
        pytest.param(TOLL.replace("said", "said on 5 June"), "5 June", "6 June", id="another day of the month"),
        pytest.param(BILAN.replace("selon", "le 5 juin, selon"), "5 juin", "6 juin", id="un autre jour du mois"),
        pytest.param(TOLL.replace("said", "said in 2019"), "2019", "2020", id="another year"),
        pytest.param(BILAN.replace("selon", "à 14h30, selon"), "14h30", "16h30", id="une autre heure"),
    ],
)
def test_other_news_in_nearly_the_same_words_stays_apart(text: str, word: str, another: str) -> None:
    assert word in text
    for apart in (False, True):
        assert relation(text, text.replace(word, another), apart=apart) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Weekly overview of incidents in the Liptako, 5–11 August",
            "Weekly overview of incidents in the Liptako, 12–18 August",
        ),
        (
            "Les incidents de la semaine dans le Liptako, du 5 au 11 août",
            "Les incidents de la semaine dans le Liptako, du 12 au 18 août",
        ),
        (
            "The Lake Letter, with all that is new around it, No. 48",
            "The Lake Letter, with all that is new around it, No. 49",
        ),
        (
            "Toutes les nouvelles du fleuve et des rives, numéro 48",
            "Toutes les nouvelles du fleuve et des rives, numéro 49",
        ),
        ("Day 512 of the siege: what the people live on", "Day 513 of the siege: what the people live on"),
    ],
)
def test_a_series_is_many_items(one: str, other: str) -> None:
    assert relation(one, other, apart=True) is None
    assert related(Wording.of(snippet(body=None, title=one)), Wording.of(snippet(body=None, title=other))) is None


@pytest.mark.parametrize("text", [TOLL, BILAN])
def test_another_figure_is_a_revision_in_another_document_and_another_item_in_the_same(text: str) -> None:
    assert relation(text, text.replace("53", "56"), apart=True) == "revision"
    assert relation(text, text.replace("53", "1,056"), apart=True) == "revision"
    assert relation(text, text.replace("53", "56")) is None


def test_printed_days_that_differ_forbid_a_revision() -> None:
    later = TOLL.replace("53", "56")
    assert related(item(TOLL, date="2020-01-12"), item(later, date="2020-01-13"), apart=True) is None
    assert related(item(TOLL, date="2020-01-12"), item(later, date="2020-01-12"), apart=True) == "revision"
    assert related(item(TOLL, date="2020-01-12"), item(later, date="2020-01"), apart=True) == "revision"


def test_a_revision_and_another_word_are_two_items() -> None:
    assert relation(TOLL, TOLL.replace("53", "56").replace("hidden", "concealed"), apart=True) is None


def test_near_copies_under_titles_of_other_towns_are_two_items() -> None:
    one, other = item(TOLL, "Bomb in Gamboru"), item(TOLL.replace("hidden", "concealed"), "Bomb in Fotokol")
    assert related(one, other) is None


def test_the_same_words_from_two_towns_are_two_items() -> None:
    text = "Five soldiers were killed in an attack on an army post, a security source said."
    assert relation(f"KIDAL – {text}", f"GAO – {text}") is None
    assert relation(f"KIDAL (Example Wire) – {text}", f"KIDAL – {text}") is None
    assert relation(f"KIDAL – {text}", f"Kidal – {text}") == "exact"


def test_short_titles_are_one_only_with_the_same_figures_and_names() -> None:
    def titles(one: str, other: str) -> Relation | None:
        pair = [Wording.of(snippet(body=None, title=title)) for title in (one, other)]
        return related(*pair, apart=True)

    assert titles("Salt caravans return to Bilma", "Salt caravans return to BILMA!") == "exact"
    assert titles("Salt caravans are returning to Bilma", "Salt caravan are returning to Bilma") == "near"
    assert titles("Toll of the bridge rises to 53", "Toll of the bridge rises to 56") is None
    assert titles("Attack on an army post in Djibo", "Attack on an army post in Djiba") is None


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BAMAKO, Jan 12 2020 (Example Wire) - Mali has", "BAMAKO, Jan 12 2020 (Example Wire)"),
        ("Ouagadougou – Le gouvernement", "Ouagadougou"),
        ("NIAMEY, le 3 mai (Agence) – Le gouvernement", "NIAMEY, le 3 mai (Agence)"),
        ("PAU, France, Jan 11 - Five", "PAU, France, Jan 11"),
        ("Mali: the convoy", "Mali"),
        ("The army has left – at last", ""),
        ("A convoy left Gao for Niger on Monday.", ""),
    ],
)
def test_a_dateline_is_told_from_the_text(text: str, dateline: str) -> None:
    assert split_dateline(text)[0] == dateline


def test_known_names_count_without_a_capital_and_unknown_words_at_the_start_do_not() -> None:
    def known(word: str) -> bool:
        return word.casefold().startswith(("malien", "nigérien", "gamboru"))

    one, other = "Des soldats maliens ont fouillé les trois villages du fleuve pendant la nuit.", "nigériens"
    assert related(item(one), item(one.replace("maliens", other)), is_name=known) is None
    assert related(item("Gunmen" + TOLL[6:]), item("Troops" + TOLL[6:])) is None
    assert related(item("Gunmen" + TOLL[6:]), item("Troops" + TOLL[6:]), is_name=known) == "near"
    assert related(item("Gamboru" + TOLL[6:]), item("Troops" + TOLL[6:]), is_name=known) is None


def test_of_the_copies_in_a_document_the_longest_stays() -> None:
    texts = [TOLL[:70] + "…", BILAN, TOLL, TOLL[:60], BILAN.replace("selon", "d’après")]
    found = copies([item(text) for text in texts])
    assert {at: (copy.of, copy.relation) for at, copy in found.items()} == {
        0: (2, "cut"),
        3: (2, "cut"),
        4: (1, "near"),
    }


def test_a_text_that_stands_there_very_often_is_one_item() -> None:
    found = copies([item(TOLL if at % 2 else BILAN) for at in range(300)])
    assert {copy.of for copy in found.values()} == {0, 1}
    assert len(found) == 298
    assert {copy.relation for copy in found.values()} == {"exact"}


def test_no_two_items_of_all_listings_are_taken_for_one() -> None:
    items = [Wording.said(each.title, each.body, None) for name in NAMES for each in expected(name).snippets]
    assert copies(items) == {}
    for one, other in combinations(items, 2):
        assert related(one, other, apart=True) is None


def test_what_very_many_share_is_no_reason_to_compare() -> None:
    texts = [
        f"the daily bulletin of the radio has item number {number} and that is all for now" for number in range(99)
    ]
    candidates = Candidates(texts)
    assert all(candidates.before(at) == [] for at in range(99))


def test_texts_that_share_an_edge_or_two_rare_words_are_compared() -> None:
    texts = [fold(TOLL), "nothing of that", fold(f"{TOLL[:45]} and more"), fold(f"so much for it {TOLL[-45:]}")]
    candidates = Candidates(texts)
    assert [candidates.before(at) for at in range(4)] == [[], [], [0], [0]]
    candidates = Candidates(["some firewood from gamboru", "a day in gamboru", "no firewood today in old gamboru"])
    assert [candidates.before(at) for at in range(3)] == [[], [], [0, 1]]
