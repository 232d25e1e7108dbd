"""``list`` and ``show``: what is in the library."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tui.cli.opening import complain
from tui.cli.options import home_option, in_option, opened

if TYPE_CHECKING:
    from tui.cli.objects import Object, Value
    from tui.library.view import Listing
    from tui.session import Session

_COLUMNS: Final = ("id", "marks", "date", "tags", "title")


@click.command(
    "list",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@in_option
@click.option("--json", "form", flag_value="json", help="Print one JSON array.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
@home_option
def list_snippets(query: tuple[str, ...], paths: tuple[Path, ...], form: str | None) -> int:
    """List snippets, all or those that QUERY finds.

    The words of QUERY must all occur; "a phrase", -word, OR and brackets work as in the reader, and so do is:unread,
    place:mali, actor:wagner, theme:jihadism, tag:follow-up, source:, doc:, title:, by:, after:, before:, on: and sort:.

    In a pipe each line is: id, marks (N unread, * starred, n noted), date, tags, title; parted by tabs.
    """
    for word in query:
        if word.startswith("--") and word.strip("-"):
            raise click.NoSuchOption(word)
    from tui.library.query import Fault, parse
    from tui.library.view import View, listed

    text = " ".join(query)
    asked = parse(text, typing=False)
    if isinstance(asked, Fault):
        complain([asked.sentence, f"  {text}", "  " + " " * asked.at + "^"])
        return 2
    with opened(paths) as session:
        listing = listed(session.catalog, session.marks, View(query=text))
        _print(session, listing, form)
        if not listing.rows and not session.catalog.problems:
            complain(["No snippet matches." if text else "There are no snippets."])
        return 0 if listing.rows and not session.catalog.problems else 1


@click.command()
@click.argument("id")
@in_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, as list does.")
@click.option("--why", is_flag=True, help="Say for each tag which words gave it, by which rule.")
@home_option
def show(id: str, paths: tuple[Path, ...], as_json: bool, why: bool) -> int:
    """Show one snippet in full; the first characters of its ID are enough if no other begins so."""
    from tui.cli.naming import row_of

    with opened(paths) as session:
        row = row_of(session.catalog, id)
        if isinstance(row, str):
            complain([row])
            return 1
        if as_json:
            from tui.cli.printing import print_lines

            print_lines([_object(session, row) | ({"why": _reasons(session, row)} if why else {})])
        else:
            _print_whole(session, row)
            if why:
                _print_reasons(session, row)
    return 0


def _print(session: "Session", listing: "Listing", form: str | None) -> None:
    """Print what is listed, in the form asked for."""
    from tui.cli.printing import at_terminal, print_array, print_lines, print_rows, print_table

    if form:
        objects = (_object(session, row) for row in listing.rows)
        (print_array if form == "json" else print_lines)(objects)
    elif at_terminal():
        if listing.rows:
            print_table(_COLUMNS, (_fields(session, row) for row in listing.rows))
    else:
        print_rows(_fields(session, row) for row in listing.rows)


def _object(session: "Session", row: int) -> "Object":
    """Return a row as a JSON object."""
    from tui.cli.objects import listed

    catalog = session.catalog
    return listed(catalog.snippet(row), session.mark(row), session.tags(row), catalog.sightings(row))


def _fields(session: "Session", row: int) -> tuple[str, ...]:
    """Return a row as the fields of a table."""
    snippet, mark = session.catalog.snippet(row), session.mark(row)
    marks = ("-" if mark.read else "N") + ("*" if mark.starred else "-") + ("n" if mark.note else "-")
    date = (snippet.date.value or snippet.date.text) if snippet.date else "-"
    tags = " ".join(tag.partition(":")[2] for tag in session.tags(row) if not tag.startswith("theme:"))
    return snippet.id, marks, date, tags or "-", snippet.headline


def _print_whole(session: "Session", row: int) -> None:
    """Print all that is known of a row, for a person."""
    from tui.cli.printing import print_text

    snippet, mark = session.catalog.snippet(row), session.mark(row)
    words = {"": snippet.title, "date": snippet.date and snippet.date.text, "by": snippet.byline}
    words |= {"source": snippet.source, "link": snippet.link}
    print_text(f"{snippet.id}  {'read' if mark.read else 'unread'}{', starred' if mark.starred else ''}")
    for name, value in words.items():
        if value:
            print_text(f"{name}: {value}" if name else value)
    print_text("")
    if snippet.body:
        print_text(snippet.body + "\n")
    if tags := session.tags(row):
        print_text("tags: " + ", ".join(session.catalog.name(tag) for tag in tags))
    if mark.note:
        print_text("note: " + mark.note)
    for seen in session.catalog.sightings(row):
        print_text(f"seen: {seen.document}, line {', '.join(map(str, seen.lines))}")


def _reasons(session: "Session", row: int) -> "Value":
    """Return why a row has its tags, for a script."""
    from tui.cli.objects import reason
    from tui.library.reasons import reasons

    return [reason(*each) for each in reasons(session.catalog, row, session.mark(row))]


def _print_reasons(session: "Session", row: int) -> None:
    """Print why a row has its tags, for a person: a line a tag."""
    from tui.cli.printing import print_text
    from tui.library.reasons import reasons

    name = session.catalog.name
    print_text("")
    for each in reasons(session.catalog, row, session.mark(row)):
        state = "" if each.state == "given" else f", {each.state}"
        said = "; ".join(each.clauses(name)) or "no words of the text say so"
        print_text(f"{name(each.tag)} ({each.tag}{state}): {said}")
