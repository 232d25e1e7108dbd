"""What stands in place of a missing title: the first sentence, or the clause of it that fits; both languages alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.dumped import NAMES, expected
from tui.parsing.titles import LIMIT, derived_title, sentences
from tui.parsing.words import words

BODIES = [item.body for name in NAMES for item in expected(name).snippets if item.body]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Who pays for the wells of Tillia? Nobody knows.", "Who pays for the wells of Tillia?"),
        ("The market is open. Traders came early.", "The market is open"),
        ("Le marché est ouvert. Les commerçants sont là.", "Le marché est ouvert"),
        ("Il pleut... Personne ne vient.", "Il pleut..."),
        ("Une phrase courte", "Une phrase courte"),
        ("“We stay,” says the mayor. He smiles.", "“We stay,” says the mayor"),
        ("First paragraph\n\nSecond paragraph.", "First paragraph"),
    ],
)
def test_a_short_first_sentence_is_shown_whole_without_its_full_stop(body: str, title: str) -> None:
    assert derived_title(body) == title


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. ambassador to Mali left Bamako on Friday.",
        "Dr. Amina Diallo, who leads the clinic of Kaya, asks for oxygen.",
        "M. Traoré a quitté Bamako vendredi avec Mme. Keïta.",
        "Gen. J. B. Sow spoke for Lt. Col. Ba at St. Louis on Jan. 5 and left.",  # typos: ignore
    ],
)
def test_abbreviations_and_initials_end_no_sentence(sentence: str) -> None:
    assert next(sentences(f"{sentence} Then it rained.")) == len(sentence)
    assert derived_title(f"{sentence} Then it rained.") == sentence[:-1]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "A convoy of forty lorries with food for the besieged town of Djibo has arrived under escort, amid reports "
            "that two drivers were killed on the way.",
            "A convoy of forty lorries with food for the besieged town of Djibo has arrived under escort…",
        ),
        (
            "Les éleveurs de Tahoua vendent à perte depuis que la frontière avec le Nigeria est fermée, où ils "
            "écoulaient jusqu’à présent les deux tiers de leurs bêtes.",
            "Les éleveurs de Tahoua vendent à perte depuis que la frontière avec le Nigeria est fermée",
        ),
        (
            "Le général a promis des élections avant la fin de la saison des pluies, "  # typos: ignore
            "alors que les partis demandent une date précise et des observateurs.",
            "Le général a promis des élections avant la fin de la saison des pluies…",  # typos: ignore
        ),
        (
            "The army said that nothing has changed; the road remains closed to all traffic until further notice from "
            "the regional governor.",
            "The army said that nothing has changed…",
        ),
    ],
)
def test_a_long_sentence_is_cut_where_a_clause_ends(body: str, title: str) -> None:
    assert derived_title(body) == title


def test_a_list_of_names_is_not_cut_in_the_middle() -> None:
    body = (
        "Soldiers from Mali, Burkina Faso and Niger have begun their joint patrol along the road that links the three "
        "borders, and their commanders promise to stay until the harvest is in."
    )
    assert derived_title(body).startswith("Soldiers from Mali, Burkina Faso and Niger")


@pytest.mark.parametrize("body", BODIES)
def test_a_derived_title_is_the_beginning_of_the_text_and_no_stump(body: str) -> None:
    title = derived_title(body)
    shown = title.removesuffix("…").rstrip()
    assert body.startswith(shown)
    assert len(title) <= LIMIT + 10
    if title.endswith("…") and not body.startswith(title):
        assert shown.split()[-1].casefold() not in words("function")


@given(st.text(max_size=300))
def test_any_text_has_a_derived_title_of_one_line(body: str) -> None:
    title = derived_title(body)
    assert "\n" not in title
    assert len(title) <= LIMIT + 10
