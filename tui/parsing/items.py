"""From the texts between two gaps to items: which text is a title, which its body, and what stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple

from tui.parsing.choice import Choice
from tui.parsing.kinds import HEAD, Fragment
from tui.parsing.shapes import MOST_TITLE_WORDS, ends_whole, looks_cut

_LONGER: Final = 1.25
_MUCH_LONGER: Final = 1.5
_LONG_FOR_TITLE: Final = 12
_LONG_TITLE: Final = 16
_VERY_LONG_TITLE: Final = 20
_FEW_TITLES: Final = 4
"""In a list of bodies no more than one of so many texts looks like a title."""
_FEW: Final = 2
_LAST_CUT: Final = re.compile("B{3,}T")
"""Bodies without titles, and what the end of the page may have cut."""
_BETWEEN_COUPLES: Final = re.compile("(?<=T[BS]T[BS])(?:(?=(?:TT|[BS][BS])T[BS])|(?<=T[BS]T[BS]T[BS])(?=[BS][BST]$))")
"""Where two texts stand between titles that have a body each, two of them above, or below three such titles."""
_PARAGRAPHED: Final = re.compile("(?:^B{1,3}(?!B))?(?:TB{0,3}(?!B))+")
"""Titles with a few bodies each."""
_REMNANT: Final = 5
_DATELINE: Final = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30}(?:, [A-ZÀ-Þ][\w. -]{2,20})? ?(?:\([A-Z][\w /]{1,16}\) ?)?[—–-]"
)
_ALTERNATING: Final = 4
"""Fewer texts show no alternation of shorter and longer ones."""


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
            return _letter(self.texts[0])
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
        if shape == "BB" and "TB" in shapes[max(n - 2, 0) : n + 3] and _may_be_title(stretches[n].texts, "BB", 0):
            shapes[n] = "TB"
        elif shape[1:] == "B" and "BT" in shapes[max(n - 2, 0) : n + 3] and _may_head(stretches, shapes, n):
            shapes[n] = shape[0] + "T"
        elif shape in ("BB", "SB") and _is_couple_of_cuts(stretches[n]):
            shapes[n] = "TB"
    if shapes and _LAST_CUT.fullmatch(shapes[-1]) and stretches[-1].texts[-1].kind.words > _LONG_FOR_TITLE:
        shapes[-1] = shapes[-1][:-1] + "B"
    last = stretches[-1].texts[0].kind.words if shapes and shapes[-1] == "T" else 0
    untitled = len(shapes) >= _ALTERNATING and not any(["T" in shape for shape in shapes[-_ALTERNATING:-1]])
    if last and (untitled or (last > _LONG_FOR_TITLE and len(shapes) > 2 and {*shapes[-3:-1]} <= {"B", "S"})):
        shapes[-1] = "B"  # the end of the page cuts a body short
    return shapes


def _is_couple_of_cuts(stretch: Stretch) -> bool:
    """Tell whether two texts and nothing else are a title, cut or short, and its body: cut, and far longer."""
    title, body = stretch.texts
    return (
        title.kind.words <= _LONG_TITLE
        and 2 * len(title.text) <= len(body.text)
        and looks_cut(body.text)
        and (looks_cut(title.text) or title.kind.words <= _LONG_FOR_TITLE)
    )


def _may_head(stretches: Sequence[Stretch], shapes: Sequence[str], n: int) -> bool:
    """Tell whether the second of two texts is a cut title that stands above the author of the item below it."""
    text = stretches[n].texts[1]
    if n + 1 == len(shapes) or shapes[n + 1][0] != "B" or text.kind.words > MOST_TITLE_WORDS:
        return False
    beside = stretches[n + 1].texts[0].text
    return looks_cut(text.text) and _LONGER * len(text.text) <= len(beside)


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


def shape_of(texts: Sequence[Fragment]) -> str:
    """Return a letter for each text; neighbours may make a dek of what looks like a title, and the reverse."""
    letters = [_letter(text) for text in texts]
    if len(letters) >= _ALTERNATING:
        _read_long_titles(texts, letters)
        _read_alternation(texts, letters)
        _read_cut_titles(texts, letters)
        _read_deks(texts, letters)
        _read_between_couples(texts, letters)
    return "".join(letters)


def _letter(text: Fragment) -> str:
    """Return what a text looks like by itself."""
    if text.kind.titled:
        return "T"
    return "S" if text.kind.words <= 15 and text.text.endswith(".") and not text.text.endswith("..") else "B"


def _read_long_titles(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of the few long title-like texts of a list of bodies, and of those as long as what stands beside."""
    titles = [n for n, letter in enumerate(letters) if letter == "T"]
    if not titles or _FEW_TITLES * len(titles) > len(letters):
        return
    for n in titles:
        beside = [len(texts[m].text) for m in (n - 1, n + 1) if 0 <= m < len(texts) and letters[m] == "B"]
        if len(beside) < _FEW or texts[n].kind.words < _LONG_TITLE:
            continue
        if texts[n].kind.words >= _VERY_LONG_TITLE or _LONGER * len(texts[n].text) >= min(beside):
            letters[n] = "B"


def _read_alternation(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of deks without full stop, and titles of short sentences, where shorter and longer alternate."""
    at = 0
    while at < len(letters):
        end = at + 1
        while end < len(letters) and letters[end] == letters[at] and letters[at] == "T":
            end += 1
        if end - at >= _ALTERNATING and (end - at) % 2 == 0 and _alternate(texts[at:end], _LONGER):
            letters[at + 1 : end : 2] = "B" * ((end - at) // 2)
        at = end
    shorts = [n for n, letter in enumerate(letters) if letter == "S"]
    every_second = len(shorts) >= 3 and shorts == list(range(0, len(letters), 2)) and len(letters) % 2 == 0
    if every_second and _alternate(texts, 2.0):
        letters[0::2] = "T" * len(shorts)


def _read_cut_titles(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make titles of cut texts where titles and longer bodies alternate: a site cuts its long titles too.

    Where blank lines part these couples, nothing else has to tell that the first of each is a title.
    """
    at = 0
    while at < len(letters):
        end = at
        while end + 1 < len(letters) and letters[end + 1] == "B" and _may_be_title(texts, letters, end):
            end += 2
        titles, couples = letters[at:end:2].count("T"), (end - at) // 2
        told = titles > 1 and 3 * titles >= couples
        if told or (couples > 1 and (_are_couples(texts[at:end]) or _have_datelines(texts[at:end]))):
            while end + 1 < len(letters) and letters[end : end + 2] == ["B", "B"] and _is_shorter(texts, end):
                end += 2
            letters[at:end:2] = "T" * ((end - at) // 2)
        at = max(end, at + 1)


def _is_shorter(texts: Sequence[Fragment], at: int) -> bool:
    """Tell whether a text is cut and shorter than the one below it."""
    return looks_cut(texts[at].text) and len(texts[at].text) < len(texts[at + 1].text)


def _have_datelines(texts: Sequence[Fragment]) -> bool:
    """Tell whether most of each second text begin with a town in capitals and a dash, and none of the others do."""
    seconds = sum(_DATELINE.match(text.text) is not None for text in texts[1::2])
    return 4 * seconds > len(texts) and not any(_DATELINE.match(text.text) for text in texts[0::2])


def _are_couples(texts: Sequence[Fragment]) -> bool:
    """Tell whether two lines each stand together, with blank lines between them and the next two."""
    lines = [text.line for text in texts]
    together = all(below == above + 1 for above, below in zip(lines[0::2], lines[1::2], strict=True))
    return together and all(below > above + 1 for above, below in zip(lines[1::2], lines[2::2], strict=False))


def _read_deks(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make bodies of deks without full stop where titles alternate with longer texts, one of which is a body."""
    at = 0
    while at < len(letters):
        end = at
        while end + 1 < len(letters) and letters[end] == "T" and letters[end + 1] in "TB":
            end += 2
        bodies = letters[at + 1 : end : 2].count("B")
        if bodies and end - at > 2 * bodies and end - at >= _ALTERNATING and _alternate(texts[at:end], _LONGER):
            letters[at + 1 : end : 2] = "B" * ((end - at) // 2)
        at = max(end, at + 1)


def _read_between_couples(texts: Sequence[Fragment], letters: list[str]) -> None:
    """Make a title and its body of two texts between titles with a body each, the shorter above the longer."""
    at = 0
    while odd := _BETWEEN_COUPLES.search("".join(letters), at):
        at = odd.start() + 2
        title, body = texts[at - 2 : at]
        cut_off = at == len(texts) and not ends_whole(body.text)
        longer = _LONGER * len(title.text) <= len(body.text) or cut_off
        cut = looks_cut(title.text) or letters[at - 2] == "S" or cut_off
        if longer and title.kind.words <= MOST_TITLE_WORDS and (letters[at - 2] == "T" or cut):
            letters[at - 2 : at] = "TB"


def _may_be_title(texts: Sequence[Fragment], letters: Sequence[str], at: int) -> bool:
    """Tell whether a text is a title, or can be one that is cut or has a stop: shorter than the bodies beside it."""
    text = texts[at]
    if letters[at] == "T":
        return True
    beside = [len(texts[n].text) for n in (at - 1, at + 1) if n >= 0 and letters[n] == "B"]
    if letters[at] == "S":
        return 2 * len(text.text) <= min(beside)
    short = text.kind.words <= MOST_TITLE_WORDS and _LONGER * len(text.text) <= min(beside)
    return letters[at] == "B" and short and looks_cut(text.text)


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


def _alternate(texts: Sequence[Fragment], times: float) -> bool:
    """Tell whether each second text is longer than both of its neighbours, by so many times."""
    sizes = [len(text.text) for text in texts]
    return all(
        long >= times * short and (n + 1 >= len(sizes[0::2]) or long >= times * sizes[2 * n + 2])
        for n, (short, long) in enumerate(zip(sizes[0::2], sizes[1::2], strict=False))
    )


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
    return longer >= _LONGER if at == span.stop - 1 else longer >= _MUCH_LONGER and text.kind.words >= _LONG_TITLE
