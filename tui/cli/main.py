"""The words of the command line: the first one is a command if it names one, else a path to open in the reader."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

from tui import __version__
from tui.cli.opening import complain, open_paths
from tui.cli.options import PROGRAM, home, home_option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS: Final = {
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


class Commands(click.Group):
    """Commands that are imported when named; any other first word is a path for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click asks so)
        """Return the names of the commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        found = getattr(import_module(module), name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the help says of the commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, _, said) in _COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands that begin so, else leave the word to be completed as a path."""
        from click.shell_completion import CompletionItem

        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word for a command, or all words for paths."""
        return super().resolve_command(ctx, args) if args[0] in _COMMANDS else ("", read, args)


def _width() -> int:
    """Return how wide help is, as click decides it, but without the import that click needs for that."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return max(min(columns, 80) - 2, 50)


@click.group(
    cls=Commands,
    context_settings={"terminal_width": _width()},
    invoke_without_command=True,
    subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
    epilog="Exit status: 0 fine, 1 nothing found or something wrong with the data, 2 wrong use.",
)
@home_option
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def sahel_reader(context: click.Context) -> int | None:
    """Read pasted listing pages about the Sahel.

    Without a command this opens the reader in the terminal: on the files and folders that are named, else on your
    library, and while that is empty on the documents that come with the program. A PATH that is called like a command
    is written ./list.
    """
    return None if context.invoked_subcommand is not None else open_paths((), home())


@click.command(add_help_option=False)
@click.argument("names", nargs=-1, metavar="[PATH]...", type=click.Path())
@home_option
def read(names: tuple[str, ...]) -> int:
    """Open files and folders in the reader; a word that is none may have been meant for a command."""
    from pathlib import Path

    paths = [Path(name) for name in names]
    status = open_paths(paths, home())
    if status and paths and not paths[0].exists():
        from difflib import get_close_matches

        near = get_close_matches(str(paths[0]), _COMMANDS, 1)
        complain(f"No command is called {paths[0]}; the nearest is {name}." for name in near)
    return status


def command_line(words: Sequence[str]) -> int:
    """Do what the words of the command line say and return the exit status."""
    try:
        status = sahel_reader.main(list(words), prog_name=PROGRAM, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    return status if isinstance(status, int) else 0
