"""Asking why a snippet has its tags, and correcting them: what W shows, and what p, X and a do for good."""

import os
from pathlib import Path

import pytest

from tests.screens.driving import opened, shown
from tui.model import Mark
from tui.screens.why import Why
from tui.session import Session, open_session
from tui.widgets.article import Article
from tui.widgets.reasons import Reasons

TEXT = "The clash in Bamako drew Wagner fighters.\n\nTraders in Gao wait for rice from Niger.\n"


def library(folder: Path) -> Session:
    """Open two snippets of which the first names Mali by its capital."""
    document = folder / "dump.txt"
    if not document.exists():
        document.write_text(TEXT, encoding="utf-8")
    return open_session([document], folder / "home", {})


async def test_it_shows_each_tag_with_the_words_and_the_rule(tmp_path: Path) -> None:
    session = library(tmp_path)
    async with opened(session) as (pilot, _):
        await pilot.press("W")
        assert isinstance(pilot.app.screen, Why)
        text = shown(pilot)
        assert "“Bamako” (place in it)" in text
        assert "“Wagner” (alias)" in text
        assert "implied by Wagner Group" in text
        await pilot.press("W")
        assert not isinstance(pilot.app.screen, Why)
    session.close()


async def test_rejecting_takes_the_tag_away_behind_it_too_and_again_takes_that_back(tmp_path: Path) -> None:
    session = library(tmp_path)
    async with opened(session) as (pilot, reader):
        await pilot.press("W", "X")
        assert session.mark(0).rejected == {"place:mali"}
        assert "place, rejected" in shown(pilot)
        assert "Rejected: Mali. u takes it back." in shown(pilot)
        mali = next(line for line in reader.topics.entries if line.topic == "place:mali")
        assert mali.total == 1
        await pilot.press("X")
        assert session.mark(0) == Mark()
        await pilot.press("X", "u")
        assert session.mark(0) == Mark()
    session.close()


async def test_pinning_makes_a_suggestion_a_tag(session: Session) -> None:
    row = next(row for row in session.catalog.all if any(one.weak for one in session.catalog.evidence(row)))
    weak = next(one.tag for one in session.catalog.evidence(row) if one.weak and one.tag not in session.tags(row))
    async with opened(session) as (pilot, _):
        await pilot.press(*["j"] * row, "W")
        reasons = pilot.app.screen.query_one(Reasons)
        while reasons.current is not None and reasons.current.tag != weak:
            await pilot.press("j")
        await pilot.press("p")
        assert weak in session.tags(row)
        assert session.mark(row).pinned == {weak}
        await pilot.press("p")
        assert weak not in session.tags(row)


async def test_a_missing_tag_is_named_and_stays_in_sight_when_taken_back(tmp_path: Path) -> None:
    session = library(tmp_path)
    async with opened(session) as (pilot, _):
        await pilot.press("W", "a", *"burkina", "tab", "enter")
        assert session.mark(0).pinned == {"place:burkina-faso"}
        reasons = pilot.app.screen.query_one(Reasons)
        assert reasons.has_focus
        assert reasons.current is not None
        assert reasons.current.tag == "place:burkina-faso"
        await pilot.press("p")
        assert session.mark(0) == Mark()
        assert reasons.current.tag == "place:burkina-faso"
        assert "place, not given" in shown(pilot)
    session.close()


async def test_a_name_that_is_none_or_several_changes_nothing_and_is_explained(tmp_path: Path) -> None:
    session = library(tmp_path)
    async with opened(session) as (pilot, _):
        await pilot.press("W", "a", *"zebra", "enter")
        assert "The lexicon has nothing called “zebra”." in shown(pilot)
        await pilot.press("escape", "a", *"guinea", "enter")
        assert session.mark(0).pinned == {"place:guinea"}
        await pilot.press("u", "a", *"army", "enter")
        assert "“army” names" in shown(pilot)
        assert session.mark(0) == Mark()
        await pilot.press("escape", "escape")
        assert not isinstance(pilot.app.screen, Why)
    session.close()


async def test_a_rejected_tag_stays_rejected_after_a_restart_and_when_the_document_is_read_again(
    tmp_path: Path,
) -> None:
    session = library(tmp_path)
    async with opened(session) as (pilot, _):
        await pilot.press("W", "X", "escape", "q")
    session.close()
    document = tmp_path / "dump.txt"
    document.write_text("A new line about Chad came first, they said.\n\n" + TEXT, encoding="utf-8")
    os.utime(document, (1_700_000_000, 1_700_000_000))
    (tmp_path / "home" / "config").mkdir(exist_ok=True)
    (tmp_path / "home" / "config" / "lexicon.toml").write_text('[[place]]\nid = "mali"\ncontains = ["Ansongo"]\n')
    again = library(tmp_path)
    row = next(row for row in again.catalog.all if "Bamako" in (again.catalog.snippet(row).body or ""))
    assert again.mark(row).rejected == {"place:mali"}
    assert "place:mali" not in again.tags(row)
    assert "place:mali" in {one.tag for one in again.catalog.evidence(row)}
    assert row not in again.marks.rows(again.catalog, "place:mali")
    again.close()


async def test_without_a_snippet_there_is_nothing_to_ask(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    session = open_session([tmp_path / "empty"], tmp_path / "home", {})
    async with opened(session) as (pilot, reader):
        await pilot.press("W")
        assert pilot.app.screen is reader
    session.close()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=str)
async def test_it_can_be_used_at_every_size_and_with_hostile_texts(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "dump.txt").write_text("Prix [b]50[/b] [/oops] in [Bamako] \x1b[2J, says [red]Wagner[/].\n", "utf-8")
    session = library(tmp_path)
    async with opened(session, size) as (pilot, _):
        await pilot.press("W")
        assert "“Bamako”" in shown(pilot)
        for widget in pilot.app.screen.query("#reasons, #why-line, #why-said"):
            assert pilot.app.screen.region.contains_region(widget.region)
            assert widget.region.height > 0
        await pilot.press("a", "left_square_bracket", "slash", "x", "right_square_bracket", "enter")
        assert "he lexicon has nothing" in shown(pilot)
        await pilot.press("escape", "X", "q")
        assert session.mark(0).rejected == {"place:mali"}
    session.close()


async def test_all_the_words_that_gave_a_tag_can_be_read_where_its_row_is_too_short(session: Session) -> None:
    async with opened(session, (60, 24)) as (pilot, reader):
        reader.snippets.cursor = 6
        await pilot.press("W")
        rows = pilot.app.screen.query_one(Reasons)
        texts = [" · ".join(reason.clauses(session.catalog.name)) for reason in rows.entries]
        said = max(texts, key=len)
        await pilot.press(*["j"] * texts.index(said))
        await pilot.pause()
        assert len(said) > 60
        words = pilot.app.screen.query_one(Article)
        seen = "".join(words.render_line(y).text for y in range(words.size.height))
        assert "".join(said.split()) == "".join(seen.split())
