"""Narrowing to what a snippet is about, and choosing the order of the list: each a small list to choose from."""

from typing import Final

from msgspec.structs import replace

from tui.library.view import SORTS
from tui.look.lines import Choice
from tui.look.status import SORT_NAMES
from tui.model import facet
from tui.screens.panes import label_of
from tui.screens.taking import Taking

_KINDS: Final = {"place": "place", "actor": "actor", "theme": "theme", "tag": "own tag"}


class Narrowing(Taking):
    """A browser whose list is narrowed and sorted by choice."""

    def action_narrow(self) -> None:
        """Narrow the list to a place, actor, theme or own tag of the snippet."""
        from tui.screens.choosing import Choosing  # like every dialog no part of the first paint

        for row in self._here():
            session = self.session
            force = {self.view.topic, *self.view.include}
            choices = [
                Choice(
                    tag,
                    label_of(session, tag),
                    f"{_KINDS[facet(tag)]} · {len(session.marks.rows(session.catalog, tag)):,}",
                    tag in force,
                )
                for tag in session.tags(row)
            ]
            if choices:
                self.app.push_screen(Choosing("Narrow to", choices), self._narrow_to)
            else:
                self._say("Nothing is known of this snippet that one could narrow to; t gives it a tag.")

    def _narrow_to(self, tag: str | None) -> None:
        """List only what has a tag too; one that is in force already is lifted."""
        view = self.view
        if tag is None:
            return
        if tag == view.topic:
            view = replace(view, topic="all")
        elif tag in view.include:
            view = replace(view, include=view.include - {tag})
        elif view.topic == "all" and facet(tag) in {"place", "theme"}:
            view = replace(view, topic=tag)
        else:
            view = replace(view, include=view.include | {tag}, mode="all")
        self._relist(view)

    def action_sort(self) -> None:
        """Choose the order of the list; the present one again turns it round."""
        from tui.screens.choosing import Sorting

        present, plain = self.view.sort, self.view.sort.removeprefix("-")
        choices = [
            Choice(
                sort,
                SORT_NAMES[present if sort == plain else sort],
                self.session.keymap.signs(f"sorting.by('{sort}')"),
                sort == plain,
            )
            for sort in SORTS
        ]
        self.app.push_screen(Sorting("Sort", choices), self._sort_by)

    def _sort_by(self, chosen: str | None) -> None:
        """List in another order; the cursor stays on its snippet."""
        if chosen is None:
            return
        from tui.library.search.fields import backwards  # comes with the search

        sort = backwards(self.view.sort) if chosen == self.view.sort.removeprefix("-") else chosen
        self._relist(replace(self.view, sort=sort))
        if self._listing.sort == sort:
            self._say(f"Sorted {SORT_NAMES[sort]}.")
        else:
            self._say(f"The search itself says sort:{self._listing.sort}; without that the list is {SORT_NAMES[sort]}.")
