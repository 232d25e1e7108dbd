"""``feeds`` and ``fetch``: the addresses that one subscribes to, and bringing them up to date."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.opening import complain
from tui.cli.options import home_option, stored
from tui.cli.printing import waiting

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tui.intake.refreshing import Refreshed


@click.group(invoke_without_command=True)
@home_option
@click.pass_context
def feeds(context: click.Context) -> int | None:
    """List the feeds that you subscribed to, or add, remove and import some."""
    if context.invoked_subcommand is not None:
        return None
    from tui.state.feeds import feeds

    with stored() as (store, _):
        held = feeds(store)
    if not held:
        complain(["You subscribed to no feed. “sahel-reader feeds add URL” does."])
        return 1
    for feed in held:
        click.echo(f"{feed.address}\t{feed.title}".rstrip())
    return 0


@feeds.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@home_option
def add_feeds(addresses: tuple[str, ...]) -> int:
    """Subscribe to feeds; fetch brings what they hold."""
    from tui.parsing.formats.entries import web_address
    from tui.state.feeds import Feed, feeds, subscribe

    wrong = [address for address in addresses if not web_address(address)]
    complain(f"{address} is no address of the web; it begins with http:// or https://." for address in wrong)
    with stored() as (store, _):
        known = {feed.address for feed in feeds(store)}
        named = dict.fromkeys(web_address(address) for address in addresses)
        wanted = [Feed(address) for address in named if address and address not in known]
        done = not wanted or _kept(subscribe(store, wanted))
    if done:
        click.echo(f"{len(wanted):,} added, {len(addresses) - len(wanted) - len(wrong):,} known already.")
    return 0 if done and not wrong else 1


@feeds.command("remove")
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@home_option
def remove_feeds(addresses: tuple[str, ...]) -> int:
    """Take subscriptions away; the documents that came stay."""
    from tui.state.feeds import feeds, unsubscribe

    with stored() as (store, _):
        known = {feed.address for feed in feeds(store)}
        there = [address for address in addresses if address in known]
        done = not there or _kept(unsubscribe(store, there))
    complain(f"You did not subscribe to {address}." for address in addresses if address not in known)
    if done:
        click.echo(f"{len(there):,} removed.")
    return 0 if done and len(there) == len(addresses) else 1


@feeds.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@home_option
def import_feeds(file: Path) -> int:
    """Subscribe to the feeds that an OPML file of another reader names."""
    from tui.parsing import Undecodable
    from tui.parsing.formats import format_of
    from tui.parsing.formats.opml import outlines
    from tui.state.feeds import Feed, feeds, subscribe

    data = file.read_bytes()
    if (found := format_of(data)) is None or found.module != "opml":
        complain([f"{file} was not imported. It is {found.name if found else 'a text'}, not a list of feeds (OPML)."])
        return 1
    try:
        named = [Feed(outline.address, outline.title) for outline in outlines(data)]
    except Undecodable as refused:
        complain([f"{file} was not imported. {refused}"])
        return 1
    with stored() as (store, _):
        known = {feed.address for feed in feeds(store)}
        wanted = [feed for feed in named if feed.address not in known]
        done = not wanted or _kept(subscribe(store, wanted))
    if done:
        click.echo(f"{len(wanted):,} added, {len(named) - len(wanted):,} known already.")
    return 0 if done else 1


@click.command()
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@home_option
def fetch(allow_private: bool) -> int:
    """Bring all feeds up to date: what changed is taken into your library."""
    from tui.intake.refreshing import refresh
    from tui.model import plural
    from tui.parsing import Undecodable
    from tui.state.feeds import feeds

    with stored() as (store, where):
        addresses = [feed.address for feed in feeds(store)]
    if not addresses:
        complain(["You subscribed to no feed. “sahel-reader feeds add URL” does."])
        return 1
    count = 0
    with waiting() as step:

        def tell(one: "Refreshed") -> None:
            nonlocal count
            count += 1
            step("")
            for target in one.redirects:
                click.echo(f"→ {target}")
            if one.failed:
                complain([one.sentence])
            else:
                click.echo(one.sentence)
            step(f"{count:,} of {len(addresses):,} feeds …")

        step(f"0 of {len(addresses):,} feeds …")
        try:
            done = refresh(addresses, where.library, where.fetched, time.time(), tell, private=allow_private)
        except Undecodable as missing:
            step("")
            complain([f"Nothing was fetched. {missing}"])
            return 1
    failed = sum(one.failed for one in done)
    new = plural(sum(one.new for one in done), "new snippet")
    click.echo(f"{plural(len(done), 'feed')}, {new}, {failed:,} failed.")
    return 1 if failed else 0


def _kept(saved: "Future[None]") -> bool:
    """Wait until a change is on disk, or say why it is not."""
    if error := saved.exception():
        complain([f"Not saved: {error}."])
    return error is None
