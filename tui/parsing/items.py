"""From the texts between two gaps to items: which text is a title, which its body, and what stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple

from tui.parsing.choice import Choice
from tui.parsing.kinds import HEAD, Fragment
from tui.parsing.letters import ALTERNATING, LONG_TITLE, LONGER, letter, may_be_title, shape_of
from tui.parsing.shapes import MOST_TITLE_WORDS, looks_cut
from tui.parsing.words import words
from tui.text import fold

_MUCH_LONGER: Final = 1.5
_LONG_FOR_TITLE: Final = 12
_FEW: Final = 2
_LAST_CUT: Final = re.compile("B{3,}T")
"""Bodies without titles, and what the end of the page may have cut."""
_SO_FAR: Final = 8
_COUPLES_CUT: Final = re.compile("(?:T[BS]){3}TT$|^[BS]{5,}T$")
"""Three couples of a title and a body, or bodies without titles, and what the end of the page may have cut."""
_PARAGRAPHED: Final = re.compile("(?:^B{1,3}(?!B))?(?:TB{0,3}(?!B))+")
"""Titles with a few bodies each."""
_REMNANT: Final = 5


@dataclass(slots=True)
class Item:
    """One item of a page, as pieces of its lines."""

    title: Fragment | None = None
    """Its title."""
    body: list[Fragment] = field(default_factory=list)
    """Its paragraphs."""
    anchors: list[Fragment] = field(default_factory=list)
    """What prints its date, author and outlet."""
    labels: list[Fragment] = field(default_factory=list)
    """What prints its section."""
    more: list[Fragment] = field(default_factory=list)
    """The lines that go on with its title or a paragraph, where these were wrapped."""

    @property
    def unsorted(self) -> list[Fragment]:
        """All pieces of it: what it says, and what says something about it."""
        texts = [self.title, *self.body] if self.title else self.body
        return [*texts, *self.anchors, *self.labels, *self.more]

    @property
    def pieces(self) -> list[Fragment]:
        """All pieces of it, in the order of the page."""
        return sorted(self.unsorted)


@dataclass(slots=True)
class Stretch:
    """Texts with nothing printed between them that parts items."""

    texts: list[Fragment] = field(default_factory=list)
    """The texts, in their order."""
    labels: dict[int, list[Fragment]] = field(default_factory=dict)
    """The labels that stand above a text, by its place among them."""

    @property
    def whole_lines(self) -> bool:
        """Whether each text has a line of its own; else a line is an item, with its title and its body."""
        return all([above.line != below.line for above, below in pairwise(self.texts)])

    @property
    def shape(self) -> str:
        """A letter for each text: T for a title, S for a short sentence, B for a body."""
        if len(self.texts) == 1:
            return letter(self.texts[0])
        letters = shape_of(self.texts)
        return _read_glued_labels(self, letters) if self.labels and "TT" in letters else letters

    def outline(self, shape: str) -> str:
        """Return its shape with a | before each title, but the first text, that has labels of its own."""
        if len(shape) < 2 or not self.labels:
            return shape
        apart = [n for n in self.labels if n and shape[n] == "T"]
        for n in sorted(apart, reverse=True):
            shape = f"{shape[:n]}|{shape[n:]}"
        return shape


def in_turn(stretches: Sequence[Stretch]) -> list[str]:
    """Return the shapes of all stretches of a section; one that is cut reads as those beside it do."""
    shapes = [stretch.shape for stretch in stretches]
    for n, shape in enumerate(shapes):
        if shape == "BB" and "TB" in shapes[max(n - 2, 0) : n + 3] and may_be_title(stretches[n].texts, "BB", 0):
            shapes[n] = "TB"
        elif shape[1:] == "B" and "BT" in shapes[max(n - 2, 0) : n + 3] and _may_head(stretches, shapes, n):
            shapes[n] = shape[0] + "T"
        elif shape in ("BB", "SB") and (
            _is_couple_of_cuts(stretches[n])
            or ("TB" in shapes[max(n - 3, 0) : n + 4] and _is_whole_and_cut(stretches[n]))
        ):
            shapes[n] = "TB"
    if shapes and _LAST_CUT.fullmatch(shapes[-1]) and stretches[-1].texts[-1].kind.words > _LONG_FOR_TITLE:
        shapes[-1] = shapes[-1][:-1] + "B"
    if shapes and (
        (shapes[-1].endswith("TT") and _stops_within(stretches[-1].texts[-1]))
        or (shapes[-1].endswith("T") and _COUPLES_CUT.search("".join(shapes[-_SO_FAR:])) and _may_be_cut(stretches[-1]))
    ):
        shapes[-1] = shapes[-1][:-1] + "B"
    last = stretches[-1].texts[0].kind.words if shapes and shapes[-1] == "T" else 0
    untitled = len(shapes) >= ALTERNATING and not any(["T" in shape for shape in shapes[-ALTERNATING:-1]])
    if last and (untitled or (last > _LONG_FOR_TITLE and len(shapes) > 2 and {*shapes[-3:-1]} <= {"B", "S"})):
        shapes[-1] = "B"  # the end of the page cuts a body short
    return shapes


def _is_couple_of_cuts(stretch: Stretch) -> bool:
    """Tell whether two texts and nothing else are a title, cut or short, and its body: cut, and far longer."""
    title, body = stretch.texts
    return title.kind.words <= LONG_TITLE and 2 * len(title.text) <= len(body.text) and looks_cut(body.text)


def _is_whole_and_cut(stretch: Stretch) -> bool:
    """Tell whether two texts are a title with a stop and a body that is cut."""
    title, body = stretch.texts
    return title.kind.words <= MOST_TITLE_WORDS and not looks_cut(title.text) and looks_cut(body.text)


def _may_be_cut(stretch: Stretch) -> bool:
    """Tell whether the last text of a stretch can be a body that the end of the page cuts after a few words."""
    last = stretch.texts[-1]
    return last.kind.code != HEAD and not last.kind.alone and len(stretch.texts) - 1 not in stretch.labels


def _may_head(stretches: Sequence[Stretch], shapes: Sequence[str], n: int) -> bool:
    """Tell whether the second of two texts is a cut title that stands above the author of the item below it."""
    text = stretches[n].texts[1]
    if n + 1 == len(shapes) or shapes[n + 1][0] != "B" or text.kind.words > MOST_TITLE_WORDS:
        return False
    beside = stretches[n + 1].texts[0].text
    return looks_cut(text.text) and LONGER * len(text.text) <= len(beside)


def _stops_within(text: Fragment) -> bool:
    """Tell whether a text ends on a word that no title ends on, as the end of a page cuts it."""
    return fold(text.text[text.text.rfind(" ") :]) in words("function")


def closings(stretch: Stretch, shape: str, closing: "Closing") -> "list[tuple[int, Closing]]":
    """Return how the runs of a stretch are closed, and where each ends, given what is printed around all of it.

    Titles with bodies of one to three paragraphs, more than one of them with several, close each other.
    """
    found: list[tuple[int, Closing]] = []
    if closing is Closing.OPEN and len(shape) > 2 * _FEW and stretch.whole_lines:
        shape = shape.replace("S", "B")
        for run in _PARAGRAPHED.finditer(shape):
            if run.group().count("TBB") > 1 and run.group().count("TB") > _FEW:
                found += [(run.start(), closing)] * (run.start() > 0)
                found.append((run.end(), Closing.CLOSED))
    if not found or found[-1][0] < len(shape):
        found.append((len(shape), closing))
    return found


def _read_glued_labels(stretch: Stretch, letters: str) -> str:
    """Make bodies of the title-like texts between titles that all have their label on their own line."""
    glued = [n for n, labels in stretch.labels.items() if labels[-1].line == stretch.texts[n].line]
    for above, below in pairwise(sorted(glued)):
        if below == above + 2:
            letters = _as_body(letters, above + 1)
            if above == 2 and 0 not in stretch.labels:
                letters = _as_body(letters, 1)
            if below == len(letters) - 2:
                letters = _as_body(letters, below + 1)
    return letters


def _as_body(letters: str, at: int) -> str:
    """Return letters with that of a body at one place."""
    return f"{letters[:at]}B{letters[at + 1 :]}"


class Closing(Choice):
    """How much is printed around a stretch that says where its items end."""

    __slots__ = ()

    OPEN: ClassVar["Closing"]
    """Nothing: each text may be an item."""
    CLOSED: ClassVar["Closing"]
    """The same above and below: what follows a title and its body is one more paragraph."""
    FENCED: ClassVar["Closing"]
    """The same separator above and below: all bodies are paragraphs, even without a title."""


class Habit(NamedTuple):
    """What the items above a stretch and the signs around it say about its items."""

    closing: Closing
    """What is printed around the stretch."""
    most: int
    """How many paragraphs an item can have."""
    paired: bool
    """Whether the item above has a title and a body, so that a longer second title-like text is a body."""
    bare: bool = False
    """Whether the items above are nothing but titles, so that a second title-like text is no body."""


def paired(stretch: Stretch, span: range, letters: str, habit: Habit) -> list[Item]:
    """Return the items that some texts of a stretch make: titles with the bodies below them.

    Args:
        stretch: the texts.
        span: which of them.
        letters: what each text of the stretch looks like.
        habit: what its surroundings say about its items.
    """
    items: list[Item] = []
    goes_on, at = habit.paired or habit.closing is not Closing.OPEN, span.start

    def joins(at: int) -> bool:
        """Tell whether a title-like text is the body of the title above it."""
        return _is_dek(stretch, at, span) or _is_couple(habit, span, letters)

    while at < span.stop:
        text, item = stretch.texts[at], Item(labels=list(stretch.labels.get(at, ())))
        items.append(item)
        at += 1
        if letters[at - 1] != "T":
            item.body.append(text)
            if habit.closing is Closing.FENCED:
                at = paragraphs(stretch, item, range(at, span.stop), letters, habit.most)
            continue
        item.title = text
        if at < span.stop and not text.kind.alone and (letters[at] != "T" or (goes_on and joins(at))):
            item.labels += stretch.labels.get(at, ())
            item.body.append(stretch.texts[at])
            at += 1
            if habit.closing is not Closing.OPEN:
                at = paragraphs(stretch, item, range(at, span.stop), letters, habit.most)
            elif at < span.stop and at not in stretch.labels and _is_remnant(stretch.texts[at], item.body[-1]):
                item.body.append(stretch.texts[at])
                at += 1
        goes_on = bool(item.body) or habit.closing is not Closing.OPEN
    return items


def _is_remnant(text: Fragment, above: Fragment) -> bool:
    """Tell whether a text is the few words of the next paragraph that a site prints before it cuts: "In fact, ..."."""
    return text.kind.words <= _REMNANT and looks_cut(text.text) and not looks_cut(above.text)


def paragraphs(stretch: Stretch, item: Item, span: range, letters: str, most: int) -> int:
    """Add the bodies of a span to an item, up to a number of paragraphs, and return the place behind them.

    A list that cuts its texts prints one of each: nothing below a cut one goes on with it.
    """
    at = span.start
    while at < span.stop and letters[at] != "T" and at not in stretch.labels and len(item.body) < most:
        if item.body and looks_cut(item.body[-1].text):
            break
        item.body.append(stretch.texts[at])
        at += 1
    return at


def _is_couple(habit: Habit, span: range, letters: str) -> bool:
    """Tell whether two title-like texts are all that stands between two closings: a title and a dek without a stop."""
    return habit.closing is not Closing.OPEN and not habit.bare and len(span) == 2 and letters == "TT"


def _is_dek(stretch: Stretch, at: int, span: range) -> bool:
    """Tell whether a title-like text is the body of the title above it: the last, or long for a title."""
    above, text = stretch.texts[at - 1], stretch.texts[at]
    longer = len(text.text) / len(above.text)
    if text.kind.code == HEAD or (at in stretch.labels and text.kind.words < _LONG_FOR_TITLE):
        return False  # the bullet or the label heads an item of its own
    return longer >= LONGER if at == span.stop - 1 else longer >= _MUCH_LONGER and text.kind.words >= LONG_TITLE
