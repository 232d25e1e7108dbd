"""The open library and its marks: the one door through which marks change, for the screens and the command line alike.

Every call that changes something is one step to undo, applied in memory at once, and says what happened in a sentence.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec.structs import replace

from tui.library.catalog.printed import Printed, decoded, encoded
from tui.library.ingest.opening import Library
from tui.library.marks import MarkRows
from tui.library.recognition import aliases_in, found_again, holds_work, kept_of
from tui.library.retagging import retagged
from tui.library.writing.brief import Brief, Written
from tui.library.writing.marked import marked
from tui.model import LEXICON_FACETS, UNMARKED, Mark, plural
from tui.session.documents import Documents
from tui.session.done import Done
from tui.state.books import searches
from tui.state.changes import Fields
from tui.state.settings import Settings
from tui.state.store import Change, Step, Store

_TOGETHER: Final = 4096
"""So many rows are looked up together."""
_REMEMBERED: Final = 500
"""Of how many snippets that one action marks read the words are kept; of those with a star, a tag or a note of all."""


class Session(Documents):
    """An open library: its rows, their marks, and the words of the lexicon."""

    def __init__(self, library: Library, store: Store, settings: Settings, faults: Sequence[str] = ()) -> None:
        """Take the library to show, the marks to keep, the settings and their faults; `open_session` makes them."""
        super().__init__(library, store, settings)
        self._faults = tuple(faults)
        self.marks: MarkRows
        """The marks of the rows as bitmaps; only this class changes them."""
        self._by_row: dict[int, Mark]
        self.brief: Brief
        """What the person collected for a text of their own; only this class changes it."""
        self.in_brief: frozenset[int] = frozenset()
        """The rows that are in it."""
        self._take_marks()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know: faults of files that were opened, and what the state had to repair."""
        return (*self.store.notices, *self._faults, *self._library.notices, *self.catalog.problems)

    def mark(self, row: int) -> Mark:
        """Return what the person did to a row."""
        return self._by_row.get(row, UNMARKED)

    def tags(self, row: int) -> tuple[str, ...]:
        """Return the tags in force: those of the lexicon with pins and without rejections by facet, then own ones."""
        mark = self.mark(row)
        found = {evidence.tag for evidence in self.catalog.evidence(row) if not evidence.weak}
        force = (found | mark.pinned) - mark.rejected
        given = (tag for kind in LEXICON_FACETS for tag in self.catalog.in_order(kind, force))
        return (*given, *(f"tag:{tag}" for tag in sorted(mark.tags)))

    def objects(self, rows: Iterable[int]) -> Iterator[bytes]:
        """Yield rows as the JSON objects that are printed of them, each one when it is taken."""
        rows = iter(rows)
        while block := [*islice(rows, _TOGETHER)]:
            objects = self.catalog.objects(block)
            for at, row in enumerate(block) if not self._by_row.keys().isdisjoint(block) else ():
                if mark := self._by_row.get(row):
                    objects[at] = encoded(marked(decoded(objects[at]), mark, self.catalog))
            yield from objects

    def printed(self, row: int) -> Printed:
        """Return what is printed of a row."""
        return decoded(next(self.objects([row])))

    def lost_notes(self, row: int) -> tuple[str, ...]:
        """Return the notes of a row that another window wrote over without having seen them."""
        return self.store.conflicts(self.catalog.snippet(row).id)

    def let_go(self, row: int) -> Done:
        """Let go of the notes of a row that another window wrote over, as one step to undo."""
        lost = self.lost_notes(row)
        if (held := self._held(lost)) is not None:
            return held
        said = f"{plural(len(lost), 'lost note')} let go"
        saved = self.store.settle(self.catalog.snippet(row).id, said)
        return Done(f"{said}. {self.keymap.takes_back}", frozenset({row}), saved)

    def read(self, rows: Iterable[int], *, on: bool = True) -> Done:
        """Mark rows read or unread."""
        return self._edit(rows, lambda mark: replace(mark, read=on), "marked read" if on else "marked unread")

    def star(self, rows: Iterable[int], *, on: bool = True) -> Done:
        """Star rows, or take their stars away."""
        return self._edit(rows, lambda mark: replace(mark, starred=on), "starred" if on else "unstarred")

    def tag(self, rows: Iterable[int], add: Iterable[str] = (), remove: Iterable[str] = ()) -> Done:
        """Give rows own tags and take others away; the words are own tags already (`model.own_tag`)."""
        added, removed = frozenset(add), frozenset(remove)
        changes = [f"tagged {' '.join(sorted(added))}"] if added else []
        changes += [f"no longer tagged {' '.join(sorted(removed))}"] if removed else []
        return self._edit(rows, lambda mark: replace(mark, tags=(mark.tags | added) - removed), " and ".join(changes))

    def pin(self, rows: Iterable[int], tag: str, *, on: bool = True) -> Done:
        """Give rows a tag of the lexicon, stronger than the tagger, or leave it to the tagger again."""
        given = frozenset({tag})
        name = self.catalog.name(tag)
        if not on:
            return self._edit(rows, lambda mark: replace(mark, pinned=mark.pinned - given), f"no longer pinned: {name}")
        return self._edit(
            rows,
            lambda mark: replace(mark, pinned=mark.pinned | given, rejected=mark.rejected - given),
            f"pinned: {name}",
        )

    def reject(self, rows: Iterable[int], tag: str, *, on: bool = True) -> Done:
        """Take a tag of the lexicon from rows, for ever, or leave it to the tagger again."""
        taken = frozenset({tag})
        name = self.catalog.name(tag)
        if not on:
            return self._edit(
                rows, lambda mark: replace(mark, rejected=mark.rejected - taken), f"no longer rejected: {name}"
            )
        return self._edit(
            rows,
            lambda mark: replace(mark, rejected=mark.rejected | taken, pinned=mark.pinned - taken),
            f"rejected: {name}",
        )

    def note(self, rows: Iterable[int], text: str) -> Done:
        """Write a note to rows; an empty one takes the note away."""
        return self._edit(rows, lambda mark: replace(mark, note=text), "noted" if text else "without a note now")

    def add_note(self, rows: Iterable[int], text: str) -> Done:
        """Write a text below the notes that rows have, or as the note of those that have none."""
        return self._edit(rows, lambda mark: replace(mark, note=f"{mark.note}\n{text}".strip("\n")), "noted")

    def collect(self, rows: Iterable[int]) -> Done:
        """Put rows at the end of the brief, in their order; take them out if all of them are in it."""
        asked = [*rows]
        new = [self.catalog.snippet(row) for row in asked if row not in self.in_brief]
        if new:
            added = self.brief.added((snippet.id, snippet.headline) for snippet in new)
            return self.rearrange(added, _counted("put into the brief", len(added)))
        gone = [id for id in self.brief.ids if self.catalog.row(id) in asked]
        return self.rearrange(dict.fromkeys(gone), _counted("taken out of the brief", len(gone)))

    def rearrange(self, changed: Mapping[str, Written | None], said: str) -> Done:
        """Change entries of the brief (None takes one out), as one step to undo."""
        if (held := self._held(changed)) is not None:
            return held
        entries: dict[str, Fields | None] = {id: None if item is None else {**item} for id, item in changed.items()}
        saved = self.store.write("briefs", entries, said)
        return Done(f"{said}. {self.keymap.takes_back}", self._take_brief(), saved)

    def rename_tag(self, old: str, new: str | None) -> Done:
        """Call an own tag otherwise on every snippet, also where the document is gone; without a name it goes."""
        changed, said = retagged(self.store.marks, old, new)
        if (held := self._held(changed)) is not None:
            return held
        saved = self.store.put(changed, said)
        return Done(f"{said}. {self.keymap.takes_back}", self._refreshed(changed), saved)

    def keep_searches(self, changed: Mapping[str, str | None], said: str) -> Done:
        """Keep searches under names (None removes one), as one step to undo."""
        if (held := self._held()) is not None:
            return held
        entries: dict[str, Fields | None] = {name: {"query": text} if text else None for name, text in changed.items()}
        saved = self.store.write("searches", entries, said)
        self.marks.searches = searches(self.store)
        return Done(f"{said}. {self.keymap.takes_back}", saved=saved)

    def undo(self) -> Done:
        """Take the last change back, which may be the new name of a document."""
        return self.named_back() or self._stepped(self.store.undo, "Taken back", "Nothing to take back.")

    def redo(self) -> Done:
        """Do again what was taken back."""
        return self._stepped(self.store.redo, "Done again", "Nothing to do again.")

    def take(self, change: Change) -> frozenset[int]:
        """Take in what another window changed; return the rows that are now different."""
        self.marks.searches = searches(self.store)
        return self._refreshed(change.ids)

    def show(self, library: Library) -> str:
        """Make another reading of the documents the present one; return what is new in a few words."""
        news = self.news(library)
        self._library = library
        self.named_otherwise = False
        self.catalog = library.catalog
        self._take_marks()
        return news

    def close(self) -> None:
        """Write what is still to be written, and let the state go."""
        if self._library.ahead is not None:
            self._library.ahead.cancel()
        self.store.close()

    def _edit(self, rows: Iterable[int], edit: Callable[[Mark], Mark], done: str) -> Done:
        """Change only the marks that differ afterwards, as one step to undo."""
        ids = {self.catalog.snippet(row).id: row for row in rows}
        changed = {id: after for id, row in ids.items() if (after := edit(mark := self.mark(row))) != mark}
        if (held := self._held(changed)) is not None:
            return held
        said = _counted(done, len(changed))
        saved = self.store.put(changed, said, seen={id: self.mark(ids[id]) for id in changed})
        self._remember({ids[id]: after for id, after in changed.items()})
        for id, after in changed.items():
            self._put(ids[id], after)
        return Done(f"{said}. {self.keymap.takes_back}", frozenset(ids[id] for id in changed), saved)

    def _take_brief(self) -> frozenset[int]:
        """Hold the brief as the store has it; return the rows that came or went."""
        before = self.in_brief
        self.brief = Brief.of(self.store.book("briefs"))
        self.in_brief = frozenset(row for id in self.brief.ids if (row := self.catalog.row(id)) is not None)
        return before ^ self.in_brief

    def _stepped(self, step: Callable[[], Step | None], head: str, nothing: str) -> Done:
        """Go one step back or forth in the history of changes."""
        taken = step()
        if taken is None:
            return Done(nothing)
        self.marks.searches = searches(self.store)
        said = "" if taken.refused and not taken.ids else f"{head}: {taken.said}."
        return Done(f"{said} {taken.refused or ''}".strip(), self._refreshed(taken.ids), taken.saved)

    def _refreshed(self, ids: Iterable[str]) -> frozenset[int]:
        """Bring the marks of some snippets, and the brief, up to what the store says now."""
        rows = frozenset(row for id in ids if (row := self.catalog.row(id)) is not None)
        for row in rows:
            self._put(row, self.store.get(self.catalog.snippet(row).id))
        return rows | self._take_brief()

    def _take_marks(self) -> None:
        """Hold the marks of all rows as the store has them."""
        self._follow_edits()
        self._by_row = self.catalog.marked_rows(self.store.marks)
        self.marks = MarkRows.of_rows(self.catalog, self._by_row)
        self._take_brief()
        self.marks.searches = searches(self.store)

    def _remember(self, changed: Mapping[int, Mark]) -> None:
        """Keep enough of what is now marked to know it again when its words are edited."""
        few = len(changed) <= _REMEMBERED
        new = {row: mark for row, mark in changed.items() if holds_work(mark) or (few and mark.read)}
        new = {row: mark for row, mark in new.items() if not holds_work(self.mark(row)) and self.mark(row) != mark}
        self._keep_words(new)

    def _keep_words(self, marked: Mapping[int, Mark]) -> None:
        """Write down the words of marked rows; this is no step of its own to take back."""
        kept: dict[str, Fields | None] = {}
        for row, mark in marked.items():
            snippet = self.catalog.snippet(row)
            kept[snippet.id] = {**kept_of(snippet, mark)}
        if kept:
            self.store.write("aliases", kept, "")

    def _follow_edits(self) -> None:
        """Let marks follow snippets whose words were edited since they were made."""
        marks, book = self.store.marks, self.store.book("aliases")
        self.catalog.know_as(aliases_in(book))
        if self.catalog.has_others():
            others = ((id, self.catalog.other_row(id)) for id in marks)
            held = {id: self.catalog.snippet(row).id for id, row in others if row is not None}
            self.catalog.know_as({now: id for id, now in held.items() if now not in marks})
        if not self._library.anew or not book:
            return
        found = found_again(book, self.catalog, marks, self._library.names)
        self.catalog.know_as(found)
        if found and not self.store.read_only:
            self.store.write("aliases", {now: {"id": id} for now, id in found.items()}, "")
            rows = {id: row for id in found.values() if (row := self.catalog.marked_row(id)) is not None}
            self._keep_words({row: marks[id] for id, row in rows.items()})

    def _put(self, row: int, mark: Mark) -> None:
        """Hold the mark of a row, here and in the bitmaps."""
        self.marks.change(row, self.mark(row), mark)
        self._by_row[row] = mark


def _counted(done: str, count: int) -> str:
    """Return what was done as a sentence begins, with how often where that was more than once."""
    return done[:1].upper() + done[1:] if count == 1 else f"{count:,} {done}"
