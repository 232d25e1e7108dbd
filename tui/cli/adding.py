"""``add``: documents into the person's library, from files, folders, standard input and the web."""

import os
import sys
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.opening import complain
from tui.cli.options import home, home_option

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
    from tui.session import open_session
    from tui.state.paths import Paths

    where = Paths.found(home(), os.environ)
    session = open_session([where.library], home(), os.environ)
    try:
        taken, well = _taken(sources, where, allow_private, session.aside)
        if taken:
            _report(taken, where, session)
    finally:
        session.close()
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


def _report(taken: "list[Taken]", where: "Paths", session: "Session") -> None:
    """Say what was kept of documents, what was left out, and what the library had already; take marks over."""
    from concurrent.futures import ThreadPoolExecutor

    from tui.model import plural

    before = len(session.catalog)
    with ThreadPoolExecutor(1) as beside:  # where there is much to read, another process does it meanwhile
        again = beside.submit(session.look_again)
        kept = _tell(taken, where, session)
        session.show(again.result())
    new = min(max(len(session.catalog) - before, 0), kept)
    click.echo(f"{plural(new, 'snippet')} new in your library, {kept - new:,} merged with what it had.")
    _take_marks(taken, session)
    if session.settings.folders and where.library not in map(Path, session.settings.folders):
        click.echo(f"Your settings open other folders; add {where.library} to folders to see them.")


def _tell(taken: "Iterable[Taken]", where: "Paths", session: "Session") -> int:
    """Say of each document what was kept and left out of it; return how many snippets were kept in all."""
    from tui.intake.find import Found, find
    from tui.library.ingest.documents import document_of
    from tui.library.ingest.reading import Knowledge
    from tui.model import Document, plural
    from tui.state.books import own_lines

    rules, lines, kept = Knowledge.of(where.lexicon, where.boilerplate).rules, own_lines(session.store), 0
    for found in find([each.path for each in taken]):
        if not isinstance(found, Found):
            continue
        document = document_of(found, rules=rules, lines=lines)
        if isinstance(document, Document):
            kept += len(document.snippets)
            pieces = plural(len(document.dropped), "piece")
            click.echo(f"{found.path.name}: {plural(len(document.snippets), 'snippet')}, {pieces} left out")
        else:
            complain([document.sentence])
    return kept


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
