"""``stats``: how many snippets there are by time and topic, and which names occur together."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.options import found, home_option, in_option, query_argument

if TYPE_CHECKING:
    from tui.cli.objects import Object, Value
    from tui.library.figures import By, Figures


@click.command(context_settings={"ignore_unknown_options": True})
@query_argument
@click.option("--by", type=click.Choice(["week", "month", "year"]), help="How long the spans of time are.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@in_option
@home_option
def stats(query: tuple[str, ...], by: "By | None", as_json: bool, paths: tuple[Path, ...]) -> int:
    """Count snippets, all or those that QUERY finds: by time, topics by time, actors by places.

    Snippets are counted by their printed dates; those without one, or with too little of one, are counted apart.

    In a pipe each line is: marks, kind, count; time, span, count; topic, tag, span, count; or together, actor, place,
    count; parted by tabs. The spans “vague” and “undated” are those apart; counts of 0 are left out.
    """
    from tui.cli.printing import at_terminal, print_lines, print_rows
    from tui.library.figures import figures

    with found(query, paths) as (session, listing, status):
        counted = figures(session.catalog, session.marks, listing.matched, by)
        if as_json:
            print_lines([_object(counted)])
        elif at_terminal():
            from tui.cli.charts import draw

            draw(counted, session.catalog.name)
        else:
            print_rows(row for row in _rows(counted) if row[-1] != "0")
    return status


def _rows(figures: "Figures") -> Iterator[tuple[str, ...]]:
    """Yield every figure with what it counts."""
    for kind, count in figures.marked.items():
        yield "marks", kind, str(count)
    placed = figures.times
    for span in placed.spans:
        yield "time", span.name, str(len(span.rows))
    yield "time", "vague", str(len(placed.vague))
    yield "time", "undated", str(len(placed.undated))
    for topic in figures.topics:
        for span, count in zip(placed.spans, topic.counts, strict=True):
            yield "topic", topic.tag, span.name, str(count)
        yield "topic", topic.tag, "vague", str(topic.vague)
        yield "topic", topic.tag, "undated", str(topic.undated)
    for actor, counts in figures.together.lines:
        for place, count in zip(figures.together.columns, counts, strict=True):
            yield "together", actor, place, str(count)


def _object(figures: "Figures") -> "Object":
    """Return all figures as one JSON object."""
    placed = figures.times
    topics: list[Value] = [
        {"tag": each.tag, "total": each.total, "counts": [*each.counts], "vague": each.vague, "undated": each.undated}
        for each in figures.topics
    ]
    return {
        **figures.marked,
        "by": placed.by,
        "spans": [{"span": span.name, "snippets": len(span.rows)} for span in placed.spans],
        "vague": len(placed.vague),
        "undated": len(placed.undated),
        "topics": topics,
        "together": [
            {"actor": actor, "place": place, "snippets": count}
            for actor, counts in figures.together.lines
            for place, count in zip(figures.together.columns, counts, strict=True)
            if count
        ],
    }
