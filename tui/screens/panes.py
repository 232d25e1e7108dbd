"""What stands in the topics, the tag filter and the article: made of the catalog, the marks and the view."""

import os
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tui.library.facets import tag_counting, topic_counting
from tui.library.view import View
from tui.look.article import Reading
from tui.look.lines import LETTERS, SIGNS, Hits, TagLine, TopicLine
from tui.session import Session
from tui.widgets.rows import Made

STORIES: Final = "story"
"""The group of storylines, which are looked for when it is unfolded."""

GROUPS: Final = {
    "saved": "Saved searches",
    "place": "Places",
    "theme": "Themes",
    STORIES: "Storylines",
    "doc": "Documents",
}
"""The groups of topics that can be folded, by facet."""

_WHOLE: Final = {"all": "All", "unread": "Unread", "starred": "Starred", "noted": "Noted"}


def topic_lines(
    session: Session, view: View, folded: Collection[str], news: Mapping[str, int] = MappingProxyType({})
) -> Made[TopicLine]:
    """Return the rows of the topics with their figures under the view's tags and search; those in sight are counted.

    Inside a group the topics with most snippets in the whole library come first, so that nothing jumps while figures
    change.

    Args:
        session: The library and its marks.
        view: What is listed.
        folded: The groups that are folded.
        news: How much came in since the last visit, of the topics that tell.
    """
    marks, catalog = session.marks, session.catalog
    headings: dict[str, str] = {}
    rows = [*_WHOLE]
    for kind, heading in GROUPS.items():
        topics = marks.tags(catalog, kind) if kind == "saved" else marks.by_size(catalog, kind)
        if kind == STORIES and kind not in folded and not topics:
            heading += ": none" if catalog.gathered else " …"
        elif not topics and (kind != STORIES or len(catalog) < 2):
            continue
        headings[kind] = heading
        rows += (kind, *(() if kind in folded else topics))
    count = topic_counting(catalog, marks, view)

    def line(topic: str) -> TopicLine:
        if topic in headings:
            return TopicLine(topic, headings[topic], folded=topic in folded)
        depth = 0 if topic in _WHOLE else 1
        return TopicLine(topic, label_of(session, topic), *count(topic), depth, new=news.get(topic, 0))

    return Made(rows, line)


def tag_lines(session: Session, view: View) -> Made[TagLine]:
    """Return the rows of the tag filter: actors, then own tags, each with what the list would hold."""
    count = tag_counting(session.catalog, session.marks, view)
    tags = [
        *session.marks.by_size(session.catalog, "actor"),
        *session.marks.tags(session.catalog, "tag"),
    ]
    known = set(tags)
    tags += sorted((view.include | view.exclude) - known)
    return Made(tags, lambda tag: TagLine(tag, label_of(session, tag), count(tag), state_of(view, tag)))


def reading_of(
    session: Session, row: int, hits: Hits, related: Sequence[tuple[str, str]], watched: Sequence[tuple[str, str]]
) -> Reading:
    """Return all that the article shows of a row: what the search found marked in it, related rows with the reasons."""
    catalog = session.catalog
    return Reading(
        snippet=catalog.snippet(row),
        mark=session.mark(row),
        evidence=catalog.evidence(row),
        sightings=catalog.sightings(row),
        tags=session.tags(row),
        hits=hits,
        wordings=catalog.entry(row).wordings,
        related=related,
        lost_notes=session.lost_notes(row),
        seen_on=session.seen_on,
        in_brief=row in session.in_brief,
        watched=watched,
        signs=SIGNS if session.settings.symbols else LETTERS,
    )


def state_of(view: View, tag: str) -> str:
    """Return the sign of a tag in the filter, empty where it is neither included nor excluded."""
    return "+" if tag in view.include else "−" if tag in view.exclude else ""


def label_of(session: Session, topic: str) -> str:
    """Return how a topic or tag is called: the name of the lexicon, the file name of a document, the own tag."""
    kind, _, value = topic.partition(":")
    if kind == "doc":
        return os.path.basename(value)  # noqa: PTH119 (hundreds of documents are listed, and each makes a path)
    return _WHOLE.get(topic) or session.catalog.name(topic)


def index_of(lines: Made[TopicLine], topic: str) -> int:
    """Return where a topic stands; 0 where it is folded away."""
    return lines.names.index(topic) if topic in lines.names else 0


def nothing_listed(session: Session, view: View) -> list[str]:
    """Return why nothing is listed, and which key helps."""
    keys = session.keymap
    if not len(session.catalog):
        return [
            "There is no snippet in what was opened.",
            *session.catalog.problems,
            "Open other documents with: sahel-reader PATH",
        ]
    chosen = _chosen(session, view)
    where = "" if view.topic == "all" else f" in {label_of(session, view.topic)}"
    if not chosen:
        return [f"There is no snippet{where}.", keys.fill("{reader.pane('topics')} goes to the topics.")]
    tagged = bool(view.include or view.exclude)
    cleared = ", then ".join(what for what, there in (("the search", view.query), ("the tags", tagged)) if there)
    return [f"No snippet{where} matches {' and '.join(chosen)}.", f"{keys.sign('reader.escape')} clears {cleared}."]


def title_of(session: Session, view: View) -> str:
    """Return what stands over the snippets of a view when they are written to a file."""
    return ", ".join((label_of(session, view.topic), *_chosen(session, view)))


def _chosen(session: Session, view: View) -> list[str]:
    """Return the tags and the search of a view in words."""
    tags = ((sign, tag) for sign, tags in (("+", view.include), ("−", view.exclude)) for tag in sorted(tags))
    chosen = [f"{sign} {label_of(session, tag)}" for sign, tag in tags]
    return [*chosen, f"“{view.query}”"] if view.query else chosen
