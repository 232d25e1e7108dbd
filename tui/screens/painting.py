"""What a frame paints: of each stretch of the screen that changed, the widget in front, and nothing else.

Textual by itself draws the box around all changes with every widget in it, which made two thirds of what a key cost.
This stands on names of Textual that are its own (`_compositor`, `_dirty_regions`, `_regions_to_spans`); a test holds
that what is painted piece by piece is what the screen looks like when it is painted as a whole.
"""

from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class Painter(Compositor):
    """Paints what changed, asking only the widgets that are seen there, only for the lines that changed."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last frame, None if nothing did."""
        window = self.size.region
        changed = {part for region in self._dirty_regions if (part := region.intersection(window))}
        self._dirty_regions.clear()
        if not changed:
            return None
        spans = [*self._regions_to_spans(changed)]
        pieces = self._pieces(spans)
        return ChopsUpdate(pieces, spans, [ends[1:] for ends in self.cuts])

    def _pieces(self, spans: list[tuple[int, int, int]]) -> list[dict[int, Strip | None]]:
        """Return for each line what to paint, by the column where it begins; None where nothing changed."""
        cuts = self.cuts
        pieces: list[dict[int, Strip | None]] = [{} for _ in cuts]
        bare: dict[tuple[int, int], int] = {}
        """Where nothing is drawn yet: the end of each piece that reaches into a span, by its line and column."""
        for y, left, right in spans:
            pieces[y] = pieces[y] or dict.fromkeys(cuts[y][:-1])
            bare.update({(y, x): end for x, end in pairwise(cuts[y]) if x < right and end > left})
        for widget, (region, clip) in self.visible_widgets.items():  # those in front first
            shown = region.intersection(clip)
            left, top, right, bottom = shown.corners
            seen = [(y, x) for y, x in bare if top <= y < bottom and left <= x < right]
            if not seen:
                continue
            first, left = min(y for y, _ in seen), min(x for _, x in seen)
            last, right = max(y for y, _ in seen), max(bare[place] for place in seen)
            part = Region.from_corners(left, first, right, last + 1)
            strips = widget.render_lines(part - region.offset)
            for y, x in seen:
                pieces[y][x] = strips[y - first].crop(x - left, bare.pop((y, x)) - left)
        return pieces
