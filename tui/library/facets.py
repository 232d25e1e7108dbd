"""The counts beside topics and tags; each is the size of an intersection of bitmaps, never a walk over rows."""

from collections.abc import Callable

from msgspec.structs import replace

from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows
from tui.library.view import SAVED, View, searched, topic_rows, with_tags

STATES = ("all", "unread", "starred", "noted")
"""The topics that every library has, in the order in which they are shown."""


def topics(catalog: Catalog, marks: MarkRows) -> list[str]:
    """Return all topics as they are shown: states, saved searches, places, themes, stories, documents."""
    return [
        *STATES,
        *(tag for facet in ("saved", "place", "theme", "story", "doc") for tag in marks.tags(catalog, facet)),
    ]


def tags(catalog: Catalog, marks: MarkRows) -> list[str]:
    """Return the tags to narrow by, in the order in which they are shown: actors, own tags."""
    return [*marks.tags(catalog, "actor"), *marks.tags(catalog, "tag")]


def topic_counts(catalog: Catalog, marks: MarkRows, view: View) -> dict[str, tuple[int, int]]:
    """Return of each topic how many rows are unread and how many there are, under the current tags and search."""
    count = topic_counting(catalog, marks, view)
    return {topic: count(topic) for topic in topics(catalog, marks)}


def tag_counts(catalog: Catalog, marks: MarkRows, view: View) -> dict[str, int]:
    """Return of each tag how many rows with it the list would hold if the tag were included; chosen tags come too."""
    count = tag_counting(catalog, marks, view)
    return {tag: count(tag) for tag in (*tags(catalog, marks), *sorted(view.include | view.exclude))}


def topic_counting(catalog: Catalog, marks: MarkRows, view: View) -> Callable[[str], tuple[int, int]]:
    """Return what counts a topic when it is asked: a library may have hundreds of them, and few are in sight."""
    rows = searched(catalog, marks, view).rows & with_tags(catalog, marks, view)
    unread = rows & marks.unread
    plain = len(unread) == len(catalog)

    def count(topic: str) -> tuple[int, int]:
        if topic in STATES or topic.startswith(SAVED):
            there = topic_rows(catalog, marks, topic, view.translate)
        elif plain:  # nothing is left out, nothing is read: the size of a tag is known without its rows
            return (size := marks.size(catalog, topic), size)
        else:
            there = marks.rows(catalog, topic)
        return there.intersection_cardinality(unread), there.intersection_cardinality(rows)

    return count


def tag_counting(catalog: Catalog, marks: MarkRows, view: View) -> Callable[[str], int]:
    """Return what counts a tag when it is asked, as it does of topics."""
    reached = topic_rows(catalog, marks, view.topic, view.translate) & searched(catalog, marks, view).rows
    needed = view if view.mode == "all" else replace(view, include=frozenset())
    rows = reached & with_tags(catalog, marks, needed)
    plain = len(rows) == len(catalog)

    def count(tag: str) -> int:
        if plain:
            return marks.size(catalog, tag)
        there = rows
        if tag in view.exclude:
            there = reached & with_tags(catalog, marks, replace(needed, exclude=needed.exclude - {tag}))
        return marks.rows(catalog, tag).intersection_cardinality(there)

    return count
