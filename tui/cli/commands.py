"""The commands by name; knows no click, which the reader does without when it is started with paths."""

from typing import Final

COMMANDS: Final = {
    "list": ("tui.cli.listing", "list_snippets", "List snippets, all or those that a search finds."),
    "show": ("tui.cli.showing", "show", "Show one snippet in full."),
    "add": ("tui.cli.adding", "add", "Take documents into your library: files, folders, addresses, or -."),
    "feeds": ("tui.cli.feeding", "feeds", "List the feeds you subscribed to; add, remove, import some."),
    "fetch": ("tui.cli.feeding", "fetch", "Bring all feeds up to date."),
    "export": ("tui.cli.exporting", "export", "Write snippets into a file."),
    "stats": ("tui.cli.counting", "stats", "Count snippets by time and topic, and names that occur together."),
    "check": ("tui.cli.checking", "check", "Print what is kept of documents, what is left out, and why."),
    "config": ("tui.cli.configuring", "config", "Write a settings file to begin with, or show what is in force."),
    "lexicon": ("tui.cli.lexicon", "lexicon", "Check the names by which tags are found, your own among them."),
    "mark": ("tui.cli.marking", "mark", "Read, star, tag, pin, reject or note snippets."),
    "state": (
        "tui.cli.keeping",
        "state",
        "Look after the file of your marks: check, backup, restore and more.",
    ),
    "serve": ("tui.cli.serving", "serve", "Open the reader in a browser."),
    "completion": ("tui.cli.completing", "completion", "Print a script for bash, zsh or fish."),
    "man": ("tui.cli.manual", "man", "Print the manual page."),
}
"""Where each command is, and what the help says of it; its module is imported when it is named."""
