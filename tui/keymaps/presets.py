"""The presets: for each the actions whose keys are others than those from the factory.

They follow the keys that those readers document (newsboat's table of operations, elfeed's search and show modes) as far
as there is something alike here; what those readers lack keeps its key, or moves where theirs needs it. In every preset
every action has a key that works.
"""

from collections.abc import Mapping
from typing import Final

PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    "default": {},
    "newsboat": {
        "rows.first": "home",  # g and G sort there
        "rows.last": "end",
        "article.first": "home",
        "article.last": "end",
        "topics.open": "enter right",  # l shows and hides read feeds there
        "snippets.open": "enter right",
        "reader.toggle_read": "N",
        "reader.previous_unread": "p",
        "reader.tag": "ctrl+e",  # edit-flags
        "reader.pane('tags')": "t 2",  # set-tag
        "reader.undo": "U",  # u shows links there
        "reader.open_link": "o O u",
        "reader.search": "/ F",  # F sets a filter
        "reader.save_search": "M",
        "reader.escape": "escape ctrl+f",  # clear-filter
        "reader.sort": "g",
        "reader.palette": ": ctrl+p",  # the command line
        "reader.back": "q h left",  # q leaves what is open
        "reader.quit": "Q",
    },
    "elfeed": {
        "rows.down": "n j down",
        "rows.up": "p k up",
        "rows.first": "< home",
        "rows.last": "> end",
        "article.first": "< home",
        "article.last": "> end",
        "article.page_up": "pageup backspace",
        "reader.next_snippet": "J n",  # in the article n and p go on and back
        "reader.previous_snippet": "K p",
        "reader.next_unread": "N",
        "reader.previous_unread": "P",
        "reader.toggle_read": "r u",
        "reader.star": "m *",
        "reader.tag": "+ - t",
        "reader.search": "s S /",
        "reader.escape": "escape c",
        "reader.sort": "o",
        "reader.open_link": "b",
        "reader.collect": "i",
        "reader.add": "I",
        "reader.undo": "U",
        "reader.rescan": "g G",
        "reader.back": "left",
        "reader.help": "h ?",
        "why.pin": "P",
        "sorting.by('newest')": "d",  # n moves down
    },
}
"""For each preset the actions that have other keys, parted by blanks."""
