"""How things are printed: tables for a person at a terminal, plain stable lines and JSON for all that reads a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

import click

from tui.cli.objects import Object

_AT_ONCE: Final = 500
"""So many rows are printed together; no more are held."""


def at_terminal() -> bool:
    """Say whether a person sees the output as it is printed."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def waiting() -> Iterator[Callable[[str], bool]]:
    """Give what shows, to a person at the terminal who waits, how far it is; at the end that line is gone."""
    seen = sys.stderr is not None and sys.stderr.isatty()

    def show(said: str) -> bool:
        if seen:
            click.echo(f"\r\x1b[2K{said}", nl=False, err=True)
        return True

    try:
        yield show
    finally:
        show("")


def print_lines(objects: Iterable[Object]) -> None:
    """Print one JSON object a line."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    print_pieces(encode(one) + b"\n" for one in objects)


def print_pieces(pieces: Iterable[bytes]) -> None:
    """Print pieces of text as they come, in UTF-8 whatever the language of the terminal."""
    for piece in pieces:
        click.echo(piece, nl=False)


def print_ids(ids: Iterable[str]) -> None:
    """Print ids, each ended by NUL."""
    ids = iter(ids)
    while some := [*islice(ids, _AT_ONCE)]:
        click.echo("\0".join((*some, "")), nl=False)


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print one row a line, its fields parted by tabs; this form does not change with the terminal or the language."""
    rows = iter(rows)
    while some := [*islice(rows, _AT_ONCE)]:
        text = "\n".join(map("\t".join, some))
        if not _are_single_spaced(text, len(some) - 1, sum(map(len, some)) - len(some)):
            text = "\n".join("\t".join(" ".join(field.split()) for field in row) for row in some)
        click.echo(text)


def _are_single_spaced(text: str, breaks: int, tabs: int) -> bool:
    """Tell whether no field of joined rows has anything but single spaces between its words; true of nearly all."""
    plain = text.replace("\n", "").replace("\t", "")
    spaces = plain.count(" ") + breaks + tabs
    same = (text.count("\n"), text.count("\t"), len(text.split())) == (breaks, tabs, spaces + 1)
    return same and plain.isprintable()  # all other kinds of space are not


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], colour: Callable[[Sequence[str]], str] = lambda _: ""
) -> None:
    """Print a table as wide as the terminal, each row in its colour, as the rows come.

    The last two columns share what the others leave, so that what is short (an id, a date) stands there in full; how
    wide the others are is decided by the first rows.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    rows = iter(rows)
    widths: list[int] = []
    while some := [*islice(rows, _AT_ONCE)]:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_header=not widths)
        widths = widths or [max(len(name), *(len(row[at]) for row in some)) for at, name in enumerate(columns[:-2])]
        for column, width in zip(columns, widths, strict=False):
            table.add_column(column, no_wrap=True, overflow="ellipsis", min_width=width, max_width=width)
        for ratio, column in enumerate(columns[-2:], 1):
            table.add_column(column, no_wrap=True, overflow="ellipsis", ratio=ratio)
        for row in some:
            table.add_row(*(Text(" ".join(field.split())) for field in row), style=colour(row))
        console.print(table)


def print_text(text: str) -> None:
    """Print paragraphs, at most 80 columns wide where a person reads them."""
    if not at_terminal():
        click.echo(text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console()
    console.print(Text(text), width=min(80, console.width))
