"""What is related to the snippet one rests on: known at once in a small library, else after a rest."""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui.session import Session

if TYPE_CHECKING:
    from tui.library.catalog import Catalog
    from tui.library.related import Relation, Relations

REST: Final = 0.25
"""Seconds of rest on a snippet after which it is worth looking for what is related to it."""
_SMALL: Final = 300
"""Up to so many rows an answer fits into the frame of a key."""


class Answer(NamedTuple):
    """What is related to a row of a catalog."""

    catalog: "Catalog"
    """The catalog."""
    row: int
    """The row."""
    related: "tuple[Relation, ...]"
    """The related rows, the most alike first."""


class Relating:
    """Asks what is related, and keeps the last answer."""

    def __init__(self, session: Session) -> None:
        """Take the library."""
        self._session = session
        self._relations: Relations | None = None
        self._answer: Answer | None = None
        self.awake = False
        """Whether the first paint is over; before it nothing is looked for."""

    def known(self, row: int) -> "tuple[Relation, ...] | None":
        """Return what is related to a row if that can be told at once; None where it must be looked for."""
        answer, catalog = self._answer, self._session.catalog
        if self.awake and len(catalog) <= _SMALL:
            return self.find(row).related
        return answer.related if answer and answer.catalog is catalog and answer.row == row else None

    def find(self, row: int) -> Answer:
        """Look for what is related to a row; meant for a thread where the library is large."""
        from tui.library.related import Relations  # no part of the first paint

        catalog, relations = self._session.catalog, self._relations
        if relations is None or relations.catalog is not catalog:
            relations = self._relations = Relations(catalog)
        return Answer(catalog, row, relations.of(row, self._session.marks))

    def take(self, answer: Answer) -> bool:
        """Keep an answer; return False for one that says nothing new, or is about a library of before."""
        self._answer = answer
        return bool(answer.related) and answer.catalog is self._session.catalog
