"""Every action exists once: with a method, a key, a sentence, and no other action on its key."""

from collections import Counter
from collections.abc import Iterable

import pytest
from textual.dom import DOMNode

from tui.actions import ACTIONS, SCOPES, Action, of_scope
from tui.keymaps import FACTORY
from tui.screens.account import Account
from tui.screens.adder import Adder
from tui.screens.brief import BriefPage
from tui.screens.choosing import Choosing, Sorting
from tui.screens.colours import Colours
from tui.screens.figures import FiguresPage
from tui.screens.help import ABOUT, Help
from tui.screens.note_editor import NoteEditor
from tui.screens.prompt import Prompt
from tui.screens.reader import Reader
from tui.screens.tag_editor import TagEditor
from tui.screens.timeline import Timeline
from tui.screens.why import Why
from tui.screens.writing import Writing
from tui.widgets.article import Article
from tui.widgets.rows import Rows
from tui.widgets.search import Search
from tui.widgets.snippets import Snippets
from tui.widgets.tags import Tags
from tui.widgets.topics import Topics

PLACES: dict[str, type[DOMNode]] = {
    "reader": Reader,
    "rows": Rows,
    "topics": Topics,
    "tags": Tags,
    "snippets": Snippets,
    "article": Article,
    "search": Search,
    "adder": Adder,
    "tag_editor": TagEditor,
    "prompt": Prompt,
    "note_editor": NoteEditor,
    "brief": BriefPage,
    "writing": Writing,
    "choosing": Choosing,
    "sorting": Sorting,
    "why": Why,
    "account": Account,
    "timeline": Timeline,
    "figures": FiguresPage,
    "colours": Colours,
    "help": Help,
}


def keys_of(actions: Iterable[Action]) -> list[str]:
    """Return all keys of some actions."""
    return [key.strip() for action in actions for key in action.keys.split(",")]


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.name)
def test_every_action_has_its_method_where_its_scope_says(action: Action) -> None:
    method = action.method.partition("(")[0]
    assert hasattr(PLACES[action.scope], f"action_{method}")


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.name)
def test_every_action_says_in_a_sentence_what_it_does(action: Action) -> None:
    assert action.keys
    assert action.label
    assert action.help[0].isupper()
    assert not action.help.endswith(".")
    assert FACTORY.signs(action.name).strip()


@pytest.mark.parametrize("scope", SCOPES)
def test_no_key_is_asked_for_twice_in_one_place(scope: str) -> None:
    with_list = ("rows",) if scope in {"topics", "tags", "snippets", "why", "brief", "choosing", "sorting"} else ()
    keys = Counter(keys_of(action for place in (scope, *with_list) for action in of_scope(place)))
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_scope_is_a_place_and_every_pane_is_explained() -> None:
    assert SCOPES.keys() == PLACES.keys()
    assert {"topics", "tags", "snippets", "article", "search"} == ABOUT.keys()
