"""A view as one search, which can be saved under a name."""

from collections.abc import Callable

from tui.library.search.saved import field_of
from tui.library.view import View


def as_query(view: View, saved: Callable[[str], str]) -> str | None:
    """Return what a view lists as one search, or None for a storyline, which no search can name.

    Args:
        view: The choices.
        saved: Gives the text of a saved search.
    """
    kind, _, value = view.topic.partition(":")
    if kind == "story":
        return None
    parts = []
    if kind == "saved":
        parts.append(_bracketed(saved(value)))
    elif value:
        parts.append(field_of(kind, value))
    elif kind != "all":
        parts.append(f"is:{kind}")
    included = [*map(_of_tag, sorted(view.include))]
    parts += [f"({' OR '.join(included)})"] if view.mode == "any" and len(included) > 1 else included
    parts += [f"-{_of_tag(tag)}" for tag in sorted(view.exclude)]
    parts += [f"sort:{view.sort}"] if view.sort != "listed" else []
    if text := view.query.strip():
        parts.append(_bracketed(text) if parts else text)  # at the end, where an open quote or bracket does no harm
    return " ".join(parts)


def _of_tag(tag: str) -> str:
    """Return a tag as a field."""
    facet, _, value = tag.partition(":")
    return field_of(facet, value)


def _bracketed(text: str) -> str:
    """Return a search that can stand beside others."""
    return f"({text})" if " OR " in text else text
