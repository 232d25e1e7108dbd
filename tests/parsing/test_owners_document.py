"""The owner's document parses exactly as people read it."""

from pathlib import Path

import pytest

from tui.model import Document
from tui.parsing import parse

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(SEED.name, SEED.read_bytes())


def test_it_holds_twelve_snippets_on_thirteen_lines(document: Document) -> None:
    assert [snippet.lines for snippet in document.snippets] == [(1, 2), *((n,) for n in range(5, 16))]


def test_only_the_first_has_a_printed_title_and_its_dek_is_its_body(document: Document) -> None:
    first, *others = document.snippets
    assert first.title == "France-Niger Military Talks Underway Amid Speculation of Troop Withdrawal"
    assert first.body is not None
    assert first.body.startswith("France’s military presence in Niger hangs in the balance")
    assert first.derived_title is None
    assert all(other.title is None and other.body for other in others)


def test_the_player_and_the_repeated_dek_are_dropped_with_their_reasons(document: Document) -> None:
    assert [(piece.line, piece.kind) for piece in document.dropped] == [(3, "media"), (4, "duplicate")]
    assert all(piece.why for piece in document.dropped)


def test_nothing_is_printed_of_dates_authors_or_outlets(document: Document) -> None:
    assert all(
        (snippet.date, snippet.byline, snippet.source, snippet.labels, snippet.truncated)
        == (None, None, None, (), False)
        for snippet in document.snippets
    )


def test_missing_titles_are_made_of_the_first_clause(document: Document) -> None:
    assert [snippet.derived_title for snippet in document.snippets[1:]] == [
        "A devastating jihadist attack in Burkina Faso claims 53 lives",
        "The recent decision by Niger’s new rulers to authorize intervention…",
        "The recent clash between the CMA, the Malian army, and the Wagner mercenary group…",
        "The resulting shifts in power structures and global alliances in Niger and Mali…",
        "In a startling oversight, millions of pieces of sensitive info intended for US defense employees…",
        "Russia’s Wanger Group, a Russian-backed private military contractor…",
        "From Russia to China and even TikTok subverting law and order in public schools…",
        "Western governments protest the government of Mali hiring Russian mercenaries…",
        "After nine years, French forces will be leaving the troubled nation of Mali…",
        "Russia is trying to increase its influence across the continent",
        "Islamist violence continues as the governments struggle to combat the root causes of violence…",
    ]
