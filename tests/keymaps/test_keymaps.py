"""The keys in force: presets without clashes, and every fault in the person's own keys told in a sentence."""

from pathlib import Path

import pytest

from tui.actions import ACTIONS, SCOPES
from tui.keymaps import BESIDE, FACTORY, PANES, Keymap
from tui.keymaps.names import KNOWN, fault, named, sign, warning
from tui.keymaps.own import clashes, preset, read
from tui.keymaps.presets import PRESETS
from tui.state.settings import read as read_settings


@pytest.mark.parametrize("name", PRESETS)
def test_no_two_actions_have_one_key_in_one_place_of_a_preset(name: str) -> None:
    assert [sentence for _, _, sentence in clashes(preset(name))] == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_moves_only_actions_that_are_there_to_keys_that_can_be_had(name: str) -> None:
    keymap = preset(name)
    assert keymap.moved.keys() <= ACTIONS.keys()
    assert [said for keys in keymap.moved.values() for key in keys if (said := fault(key) or warning(key))] == []


@pytest.mark.parametrize("action", ACTIONS)
def test_every_key_from_the_factory_can_be_had_in_a_plain_terminal(action: str) -> None:
    for key in FACTORY.keys(action):
        assert not fault(key)
        assert not warning(key)
        assert named(key) == key


def test_panes_and_places_with_lists_are_places_of_the_table() -> None:
    assert {*PANES, *BESIDE} <= SCOPES.keys()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("?", "question_mark"),
        ("/", "slash"),
        (":", "colon"),
        ("G", "G"),
        ("é", "é"),
        ("^p", "ctrl+p"),
        ("Ctrl+P", "ctrl+P"),
        ("Enter", "enter"),
        ("esc", "escape"),
        ("PgDn", "pagedown"),
        ("Shift+Tab", "shift+tab"),
    ],
)
def test_a_key_may_be_written_as_people_do(written: str, name: str) -> None:
    assert named(written) == name


@pytest.mark.parametrize("key", sorted(KNOWN))
def test_what_the_screen_shows_for_a_key_names_it_again(key: str) -> None:
    assert named(sign(key)) == key
    assert not fault(key)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("ctrl+i", "a plain terminal cannot tell ctrl+i from Tab"),
        ("ctrl+m", "a plain terminal cannot tell ctrl+m from Enter"),
        ("ctrl+h", "a plain terminal cannot tell ctrl+h from Backspace"),
        ("ctrl+[", "a plain terminal cannot tell ctrl+[ from Esc"),
        ("ctrl+space", "a plain terminal cannot tell ctrl+Space from ctrl+@"),
        ("ctrl+/", "a plain terminal cannot tell ctrl+/ from ctrl+_"),
        ("ctrl+1", "a plain terminal does not send ctrl+1"),
        ("ctrl+shift+s", "a plain terminal does not send ctrl+shift+s"),
        ("ctrl+enter", "a plain terminal does not send ctrl+enter"),
        ("super+x", "a plain terminal does not send super+x"),
        ("shift+s", "write 'S' for shift+s"),
        ("ctrl+c", "ctrl+c copies everywhere in the reader and cannot be moved"),
        ("entre", "no key is called 'entre'; did you mean 'enter'?"),
    ],
)
def test_a_key_that_a_plain_terminal_does_not_have_is_refused_with_a_sentence(key: str, sentence: str) -> None:
    keymap, problems = read({"reader.star": key})
    assert keymap.keys("reader.star") == ("s",)
    assert [problem.sentence for problem in problems] == [f"reader.star: {sentence}."]


def test_keys_that_tmux_or_screen_keep_are_warned_of_but_hold() -> None:
    keymap, (problem,) = read({"reader.star": "ctrl+b"})
    assert keymap.keys("reader.star") == ("ctrl+b",)
    assert problem.sentence == "reader.star: tmux keeps ctrl+b for itself; the key may never arrive."


def test_own_keys_go_over_those_of_a_preset() -> None:
    keymap, problems = read({"preset": "newsboat", "reader.star": "*", "reader": {"tag": ["Z", "ctrl+t"]}})
    assert problems == []
    assert keymap.keys("reader.star") == ("asterisk",)
    assert keymap.keys("reader.tag") == ("Z", "ctrl+t")
    assert keymap.keys("reader.toggle_read") == ("N",)
    assert keymap.keys("reader.search") == ("slash", "F")


def test_two_keys_can_be_exchanged() -> None:
    keymap, problems = read({"reader.star": "m", "reader.toggle_read": "s"})
    assert problems == []
    assert (keymap.sign("reader.star"), keymap.sign("reader.toggle_read")) == ("m", "s")


@pytest.mark.parametrize(
    ("said", "entry", "sentence"),
    [
        ({"reader.sta": "s"}, "reader.sta", "no action is called 'reader.sta'; did you mean 'reader.star'?"),
        ({"reader.star": "u"}, "reader.star", "'u' is asked for by both reader.star and reader.undo."),
        ({"reader.star": "j"}, "reader.star", "'j' of reader.star does rows.down in the topics."),
        ({"tags.mode": "j"}, "tags.mode", "'j' is asked for by both rows.down and tags.mode."),
        ({"search.accept": "x"}, "search.accept", "search.accept: 'x' is typed there as a letter."),
        (
            {"reader.star": 7},
            "reader.star",
            'reader.star must name one key or more, like "s" or "ctrl+d pagedown".',
        ),
        (
            {"reader.star": ""},
            "reader.star",
            'reader.star must name one key or more, like "s" or "ctrl+d pagedown".',
        ),
        (
            {"preset": "newsboot"},
            "preset",
            "no keys are called 'newsboot'; did you mean 'newsboat'? There are default, newsboat, elfeed.",
        ),
    ],
)
def test_a_wrong_entry_is_told_and_leaves_the_others_alone(said: dict[str, object], entry: str, sentence: str) -> None:
    keymap, problems = read({**said, "reader.why": "ctrl+w"})
    assert [(problem.entry, problem.sentence) for problem in problems] == [(entry, sentence)]
    assert keymap == Keymap({"reader.why": ("ctrl+w",)})


def test_the_sentence_names_the_file_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('symbols = true\n\n[keys]\npreset = "newsboat"\n"reader.star" = "U"\nreader.sort = "ctrl+i"\n')
    settings, problems = read_settings(path)
    assert settings.symbols
    assert problems == (
        f"{path}, line 6: reader.sort: a plain terminal cannot tell ctrl+i from Tab.",
        f"{path}, line 5: 'U' is asked for by both reader.star and reader.undo.",
    )


def test_a_preset_can_be_named_without_a_table(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('keys = "elfeed"\n')
    assert read_settings(path) == (read_settings(path)[0], ())
    path.write_text('\nkeys = "vim"\n')
    assert read_settings(path)[1] == (
        f"{path}, line 2: no keys are called 'vim'. There are default, newsboat, elfeed.",
    )


def test_a_sentence_shows_the_key_in_force_in_place_of_the_action() -> None:
    assert FACTORY.fill("{reader.undo} takes back, {reader.pane('tags')} goes on.") == "u takes back, 2 goes on."
    assert preset("newsboat").fill("{reader.undo}") == "U"
