"""Why a row has its tags: the state of each, and what is said of its words."""

from tests.builders import NAMES, catalog, snippet
from tui.library.catalog.catalog import Entry
from tui.library.reasons import Reason, reasons
from tui.model import UNMARKED, Evidence, Mark

ROWS = catalog(
    Entry(
        snippet("k1", "Wagner in Mali", "Mali"),
        (
            Evidence("place:mali", "title", 0, 4, "Mali", "alias Mali"),
            Evidence("place:mali", "body", 10, 14, "Mali", "alias Mali"),
            Evidence("place:mali", "body", 10, 14, "Mali", "alias Mali"),
            Evidence("actor:wagner", "body", 0, 6, "Wagner", "typo of Wanger"),
            Evidence("theme:diplomacy", "body", 0, 0, "", "implied by actor:wagner"),
            Evidence("theme:jihadism", "body", 0, 1, "W", "weak cue w*", weak=True),
        ),
    )
)


def name(tag: str) -> str:
    return NAMES[tag][0]


def test_tags_stand_by_facet_in_the_order_of_the_lexicon() -> None:
    states = {reason.tag: reason.state for reason in reasons(ROWS, 0, UNMARKED)}
    assert list(states) == ["place:mali", "actor:wagner", "theme:jihadism", "theme:diplomacy"]
    assert states["theme:jihadism"] == "suggested"
    assert states["place:mali"] == "given"


def test_what_the_person_said_is_stronger() -> None:
    mark = Mark(pinned=frozenset({"theme:jihadism", "place:niger"}), rejected=frozenset({"place:mali"}))
    states = {reason.tag: reason.state for reason in reasons(ROWS, 0, mark)}
    assert states["theme:jihadism"] == states["place:niger"] == "pinned"
    assert states["place:mali"] == "rejected"


def test_a_tag_that_was_shown_before_stays() -> None:
    assert Reason("place:niger", "not given") in reasons(ROWS, 0, UNMARKED, {"place:niger"})


def test_each_clause_says_words_rule_and_field_once() -> None:
    said = {reason.tag: list(reason.clauses(name)) for reason in reasons(ROWS, 0, UNMARKED)}
    assert said["place:mali"] == ["“Mali” (alias, in the title)", "“Mali” (alias)"]
    assert said["actor:wagner"] == ["“Wagner” (typo of Wanger)"]
    assert said["theme:diplomacy"] == ["implied by Wagner Group"]
