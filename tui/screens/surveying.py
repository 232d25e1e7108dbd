"""Stepping back from single snippets: the timeline and the figures of what is listed."""

from msgspec.structs import replace

from tui.screens.gathering import Gathering


class Surveying(Gathering):
    """A reader that also shows what is listed as a whole."""

    def action_timeline(self) -> None:
        """Show what is listed over time; opening a stretch narrows the search to it."""
        from tui.screens.timeline import Timeline

        if self._listing.matched:
            self.app.push_screen(Timeline(self.session, self._listing.matched), self._narrow_to_span)
        else:
            self._say("Nothing is listed, so there is nothing to show over time.")

    def _narrow_to_span(self, query: str | None) -> None:
        """Add a stretch of time to the search, and go to the list."""
        if not query:
            return
        before = self.view.query.strip()
        joined = f"({before}) {query}" if " OR " in before else f"{before} {query}".strip()
        self._relist(replace(self.view, query=joined))
        self.search.set_quietly(joined)
        self.action_pane("snippets")

    def action_figures(self) -> None:
        """Show topics over time and names that occur together, of what is listed."""
        from tui.screens.figures import FiguresPage

        if self._listing.matched:
            self.app.push_screen(FiguresPage(self.session, self._listing.matched))
        else:
            self._say("Nothing is listed, so there is nothing to count.")
