"""Reading documents in another process, as seen from this one: how far it is, and what lies in the cache already."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import IO, Final

import msgspec

from tui.library.ingest.sources import Report, Request, Sources
from tui.model import OwnLines, plural

_RATE_FROM: Final = 1.0
"""After so many seconds it is worth saying how fast it goes."""
_OFTEN: Final = 0.25
"""At least so often, in seconds, it is told how far it is."""
_AT_ONCE: Final = 65_536


class Broken(Exception):
    """The other process ended before it was done."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is."""

    documents: int = 0
    """So many documents were read …"""
    of_documents: int = 0
    """… of so many that must be."""
    size: int = 0
    """So many bytes were read …"""
    of_size: int = 0
    """… of so many."""
    snippets: int = 0
    """So many snippets were found in them."""
    seconds: float = 0
    """So long it took."""
    problems: tuple[str, ...] = ()
    """One sentence for each document that the system did not let us read."""
    ready: int = 0
    """How many times a catalog of what was read so far was put into the cache."""

    def after(self, report: Report) -> "Progress":
        """Return how far it is when more is reported."""
        return Progress(
            self.documents + report.documents,
            self.of_documents + report.of_documents,
            self.size + report.size,
            self.of_size + report.of_size,
            self.snippets + report.snippets,
            self.seconds,
            (*self.problems, *report.problems),
            self.ready + report.ready,
        )

    @property
    def left(self) -> float | None:
        """So many seconds it will still take, as far as that can be told."""
        return self.seconds * (self.of_size - self.size) / self.size if self.size else None

    def told(self, *, briefly: bool = False) -> str:
        """Return what to tell the person."""
        said = [f"Reading {self.documents:,}/{self.of_documents:,}" if self.of_documents else "Looking what to read"]
        if self.snippets:
            said.append(plural(self.snippets, "snippet"))
        if self.seconds >= _RATE_FROM and self.snippets and not briefly:
            said.append(f"{self.snippets / self.seconds:,.0f}/s")
        if self.size and self.size >= self.of_size:
            said.append("putting in order")
        elif self.seconds >= _RATE_FROM and self.left is not None:
            said.append(f"{self.left:.0f} s left")
        if self.problems:
            said.append(f"{len(self.problems):,} unreadable")
        return " · ".join(said)


class Ingestion:
    """A reading of documents that goes on in another process; each step of it is told."""

    def __init__(self, sources: Sources, lines: OwnLines) -> None:
        """Begin to read what the cache lacks.

        Raises:
            OSError: if no process can be had.
        """
        request = Request(
            tuple(map(os.fspath, sources.paths)),
            os.fspath(sources.lexicon),
            os.fspath(sources.boilerplate),
            os.fspath(sources.cache),
            lines.restored,
            lines.hidden,
            tuple(map(os.fspath, sources.aside)),
            sources.awaited,
        )
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tui.library.ingest.working"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that both processes can be told to end, and ctrl+c is left to this one
        )
        self.told = False
        """Whether it was ever asked how far it is, which can be done once."""
        self._began: Final = time.monotonic()
        _piped(self._process.stdin).write(msgspec.json.encode(request) + b"\n")
        _piped(self._process.stdin).close()

    def steps(self) -> Iterator[Progress]:
        """Yield how far it is, several times a second; meant for a thread of its own.

        Raises:
            Broken: if it ends before it is done.
        """
        self.told = True
        progress, said = Progress(), b""
        with _piped(self._process.stdout) as stream:
            while True:
                if select.select([stream], [], [], _OFTEN)[0]:
                    more = os.read(stream.fileno(), _AT_ONCE)
                    if not more:
                        break
                    *lines, said = (said + more).split(b"\n")
                    for line in lines:
                        progress = progress.after(msgspec.json.decode(line, type=Report))
                progress = replace(progress, seconds=time.monotonic() - self._began)
                yield progress
        if self._process.wait():
            raise Broken

    def cancel(self) -> None:
        """End it; what was read so far need not be read again."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait()
        if not self.told:
            _piped(self._process.stdout).close()


def _piped(stream: IO[bytes] | None) -> IO[bytes]:
    """Return a stream that was asked for."""
    if stream is None:
        raise Broken
    return stream
