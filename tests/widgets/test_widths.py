"""Names in any script keep the columns: every line drawn is as wide as its pane, by the width that Unicode gives."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import snippet
from tests.screens.driving import opened
from tui.look.lines import TagLine, TopicLine, brief_figure, snippet_lines, tag_line, topic_line
from tui.look.wrap import Line, cells, plain
from tui.model import Mark
from tui.session import open_session
from tui.widgets.lines import Lines

SCRIPTS = "".join(
    (
        "aéœ ’-",
        "مالي النيجر",
        "\u064e\u0651\u0650",  # vowel signs over Arabic letters
        "ⴳⴰⵡ ⵜⵉⵏⴱⵓⴽⵜⵓ",
        "車队 ｗｉｄｅ 말리",
        "\u0301\u0308\u0327",  # accents on their own
        "🚚",
    )
)
NAMES = st.text(SCRIPTS, min_size=1, max_size=60)


def width_of(text: str) -> int:
    """Return how many cells a terminal gives a text, by the tables of Unicode alone."""
    return sum(
        0 if unicodedata.category(sign) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def fits(line: Line, width: int) -> bool:
    """Whether a line is as wide as it says and no wider than its pane."""
    return cells(line) == width_of(plain(line)) <= width


@given(NAMES, st.integers(8, 60))
def test_a_row_is_never_wider_than_its_pane(name: str, width: int) -> None:
    mark = Mark(starred=True, tags=frozenset({"follow-up"}))
    rows = snippet_lines(snippet(title=name, source=name), mark, ("place:mali",), lambda _: name, width)
    assert all(fits(line, width) for line in rows)


@given(NAMES, st.integers(20, 60), st.integers(0, 99_999))
def test_figures_stand_at_the_right_whatever_the_name_is_written_in(name: str, width: int, figure: int) -> None:
    for (line,) in (
        topic_line(TopicLine("place:mali", name, figure, figure, 1), width),
        tag_line(TagLine("actor:wagner", name, figure, "+"), width),
    ):
        assert fits(line, width)
        assert width_of(plain(line)) == width
        assert plain(line).endswith(f"{brief_figure(figure)} ")


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0"), (9_999, "9,999"), (10_000, "10k"), (999_999, "999k"), (1_000_000, "1.0M"), (12_345_678, "12.3M")],
)
def test_a_large_figure_leaves_the_name_its_room(count: int, shown: str) -> None:
    assert brief_figure(count) == shown


def test_the_name_of_a_large_topic_can_be_read_in_the_narrowest_column() -> None:
    (line,) = topic_line(TopicLine("place:burkina-faso", "Burkina Faso", 123_456, 987_654, 1), 25)
    assert plain(line) == "   Burkina Fa… 123k/987k "


def row(places: int, width: int) -> str:
    """Return the second line of a row that is about so many places."""
    printed = snippet(date="2026-11-14")
    tags = tuple(f"place:{number}" for number in range(places))
    lines = snippet_lines(printed, Mark(tags=frozenset({"urgent"})), tags, lambda tag: f"Place {tag[-1]}", width)
    return plain(lines[1]).strip()


def test_of_many_places_so_many_are_named_that_the_date_and_own_tags_can_be_read() -> None:
    assert row(2, 60) == "Place 0 · Place 1 · 2026-11-14 · #urgent"
    assert row(5, 60) == "Place 0 · Place 1 · Place 2 · +2 · 2026-11-14 · #urgent"
    assert row(5, 44) == "Place 0 · +4 · 2026-11-14 · #urgent"


def test_a_row_says_no_more_of_a_date_than_was_printed() -> None:
    drawn = [plain(snippet_lines(snippet(date=date), Mark(), (), str, 60)[1]).strip() for date in ("2023", "2023-09")]
    assert drawn == ["2023", "2023-09"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=str)
async def test_every_line_on_the_screen_is_as_wide_as_its_pane(tmp_path: Path, size: tuple[int, int]) -> None:
    name = "ⴳⴰⵡ 車队 مَالِي e\u0301toile 말리 "
    folder = tmp_path / "dumps"
    folder.mkdir()
    text = "\n\n".join(f"{name * 3}{number}: the convoy of Gao left for Niger on Monday." for number in range(9))
    (folder / f"{name.strip()}.txt").write_text(text, encoding="utf-8")
    session = open_session([folder], tmp_path / "home", {})
    async with opened(session, size) as (pilot, reader):
        for key in "1234":
            await pilot.press(key)
            for pane in reader.query(Lines):
                for y in range(pane.size.height if pane.display else 0):
                    drawn = pane.render_line(y)
                    width = pane.scrollable_content_region.width
                    assert width_of(drawn.text) == drawn.cell_length == width, (pane, drawn.text)
    session.close()
