"""The article shows how a text came to say what it says, where else it stands, and the person's notes."""

from tests.builders import snippet
from tui.look.article import Reading, article_lines
from tui.look.wrap import Line, plain
from tui.model import UNMARKED, Mark, Sighting

BEFORE = "A bomb killed 12 people\n\nTraders fled to Fotokol on Monday."
THEN = "A bomb killed 17 people\n\nTraders fled to Fotokol."
NOW = "A bomb killed 21 people\n\nTraders fled to Fotokol."


def reading(*, wordings: tuple[str, ...] = (), sightings: tuple[Sighting, ...] = (), note: str = "") -> Reading:
    """Return what is known of a snippet."""
    days = {"a.txt": "2023-09-12", "b.txt": "2023-09-14"}
    return Reading(
        snippet(body=NOW),
        Mark(note=note) if note else UNMARKED,
        (),
        sightings,
        (),
        lambda _: (),
        wordings,
        seen_on=lambda document: days.get(document, ""),
    )


def texts(lines: list[Line]) -> list[str]:
    """Return the lines as text."""
    return [plain(line) for line in lines]


def test_each_wording_is_compared_with_the_next_one_in_brackets() -> None:
    lines = article_lines(reading(wordings=(BEFORE, THEN)), str, 80)
    at = texts(lines).index("Changed wording  [earlier → later]")
    assert texts(lines)[at + 1 : at + 3] == [
        "A bomb killed [12 → 17] people Traders fled to Fotokol. [− on Monday.]",
        "A bomb killed [17 → 21] people Traders fled to Fotokol.",
    ]
    meant = [piece for line in lines[at:] for piece in line if piece.text]
    assert [piece.text for piece in meant if piece.meaning == "excluded"] == ["12", "on Monday.", "17"]
    assert [piece.text for piece in meant if piece.meaning == "included"] == ["17", "21"]


def test_without_an_earlier_wording_there_is_no_such_heading() -> None:
    assert not any("Changed wording" in text for text in texts(article_lines(reading(), str, 80)))


def test_a_wording_that_differs_in_accents_only_is_not_shown() -> None:
    lines = article_lines(reading(wordings=(NOW.replace("Fotokol", "Fotokól"),)), str, 80)
    assert not any("Changed wording" in text for text in texts(lines))


def test_where_else_a_snippet_stands_is_told_with_the_day_it_was_first_seen() -> None:
    sightings = (Sighting("a.txt", (7,)), Sighting("b.txt", (3, 5)), Sighting("c.txt", ()))
    lines = texts(article_lines(reading(sightings=sightings), str, 80))
    at = lines.index("Seen in 3 documents, first on 2023-09-12")
    assert lines[at + 1 : at + 4] == ["a.txt, line 7 · 2023-09-12", "b.txt, lines 3–5 · 2023-09-14", "c.txt"]


def test_one_place_is_told_at_the_top_and_not_once_more() -> None:
    lines = texts(article_lines(reading(sightings=(Sighting("a.txt", (7,)),)), str, 80))
    assert lines.count("a.txt, line 7") == 1
    assert not any(text.startswith("Seen") for text in lines)


def test_a_note_keeps_its_lines() -> None:
    lines = texts(article_lines(reading(note="call the mayor\n\n- ask for names"), str, 80))
    at = lines.index("Note")
    assert lines[at + 1 : at + 4] == ["call the mayor", "", "- ask for names"]


def test_facts_that_are_too_many_for_one_line_stand_on_two_and_none_is_cut() -> None:
    known = Reading(
        snippet(body=NOW, date="2026-11-14", source="Radio Tahoua"),
        Mark(starred=True),
        (),
        (),
        (),
        lambda _: (),
        in_brief=True,
    )
    lines = texts(article_lines(known, str, 40))
    assert "★ starred · § in the brief · 2026-11-14" in lines
    assert "Radio Tahoua" in lines
