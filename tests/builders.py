"""Values that many tests need, each with only what the test is about."""

from collections.abc import Iterable, Mapping, Sequence

from tui.library.catalog.catalog import Catalog, Entry
from tui.model import Date, Evidence, Sighting, Snippet

NAMES = {
    "place:mali": ("Mali",),
    "place:niger": ("Niger",),
    "place:nigeria": ("Nigeria",),
    "place:burkina-faso": ("Burkina Faso",),
    "place:cote-divoire": ("Côte d’Ivoire", "Ivory Coast"),
    "actor:wagner": ("Wagner Group", "Groupe Wagner"),  # typos: ignore
    "actor:al-qaeda": ("al-Qaeda", "Al-Qaïda"),
    "theme:jihadism": ("Jihadist violence", "Violence jihadiste"),
    "theme:diplomacy": ("Diplomacy", "Diplomatie"),
}
"""A small lexicon: the names of some tags, in the order in which they are shown."""


def snippet(
    id: str = "k1",
    body: str | None = "A clash in northern Mali.",
    title: str | None = None,
    *,
    date: str | None = None,
    byline: str | None = None,
    source: str | None = None,
    link: str | None = None,
    lines: tuple[int, ...] = (1,),
) -> Snippet:
    """Return a snippet; a date is written as far as it was printed ("2023-09")."""
    derived = None if title is not None else (body or "")[:60]
    return Snippet(id, title, body, derived, printed(date), byline=byline, source=source, link=link, lines=lines)


def printed(date: str | None) -> Date | None:
    """Return a printed date of as much as is given; "yesterday" is a relative one."""
    if date is None:
        return None
    if not date[0].isdigit():
        return Date(date)
    precision = {4: "year", 7: "month", 10: "day"}[len(date)]
    return Date(date, date + "-01-01"[len(date) - 4 :], precision)  # type: ignore[arg-type]  # one of the three


def evidence(tag: str, *, weak: bool = False) -> Evidence:
    """Return evidence for a tag, of words at the beginning of the body."""
    return Evidence(tag, "body", 0, 1, tag.partition(":")[2], "a test", weak)


def entry(shown: Snippet, *tags: str, weak: Iterable[str] = (), documents: Iterable[str] = ("a.txt",)) -> Entry:
    """Return a row with tags, seen in some documents."""
    found = (*(evidence(tag) for tag in tags), *(evidence(tag, weak=True) for tag in weak))
    return Entry(shown, found, tuple(Sighting(name, shown.lines) for name in documents))


def catalog(*entries: Entry | Snippet, names: Mapping[str, Sequence[str]] | None = None) -> Catalog:
    """Return a catalog of some rows, with the small lexicon above unless another is given."""
    return Catalog.of(entries, names=NAMES if names is None else names)


def sahel() -> Catalog:
    """Return six rows that differ in all that one can look for."""
    return catalog(
        entry(
            snippet("k1", "The junta holds talks with France.", "Niger’s rulers talk", date="2023-08-15", source="RFI"),
            "place:niger",
            "theme:diplomacy",
        ),
        entry(
            snippet("k2", "Wagner Group fighters clash with al-Qaeda in Ménaka.", date="2023-09"),
            *("place:mali", "actor:wagner", "actor:al-qaeda", "theme:jihadism"),
            documents=("a.txt", "b.txt"),
        ),
        entry(
            snippet("k3", "L’état d’urgence à Ouagadougou.", "Burkina Faso : l’urgence", byline="Awa Traoré"),
            *("place:burkina-faso",),
            weak=("theme:jihadism",),
        ),
        entry(snippet("k4", None, "Nigeria closes its border with Niger", date="2023", source="AFP"), "place:nigeria"),
        entry(
            snippet("k5", "Moscow sends mercenaries to Bamako.", "Wagner arrives", date="2022-01-06", source="AFP"),
            *("place:mali", "actor:wagner"),
            documents=("b.txt",),
        ),
        entry(snippet("k6", "Nothing is known yet.", date="yesterday"), documents=("dumps/août.txt",)),
    )
