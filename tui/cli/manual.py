"""``man``: the manual page, made of the same words as the help of each command."""

import re
from collections.abc import Iterable, Iterator

import click

from tui import __version__
from tui.cli.options import PROGRAM, home_option


@click.command()
@home_option
@click.pass_context
def man(context: click.Context) -> int:
    """Print the manual page as roff: all commands with all options, the search language, the files.

    To read it: sahel-reader man | man -l -

    To keep it: sahel-reader man > ~/.local/share/man/man1/sahel-reader.1
    """
    root = context.find_root()
    click.echo("\n".join(page(root)))
    return 0


def page(root: click.Context) -> Iterator[str]:
    """Yield the lines of the manual page of a program."""
    name = escaped(PROGRAM)
    yield f'.TH {PROGRAM.upper()} 1 "" "{name} {__version__}" "User Commands"'
    yield from (".nh", ".SH NAME")
    about, *more = _paragraphs(root.command.help)
    yield f"{name} \\- {escaped(about[:1].lower() + about[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield from (f".B {name}", f"{escaped(' '.join(root.command.collect_usage_pieces(root)))}")
    yield ".SH DESCRIPTION"
    yield from _said(more)
    yield ".SH OPTIONS"
    yield from _options(root)
    yield ".SH COMMANDS"
    for context in _commands(root):
        usage = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
        yield f".SS {escaped(usage.removeprefix(PROGRAM + ' '))}"
        yield from _said(_paragraphs(context.command.help))
        yield from _options(context)
    yield from _search()
    yield from _files()
    yield ".SH EXIT STATUS"
    yield from _said(_paragraphs(root.command.epilog))


def escaped(text: str) -> str:
    """Return a text as roff shows it: no sign of it is a command."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", text)


def _commands(context: click.Context) -> Iterator[click.Context]:
    """Yield a context for each command under one, those of groups in place of the group."""
    group = context.command
    if not isinstance(group, click.Group):
        yield context
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield from _commands(click.Context(command, parent=context, info_name=name))


def _options(context: click.Context) -> Iterator[str]:
    """Yield the options of a command, each with what it does."""
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):
            option, said = record
            if option not in {"--help", "--home DIR"} or context.parent is None:
                yield from (".TP", f"\\fB{escaped(option)}\\fR", escaped(said))


def _search() -> Iterator[str]:
    """Yield what a search is made of."""
    from tui.library.search.conditions import STATES
    from tui.library.search.fields import FIELDS
    from tui.library.view import SORTS

    yield ".SH SEARCH"
    yield from _said(
        [
            "Bare words must all occur in title, body or note; accents, case, apostrophes and hyphens do not matter. "
            '"a phrase" is words one after the other, -word is what lacks it, A OR B is either, ( ) are brackets, '
            "/regex/ is a regular expression (RE2).",
            f"Fields: {', '.join(f'{field}:' for field in FIELDS)}.",
            f"is: takes {', '.join(STATES)}; sort: takes {', '.join(SORTS)}; "
            "after:, before:, on: and seen: take a day as 2023, 2023-09, 2023-09-12 or 7d (seven days ago).",
        ]
    )


def _files() -> Iterator[str]:
    """Yield where things are kept."""
    from pathlib import Path

    from tui.state.paths import HOME, Paths

    data, config, cache = Path("DATA"), Path("CONFIG"), Path("CACHE")
    where = Paths(data, config, cache)
    yield ".SH FILES"
    yield from _said(
        [
            "DATA, CONFIG and CACHE are the folders of this program that the system gives such things; "
            f"--home or {HOME} makes all of them one."
        ]
    )
    for path, said in (
        (where.library, "The documents that you added."),
        (where.state, "Your marks, which a plain TinyDB opens, with journal and backups beside."),
        (where.settings, "Your settings."),
        (where.lexicon, "Your own names."),
        (where.boilerplate, "Your own rules for lines to leave out."),
        (where.cache, "What was read last time; it may be deleted."),
    ):
        yield from (".TP", f"\\fI{escaped(str(path))}\\fR", said)


def _paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a help text."""
    return [part for part in re.split(r"\n\s*\n", text or "") if part.strip()]


def _said(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs."""
    for paragraph in paragraphs:
        yield from (".PP", escaped(paragraph))
