"""How things are printed: tables for a person at a terminal, plain stable lines and JSON for all that reads a pipe."""

import sys
from collections.abc import Callable, Iterable, Sequence

import click

from tui.cli.objects import Object


def at_terminal() -> bool:
    """Say whether a person sees the output as it is printed."""
    return sys.stdout is not None and sys.stdout.isatty()


def print_lines(objects: Iterable[Object]) -> None:
    """Print one JSON object a line."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    _print_bytes(b"".join(encode(one) + b"\n" for one in objects))


def print_array(objects: Iterable[Object]) -> None:
    """Print one JSON array, an object a line."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    inside = b",\n".join(encode(one) for one in objects)
    _print_bytes(b"[\n" + inside + b"\n]\n" if inside else b"[]\n")


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print one row a line, its fields parted by tabs; this form does not change with the terminal or the language."""
    click.echo("".join("\t".join(" ".join(field.split()) for field in row) + "\n" for row in rows), nl=False)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], colour: Callable[[Sequence[str]], str] = lambda _: ""
) -> None:
    """Print a table as wide as the terminal, each row in its colour.

    The last two columns share what the others leave, so that what is short (an id, a date) stands there in full.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = [*rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for place, column in enumerate(columns[:-2]):
        table.add_column(column, no_wrap=True, min_width=max(len(column), *(len(row[place]) for row in rows)))
    for ratio, column in enumerate(columns[-2:], 1):
        table.add_column(column, no_wrap=True, overflow="ellipsis", ratio=ratio)
    for row in rows:
        table.add_row(*(Text(" ".join(field.split())) for field in row), style=colour(row))
    Console().print(table)


def print_text(text: str) -> None:
    """Print paragraphs, at most 80 columns wide where a person reads them."""
    if not at_terminal():
        click.echo(text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console()
    console.print(Text(text), width=min(80, console.width))


def _print_bytes(data: bytes) -> None:
    """Print bytes as they are, whatever the language of the terminal: JSON is UTF-8."""
    click.echo(data, nl=False)
