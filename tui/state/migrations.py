"""How older forms of the documents become the present one.

To change the form: append a function that turns the tables of the last form into those of the next, and a test. The
program then writes the next schema version, keeps a backup of the old form for ever, and older programs open the marks
read-only. Fields and tables that nobody here knows are carried through.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from tui.state.changes import Tables

Migration: TypeAlias = Callable[[Tables], None]
"""Changes the tables of one form into those of the next, in place."""

MIGRATIONS: Final[Sequence[Migration]] = ()
"""The first turns schema 1 into schema 2, and so on."""


def migrate(tables: Tables, schema: int, migrations: Sequence[Migration]) -> None:
    """Bring tables of an older form to the present one."""
    for migration in migrations[schema - 1 :]:
        migration(tables)
