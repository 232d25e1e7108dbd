"""``state``: the marks as a whole: look them over, copy them, bring them back, clear up; works beside open readers."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.opening import complain
from tui.cli.options import home, home_option, in_option, opened

if TYPE_CHECKING:
    from tui.model import Mark
    from tui.state.paths import Paths

_FILE = click.Path(path_type=Path, dir_okay=False)
_KEPT = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
@home_option
def state() -> None:
    """Look after the file of your marks: state.json with its journal and backups."""


@state.command()
@home_option
def path() -> int:
    """Print where the marks are."""
    click.echo(_where().state)
    return 0


@state.command()
@home_option
def check() -> int:
    """Look over all files of the marks, and change none."""
    from tui.state.upkeep import check

    diagnosis = check(_where().data)
    _say(diagnosis.sentences)
    return 0 if diagnosis.sound else 1


@state.command()
@home_option
def compact() -> int:
    """Write state.json anew and begin a new journal."""
    from tui.state.upkeep import compact

    return _done(lambda: compact(_where().data))


@state.command()
@home_option
def backup() -> int:
    """Keep a copy of all marks for ever."""
    from tui.state.upkeep import backup

    return _done(lambda: f"All marks are kept in {backup(_where().data)}.")


@state.command()
@click.argument("file", type=_KEPT)
@click.option("--yes", is_flag=True, help="Do not ask.")
@home_option
def restore(file: Path, yes: bool) -> int:
    """Make the marks those of FILE, a backup or a state.json; undo takes that back."""
    from tui.state.upkeep import restore

    if not yes:
        click.confirm(f"Make the marks those of {file}? A backup of the present ones is kept", abort=True, err=True)
    return _done(lambda: restore(_where().data, file))


@state.command("export")
@click.argument("file", type=_FILE)
@click.option("--yes", is_flag=True, help="Do not ask.")
@home_option
def export_marks(file: Path, yes: bool) -> int:
    """Write all marks into FILE, which a plain TinyDB reads."""
    from tui.state.upkeep import export

    if file.exists() and not yes:
        click.confirm(f"{file} is there already. Write over it?", abort=True, err=True)
    return _done(lambda: export(_where().data, file))


@state.command("import")
@click.argument("file", type=_KEPT)
@home_option
def import_marks(file: Path) -> int:
    """Add the marks of FILE to those that are there; nothing is removed, and undo takes it back."""
    from tui.state.upkeep import take_in

    return _done(lambda: take_in(_where().data, file))


@state.command()
@click.option("--dry-run", is_flag=True, help="Only list them.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_option
@home_option
def gc(paths: tuple[Path, ...], dry_run: bool, yes: bool) -> int:
    """Remove marks whose snippet stands in none of the documents that are opened, after a backup."""
    from tui.state.upkeep import forget, without_snippet

    with opened(paths) as session:
        snippets = [session.catalog.snippet(row).id for row in session.catalog.all]
        ids = without_snippet(session.store.marks, snippets)
        _say(f"{id}  {_told(session.store.get(id))}" for id in ids)
    if not ids:
        _say(["Every mark has its snippet."])
        return 0
    if dry_run:
        return 0
    if not yes:
        click.confirm(f"Remove {len(ids):,} marks? A backup is kept", abort=True, err=True)
    return _done(lambda: forget(_where().data, ids))


def _told(mark: "Mark") -> str:
    """Return a mark in words."""
    words = [word for word, there in (("read", mark.read), ("starred", mark.starred)) if there]
    return ", ".join([*words, *sorted(mark.tags), *([f"note: {mark.note}"] if mark.note else [])])


def _where() -> "Paths":
    """Return where things are kept."""
    from tui.state.paths import Paths

    return Paths.found(home(), os.environ)


def _done(act: Callable[[], str]) -> int:
    """Do something with the marks and say what was done, or why it was not."""
    from tui.state.upkeep import Unusable

    try:
        _say([act()])
    except (Unusable, PermissionError) as error:
        complain([str(error)])
        return 1
    return 0


def _say(sentences: Iterable[object]) -> None:
    """Print sentences, one a line."""
    for sentence in sentences:
        click.echo(sentence)
