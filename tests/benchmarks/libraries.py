"""Libraries of any size that were read before, so that what is measured is opening and using them."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.corpus import lexicon, write
from tests.terminal import surroundings


class Prepared(NamedTuple):
    """A library on disk and a home that has read it once."""

    snippets: int
    """How many texts were written."""
    home: Path
    """The folder that holds everything the reader keeps."""
    documents: Path
    """The folder of the documents."""
    size: int
    """How many bytes the documents have."""

    @property
    def words(self) -> tuple[str, ...]:
        """What to start the reader with."""
        return (str(self.documents),)


def forget_place(home: Path) -> None:
    """Let a home open as on its first day: a search that was left there would be what the next program shows."""
    for kept in home.glob("state.json*"):
        kept.unlink()


def options(about: str | None, sizes: tuple[int, ...] = (1_000, 100_000)) -> argparse.ArgumentParser:
    """Return a parser of the options that all measurements of libraries share."""
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("--snippets", type=int, nargs="+", default=list(sizes), help="sizes of the libraries")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the libraries for the next time")
    return parser


@contextmanager
def prepared(keep: Path | None, snippets: int) -> Iterator[Prepared]:
    """Give a library of so many snippets that was read before; without a folder to keep it, it goes afterwards."""
    folder = (keep or Path(tempfile.mkdtemp())) / f"{snippets}"
    try:
        yield _prepared(folder, snippets)
    finally:
        if keep is None:
            shutil.rmtree(folder.parent, ignore_errors=True)


def _prepared(folder: Path, snippets: int) -> Prepared:
    """Write a library unless it is there, and read it, which is quick where it was read by this very program."""
    home, documents = folder / "home", folder / "documents"
    if not home.exists():
        write(documents, snippets)
        home.mkdir(parents=True)
        (home / "lexicon.toml").write_text(lexicon(), encoding="utf-8")
    forget_place(home)
    command = [sys.executable, "-m", "tui", "list", "zzzznowhere", "--in", str(documents)]
    quiet = subprocess.DEVNULL
    subprocess.run(command, env=surroundings(home), stdout=quiet, stderr=quiet, check=False)
    size = sum(path.stat().st_size for path in documents.iterdir())
    return Prepared(snippets, home, documents, size)
