"""The owner's document gets exactly the tags that a careful person gives it."""

from pathlib import Path

import pytest

from tui.model import Snippet
from tui.topics.tagger import Tagger, tags_of

LINES = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text(encoding="utf-8").splitlines()

EXPECTED = {
    2: "place:france place:niger actor:french-army theme:diplomacy theme:foreign-forces theme:military-rule",
    5: "place:burkina-faso theme:armed-violence theme:jihadism",
    6: "place:niger place:west-africa theme:diplomacy theme:foreign-forces theme:politics",
    7: "place:mali actor:cma actor:malian-army actor:wagner theme:armed-violence theme:mercenaries",
    8: "place:mali place:niger theme:diplomacy theme:politics",
    9: "place:mali place:united-states theme:information",
    10: "place:mali place:russia actor:al-qaeda actor:wagner theme:armed-violence theme:jihadism theme:mercenaries",
    11: "place:china place:russia",
    12: "place:mali place:russia actor:putin actor:wagner theme:diplomacy theme:mercenaries",
    13: "place:france place:mali actor:french-army theme:foreign-forces theme:jihadism",
    14: "place:france place:russia theme:diplomacy theme:foreign-forces",
    15: "theme:armed-violence theme:jihadism",
}


def at_line(number: int) -> Snippet:
    return Snippet(str(number), LINES[0] if number == 2 else None, LINES[number - 1], lines=(number,))


@pytest.mark.parametrize("number", EXPECTED)
def test_each_snippet_has_exactly_its_tags(tagger: Tagger, number: int) -> None:
    assert tags_of(tagger.evidence(at_line(number))) == set(EXPECTED[number].split())


def test_a_misspelt_name_is_known_again_and_its_words_stay_as_printed(tagger: Tagger) -> None:
    wagner = [one for one in tagger.evidence(at_line(10)) if one.tag == "actor:wagner"]
    assert [(one.words, one.rule) for one in wagner] == [
        ("Wanger", "typo of Wagner"),
        ("Wagner Group", "alias Wagner Group"),
    ]


def test_a_misspelt_first_name_does_not_hide_the_surname(tagger: Tagger) -> None:
    assert "Putin" in {one.words for one in tagger.evidence(at_line(12)) if one.tag == "actor:putin"}
