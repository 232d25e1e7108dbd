"""Taking along: copying, opening links, collecting a brief, writing files."""

from msgspec.structs import replace
from pyroaring import BitMap

from tui.library.writing.citing import citation, place_of
from tui.screens.arriving import Arriving
from tui.screens.clipboard import copy, open_or_copy
from tui.screens.panes import title_of


class Taking(Arriving):
    """A browser from which snippets are taken along."""

    def action_open_link(self) -> None:
        """Open the snippet's link, or say where it stands."""
        for row in self._here():
            link = self.session.catalog.snippet(row).link
            where = "; ".join(place_of(sighting) for sighting in self.session.catalog.sightings(row)[:1])
            self._say(open_or_copy(self.app, link) if link else f"This snippet has no link. It stands in {where}.")

    def action_copy(self) -> None:
        """Copy a citation of the snippet, or of each one that is selected."""
        texts = [citation(self.session.printed(row)) for row in self._in_order()]
        self._copy("\n".join(texts), "The citation was", "citations", len(texts))

    def action_copy_whole(self) -> None:
        """Copy the text of the snippet, or of each one that is selected."""
        snippets = [self.session.catalog.snippet(row) for row in self._in_order()]
        texts = ["\n\n".join(part for part in (each.title, each.body) if part) for each in snippets]
        self._copy("\n\n\n".join(texts), "The text was", "texts", len(texts))

    def _copy(self, text: str, one: str, many: str, count: int) -> None:
        """Copy a text, and say where it went."""
        if count:
            self._say(copy(self.app, text, one if count == 1 else f"{count:,} {many} were"))

    def action_collect(self) -> None:
        """Put the snippet, or the selection, into the brief; take it out if it is in it."""
        self._apply(self.session.collect(self._in_order()), aloud=True)

    def action_brief(self) -> None:
        """Show the brief."""
        from tui.screens.brief import BriefPage  # like every dialog no part of the first paint

        self.app.push_screen(BriefPage(self.session, self._apply), self._go_to)

    def action_write(self) -> None:
        """Write what is selected, else what is listed, to a file."""
        from tui.screens.writing import Writing

        session = self.session
        rows = self._in_order() if self.selection else self._listing.rows
        if not rows:
            self._say("Nothing is listed that could be written.")
            return
        writing = Writing(lambda: session.objects(rows), len(rows), title_of(session, self.view))
        self.app.push_screen(writing, lambda said: self._say(said or ""))

    def _in_order(self) -> list[int]:
        """Return the rows that a key acts on, in the order in which they are listed."""
        chosen = BitMap(self._chosen())
        return [row for row in self._listing.rows if row in chosen] if len(chosen) > 1 else [*chosen]

    def _go_to(self, id: str | None) -> None:
        """Go to a snippet; where it is not listed, all are listed again."""
        row = None if id is None else self.session.catalog.row(id)
        if row is None:
            return
        if row not in self._listing.matched:
            self.search.set_quietly("")
            self._relist(replace(self.view, topic="all", include=frozenset(), exclude=frozenset(), query=""))
        index = self._listing.index(row)
        if index is not None:
            self.snippets.cursor = index
        self.action_pane("snippets")
