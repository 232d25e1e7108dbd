"""Every action of the person, once: keys, footer, palette, help and README.md all come from this table.

To add one: an entry here, a method ``action_<name>`` where it happens (the scope says in which place), one call of
`Session` if it changes marks, a test by its key.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct


class Action(Struct, frozen=True):
    """One thing the person can do, and the keys it has from the factory."""

    name: str
    """ "<scope>.<method>": the id in keymaps, and action_<method> in code."""
    keys: str
    """Names of keys as Textual knows them, parted by commas."""
    label: str
    """One or two words for the footer and the palette."""
    help: str
    """One sentence for the help and the README."""
    footer: bool = False
    """Whether the footer shows it when there is room."""

    @property
    def scope(self) -> str:
        """The place whose keys these are: "reader" for the whole screen, else a pane or a dialog."""
        return self.name.partition(".")[0]

    @property
    def method(self) -> str:
        """The method that does it, without ``action_``."""
        return self.name.partition(".")[2]


_TABLE: Final = (
    Action("rows.down", "j,down", "Down", "Move to the next row"),
    Action("rows.up", "k,up", "Up", "Move to the previous row"),
    Action("rows.first", "g,home", "First", "Move to the first row"),
    Action("rows.last", "G,end", "Last", "Move to the last row"),
    Action("rows.half_down", "ctrl+d", "Half page down", "Move down by half a page"),
    Action("rows.half_up", "ctrl+u", "Half page up", "Move up by half a page"),
    Action("rows.page_down", "pagedown", "Page down", "Move down by a page"),
    Action("rows.page_up", "pageup", "Page up", "Move up by a page"),
    Action("article.down", "j,down", "Down", "Scroll down by a line"),
    Action("article.up", "k,up", "Up", "Scroll up by a line"),
    Action("article.first", "g,home", "Top", "Scroll to the top"),
    Action("article.last", "G,end", "Bottom", "Scroll to the bottom"),
    Action("article.half_down", "ctrl+d", "Half page down", "Scroll down by half a page"),
    Action("article.half_up", "ctrl+u", "Half page up", "Scroll up by half a page"),
    Action("article.page_down", "pagedown", "Page down", "Scroll down by a page"),
    Action("article.page_up", "pageup", "Page up", "Scroll up by a page"),
    Action("topics.open", "enter,l,right", "Open", "Go to the list of the topic, or fold the group", footer=True),
    Action(
        "tags.cycle", "enter,space", "Include, exclude", "Include the tag, exclude it, or leave it out", footer=True
    ),
    Action("tags.mode", "a", "Any or all", "List what has any or all of the included tags", footer=True),
    Action("topics.rename", "f2", "Rename", "Rename the saved search, or the document of your library"),
    Action("topics.remove", "delete", "Remove", "Remove the saved search; take the document out of your library"),
    Action("tags.rename", "f2", "Rename", "Rename the own tag everywhere; a name that is there makes one of the two"),
    Action("tags.remove", "delete", "Remove", "Take the own tag from every snippet"),
    Action("snippets.open", "enter,l,right", "Read", "Open the snippet in the article and mark it read", footer=True),
    Action("reader.star", "s", "Star", "Star the snippet, or take its star away", footer=True),
    Action("reader.tag", "t", "Tag", "Edit the snippet's own tags", footer=True),
    Action("reader.note", "e", "Note", "Write a note to the snippet"),
    Action("reader.why", "W", "Why", "See which words gave the snippet its tags; pin and reject tags there"),
    Action("reader.search", "slash", "Search", "Search as you type", footer=True),
    Action("reader.save_search", "F", "Save search", "Save topic, tags and search as one search under a name"),
    Action("reader.go_to_search", "f", "Saved searches", "Go to a saved search"),
    Action(
        "reader.onward", "space", "Read on", "Open the unread snippet, scroll the article, then go to the next unread"
    ),
    Action("reader.next_unread", "n", "Next unread", "Open the next unread snippet", footer=True),
    Action("reader.previous_unread", "N", "Previous unread", "Open the previous unread snippet"),
    Action("reader.next_snippet", "J", "Next snippet", "Go to the next snippet without leaving the article"),
    Action(
        "reader.previous_snippet", "K", "Previous snippet", "Go to the previous snippet without leaving the article"
    ),
    Action("reader.toggle_read", "m", "Read or unread", "Mark the snippet read or unread"),
    Action(
        "reader.select",
        "x",
        "Select",
        "Select the snippet, or take it out of the selection; other keys then act on all",
    ),
    Action("reader.select_range", "v", "Select a range", "Begin a range that moving stretches, or end it"),
    Action("reader.undo", "u", "Undo", "Take the last change of marks back", footer=True),
    Action("reader.redo", "ctrl+r", "Redo", "Do again what was taken back"),
    Action("reader.read_all", "A", "All read", "Mark all that is selected, else all that is listed, as read"),
    Action("reader.narrow", "equals_sign", "Narrow", "Narrow the list to a place, actor, theme or tag of the snippet"),
    Action("reader.sort", "S", "Sort", "Choose the order of the list; the present one again turns it round"),
    Action("reader.collect", "b", "Into the brief", "Put the snippet into the brief, or take it out again"),
    Action("reader.brief", "B", "Brief", "Show the brief: what you collected, to be put in order, copied and written"),
    Action("reader.open_link", "o", "Open link", "Open the snippet's link in a browser, or copy its address"),
    Action("reader.copy", "y", "Copy citation", "Copy title, document, line and date of the snippet"),
    Action("reader.copy_whole", "Y", "Copy text", "Copy the text of the snippet"),
    Action("reader.write", "w", "Write to a file", "Write what is selected, else what is listed, to a file"),
    Action("reader.timeline", "T", "Timeline", "See what is listed by week, month or year, and open one"),
    Action("reader.figures", "percent_sign", "Figures", "See topics over time, and who occurs with which place"),
    Action("reader.colours", "C", "Colours", "Choose the colours, seeing each before it is taken"),
    Action("reader.account", "d", "What was left out", "Show what was left out of the document and why"),
    Action("reader.alone", "z", "Article alone", "Give the article the whole window, or the others their room back"),
    Action("reader.rescan", "r", "Look again", "Look at the folders again"),
    Action("reader.add", "i", "Add", "Add documents to your library: a file, a folder, an address, or pasted text"),
    Action("reader.refresh", "R", "Fetch feeds", "Bring the feeds up to date while you read on"),
    Action("reader.next_pane", "tab", "Next pane", "Go to the next pane"),
    Action("reader.previous_pane", "shift+tab", "Previous pane", "Go to the previous pane"),
    Action("reader.pane('topics')", "1", "Topics", "Go to the topics"),
    Action("reader.pane('tags')", "2", "Tags", "Go to the tags"),
    Action("reader.pane('snippets')", "3", "Snippets", "Go to the snippets"),
    Action("reader.pane('article')", "4", "Article", "Go to the article"),
    Action("reader.back", "h,left", "Back", "Go back one pane"),
    Action(
        "reader.escape", "escape", "Clear", "Lift the selection, clear the search, then the tags; then go back one pane"
    ),
    Action("reader.palette", "ctrl+p", "Palette", "Find any action, topic or tag by its name", footer=True),
    Action("reader.quit", "q", "Quit", "Quit; everything is saved", footer=True),
    Action("reader.help", "question_mark", "Help", "Show the keys and what has the focus", footer=True),
    Action("search.accept", "enter", "To the list", "Keep the search and go to the list", footer=True),
    Action(
        "search.cancel",
        "escape",
        "Clear",
        "Close the completions, else clear the search and go to the list",
        footer=True,
    ),
    Action("search.complete", "tab,right", "Complete", "Take the completion", footer=True),
    Action("search.choose_next", "down", "Next", "Choose the next completion"),
    Action(
        "search.choose_previous", "up", "Previous", "Choose the previous completion; first of all, an earlier search"
    ),
    Action("adder.take", "enter", "Add", "Add what the line names; in pasted text a new line", footer=True),
    Action("adder.paste", "ctrl+s", "Add the text", "Add the pasted text", footer=True),
    Action("adder.complete", "tab,right", "Complete", "Take the completion of the path", footer=True),
    Action("adder.cancel", "escape", "Cancel", "Add nothing", footer=True),
    Action("tag_editor.save", "enter", "Save", "Save the tags", footer=True),
    Action("tag_editor.complete", "tab,right", "Complete", "Take the completion", footer=True),
    Action("tag_editor.choose_next", "down", "Next", "Choose the next completion"),
    Action("tag_editor.choose_previous", "up", "Previous", "Choose the previous completion"),
    Action("tag_editor.scope", "ctrl+t", "All listed", "Tag all that is listed instead, and back", footer=True),
    Action("tag_editor.cancel", "escape", "Cancel", "Leave the tags as they were", footer=True),
    Action("note_editor.keep", "escape", "Keep", "Keep the note and close; Enter breaks the line", footer=True),
    Action("note_editor.let_go", "ctrl+l", "Let go", "Let go of the notes that another window wrote over"),
    Action("prompt.accept", "enter", "OK", "Take what stands in the line, or what is chosen", footer=True),
    Action("prompt.complete", "tab,right", "Complete", "Take the name that is chosen into the line", footer=True),
    Action("prompt.choose_next", "down", "Next", "Choose the next name"),
    Action("prompt.choose_previous", "up", "Previous", "Choose the previous name"),
    Action("prompt.cancel", "escape", "Cancel", "Close without an answer", footer=True),
    Action("brief.move_down", "J,shift+down", "Down", "Move the snippet down", footer=True),
    Action("brief.move_up", "K,shift+up", "Up", "Move the snippet up", footer=True),
    Action("brief.leave_out", "b,delete", "Take out", "Take the snippet out of the brief", footer=True),
    Action("brief.copy", "y", "Copy", "Copy the brief as plain text with citations", footer=True),
    Action("brief.write", "w", "Write", "Write the brief to a file", footer=True),
    Action("brief.open", "enter,l,right", "Go to", "Go to the snippet in the list", footer=True),
    Action("brief.undo", "u", "Undo", "Take the last change back", footer=True),
    Action("brief.redo", "ctrl+r", "Redo", "Do again what was taken back"),
    Action("brief.close", "escape,q,B", "Close", "Go back to the reader", footer=True),
    Action("writing.write", "enter", "Write", "Write the file; once more where it is there already", footer=True),
    Action("writing.complete", "tab,right", "Complete", "Take the completion", footer=True),
    Action("writing.cancel", "escape", "Cancel", "Write nothing", footer=True),
    Action(
        "choosing.choose",
        "enter,l,right",
        "Choose",
        "Narrow the list to it, or lift it where it is in force",
        footer=True,
    ),
    Action("choosing.cancel", "escape,q,h,left,equals_sign", "Cancel", "Leave the list as it is", footer=True),
    Action("sorting.choose", "enter,S,right", "Choose", "Sort so; the present order is turned round", footer=True),
    Action("sorting.by('listed')", "l", "As listed", "Sort as listed"),
    Action("sorting.by('newest')", "n", "Newest", "Sort by the printed date, newest first"),
    Action("sorting.by('title')", "t", "Title", "Sort by title"),
    Action("sorting.by('source')", "s", "Source", "Sort by source"),
    Action("sorting.by('unread')", "u", "Unread", "Sort unread snippets first"),
    Action("sorting.by('relevance')", "r", "Relevance", "Sort by how well the search matches"),
    Action("sorting.cancel", "escape,q,h,left", "Cancel", "Leave the order as it is", footer=True),
    Action("why.pin", "p", "Pin", "Give the snippet the tag for good, or take that back", footer=True),
    Action("why.reject", "X", "Reject", "Take the tag from the snippet for ever, or take that back", footer=True),
    Action("why.name", "a", "Another", "Name a tag that the snippet should have; Enter pins it", footer=True),
    Action("why.complete", "tab", "Complete", "Take the completion of the name"),
    Action("why.undo", "u", "Undo", "Take the last change back"),
    Action("why.close", "escape,q,W", "Close", "Leave the line, else go back to the reader", footer=True),
    Action("account.restore", "enter", "Restore", "Keep the left-out line as a snippet from now on", footer=True),
    Action("account.hide", "H", "Hide", "Leave out lines like this one from now on", footer=True),
    Action("account.undo", "u", "Undo", "Take the last change back", footer=True),
    Action("account.close", "escape,q,d", "Close", "Go back to the snippets", footer=True),
    Action("timeline.open", "enter,l,right", "List it", "List only what lies in the stretch of time", footer=True),
    Action("timeline.by", "space", "Week, month, year", "Count by weeks, months or years", footer=True),
    Action("timeline.close", "escape,q,T,h,left", "Close", "Go back to the list as it was", footer=True),
    Action("figures.close", "escape,q,percent_sign", "Close", "Close the figures", footer=True),
    Action("colours.keep", "enter", "Keep", "Keep the colours that are seen", footer=True),
    Action("colours.back", "escape,q,C", "Go back", "Go back to the colours from before", footer=True),
    Action("help.filter", "slash", "Look for", "Type a key or what it does", footer=True),
    Action("help.tour", "t", "Tour", "Turn to the tour for newcomers, and back to the keys", footer=True),
    Action("help.close", "escape,q,question_mark", "Close", "Close the help", footer=True),
)

ACTIONS: Final = {action.name: action for action in _TABLE}
"""All actions by name, in the order of help and README."""

SCOPES: Final = {
    "snippets": "Snippets",
    "reader": "Everywhere",
    "rows": "In every list",
    "article": "In the article",
    "topics": "In the topics",
    "tags": "In the tags",
    "search": "While searching",
    "adder": "While adding a document",
    "tag_editor": "While tagging",
    "prompt": "While asked for a name",
    "note_editor": "While writing a note",
    "brief": "In the brief",
    "writing": "While naming a file",
    "choosing": "While narrowing",
    "sorting": "While choosing an order",
    "why": "While asking why",
    "account": "In the account of a document",
    "timeline": "In the timeline",
    "figures": "In the figures",
    "colours": "While choosing colours",
    "help": "In the help",
}
"""The places that have keys, with their headings in help and README."""


def of_scope(scope: str) -> Iterator[Action]:
    """Yield the actions of one place."""
    return (action for action in ACTIONS.values() if action.scope == scope)
