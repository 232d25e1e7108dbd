"""``check``: what the parser kept of documents, what it left out, and why."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tui.cli.opening import complain
from tui.cli.options import home, home_option

if TYPE_CHECKING:
    from tui.model import Document
    from tui.topics.tagger import Tagger


_LEFT_OUT: Final = "left out"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="Print one JSON object a document.")
@click.option("--encoding", metavar="NAME", help="Read the documents in this encoding instead of finding it out.")
@click.option("--suggest", type=click.IntRange(1), metavar="NUMBER", help="Print a rule for lines like that line.")
@home_option
def check(paths: tuple[Path, ...], jsonl: bool, encoding: str | None, suggest: int | None) -> int:
    """Print what is kept of each document under PATH and what is left out, line by line, with the reasons.

    In JSON, date is a day that was printed, null where only a month or a year was; date_text has the words.
    --suggest prints a rule to paste into boilerplate.toml instead.
    """
    if suggest is not None:
        return _suggest(paths, suggest, encoding)
    from tui.intake.find import Problem, find
    from tui.library.ingest.documents import document_of
    from tui.library.ingest.reading import Knowledge
    from tui.state.paths import Paths
    from tui.topics.tagger import Tagger

    where = Paths.found(home(), os.environ)
    knowledge = Knowledge.of(where.lexicon, where.boilerplate)
    complain(knowledge.problems)
    tagger = Tagger(knowledge.lexicon)
    status = 0
    for found in find(paths):
        document = found if isinstance(found, Problem) else document_of(found, encoding=encoding, rules=knowledge.rules)
        if isinstance(document, Problem):
            complain([document.sentence])
            status = 1
        elif jsonl:
            _print_object(document, tagger)
        else:
            _print_account(document)
    return status


def _suggest(paths: tuple[Path, ...], number: int, encoding: str | None) -> int:
    """Print a rule for the line with a number, for each document that has so many lines."""
    from tui.intake.find import Problem, find, read
    from tui.parsing.decode import Undecodable, decode
    from tui.parsing.rules import suggest

    printed = False
    for found in find(paths):
        data = found if isinstance(found, Problem) else read(found)
        if isinstance(data, Problem):
            complain([data.sentence])
            continue
        try:
            lines = decode(data, encoding).text.split("\n")
        except Undecodable as undecodable:
            complain([f"{found.path} was not read. {undecodable}"])
            continue
        if number <= len(lines) and lines[number - 1].strip():
            click.echo(suggest(lines[number - 1]), nl=False)
            printed = True
    if not printed:
        complain([f"There is nothing on line {number}."])
    return 0 if printed else 1


def _print_object(document: "Document", tagger: "Tagger") -> None:
    """Print a document as one JSON object."""
    from tui.cli.objects import checked
    from tui.cli.printing import print_lines
    from tui.topics.tagger import tags_of

    tags = (sorted(tags_of(tagger.evidence(snippet))) for snippet in document.snippets)
    print_lines([checked(document, tags)])


def _print_account(document: "Document") -> None:
    """Print a document as lines, each with what became of it."""
    from tui.cli.printing import at_terminal, print_rows, print_table
    from tui.model import plural

    click.echo(
        f"{document.name}: {plural(len(document.snippets), 'snippet')}, "
        f"{plural(len(document.dropped), 'piece')} left out, read as {document.encoding}"
    )
    for repair in document.repairs:
        click.echo(f"  {repair}")
    if at_terminal():
        print_table(("lines", "what", "text"), _account(document), lambda row: "red" if _LEFT_OUT in row[1] else "")
    else:
        print_rows(_account(document))


def _account(document: "Document") -> Iterator[tuple[str, str, str]]:
    """Yield what was kept and left out, in the order of the lines: the lines, what became of them, their text."""
    accounts: list[tuple[tuple[int, ...], int, str, str]] = [
        (snippet.lines, 0, "snippet" if snippet.title else "snippet without a title", snippet.headline)
        for snippet in document.snippets
    ]
    accounts += (((piece.line,), piece.start, f"{_LEFT_OUT}: {piece.why}", piece.text) for piece in document.dropped)
    for lines, _, what, text in sorted(accounts, key=lambda account: account[:2]):
        yield ", ".join(map(str, lines)), what, text
