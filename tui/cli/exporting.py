"""``export``: what a search finds, as a file."""

from pathlib import Path

import click

from tui.cli.opening import complain
from tui.cli.options import found, home_option, in_option, query_argument
from tui.library.writing.export import ENDINGS, Format, format_of


def _formed(_: click.Context, option: click.Parameter, path: Path) -> tuple[Path, Format]:
    """Return a file with the format that its ending names."""
    form = format_of(path)
    if form is None:
        endings = ", ".join(f".{ending}" for ending in ENDINGS)
        raise click.BadParameter(f"the ending names the format, and is one of {endings}.", param=option)
    return path, form


@click.command(context_settings={"ignore_unknown_options": True})
@query_argument
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_formed,
    metavar="FILE",
    help="Where to write: .md, .html, .csv, .json, .jsonl or .txt.",
)
@click.option("--title", default="", metavar="TEXT", help="What stands over all of them, in what people read.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@in_option
@home_option
def export(
    query: tuple[str, ...], target: tuple[Path, Format], title: str, force: bool, paths: tuple[Path, ...]
) -> int:
    """Write snippets, all or those that QUERY finds, into FILE, in the format that its ending names.

    QUERY is that of list. FILE is there only when all of it is written, and a file that is there stays as it is unless
    --force is given. JSON is what list prints and what add takes; Markdown, HTML and text cite document, line and date.
    """
    from tui.model import plural
    from tui.state.exports import write_new

    file, form = target
    with found(query, paths) as (session, listing, status):
        if not listing.rows:
            return status
        pieces = form.file(session.objects(listing.rows), title)
        try:
            write_new(file, pieces, replace=force)
        except FileExistsError:
            complain([f"{file} is there already; --force writes over it."])
            return 1
        click.echo(f"{plural(len(listing.rows), 'snippet')} written to {file}.")
    return status
