"""What a frame paints: of each stretch of the screen that changed, the widget in front, and nothing else.

Textual by itself draws the box around all changes with every widget in it, which made two thirds of what a key cost.
The names of Textual that this needs and that are its own (`_compositor`, `_dirty_regions`, `_regions_to_spans`) stand
in this module only; a test holds that what is painted piece by piece is what the screen looks like when it is painted
as a whole.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip


class Painter(Compositor):
    """Paints what changed, asking only the widgets that are seen there, only for what of them is seen."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last frame, None if nothing did."""
        window = self.size.region
        changed = {part for region in self._dirty_regions if (part := region.intersection(window))}
        self._dirty_regions.clear()
        if not changed:
            return None
        spans = [*self._regions_to_spans(changed)]
        return ChopsUpdate(self._pieces(spans), spans, [ends[1:] for ends in self.cuts])

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return the whole screen; for a picture as Textual does it, which knows what each letter stands for."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        window = self.size.region
        pieces = self._pieces([(y, *window.column_span) for y in window.line_range])
        return LayoutUpdate([[piece for piece in line.values() if piece] for line in pieces], window)

    def _pieces(self, spans: Sequence[tuple[int, int, int]]) -> list[dict[int, Strip | None]]:
        """Return for each line what to paint, by the column where it begins; None where nothing changed."""
        cuts = self.cuts
        pieces: list[dict[int, Strip | None]] = [{} for _ in cuts]
        bare: dict[tuple[int, int], list[int]] = {}
        """Where nothing is drawn yet: the lines of each column of pieces, by its edges."""
        for y, left, right in spans:
            pieces[y] = pieces[y] or dict.fromkeys(cuts[y][:-1])
            for column in pairwise(cuts[y]):
                if column[0] < right and column[1] > left:
                    bare.setdefault(column, []).append(y)
        for widget, (region, clip) in self.visible_widgets.items():  # those in front first
            shown = region.intersection(clip)
            for column, open_ in bare.items():
                if shown.x <= column[0] < shown.right and (seen := [y for y in open_ if shown.y <= y < shown.bottom]):
                    bare[column] = [y for y in open_ if not shown.y <= y < shown.bottom]
                    for first, last in _runs(seen):
                        part = Region.from_corners(column[0], first, column[1], last + 1)
                        for y, strip in enumerate(widget.render_lines(part - region.offset), first):
                            pieces[y][column[0]] = strip
        return pieces


def paint_what_changed(screen: Screen[None]) -> None:
    """Let a screen, not shown yet, paint so."""
    screen._compositor = Painter()


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of lines that follow each other."""
    first = last = lines[0]
    for line in lines:
        if line > last + 1:
            yield first, last
            first = line
        last = line
    yield first, last
