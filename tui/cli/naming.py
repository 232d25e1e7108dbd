"""Finding the row that an id on the command line names."""

from tui.library.catalog.catalog import Catalog

SHORTEST = 4
"""How many characters of an id are enough, if only one snippet begins so."""


def row_of(catalog: Catalog, id: str) -> int | str:
    """Return the row of an id or of its beginning, or a sentence that says why there is none."""
    id = id.lower()
    row = catalog.row(id)
    if row is not None:
        return row
    begins = catalog.rows_beginning(id) if len(id) >= SHORTEST else []
    if len(begins) == 1:
        return begins[0]
    if begins:
        return f"{len(begins)} snippets have an id that begins with {id!r}; write more of it."
    more = f" At least {SHORTEST} characters are needed." if len(id) < SHORTEST else ""
    return f"No snippet has the id {id!r}.{more}"
