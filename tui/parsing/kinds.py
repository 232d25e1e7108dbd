"""What a piece of a line can be: the few parts that pieces play when lines become items."""

from enum import Enum
from typing import Final, NamedTuple

from tui.parsing.dates import Printed


class Part(Enum):
    """What a piece does to the pieces beside it."""

    __hash__ = object.__hash__  # that of Enum is not written in C

    TEXT = "text"
    """It may be a title or a body."""
    ANCHOR = "anchor"
    """It prints a date, author or outlet of one item: there is an item on one side of it."""
    LABEL = "label"
    """It names the section or category of an item, mostly of the next."""
    CAPTION = "caption"
    """It describes a picture."""
    CREDIT = "credit"
    """It says whose the picture is; the text right above it describes the picture."""
    CLOSE = "close"
    """It ends an item: nothing below it belongs to the texts above it."""
    FOOT = "foot"
    """It prints an author or labels of the item above, and ends it."""
    BREAK = "break"
    """It parts what stands above it from what stands below it."""
    LEAD = "lead"
    """It ends with a colon, so a few words below it are its value."""
    MENU = "menu"
    """It belongs to the navigation of the site."""
    NOISE = "noise"
    """It is no news, and says nothing about its neighbours."""


class Kind(NamedTuple):
    """What one piece is; equal pieces are of one kind."""

    part: Part
    """What it does to its neighbours."""
    code: str = ""
    """The code under which an account lists it, if no item takes it."""
    why: str = ""
    """One clause for the person."""
    says: tuple[tuple[str, str], ...] = ()
    """What it prints about an item: ("byline", name), ("source", outlet), ("label", section), ("link", address)."""
    when: Printed | None = None
    """The date that it prints."""
    words: int = 0
    """How many words a text has."""
    titled: bool = False
    """Whether a text looks like a title by itself."""
    stopped: bool = False
    """Whether a text ends like a sentence or like a cut one."""
    alone: bool = False
    """Whether a text is an item by itself, as each line of a list of bullets is."""


class Fragment(NamedTuple):
    """A piece of a line: where it stands and what it is. The pieces of a line, put in order, are the line."""

    line: int
    """The number of its line; the first is 1."""
    start: int
    """Where it begins in the line, in characters from 0."""
    end: int
    """Where it ends (exclusive)."""
    text: str
    """The piece as printed."""
    kind: Kind
    """What it is."""

    def as_kind(self, part: Part, code: str, why: str) -> "Fragment":
        """Return this piece with another part to play, because of what stands around it."""
        return self._replace(kind=self.kind._replace(part=part, code=code, why=why))


UNREAD: Final = Kind(Part.BREAK, "oversized", "a line too long to be text for people")
"""What a line of more characters than any paragraph has is."""
