"""What a frame paints: of each stretch of the screen that changed, the widget in front, and nothing else.

Textual by itself draws the box around all changes with every widget in it, which made two thirds of what a key cost,
and lets each widget tell the screen by messages that it changed. The names of Textual that this needs and that are its
own stand in this module only (the keyboard needs one more, its parser of keys); a test holds that what is painted piece
by piece is what the screen looks like when it is painted as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.segment import Segment
from textual import events
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region, Size
from textual.screen import Screen, ScreenResultType
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class Pieces(CompositorUpdate):
    """Pieces of lines, to be written where they stand."""

    def __init__(self, pieces: Sequence[tuple[int, int, Strip]]) -> None:
        """Take the pieces, each behind its line and column."""
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """Return what is sent to the terminal."""
        return "".join([f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for y, x, strip in self.pieces])


class Painter(Compositor):
    """Paints what changed, asking only the widgets that are seen there, only for what of them is seen."""

    waits = False
    """Whether nothing is painted yet, since what is to be seen is still being put together."""

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """Return what is to be painted, None if nothing is."""
        return None if self.waits else super().render_update(full, screen_stack, simplify)

    def render_partial_update(self) -> Pieces | None:  # type: ignore[override]  # Textual only writes it
        """Return what changed since the last frame, None if nothing did."""
        window = self.size.region
        changed = {part for region in self._dirty_regions if (part := region.intersection(window))}
        self._dirty_regions.clear()
        return Pieces([*self.pieces(changed)]) if changed else None

    def render_full_update(self, simplify: bool = False) -> CompositorUpdate:  # type: ignore[override]
        """Return the whole screen; for a picture as Textual does it, which knows what each letter stands for."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        return Pieces(sorted(self.pieces([self.size.region]), key=lambda piece: piece[:2]))

    def pieces(self, changed: Iterable[Region]) -> Iterator[tuple[int, int, Strip]]:
        """Yield what stands in some parts of the screen now."""
        bare: dict[tuple[int, int], list[int]] = {}
        """Where nothing is drawn yet: the lines, by the columns between which they are bare."""
        for y, left, right in self._regions_to_spans(changed):
            bare.setdefault((left, right), []).append(y)
        for widget, (region, clip) in self.visible_widgets.items():  # those in front first
            shown = region.intersection(clip)
            for (left, right), lines in [*bare.items()]:
                first, end = max(left, shown.x), min(right, shown.right)
                if first >= end or not (seen := [y for y in lines if shown.y <= y < shown.bottom]):
                    continue
                bare[left, right] = [y for y in lines if not shown.y <= y < shown.bottom]
                for beside in ((left, first), (end, right)):
                    if beside[0] < beside[1]:
                        bare[beside] = sorted((*bare.get(beside, ()), *seen))
                for top, bottom in _runs(seen):
                    part = Region.from_corners(first, top, end, bottom + 1)
                    crop = part - region.offset
                    strips = bar_lines(widget, crop) if isinstance(widget, ScrollBar) else widget.render_lines(crop)
                    for y, strip in enumerate(strips, top):
                        yield y, first, strip


def bar_lines(bar: ScrollBar, crop: Region) -> list[Strip]:
    """Return lines of the scroll bar of a pane: Textual draws each by itself, and most are alike."""
    drawn, size, ground = bar.render(), bar.size, bar.visual_style.rich_style
    assert isinstance(drawn, ScrollBarRender)
    style = bar.app.console.get_style(drawn.style)
    assert style.color is not None
    assert style.bgcolor is not None
    cells = drawn.render_bar(
        size=size.height,
        virtual_size=drawn.virtual_size,
        window_size=drawn.window_size,
        position=drawn.position,
        thickness=size.width,
        back_color=style.bgcolor,
        bar_color=style.color,
    ).segments
    filters, behind = bar.get_line_filters(), bar.background_colors[1]
    strips: dict[Segment, Strip] = {}
    for cell in {*cells}:
        strip = Strip([Segment(cell.text, ground + cell.style)], size.width)
        for each in filters:
            strip = strip.apply_filter(each, behind)
        strips[cell] = strip
    return [strips[cells[y]] for y in crop.line_range]


class Painted(Screen[ScreenResultType]):
    """A screen that paints what changed, in the frame of the key, also where it stands behind another."""

    _covered = False
    """Whether another screen was painted over it."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Take what a screen takes."""
        super().__init__(name, id, classes)
        self._compositor = self._painter = Painter()

    def hold_painting(self) -> None:
        """Paint nothing until `paint_from_now_on`: what is to be seen is still being put together."""
        self._painter.waits = True

    def paint_from_now_on(self) -> None:
        """Lay out and paint, not waiting for the next frame: all is there now."""
        self._painter.waits = False
        self._refresh_layout()
        self._layout_required = False

    def paint(self) -> None:
        """Paint what changed, if the screen stands and nothing else is to be done before that; else Textual will."""
        seen = self._compositor.visible_widgets
        if (
            self._covered
            or self._layout_required
            or self is not self.app.screen
            or any(widget._layout_required for widget in seen)
        ):
            return
        changed = {widget for widget in seen if widget._repaint_required}
        for widget in changed:
            widget._repaint_required = False
        self._compositor.update_widgets(changed | self._dirty_widgets)
        self._compositor_refresh()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "Painted[ScreenResultType]":
        """Paint parts again; when Textual asks for all of it, as it does at every turn, each pane sees to itself."""
        return super().refresh(*regions, repaint=repaint and bool(regions), layout=layout, recompose=recompose)

    def on_screen_suspend(self) -> None:
        """Be painted over."""
        self._covered = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Be painted again, in one frame with what the other one led to."""
        event.refresh_styles &= self.stack_updates > 0  # the first time all was styled a moment ago, as it was mounted
        if self._covered:
            self._covered = False
            self._compositor._dirty_regions.add(self.size.region)
            self.paint()

    def _screen_resized(self, size: Size) -> None:
        """Be laid out where the size is another; Textual tells that of every screen for each one that comes."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Paint what changed; have the screen in front paint it where that lets this one through.

        Textual then has all of it painted once more.
        """
        if self is self.app.screen:
            super()._compositor_refresh()
            return
        changed = [*self._compositor._dirty_regions]
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        if changed and self.is_current:
            self.app.screen.refresh(*changed)


if TYPE_CHECKING:
    Part = Painted[None]
else:

    class Part(metaclass=type(Screen)):
        """A part of the reader; no screen by itself, for Textual looks through all names of each class of a screen.

        With a score of parts that was a tenth of the start. The last of them, `Reader`, is the screen.
        """


def lines_of(screen: Screen[ScreenResultType], part: Region) -> list[Strip]:
    """Return what stands in a part of a screen now, line by line."""
    if not isinstance(screen._compositor, Painter):
        return [line.crop(*part.column_span) for line in screen._compositor.render_strips()[part.y : part.bottom]]
    lines: dict[int, list[Strip]] = {y: [] for y in part.line_range}
    for y, _, strip in sorted(screen._compositor.pieces([part]), key=lambda piece: piece[:2]):
        lines[y].append(strip)
    return [Strip.join(line) for line in lines.values()]


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of lines that follow each other."""
    first = last = lines[0]
    for line in lines:
        if line > last + 1:
            yield first, last
            first = line
        last = line
    yield first, last
