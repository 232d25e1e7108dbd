"""What belongs together: related snippets under the article, storylines among the topics, and no key waits for them."""

from pathlib import Path

import pytest

from tests.builders import catalog, entry, snippet
from tests.screens.driving import opened, settled, shown
from tui.library.ingest.opening import Library, Sources
from tui.look.lines import TopicLine
from tui.model import OwnLines, Snippet
from tui.screens import relating
from tui.screens.reader import Reader
from tui.screens.relating import Answer
from tui.session import Session
from tui.state.settings import Settings


def told(session: Session, count: int, tmp_path: Path) -> Session:
    """Return a library whose first two rows tell one story."""
    pair = [
        entry(snippet("k1", "A convoy burned near Ménaka."), "actor:wagner"),
        entry(snippet("k2", "Near Ménaka: who burned the convoy?"), "actor:wagner"),
    ]
    rest: list[Snippet] = [snippet(f"f{n:06d}", f"Plain report number {n}.", lines=(n,)) for n in range(count)]
    sources = Sources((), tmp_path, tmp_path, tmp_path)
    return Session(Library(catalog(*pair, *rest), sources, OwnLines()), session.store, Settings())


async def test_a_small_library_tells_in_the_frame_of_the_key(session: Session, tmp_path: Path) -> None:
    async with opened(told(session, 20, tmp_path)) as (pilot, _):
        await pilot.press("j")
        assert "Related" in shown(pilot)
        assert "both: Wagner Group; words: burned," in shown(pilot)
        await pilot.press("j")
        assert "Related" not in shown(pilot)


async def test_a_large_library_tells_when_one_rests(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    answered = Reader._answered

    def answering(reader: Reader, row: int) -> Answer:
        asked.append(row)
        return answered(reader, row)

    monkeypatch.setattr(Reader, "_answered", answering)
    monkeypatch.setattr(relating, "REST", 0.05)
    async with opened(told(session, 2_000, tmp_path)) as (pilot, reader):
        for _step in range(6):
            reader.snippets.cursor += 1
        reader.snippets.cursor = 0
        reader.snippets.cursor = 1
        assert "Related" not in shown(pilot)
        for _try in range(100):
            await pilot.pause(0.05)
            if "Related" in shown(pilot):
                break
        assert "both: Wagner Group; words: burned," in shown(pilot)
        assert set(asked) <= {0, 1}
        await pilot.press("s")
        assert "Related" in shown(pilot)


async def test_a_late_answer_is_dropped(session: Session, tmp_path: Path) -> None:
    large = told(session, 2_000, tmp_path)
    async with opened(large) as (pilot, reader):
        await pilot.press("j", "j")
        answer = reader._answered(1)
        reader.post_message(Reader.Related(answer))
        await pilot.pause()
        assert "Related" not in shown(pilot)
        reader.post_message(Reader.Related(answer._replace(catalog=session.catalog)))
        await pilot.pause()
        assert "Related" not in shown(pilot)


async def test_stories_are_looked_for_when_their_group_is_unfolded(session: Session, tmp_path: Path) -> None:
    async with opened(told(session, 20, tmp_path)) as (pilot, reader):
        await pilot.press("j", "1", "G", "k", "k")
        assert reader.topics.current == TopicLine("story", "Storylines", folded=True)
        assert not reader.session.catalog.gathered
        await pilot.press("enter")
        await settled(pilot)
        story = TopicLine("story:k1", "Wagner Group: burned", 2, 2, 1)
        assert story in reader.topics.entries
        assert reader.topics.current == TopicLine("story", "Storylines", folded=False)
        await pilot.press("j")
        assert list(reader.snippets.entries) == [0, 1]
        await pilot.press("k", "enter")
        assert story not in reader.topics.entries


async def test_without_stories_the_group_says_so(session: Session) -> None:
    async with opened(session) as (pilot, reader):
        reader._folded -= {"story"}
        reader._count()
        await settled(pilot)
        labels = [line.label for line in reader.topics.entries]
        assert "Storylines: none" in labels or any(line.topic.startswith("story:") for line in reader.topics.entries)


async def test_a_story_that_is_told_no_more_is_not_found_again_at_the_start(session: Session) -> None:
    session.store.keep_place({"view": {"topic": "story:k1"}, "welcomed": True})
    async with opened(session) as (_, reader):
        assert reader.view.topic == "all"
        assert len(reader.snippets.entries) == 12
