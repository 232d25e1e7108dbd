"""The words of the command line: the first one is a command if it names one, else a path to open in the reader."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from tui import __version__
from tui.cli.commands import COMMANDS
from tui.cli.opening import open_named, open_paths
from tui.cli.options import PROGRAM, home, home_option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Commands(click.Group):
    """Commands that are imported when named; any other first word is a path for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click asks so)
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        found = getattr(import_module(module), name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the help says of the commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, _, said) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands that begin so, else leave the word to be completed as a path."""
        from click.shell_completion import CompletionItem

        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word for a command, or all words for paths."""
        return super().resolve_command(ctx, args) if args[0] in COMMANDS else ("", read, args)


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
    """Open files and folders in the reader."""
    return open_named(names, home())


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
