"""``list``: what is in the library, for people, scripts and spreadsheets."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from tui.cli.options import found, home_option, in_option, query_argument
from tui.library.writing.export import FORMATS

if TYPE_CHECKING:
    from tui.library.catalog.printed import Row

_Command = TypeVar("_Command", bound=Callable[..., object])
_COLUMNS: Final = ("id", "marks", "date", "tags", "title")
_IDS: Final = "null"


def _form_options(command: _Command) -> _Command:
    """Give a command an option for each format."""
    said = "Print ids alone, each ended by NUL, for xargs -0."
    command = click.option(f"--{_IDS}", "form", flag_value=_IDS, help=said)(command)
    for form in reversed(FORMATS.values()):
        said = f"Print {form.label}: {form.help}."
        command = click.option(f"--{form.name}", "form", flag_value=form.name, help=said)(command)
    return command


@click.command("list", context_settings={"ignore_unknown_options": True})
@query_argument
@in_option
@_form_options
@home_option
def list_snippets(query: tuple[str, ...], paths: tuple[Path, ...], form: str | None) -> int:
    """List snippets, all or those that QUERY finds.

    The words of QUERY must all occur; "a phrase", /regex/, -word, OR and brackets work as in the reader, and so do
    is:unread, place:mali, actor:wagner, theme:jihadism, tag:follow-up, source:, doc:, title:, by:, after:, before:,
    on:, seen: and sort:.

    JSON objects have the keys id, title, derived_title, body, date (YYYY-MM-DD), date_precision (day, month, year: how
    much of it was printed), date_text (its words), byline, source, link, read, starred, note, tags (place, actor,
    theme, own) and seen (documents with lines); CSV has them as columns.

    In a pipe each line is: id, marks (N unread, * starred, n noted), date, tags, title; parted by tabs.
    """
    from tui.cli.printing import at_terminal, print_ids, print_pieces, print_rows, print_table
    from tui.library.catalog.printed import ids, row_of

    with found(query, paths) as (session, listing, status):
        objects = session.objects(listing.rows)
        if form == _IDS:
            print_ids(ids(objects))
        elif form is not None:
            print_pieces(FORMATS[form].encoded(objects))
        elif at_terminal():
            print_table(_COLUMNS, map(_fields, map(row_of, objects)))
        else:
            print_rows(map(_fields, map(row_of, objects)))
    return status


def _fields(row: "Row") -> tuple[str, ...]:
    """Return a row as the fields of a table."""
    tags = row.tags
    marks = ("-" if row.read else "N") + ("*" if row.starred else "-") + ("n" if row.note else "-")
    shown = " ".join((*tags.place, *tags.actor, *tags.own))
    return row.id, marks, row.when or "-", shown or "-", row.headline
