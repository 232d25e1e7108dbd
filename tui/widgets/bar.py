"""The scroll bar: Textual's own in looks and manners, whose few different cells are drawn once, not line by line."""

from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class Bar(ScrollBar):
    """A vertical scroll bar."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; a bar of forty lines has five different cells at most."""
        bar, size, ground = self.render(), self.size, self.visual_style.rich_style
        assert isinstance(bar, ScrollBarRender)
        style = self.app.console.get_style(bar.style)
        assert style.color is not None
        assert style.bgcolor is not None
        cells = bar.render_bar(
            size=size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=size.width,
            back_color=style.bgcolor,
            bar_color=style.color,
        ).segments
        filters, behind = self.get_line_filters(), self.background_colors[1]
        drawn: dict[Segment, Strip] = {}
        for cell in {*cells}:
            strip = Strip([Segment(cell.text, ground + cell.style)], size.width)
            for each in filters:
                strip = strip.apply_filter(each, behind)
            drawn[cell] = strip
        return [drawn[cells[y]] for y in crop.line_range]
