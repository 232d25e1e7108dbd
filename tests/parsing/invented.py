"""Invented items, and what a page of some lines says: builders for the tests of frames, edges and results."""

from tui.model import Document
from tui.parsing import parse


def read(*lines: str) -> Document:
    """Return what a page of some lines says."""
    return parse("page.txt", "\n".join(lines).encode())


def told(document: Document) -> list[tuple[str | None, str | None]]:
    """Return the titles and bodies of a document."""
    return [(snippet.title, snippet.body) for snippet in document.snippets]


ITEMS = (
    ("Rain closes the road to the well", "Lorries have been waiting for two days at the ferry, drivers say."),
    ("Herders ask for a corridor before winter", "They fear that the fields along the river leave no way to water."),
    ("School opens in a tent by the market", "Forty children came on the first day, and their teacher came too."),
)
NOTES = (
    ("La pluie coupe la piste du puits", "Les camions attendent depuis deux jours au bac, disent les chauffeurs."),
    ("Les éleveurs demandent un couloir", "Ils craignent que les champs du fleuve ne laissent aucun passage."),
    ("Une école ouvre sous une tente", "Quarante enfants sont venus le premier jour, et leur maître aussi."),
)
