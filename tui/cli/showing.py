"""``show``: one snippet in full."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.opening import complain
from tui.cli.options import home_option, in_option, opened

if TYPE_CHECKING:
    from tui.cli.objects import Object
    from tui.session import Session


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

            print_lines([_object(session, row, why)])
        else:
            _print_whole(session, row)
            if why:
                _print_reasons(session, row)
    return 0


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


def _object(session: "Session", row: int, why: bool) -> "Object":
    """Return a row as ``list`` prints it, with the reasons of its tags if they are asked for."""
    import msgspec

    from tui.cli.objects import reason
    from tui.library.reasons import reasons

    found: Object = msgspec.json.decode(next(session.objects([row])))
    if why:
        found["why"] = [reason(*each) for each in reasons(session.catalog, row, session.mark(row))]
    return found


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
