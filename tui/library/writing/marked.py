"""What the person did to a snippet, written into what was printed of it."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.library.catalog.printed import Printed, Tags
from tui.model import LEXICON_FACETS, Mark

if TYPE_CHECKING:
    from tui.library.catalog.catalog import Catalog


def marked(printed: Printed, mark: Mark, catalog: "Catalog") -> Printed:
    """Return a snippet with its mark; pins, rejections and own tags are among its tags as everywhere."""
    force = ({*printed.tags.of_lexicon()} | mark.pinned) - mark.rejected
    given = (tag for facet in LEXICON_FACETS for tag in catalog.in_order(facet, force))
    tags = Tags.of((*given, *(f"tag:{tag}" for tag in sorted(mark.tags))))
    return replace(printed, read=mark.read, starred=mark.starred, note=mark.note, tags=tags)
