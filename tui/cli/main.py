"""The first word: a command if it names one, else a path to open in the reader; and how every command ends."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Final

import click

from tui import __version__
from tui.cli.options import complain, home, home_option

_COMMANDS: Final = {
    "list": ("tui.cli.reading", "list_snippets", "List snippets, all or those that a search finds."),
    "show": ("tui.cli.reading", "show", "Show one snippet in full."),
    "check": ("tui.cli.checking", "check", "Print what is kept of documents, what is left out, and why."),
    "mark": ("tui.cli.marking", "mark", "Read, star, tag, pin, reject or note snippets."),
}
"""Where each command is, and what the help says of it; its module is imported when it is named."""

_FAULT: Final = "sahel-reader met a fault of its own ({kind}: {error}). python -X dev -m tui shows where."


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word for a command, or all words for paths."""
        return super().resolve_command(ctx, args) if args[0] in _COMMANDS else ("", read, args)


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="[PATH]... | COMMAND [ARGS]...")
@home_option
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def sahel_reader(context: click.Context) -> int | None:
    """Read pasted listing pages about the Sahel.

    Without a command this opens the reader in the terminal: on the files and folders that are named, else on your
    library, and while that is empty on the documents that come with the program. A PATH that is called like a command
    is written ./list.
    """
    return None if context.invoked_subcommand is not None else _open(())


@click.command(add_help_option=False)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@home_option
def read(paths: tuple[Path, ...]) -> int:
    """Open files and folders in the reader."""
    return _open(paths)


def run(words: Sequence[str]) -> int:
    """Do what the words of the command line say and return the exit status; no traceback reaches the person."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows another
    try:
        status = sahel_reader.main(list(words), prog_name="sahel-reader", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:  # whoever read the output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain([f"{error.filename or 'The system'}: {error.strerror or error}."])
        return 1
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        complain([_FAULT.format(kind=type(error).__name__, error=error)])
        return 1
    return status if isinstance(status, int) else 0


def _open(paths: tuple[Path, ...]) -> int:
    """Open the reader, if there is a terminal to open it in and something to read."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        complain(["There is no terminal to open the reader in. “sahel-reader list” prints what it would show."])
        return 2
    if paths and not _something(paths):
        return 1
    os.environ.setdefault("ESCDELAY", "25")  # Textual reads it when it is imported; a lone Esc then comes at once
    from tui.app import open_reader

    return open_reader(paths, home())


def _something(paths: Sequence[Path]) -> bool:
    """Say whether there is any document under some paths; if not, say what is wrong with each."""
    from tui.intake.find import Found, find

    sentences = []
    for there in find(paths):
        if isinstance(there, Found):
            return True
        sentences.append(there.sentence)
    complain(sentences)
    return False
