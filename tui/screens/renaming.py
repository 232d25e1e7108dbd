"""Calling own tags and saved searches otherwise, and removing them, everywhere at once."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from textual import on

from tui.library.view import SAVED
from tui.look.offers import Offer
from tui.model import TAG_FORM, own_tag, plural
from tui.screens.saving import Saving
from tui.widgets.named import Named, Wish

_DOCUMENT: Final = "doc:"
"""How a document begins among the topics."""
_OWN: Final = "tag:"
"""How an own tag begins."""


class Renaming(Saving):
    """A browser in which own tags and saved searches can be renamed and removed."""

    @on(Named.Asked, "#tags")
    def _change_tag(self, message: Named.Asked) -> None:
        """Rename or remove an own tag; the lexicon's have their names from it."""
        choice = self.tags.current
        if choice is None or not choice.tag.startswith(_OWN):
            self._say("Only own tags can be renamed and removed; W pins and rejects the lexicon's.")
            return
        tag = choice.tag.removeprefix(_OWN)
        if message.wish == "remove":
            self._retag(tag, None)
            return

        def rename(name: str | None) -> None:
            if name and (new := own_tag(name)):
                self._retag(tag, new)
            elif name:
                self._say(f"“{name}” cannot be a tag. {TAG_FORM}", "fault")

        self._ask_tag(tag, rename)

    def _ask_tag(self, tag: str, rename: Callable[[str | None], None]) -> None:
        """Ask how a tag is to be called."""
        from tui.screens.prompt import Prompt

        own = self.session.marks.own

        def about(name: str) -> str:
            new = own_tag(name)
            if new is None:
                return TAG_FORM
            other = own.get(f"{_OWN}{new}")
            if other is None or new == tag:
                return f"Enter renames {tag} on {plural(len(own.get(f'{_OWN}{tag}', ())), 'snippet')}."
            return f"There is a tag {new} on {plural(len(other), 'snippet')}. Enter makes one of the two."

        def offers(begun: str) -> list[Offer]:
            known = sorted(other.removeprefix(_OWN) for other in own)
            return [
                Offer(each, each, "own-tag", len(own[_OWN + each]))
                for each in known
                if each != tag and (begun == tag or begun in each)
            ]

        self.app.push_screen(Prompt(f"Rename the tag {tag}", about, start=tag, offers=offers), rename)

    def _retag(self, old: str, new: str | None) -> None:
        """Give a tag another name, or none, on every snippet and in the filter."""
        done = self.session.rename_tag(old, new)
        if done.rows:
            self.view = replace(
                self.view,
                include=_renamed(self.view.include, old, new),
                exclude=_renamed(self.view.exclude, old, new),
            )
            self._hold()
            self._list(self.view)
        self._apply(done, aloud=True)

    @on(Named.Asked, "#topics")
    def _change_search(self, message: Named.Asked) -> None:
        """Rename or remove a saved search, or a document."""
        line = self.topics.current
        if line is not None and line.folded is None and line.topic.startswith(_DOCUMENT):
            self._change_document(line.topic.removeprefix(_DOCUMENT), message.wish)
            return
        if line is None or line.folded is not None or not line.topic.startswith(SAVED):
            self._say("Saved searches, and documents of your library, can be renamed and removed here.")
            return
        name = line.topic.removeprefix(SAVED)
        if message.wish == "remove":
            self._apply(self.session.keep_searches({name: None}, f"The search “{name}” is removed"), aloud=True)
            return
        from tui.screens.prompt import Prompt

        searches = self.session.marks.searches

        def about(new: str) -> str:
            return "That name is taken; Enter replaces it." if new != name and new in searches else "Enter renames it."

        self.app.push_screen(Prompt(f"Rename {name}", about, start=name), lambda new: self._rename_search(name, new))

    def _change_document(self, document: str, wish: Wish) -> None:
        """Rename a document or take it out of the library."""

    def _rename_search(self, old: str, new: str | None) -> None:
        """Call a saved search otherwise; the last visit goes with it."""
        text = self.session.marks.searches.get(old)
        if not new or new == old or text is None:
            return
        for visits in (self._visited, self._since):
            if old in visits:
                visits[new] = visits[old]
        if self.view.topic == f"{SAVED}{old}":
            self.view = replace(self.view, topic=f"{SAVED}{new}")
        self._apply(self.session.keep_searches({old: None, new: text}, f"“{old}” is called “{new}” now"), aloud=True)


def _renamed(tags: frozenset[str], old: str, new: str | None) -> frozenset[str]:
    """Return the tags of a filter after one of them was renamed or removed."""
    if f"{_OWN}{old}" not in tags:
        return tags
    return (tags - {f"{_OWN}{old}"}) | frozenset({f"{_OWN}{new}"} if new else ())
