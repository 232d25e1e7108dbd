"""The figures of ``stats`` drawn for a person: bars by time, topics by time as a heat table, actors against places."""

from collections.abc import Callable, Sequence
from typing import Final

from rich import box
from rich.bar import Bar
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tui.library.figures import By, Figures, Span, Together
from tui.model import plural

_HEAT: Final = ("", "black on #f0e2c4", "black on #e8c98a", "black on #dcab55", "black on #c98a2b")
"""How cells look, from the fewest to the most; text and ground are both named, so they are legible everywhere."""
_BAR: Final = "#c98a2b"
_TOPICS: Final = 20
"""So many topics are drawn."""
_LONGEST: Final = 24
"""So many columns at most are taken by the name of a tag."""
_FIGURE: Final = 5
"""So wide is a figure at least."""
_BESIDE: Final = 3
"""So much space is beside each column."""
_EARLIER: Final = "earlier"
_VAGUE: Final[dict[By, str]] = {"week": "no day", "month": "year only", "year": "no year"}
"""What a date lacks that says too little for a span."""


def draw(figures: Figures, name: Callable[[str], str]) -> None:
    """Print the figures, as wide as the terminal."""
    console = Console()
    console.print(_summary(figures), highlight=False)
    if figures.times.spans:
        console.print(_by_time(figures.times.spans, console.width))
    if figures.topics:
        console.print(_heat(figures, name, console.width))
    if figures.together.lines and figures.together.columns:
        console.print(_together(figures.together, name, console.width))


def _summary(figures: Figures) -> Text:
    """Return what there is, and how much of it is in no span of time, in a sentence each."""
    marked = ", ".join(f"{count:,} {kind}" for kind, count in figures.marked.items() if kind != "snippets")
    apart = [f"{len(figures.times.undated):,} without a printed date"]
    if figures.times.vague:
        apart.append(f"{len(figures.times.vague):,} with too little of one ({_VAGUE[figures.times.by]})")
    return Text(f"{plural(figures.marked['snippets'], 'snippet')}: {marked}. {' and '.join(apart)}.")


def _by_time(spans: Sequence[Span], width: int) -> Table:
    """Return a bar for each of the last spans."""
    shown = spans[-40:]
    most = max(len(span.rows) for span in shown)
    table = Table(box=None, pad_edge=False, title="By time", title_justify="left", title_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("")
    if earlier := sum(len(span.rows) for span in spans[: -len(shown)]):
        table.add_row("earlier", f"{earlier:,}", "")
    for span in shown:
        bar = Bar(most, 0, len(span.rows), width=min(60, width - 22), color=_BAR)
        table.add_row(span.name, f"{len(span.rows):,}", bar)
    return table


def _heat(figures: Figures, name: Callable[[str], str], width: int) -> Table:
    """Return the most frequent topics by time: as many of the last spans as there is room for, the rest summed up."""
    placed, topics = figures.times, figures.topics[:_TOPICS]
    names = [name(topic.tag) for topic in topics]
    apart = [_VAGUE[placed.by]] if any(topic.vague for topic in topics) else []
    heads = [_short(span.name, placed.by) for span in placed.spans]
    first = _first_shown(heads, width - _name_width(names) - sum(_wide(head) for head in ("all", *apart, "undated")))
    more = len(figures.topics) - len(topics)
    table = _figures_table("Topics by time" + (f" (the first {len(topics)} of {len(figures.topics)})" if more else ""))
    table.add_column("", no_wrap=True, overflow="ellipsis", max_width=_LONGEST)
    for head in ("all", *([_EARLIER] if first else []), *heads[first:], *apart, "undated"):
        table.add_column(head, justify="right", no_wrap=True)
    most = max((count for topic in topics for count in topic.counts[first:]), default=0)
    for topic, shown in zip(topics, names, strict=True):
        cells = [_cell(sum(topic.counts[:first]), 0)] if first else []
        cells += [_cell(count, most) for count in topic.counts[first:]]
        cells += [_cell(count, 0) for count in (*([topic.vague] if apart else []), topic.undated)]
        table.add_row(Text(shown), f"{topic.total:,}", *cells)
    return table


def _first_shown(heads: Sequence[str], room: int) -> int:
    """Return the first of the spans at the end that fit into some columns; what is earlier is one column then."""
    if sum(map(_wide, heads)) <= room:
        return 0
    first, left = len(heads), room - _wide(_EARLIER)
    while first > 1 and (left := left - _wide(heads[first - 1])) >= 0:
        first -= 1
    return min(first, len(heads) - 1)


def _wide(head: str) -> int:
    """Return how many columns a column of figures takes, with the space beside it."""
    return max(len(head), _FIGURE) + _BESIDE


def _name_width(names: Sequence[str]) -> int:
    """Return how many columns the names of tags take."""
    return min(_LONGEST, max(map(len, names), default=0)) + _BESIDE


def _together(together: Together, name: Callable[[str], str], width: int) -> Table:
    """Return in how many snippets actors and places stand together, as many places as there is room for."""
    names = [name(tag) for tag in together.columns]
    actors = [name(tag) for tag, _ in together.lines]
    room, shown = width - _name_width(actors), 0
    while shown < len(names) and (room := room - _wide(names[shown])) >= 0:
        shown += 1
    table = _figures_table("Actors and places in one snippet")
    table.add_column("", no_wrap=True, overflow="ellipsis", max_width=_LONGEST)
    for place in names[:shown]:
        table.add_column(Text(place), justify="right", no_wrap=True)
    most = max(max(counts, default=0) for _, counts in together.lines)
    for actor, (_, counts) in zip(actors, together.lines, strict=True):
        table.add_row(Text(actor), *(_cell(count, most) for count in counts[:shown]))
    return table


def _figures_table(title: str) -> Table:
    """Return an empty table with a title over it."""
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, title=f"\n{title}", title_justify="left", title_style="bold")


def _cell(count: int, most: int) -> Text:
    """Return a figure, the hotter the nearer it is to the most; 0 is a point."""
    if not count:
        return Text("·", "dim")
    level = 1 + (len(_HEAT) - 2) * count // most if most else 0
    return Text(f" {count:,} ", _HEAT[min(level, len(_HEAT) - 1)])


def _short(name: str, by: By) -> str:
    """Return the name of a span as the head of a column."""
    return name[2:] if by == "week" else name
