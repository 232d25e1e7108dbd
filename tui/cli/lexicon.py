"""``lexicon``: look over the names of places, actors and themes, those of the package and your own."""

import os

import click

from tui.cli.opening import complain
from tui.cli.options import home, home_option


@click.group()
@home_option
def lexicon() -> None:
    """Look over the lexicon: the names by which tags are found."""


@lexicon.command()
@home_option
def check() -> int:
    """Print what is wrong with the lexicon, a sentence a fault; your own lexicon.toml counts with that of the package.

    Faults are: a file that cannot be read, keys and tags that do not exist, a name that two entries claim, names that
    never match or that are also common words.
    """
    from tui.library.ingest.reading import Knowledge
    from tui.model import plural
    from tui.state.paths import Paths
    from tui.topics.lint import lint

    where = Paths.found(home(), os.environ)
    words, faults = Knowledge.lexicon_of(where.lexicon)
    faults = (*faults, *lint(words))
    for fault in faults:
        click.echo(fault)
    own = "yours among them" if where.lexicon.exists() else f"yours would stand in {where.lexicon}"
    complain([f"{plural(len(words.tags), 'tag')}, {own}: {plural(len(faults), 'fault')}."])
    return 1 if faults else 0
