"""Where the person was: what is found again at the next start."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from tui.library.view import SORTS, View
from tui.state.fields import JSON

Kept: TypeAlias = Mapping[str, object]
"""The place as the state keeps it: anything may stand there, since people edit the file."""


class Place(NamedTuple):
    """The view, the snippet and the folded groups one was at, and the hints one has seen."""

    view: View = View()
    """What was listed."""
    snippet: str = ""
    """The id of the snippet under the cursor."""
    folded: frozenset[str] = frozenset({"story"})
    """The groups of topics that were folded."""
    welcomed: bool = False
    """Whether the welcome was shown before."""

    @classmethod
    def read(cls, kept: Kept) -> "Place":
        """Return the place that the state keeps; what is not in the right form counts as not there."""
        view = _mapping(kept.get("view"))
        sort, mode = _text(view, "sort"), _text(view, "mode")
        any_or_all: Literal["any", "all"] = "all" if mode == "all" else "any"
        return cls(
            View(
                topic=_text(view, "topic") or "all",
                include=_texts(view, "include"),
                exclude=_texts(view, "exclude"),
                mode=any_or_all,
                query=_text(view, "query"),
                sort=sort if sort.removeprefix("-") in SORTS else "listed",
            ),
            _text(kept, "snippet"),
            _texts(kept, "folded") if "folded" in kept else Place().folded,
            kept.get("welcomed") is True,
        )

    def kept(self) -> dict[str, JSON]:
        """Return the place in the form that the state keeps."""
        view = self.view
        return {
            "view": {
                "topic": view.topic,
                "include": [*sorted(view.include)],
                "exclude": [*sorted(view.exclude)],
                "mode": view.mode,
                "query": view.query,
                "sort": view.sort,
            },
            "snippet": self.snippet,
            "folded": [*sorted(self.folded)],
            "welcomed": self.welcomed,
        }


def _mapping(value: object) -> Kept:
    """Return a mapping, empty where there is none."""
    return value if isinstance(value, Mapping) else {}


def _text(kept: Kept, name: str) -> str:
    """Return a text, empty where there is none."""
    value = kept.get(name)
    return value if isinstance(value, str) else ""


def _texts(kept: Kept, name: str) -> frozenset[str]:
    """Return the texts of a list, none where there is no list."""
    value = kept.get(name)
    return frozenset(text for text in value if isinstance(text, str)) if isinstance(value, list) else frozenset()
