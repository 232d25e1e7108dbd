"""Snippets of any kind as they are printed, for properties of what is written of them."""

from hypothesis import strategies as st

from tui.library.catalog.printed import Printed, Tags
from tui.model import Date, Mark, Sighting, Snippet
from tui.text import clean

HOSTILE = ["=1+1", "'=1", "@SUM(A1)", "<b>", "[x](y)", "&amp;", "| a |", "- x", "1. x", "# x", "    x", "a\nb", "---"]
"""Words that some format would take for more than words."""
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)).map(clean)
"""Texts as documents may hold them once they are clean."""
LINKS = st.sampled_from(
    ["https://example.org/a?b=c&d", "HTTP://example.org/(x)", "javascript:alert(1)", "https://x/\"onx='", "file:///x"]
)
TAGS = st.lists(st.sampled_from(["place:mali", "actor:jnim", "theme:jihadism", "tag:follow-up", "tag:x"]), unique=True)
DATES = st.sampled_from(
    [None, Date("4 days ago"), Date("May 2023", "2023-05-01", "month"), Date("1/2/2023", "2023-02-01", "day")]
)


@st.composite
def records(draw: st.DrawFn) -> Printed:
    """Draw what is printed of a snippet."""
    body, derived, byline, source = (draw(st.none() | TEXTS) for _ in range(4))
    shown = Snippet(
        draw(st.text("abcdefghijklmnop234567", min_size=12, max_size=12)),
        title=" ".join(draw(TEXTS).split()) or None,
        body=body,
        derived_title=derived,
        date=draw(DATES),
        byline=byline,
        source=source,
        link=draw(st.none() | LINKS),
    )
    sightings = draw(st.lists(st.builds(Sighting, TEXTS, st.tuples(st.integers(1, 9))), max_size=3))
    mark = Mark(draw(st.booleans()), draw(st.booleans()), note=draw(TEXTS))
    return Printed.of(shown, Tags.of(draw(TAGS)), sightings, mark)
