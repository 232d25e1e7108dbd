"""``config``: a settings file to begin with, and the settings in force with where each is from."""

import os

import click

from tui.cli.opening import complain
from tui.cli.options import home, home_option


@click.group()
@home_option
def config() -> None:
    """Write a settings file to begin with, or show what is in force."""


@config.command()
@home_option
def init() -> int:
    """Write a config.toml in which every setting stands with what it decides; never over one that is there."""
    from tui.state.config import init
    from tui.state.paths import Paths

    path = Paths.found(home(), os.environ).settings
    try:
        init(path)
    except FileExistsError:
        complain([f"{path} is there already. “sahel-reader config show” tells what is in force."])
        return 1
    click.echo(f"{path} is written; every setting stands in it with what it decides.")
    return 0


@config.command()
@home_option
def show() -> int:
    """Print the settings in force as TOML, each with where it is from, and say what is wrong in the file."""
    from tui.state.config import held
    from tui.state.paths import Paths
    from tui.state.settings import taken

    where = Paths.found(home(), os.environ)
    _, problems = taken(where.settings)
    complain(problems)
    click.echo(f"# {where.settings}" + ("" if where.settings.exists() else " (not there)"))
    settings = [*held(where.settings)]
    width = max(len(f"{each.key} = {each.value}") for each in settings)
    for each in settings:
        click.echo(f"{f'{each.key} = {each.value}':{width}}  # {each.origin}")
    return 1 if problems else 0
