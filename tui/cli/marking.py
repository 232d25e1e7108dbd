"""``mark``: read, star, tag, pin, reject, note; the same calls as the keys of the reader."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tui.cli.opening import complain
from tui.cli.options import home_option, in_option, opened

if TYPE_CHECKING:
    from tui.session import Done, Session

_PATIENCE: Final = 0.2
"""After so many seconds without an answer from the disk its complaints are looked at."""


def _own_tags(_: click.Context, option: click.Parameter, words: tuple[str, ...]) -> frozenset[str]:
    """Return own tags as they are kept."""
    from tui.model import own_tag

    tags = {word: own_tag(word) for word in words}
    for word, tag in tags.items():
        if tag is None:
            raise click.BadParameter(
                f"{word!r} is no tag; it takes one word of letters, digits, - _ and .", param=option
            )
    return frozenset(tag for tag in tags.values() if tag)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--read/--unread", "read", default=None, help="Mark as read or unread.")
@click.option("--star/--unstar", "starred", default=None, help="Star, or take the star away.")
@click.option("--tag", "tagged", multiple=True, metavar="TAG", callback=_own_tags, help="Give an own tag.")
@click.option("--untag", "untagged", multiple=True, metavar="TAG", callback=_own_tags, help="Take an own tag away.")
@click.option("--pin", "pinned", multiple=True, metavar="TAG", help="Give a tag of the lexicon: place:mali.")
@click.option("--reject", "rejected", multiple=True, metavar="TAG", help="Take a tag of the lexicon away for ever.")
@click.option("--note", metavar="TEXT", help="Write a note; an empty one takes the note away.")
@in_option
@home_option
def mark(
    ids: tuple[str, ...],
    paths: tuple[Path, ...],
    read: bool | None,
    starred: bool | None,
    tagged: frozenset[str],
    untagged: frozenset[str],
    pinned: tuple[str, ...],
    rejected: tuple[str, ...],
    note: str | None,
) -> int:
    """Mark the snippets with these IDs; the first characters of one are enough if no other begins so."""
    if all(wish is None for wish in (read, starred, note)) and not (tagged or untagged or pinned or rejected):
        raise click.UsageError("Say what to do with them, as in --star or --tag follow-up.")
    with opened(paths) as session:
        _check_tags(session.catalog.names, (*pinned, *rejected))
        if session.store.read_only:
            complain(session.store.notices)
            return 1
        rows, unknown = _rows(session, ids)
        complain(unknown)

        def changes() -> "Iterator[Done]":
            """Make the changes one by one."""
            if read is not None:
                yield session.read(rows, on=read)
            if starred is not None:
                yield session.star(rows, on=starred)
            if tagged or untagged:
                yield session.tag(rows, tagged, untagged)
            for tag in pinned:
                yield session.pin(rows, tag)
            for tag in rejected:
                yield session.reject(rows, tag)
            if note is not None:
                yield session.note(rows, note)

        kept = all([_kept(session, done) for done in changes()]) if rows else False
        return 0 if kept and not unknown else 1


def _check_tags(known: Collection[str], tags: Iterable[str]) -> None:
    """Refuse a tag that the lexicon does not have, with the nearest that it has."""
    for tag in tags:
        if tag not in known:
            from difflib import get_close_matches

            meant = tag.lower()
            near = [name for name in known if name.partition(":")[2] == meant] or get_close_matches(meant, known, 1)
            raise click.UsageError(f"The lexicon has no tag {tag!r}." + (f" Did you mean {near[0]}?" if near else ""))


def _rows(session: "Session", ids: Iterable[str]) -> tuple[list[int], list[str]]:
    """Return the rows that ids name, and a sentence for each id that names none."""
    from tui.cli.naming import row_of

    found = [row_of(session.catalog, id) for id in ids]
    return [row for row in found if isinstance(row, int)], [said for said in found if isinstance(said, str)]


def _kept(session: "Session", done: "Done") -> bool:
    """Wait until a change is on disk and say what was done, or say why it is not kept."""
    while done.saved is not None and not done.saved.done():
        try:
            done.saved.result(_PATIENCE)
        except TimeoutError:
            if session.store.failure:
                complain([session.store.failure])
                return False
    if done.saved is not None and (error := done.saved.exception()):
        complain([f"Not saved: {error}."])
        return False
    click.echo(done.said.removesuffix(session.keymap.takes_back).rstrip())
    return True
