"""What a piece of a line can be: the few parts that pieces play when lines become items."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar, Final, NamedTuple

from tui.parsing.choice import Choice
from tui.parsing.dates import Printed

TRAIL: Final = "trail"
"""The code of an address as a trail: it stands above the title of its item."""
HOUR: Final = "hour"
"""The code of the hour with which a line begins: the lines of a wire do."""
WRAPPED: Final = "wrapped"
"""The code of a line that goes on with the text of the line above."""
POST: Final = "post"
"""The code of the name above a post of a social network: posts have no titles."""
HANGING: Final = "hanging"
"""The code of a day that ends all the texts which hang on one bullet."""
HEAD: Final = "head"
"""The code of a title with a bullet, where what stands below has none: it begins an item."""
WITH_DATE: Final = "authors"
"""The code of authors that stand right above the date of their item."""
BUTTONS: Final = frozenset(["share", "media", "navigation", "advertisement", "read-more"])
"""The codes of what is printed below each item of a list."""
_HEADINGS: Final = frozenset(["heading", "pagination", "separator"])
_MENU_WORDS: Final = 4


class Part(Choice):
    """What a piece does to the pieces beside it."""

    __slots__ = ()

    TEXT: ClassVar["Part"]
    """It may be a title or a body."""
    ANCHOR: ClassVar["Part"]
    """It prints a date, author or outlet of one item: there is an item on one side of it."""
    LABEL: ClassVar["Part"]
    """It names the section or category of an item, mostly of the next."""
    CAPTION: ClassVar["Part"]
    """It describes a picture."""
    CREDIT: ClassVar["Part"]
    """It says whose the picture is; the text right above it describes the picture."""
    CLOSE: ClassVar["Part"]
    """It ends an item: nothing below it belongs to the texts above it."""
    FOOT: ClassVar["Part"]
    """It prints an author or labels of the item above, and ends it."""
    BREAK: ClassVar["Part"]
    """It parts what stands above it from what stands below it."""
    LEAD: ClassVar["Part"]
    """It ends with a colon, so a few words below it are its value."""
    MENU: ClassVar["Part"]
    """It belongs to the navigation of the site."""
    NOISE: ClassVar["Part"]
    """It is no news, and says nothing about its neighbours."""


@dataclass(slots=True)
class Kind:
    """What one piece is; pieces share kinds, so nobody changes one (frozen would cost more time than all rules do)."""

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
    sign: str = field(init=False, compare=False)
    """A letter for what its neighbours ask about it, so that a page can be looked through as one string."""

    def __post_init__(self) -> None:
        """Find the letter."""
        self.sign = _sign(self)


def _sign(kind: Kind) -> str:
    """Return the letter that tells one kind from others for its neighbours."""
    part, code, short = kind.part, kind.code, kind.words <= _MENU_WORDS and not kind.stopped
    if part is Part.TEXT:
        if kind.titled:
            return "a" if short else next(sign for sign, most in _TITLES if kind.words <= most)
        return "f" if short else "g"
    if part is Part.LABEL:
        return "t" if code == "tags" else "l" if short else "L"
    if part is Part.ANCHOR:
        if code == TRAIL:
            return "R"
        if kind.says and kind.when and not kind.when.sure and "source" in [name for name, _ in kind.says]:
            return "N"
        return "H" if code == HOUR else "A"
    if part is Part.BREAK:
        return "B" if code in _HEADINGS else "K"
    if part is Part.NOISE:
        return "*" if code == "bullet" else "%" if code in BUTTONS else "_"
    return _SIGNS[part]


_TITLES: Final = (("b", 5), ("c", 8), ("d", 12), ("e", 1 << 30))
_SIGNS: Final = {
    Part.CAPTION: "C",
    Part.CREDIT: "D",
    Part.CLOSE: "Z",
    Part.FOOT: "F",
    Part.LEAD: ":",
    Part.MENU: "M",
}
TITLED: Final = "abcde"
"""The signs of texts that look like a title: of up to 4 words, 5, 8, 12, and more."""
TEXTS: Final = TITLED + "fg"
"""The signs of all texts: of those that look like no title, f are a few words without a stop."""
LABELS: Final = "lLt"
"""The signs of labels: a few words, more of them, and labels that stand below items."""
ANCHORS: Final = "ANRH"
"""The signs of anchors: N has a name beside a date that may be none, R is the address of a result, H an hour."""
PARTING: Final = "BKM"
"""The signs of what parts a page: headings, pagers and separators; other things that do; menus."""
ENDS: Final = "ZF" + PARTING
"""The signs of what ends an item."""
NOISES: Final = "_*%"
"""The signs of noise: any, bullets, and buttons as they are printed below items."""


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
        was = self.kind
        kind = Kind(part, code, why, was.says, was.when, was.words, was.titled, was.stopped, was.alone)
        return Fragment(self.line, self.start, self.end, self.text, kind)

    def as_label(self, why: str) -> "Fragment":
        """Return this piece as a label that says what it prints."""
        was = self.kind
        says = (("label", self.text),)
        kind = Kind(Part.LABEL, "label", why, says, was.when, was.words, was.titled, was.stopped, was.alone)
        return self._replace(kind=kind)

    def part(self, start: int, end: int, kind: Kind) -> "Fragment":
        """Return what stands between two places of this piece; what goes to its end ends where it does."""
        last = self.end if end == len(self.text) else self.start + end
        return Fragment(self.line, self.start + start, last, self.text[start:end], kind)


PLACED: Final[Callable[[tuple[int, int, int, str, Kind]], Fragment]] = partial(tuple.__new__, Fragment)
"""Makes a piece of its values in C: there are a hundred thousand of them in a long document."""
UNREAD: Final = Kind(Part.BREAK, "oversized", "a line too long to be text for people")
"""What a line of more characters than any paragraph has is."""
