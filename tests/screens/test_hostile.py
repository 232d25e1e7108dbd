"""Text from documents is never a command: not to the terminal, not to Textual, not to the layout."""

import webbrowser
from pathlib import Path

import pytest
from textual.app import App

from tests.screens.driving import opened, shown
from tui.screens.clipboard import open_or_copy
from tui.session import open_session

HOSTILE = {
    "markup": "Prix [b]50[/b] [/oops] [red]x[/red] [@click=app.quit]quit[/] for the council of Kidal in the north.",
    "an unclosed bracket": "The mayor of Gao said [the convoy would leave before the rains of the coming season.",
    "colours": "\x1b[31mThe red convoy\x1b[0m left Gao for the border with Niger on Monday, officials said.",
    "a window title": "\x1b]0;owned\x07The convoy left Gao for Niger on Monday, officials said.",
    "a clipboard": "\x1b]52;c;b3duZWQ=\x1b\\The convoy left Gao for Niger on Monday, officials said.",
    "bells": "The convoy\x07 left Gao\x07 for the border with Niger on Monday\x07, officials said.",
    "reordering": "The convoy \u202eoaG tfel\u202c left Gao for \u2066Niger\u2069 on Monday, officials said.",
    "wide and combining signs": "车队 left Gao (ⴳⴰⵡ) مالي for the bo\u0301rder on Monday, officials 🚚 said.",
    "a path": "/etc/passwd",
    "one long word": "a" * 5_000 + ".",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_no_text_of_a_document_can_crash_colour_or_retitle_anything(tmp_path: Path, text: str) -> None:
    (tmp_path / "dump.txt").write_text(f"{text}\n", encoding="utf-8")
    session = open_session([tmp_path / "dump.txt"], tmp_path / "home", {})
    async with opened(session, (80, 24)) as (pilot, reader):
        await pilot.press("enter", "h", "1", "j", "3", "s", "t", "escape", "y", "question_mark", "escape")
        picture = pilot.app.export_screenshot()
        assert "\x1b" not in picture
        assert "\x07" not in picture
        assert not set(shown(pilot)) & set("\u202e\u202c\u2066\u2069")
        for row in reader.snippets.entries:
            assert session.catalog.snippet(row).headline.isprintable()
    session.close()


@pytest.mark.parametrize("name", ["[b]x.txt", "[oops.txt", "été [/].txt"])
async def test_a_hostile_file_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    folder.joinpath(name.replace("/", "⁄")).write_text(
        "The convoy left Gao for Niger on Monday, officials said.\n", encoding="utf-8"
    )
    session = open_session([folder], tmp_path / "home", {})
    async with opened(session) as (pilot, _):
        await pilot.press("enter", "1", "G", "enter", "y")
        assert name.replace("/", "⁄") in shown(pilot)
    session.close()


async def test_brackets_stand_on_the_screen_as_printed(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text(HOSTILE["markup"] + "\n", encoding="utf-8")
    session = open_session([tmp_path / "dump.txt"], tmp_path / "home", {})
    async with opened(session) as (pilot, _):
        await pilot.press("enter")
        assert "[b]50[/b] [/oops] [red]x[/red]" in shown(pilot)
    session.close()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x", "httpx://e"])
def test_no_link_but_an_address_of_the_web_is_ever_opened(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def browse(address: str) -> bool:
        tried.append(address)
        return True

    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setattr(webbrowser, "open", browse)
    assert open_or_copy(App(), link) == "Only http and https addresses are opened."
    assert open_or_copy(App(), "HTTPS://news.example/a") == "Opened in the browser."
    assert tried == ["HTTPS://news.example/a"]
