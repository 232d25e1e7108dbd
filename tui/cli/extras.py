"""What is installed only by those who use it: each such part says the one command that adds it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def extra(name: str, use: str) -> Iterator[None]:
    """Import what an extra of the package brings; where it is not installed, say how to add it.

    Args:
        name: The extra, "web".
        use: What it is needed for, to begin a sentence with.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] == "tui":
            raise
        raise click.ClickException(
            f"{use} needs {missing.name}, which is not installed. This adds it: pip install 'sahel-reader[{name}]'"
        ) from missing
