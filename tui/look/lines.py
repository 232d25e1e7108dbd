"""How domain values look as lines: the one place where words get their meaning on the screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tui.look.wrap import Line, Piece, Stretch, cells, fitted, lines_of, shortened, spread, styled
from tui.model import Document, Mark, Snippet, facet

SIGNS: Final = ("●", "★", "✎", "§")
"""Unread, starred, noted, in the brief."""
LETTERS: Final = ("N", "*", "n", "b")
"""The same where signs are switched off."""

_WHOLE: Final = frozenset({"starred", "noted"})
"""The topics whose unread part says nothing."""

Name = Callable[[str], str]
"""Gives the display name of a tag."""
Hits = Callable[[str], Iterable[tuple[int, int]]]
"""Gives the (start, end) of what the search found in a text."""

_BEFORE: Final = 16
"""So many characters before a hit are shown with it in a row."""


class TopicLine(NamedTuple):
    """One row of the topics: a topic with its figures, or the heading of a group."""

    topic: str
    """The topic as a view names it; for a heading the name of the group."""
    label: str
    """What stands there."""
    unread: int = 0
    total: int = 0
    depth: int = 0
    """1 inside a group."""
    folded: bool | None = None
    """Whether the group is folded; None for a topic."""
    new: int = 0
    """How much came in since the last visit, for a saved search."""


class TagLine(NamedTuple):
    """One row of the tag filter."""

    tag: str
    """The tag: "actor:wagner", "tag:follow-up"."""
    label: str
    """Its display name."""
    figure: int
    """How many snippets the list would hold with it."""
    state: str = ""
    """"+" included, "−" excluded, empty for neither."""


def brief_figure(count: int) -> str:
    """Return a figure in five cells at most, so that names keep their room: 9,999, 12k, 1.2M."""
    if count < 10_000:
        return f"{count:,}"
    return f"{count // 1_000}k" if count < 1_000_000 else f"{count // 100_000 / 10:.1f}M"


def topic_line(line: TopicLine, width: int) -> tuple[Line, ...]:
    """Return the row of a topic: its name, and unread of total at the right."""
    if line.folded is not None:
        sign = "▸ " if line.folded else "▾ "
        return (fitted((Piece(" " + sign, "muted"), Piece(line.label, "heading")), width),)
    meaning = "unread" if line.unread else "read"
    total = brief_figure(line.total)
    figures = f"{total} " if line.topic in _WHOLE else f"{brief_figure(line.unread)}/{total} "
    right = (Piece(f"+{line.new:,} " if line.new else "", "starred"), Piece(figures, "muted"))
    return (spread((Piece(" " + "  " * line.depth), Piece(line.label, meaning)), right, width),)


def tag_line(line: TagLine, width: int) -> tuple[Line, ...]:
    """Return the row of a tag: in or out, its name, and how many snippets it would leave."""
    meaning = {"+": "included", "−": "excluded"}.get(line.state) or ("own-tag" if facet(line.tag) == "tag" else "actor")
    if not line.figure and not line.state:
        meaning = "muted"
    left = (Piece(f" {line.state or ' '} ", meaning), Piece(line.label, meaning))
    return (spread(left, (Piece(f"{brief_figure(line.figure)} ", "muted"),), width),)


class AccountLine(NamedTuple):
    """What became of a line of a document, or of a piece of it."""

    line: int
    """The number of the line, from 1."""
    text: str
    """The piece as printed, or the headline of the snippet that the line begins."""
    why: str = ""
    """Why it was left out; empty for what was kept."""
    until: int = 0
    """The last line of a snippet of several lines."""
    printed: tuple[str, ...] = ()
    """The texts of a snippet's lines."""
    is_copy: bool = False
    """Whether it was left out because a snippet says the same already."""


def account_rows(document: Document) -> list[AccountLine]:
    """Return what became of a document in the order of its lines, the kept snippets among the left-out pieces."""
    kept = [
        AccountLine(
            s.lines[0],
            s.headline,
            until=s.lines[-1],
            printed=tuple(filter(None, (s.title, *(text for text, _ in lines_of(s.body or ""))))),
        )
        for s in document.snippets
        if s.lines
    ]
    dropped = [
        (piece.line, piece.start, AccountLine(piece.line, piece.text, piece.why, is_copy=piece.kind == "duplicate"))
        for piece in document.dropped
    ]
    return [row for _, _, row in sorted([*((row.line, -1, row) for row in kept), *dropped])]


def account_line(row: AccountLine, width: int) -> tuple[Line, ...]:
    """Return the row of an account: the number of the line, what stands there, and why it was left out."""
    if not row.why:
        number = f"{row.line}–{row.until}" if row.until > row.line else str(row.line)
        return (fitted((Piece(f"{number:>8}  ", "muted"), Piece(row.text, "ink")), width),)
    reason = Piece(f"{shortened(row.why, max(width // 2, 10))} ", "excluded")
    return (spread((Piece(f"{row.line:>8}  ", "muted"), Piece(row.text, "muted")), (reason,), width),)


def snippet_lines(
    snippet: Snippet,
    mark: Mark,
    tags: Sequence[str],
    name: Name,
    width: int,
    signs: Sequence[str] = SIGNS,
    hits: Hits = lambda _: (),
    *,
    collected: bool = False,
    why: Sequence[Piece] = (),
) -> tuple[Line, Line]:
    """Return the two lines of a snippet's row: marks and title; why it is listed, places, date, source and own tags.

    What the search found is marked in the title; where only the body holds it, the words around it stand at the end.
    """
    unread, starred, noted, in_brief = signs
    title = "read" if mark.read else "unread" if snippet.title else "derived"
    marks = (
        Piece(" "),
        Piece(" " if mark.read else unread, "starred"),
        Piece(starred if mark.starred else " ", "starred"),
        Piece(" "),
    )
    headline = shortened(snippet.headline, width - cells(marks) - 1)
    found = [Stretch(start, end, "hit") for start, end in hits(headline)]
    first = (*marks, *styled(headline, 0, len(headline), found, title))
    places = [Piece(name(tag), "place") for tag in tags if facet(tag) == "place"]
    printed = (snippet.date and snippet.date.shown, snippet.source)
    others = [Piece(text, "muted") for text in printed if text]
    others += [Piece(f"#{tag}", "own-tag") for tag in sorted(mark.tags)]
    below: tuple[Piece, ...] = (Piece("    "),)
    if mark.note or collected:
        signs_below = (Piece(in_brief if collected else " ", "starred"), Piece(noted if mark.note else " ", "note"))
        below = (Piece(" "), *signs_below, Piece(" "))
    facts = [*why, *_places_first(places, others, width - 1 - cells((*below, *joined([*why, Piece("")]))))]
    dot = (Piece(" · ", "muted"),) if facts else ()
    row = (*below, *joined(facts))
    around = () if found else _around(snippet.body or "", hits, width - 1 - cells((*row, *dot)))
    return first, fitted((*row, *dot, *around) if around else row, width - 1)


def _places_first(places: Sequence[Piece], others: Sequence[Piece], room: int) -> list[Piece]:
    """Return places before other facts, as many as leave room for those: at least one, then how many more there are."""
    shown = len(places)
    facts = [*places, *others]
    while shown > 1 and cells((*joined(facts),)) > room:
        shown -= 1
        more = Piece(f"+{len(places) - shown}", "place")
        facts = [*places[:shown], more, *others]
    return facts


def _around(text: str, hits: Hits, room: int) -> Line:
    """Return the first thing that the search found in a text, with as many words around it as there is room for."""
    for start, end in hits(text):
        before = min(_BEFORE, room - (end - start) - 2)
        if before < 0:
            break
        edge = max(start - before, text.rfind("\n", 0, start) + 1)
        begin = edge if edge == 0 or text[edge - 1].isspace() else text.find(" ", edge, start) + 1 or start
        until = text.find("\n", end)
        rest = text[end : until if until >= 0 else len(text)]
        return (
            Piece(("…" if begin else "") + text[begin:start], "muted"),
            Piece(text[start:end], "hit"),
            Piece(rest, "muted"),
        )
    return ()


def selected_lines(lines: tuple[Line, Line], *, symbols: bool) -> tuple[Line, Line]:
    """Return the lines of a row with a bar, or a letter, in the cell that stands free before a selected one."""
    first, second = (
        (Piece("▌" if symbols else "x", "selected"), head._replace(text=head.text[1:]), *rest) for head, *rest in lines
    )
    return first, second


class Choice(NamedTuple):
    """One thing to choose."""

    value: str
    """What is chosen with it."""
    label: str
    """How it is called."""
    about: str = ""
    """A word on it."""
    chosen: bool = False
    """Whether it is in force already."""


def choice_line(choice: Choice, width: int) -> tuple[Line, ...]:
    """Return the row of something to choose: a sign where it is in force, its name, a word on it."""
    left = (Piece(" + " if choice.chosen else "   ", "included"), Piece(choice.label, "ink"))
    return (spread(left, (Piece(f"{choice.about} ", "muted"),), width),)


class BriefLine(NamedTuple):
    """One item of the brief."""

    number: int
    """Its place, from 1."""
    id: str
    """The id of its snippet."""
    headline: str
    """The headline, or what it was when the snippet was collected."""
    origin: str = ""
    """Who printed it, when, and where it stands."""
    note: str = ""
    """The person's note."""
    is_gone: bool = False
    """Whether its text is in none of the opened documents."""


def brief_lines(line: BriefLine, width: int) -> tuple[Line, Line]:
    """Return the two lines of an item of the brief: its number and headline; where it was printed, and the note."""
    number = Piece(f"{line.number:>4}  ", "muted")
    first = (number, Piece(shortened(" ".join(line.headline.split()), width - cells((number,)) - 1), "unread"))
    facts = [Piece("not in the opened documents", "fault")] if line.is_gone else [Piece(line.origin, "muted")]
    facts += [Piece(f"{SIGNS[2]} {' '.join(line.note.split())}", "note")] if line.note else []
    return first, fitted((Piece(" " * 6), *joined(facts)), width - 1)


def joined(pieces: Iterable[Piece], between: str = " · ") -> Iterator[Piece]:
    """Yield the pieces with a muted dot between any two."""
    for number, piece in enumerate(pieces):
        if number:
            yield Piece(between, "muted")
        yield piece
