"""``serve``: the reader in a browser, for whoever has the address that is printed."""

import shlex
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from tui.cli.extras import extra
from tui.cli.opening import complain, something
from tui.cli.options import home, home_option

_OPEN_TO_ALL = (
    "Whoever gets this address can read and mark here, and what goes over the network can be overheard. "
    "Only this machine is reached by --host 127.0.0.1; let an ssh tunnel lead there."
)


def _origin(_: click.Context, option: click.Parameter, url: str | None) -> str | None:
    """Refuse what is not the beginning of a web address, up to the port."""
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise click.BadParameter(
            "this takes http or https, a name and maybe a port: https://example.org.", param=option
        )
    return url


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Listen on this address; the default is for this machine alone.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Listen on this port; 0 is one that is free.",
)
@click.option(
    "--url", callback=_origin, metavar="URL", help="Where browsers reach it, if not there: https://example.org."
)
@home_option
def serve(paths: tuple[Path, ...], host: str, port: int, url: str | None) -> int:
    """Open the reader in a browser: print an address that lets in, and serve until ctrl+c.

    PATHs are as for the reader in a terminal. Every window of the browser is a reader of its own; all see each other's
    marks. The address holds a token, new each time, without which nothing is answered.
    """
    with extra("web", "A browser"):
        from aiohttp.web import run_app

        from tui.cli.web import Address, Web, everywhere, loopback
    if paths and not something(paths):
        return 1
    if everywhere(host) and url is None:
        raise click.UsageError(f"{host} is every address of this machine; say with --url which one browsers go to.")
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        complain([f"Nothing can listen on {host}, port {port}: {error.strerror or error}. --port 0 takes a free one."])
        return 1
    server = Web(_command(paths, home()), Address.of(host, listening.getsockname()[1], url))
    if not loopback(host):
        complain([_OPEN_TO_ALL])
    click.echo(f"The reader is at {server.way_in}\nctrl+c ends it.")
    run_app(server.application(), sock=listening, print=None, access_log=None, shutdown_timeout=2)
    return 0


def _command(paths: tuple[Path, ...], home: Path | None) -> str:
    """Return the shell command that opens a reader as this command was told to."""
    where = ["--home", str(home.absolute())] if home is not None else []
    return "exec " + shlex.join([sys.executable, "-m", "tui", *where, *(str(path.absolute()) for path in paths)])
