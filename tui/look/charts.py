"""Figures over time as lines: bars to walk along, the heat of topics over time, and names that occur together."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tui.library.figures import Figures, Times, Together
from tui.look.lines import Name
from tui.look.wrap import Line, Piece, cells, fitted, paragraph, shortened
from tui.model import plural

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_NAME: Final = 22
"""The widest name beside a table, in cells."""
_COLUMN: Final = 6
"""The width of a column of a table, in cells."""
_LABEL: Final = 19
"""The room for the name of a stretch of time, or for "date names no month"."""
_DAY: Final = 11
"""The same where there is little room."""
_FIGURES: Final = 8
"""The room for the figure before a bar, in cells."""


class Bar(NamedTuple):
    """One line of a timeline: a stretch of time, or what has no place in time."""

    label: str
    """What stands before the bar."""
    figure: int
    """How many snippets there are."""
    most: int
    """The longest bar of the timeline."""
    query: str = ""
    """The search that finds just these; empty where none does."""
    is_time: bool = True
    """Whether it is a stretch of time."""


def bar_line(bar: Bar, width: int) -> tuple[Line, ...]:
    """Return the row of a stretch of time: its name, how many, and a bar as long as that is."""
    head = f" {bar.label:<{_LABEL if width > 2 * _LABEL else _DAY}}"
    figure = f"{bar.figure:>{_FIGURES},}  "
    room = max(width - cells((Piece(head),)) - len(figure) - 1, 0)
    eighths = round(bar.figure * room * 8 / bar.most) if bar.most and bar.is_time else 0
    eighths = max(eighths, 1) if bar.figure and bar.is_time else eighths
    full, rest = divmod(eighths, 8)
    blocks = "█" * full + (_EIGHTHS[rest] if rest else "")
    meaning = "ink" if bar.figure else "muted"
    return (fitted((Piece(head, meaning), Piece(figure, meaning), Piece(blocks, "starred")), width),)


def figures_page(found: Figures, name: Name, width: int) -> list[Line]:
    """Return what a library is about: how much there is, topics over time, and who occurs with which place."""
    marked = ", ".join(f"{count:,} {kind}" for kind, count in found.marked.items())
    lines: list[Line] = [*paragraph(f"{marked}.", width), ()]
    lines += _heat(found, name, width)
    lines += [(), (Piece("Actors and places in the same snippets", "heading"),)]
    lines += _meeting(found.together, name, width)
    return lines


def outside(times: Times) -> str:
    """Return the sentence on what has no place in time; nothing is guessed."""
    undated, vague = len(times.undated), len(times.vague)
    parts = [f"{plural(undated, 'snippet')} without a date"] if undated else []
    parts += [f"{plural(vague, 'snippet')} whose date names no {times.by}"] if vague else []
    return f"Not in it: {' and '.join(parts)}." if parts else ""


def _heat(found: Figures, name: Name, width: int) -> Iterator[Line]:
    """Yield topics over time; where not all spans fit, the last ones."""
    times = found.times
    yield (Piece(f"Topics by {times.by}", "heading"),)
    side = min(_NAME, max(width // 3, 8))
    fit = max((width - side - _COLUMN) // _COLUMN, 1)
    first = max(len(times.spans) - fit, 0)
    heads = [span.name[2:] if times.by == "month" else span.name[-5:] for span in times.spans[first:]]
    yield _row("", ["all", *heads], side, ["muted"] * (len(heads) + 1))
    most = max((count for topic in found.topics for count in topic.counts[first:]), default=0)
    for topic in found.topics:
        counts = topic.counts[first:]
        meanings = ["muted", *(_warmth(count, most) for count in counts)]
        yield _row(name(topic.tag), [f"{topic.total:,}", *map(_count, counts)], side, meanings)
    if first:
        earlier = f"{plural(first, times.by)} before {times.spans[first].name} found no room."
        yield from paragraph(earlier, width, (), "muted")
    yield from paragraph(outside(times), width, (), "muted")


def _meeting(together: Together, name: Name, width: int) -> Iterator[Line]:
    """Yield which actors stand with which places."""
    if not together.lines or not together.columns:
        yield (Piece("No snippet names an actor and a place.", "muted"),)
        return
    side = min(_NAME, max(width // 3, 8))
    columns = together.columns[: max((width - side) // (_COLUMN * 2), 1)]
    yield _row("", [name(tag) for tag in columns], side, ["place"] * len(columns), _COLUMN * 2)
    most = max(count for _, counts in together.lines for count in counts)
    for tag, counts in together.lines:
        counts = counts[: len(columns)]
        yield _row(name(tag), [*map(_count, counts)], side, [_warmth(count, most) for count in counts], _COLUMN * 2)


def _row(head: str, texts: Sequence[str], side: int, meanings: Sequence[str], column: int = _COLUMN) -> Line:
    """Return a row of a table: a name, and texts at the right edge of their columns."""
    short = shortened(head, side - 1)
    pieces = [Piece(short + " " * (side - cells((Piece(short),))))]
    for text, meaning in zip(texts, meanings, strict=True):
        cut = shortened(text, column - 1)
        pieces += [Piece(" " * (column - cells((Piece(cut),)))), Piece(cut, meaning)]
    return tuple(pieces)


def _count(count: int) -> str:
    """Return a figure as a table shows it; a dot is none."""
    return f"{count:,}" if count else "·"


def _warmth(count: int, most: int) -> str:
    """Return how a figure of a table looks: the greater, the more it stands out."""
    if not count:
        return "muted"
    return "hit" if count * 3 > most * 2 else "included" if count * 3 > most else "ink"
