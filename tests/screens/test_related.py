"""Related snippets under the article: at once in a small library, after a rest in a large one, never late."""

from pathlib import Path

import pytest

from tests.builders import catalog, entry, snippet
from tests.screens.driving import opened, shown
from tui.library.opening import Library, Sources
from tui.model import OwnLines, Snippet
from tui.screens import browser
from tui.screens.reader import Reader
from tui.screens.relating import Answer, Relating
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
    find = Relating.find

    def finding(relating: Relating, row: int) -> Answer:
        asked.append(row)
        return find(relating, row)

    monkeypatch.setattr(Relating, "find", finding)
    monkeypatch.setattr(browser, "REST", 0.05)
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
        answer = reader._relating.find(1)
        reader.post_message(Reader.Related(answer))
        await pilot.pause()
        assert "Related" not in shown(pilot)
        reader.post_message(Reader.Related(answer._replace(catalog=session.catalog)))
        await pilot.pause()
        assert "Related" not in shown(pilot)
