"""``add``: documents into the person's library, from files, folders, standard input and the web."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.opening import complain
from tui.cli.options import home, home_option, stored
from tui.cli.printing import waiting

if TYPE_CHECKING:
    from tui.intake.taking import Taken
    from tui.session import Session
    from tui.state.paths import Paths


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@home_option
def add(sources: tuple[str, ...], allow_private: bool) -> int:
    """Take documents into your library: copied, named by day and source.

    They may be pasted texts, saved web pages, feeds, newsletters (.eml), Markdown, or what export wrote as JSON.
    A - reads standard input, as in: xclip -o | sahel-reader add -
    """
    from tui.state.books import taken_out

    with stored() as (store, where):
        aside = taken_out(store, where.library)
    taken, well = _taken(sources, where, allow_private, aside)
    if taken:
        well &= _report(taken, where)
    return 0 if well else 1


def _taken(
    sources: Iterable[str], where: "Paths", private: bool, aside: Collection[Path]
) -> "tuple[list[Taken], bool]":
    """Take documents in and say what happens; return them, and whether all went well."""
    from tui.intake.find import LARGEST
    from tui.intake.taking import Pasted, Taken, take

    words = (Pasted(sys.stdin.buffer.read(LARGEST)) if source == "-" else source for source in sources)
    today = datetime.now(UTC).astimezone().date()
    taken, well = [], True
    for one in take(words, where.library, where.fetched, today, private=private, aside=aside):
        if isinstance(one, Taken):
            taken.append(one)
        elif one.fault:
            well = False
            complain([one.sentence])
        else:
            click.echo(one.sentence)
    return taken, well


def _report(taken: "Sequence[Taken]", where: "Paths") -> bool:
    """Read the library, say what came of the new documents, and take marks over; return whether all were read."""
    from tui.session import open_session

    with waiting() as tell:
        session = open_session([where.library], home(), os.environ, tell)
    try:
        well = _tell(taken, session)
        _take_marks(taken, session)
        if session.settings.folders and where.library not in map(Path, session.settings.folders):
            click.echo(f"Your settings open other folders; add {where.library} to folders to see them.")
    finally:
        session.close()
    return well


def _tell(taken: "Sequence[Taken]", session: "Session") -> bool:
    """Say what was kept and left out of documents, and what the library had already; return whether all were read."""
    from pyroaring import BitMap

    from tui.intake.find import Found, find
    from tui.model import plural

    catalog, kept, names = session.catalog, 0, set[str]()
    found = [there for there in find(each.path for each in taken) if isinstance(there, Found)]
    for there in found:
        if read := catalog.read(there):
            kept += read.copies
            names.add(read.name)
            pieces = plural(read.left_out, "piece")
            click.echo(f"{there.path.name}: {plural(read.copies, 'snippet')}, {pieces} left out")
    for named in filter(None, map(_subscribing, taken)):
        click.echo(named)
    complain(said for said in catalog.problems if any(said.startswith(f"{there.name} ") for there in found))
    theirs = BitMap.union(*(catalog.rows(f"doc:{name}") for name in catalog.documents if name not in names), BitMap())
    new = len(BitMap.union(*(catalog.rows(f"doc:{name}") for name in names), BitMap()) - theirs)
    click.echo(f"{plural(new, 'snippet')} new in your library, {kept - new:,} merged with what it had.")
    return len(names) == len(taken)


def _subscribing(each: "Taken") -> str | None:
    """Return how to subscribe to the feeds that a document names, if it is a list of some."""
    from tui.parsing.formats import format_of

    found = format_of(each.data)
    if found is None or found.module != "opml":
        return None
    return f"{each.path.name} is a list of feeds; “sahel-reader feeds import FILE” subscribes to them."


def _take_marks(taken: "Iterable[Taken]", session: "Session") -> None:
    """Give snippets the marks that an export of another library has for them, where they have none here."""
    from tui.model import UNMARKED, Mark
    from tui.parsing.formats import format_of
    from tui.parsing.formats.exports import marks

    wanted: dict[Mark, list[int]] = {}
    for each in taken:
        found = format_of(each.data)
        for id, mark in marks(each.data) if found and found.module == "exports" else ():
            row = session.catalog.row(id)
            if row is not None and session.mark(row) == UNMARKED:
                wanted.setdefault(mark, []).append(row)
    if not wanted or session.store.read_only:
        return
    for mark, rows in wanted.items():
        if mark.read:
            session.read(rows)
        if mark.starred:
            session.star(rows)
        if mark.tags:
            session.tag(rows, mark.tags)
        if mark.note:
            session.note(rows, mark.note)
    session.store.flush()
    click.echo(f"The marks of {sum(map(len, wanted.values())):,} were taken over.")
