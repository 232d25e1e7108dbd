"""The documents by which feedparser tests itself are all read; they are downloaded for that (``pytest -m long``)."""

import subprocess
import sys
import tarfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.parsing.formats.written import read_as
from tui.parsing import Undecodable
from tui.parsing.formats import format_of

pytestmark = pytest.mark.long  # pip prepares what it downloads, which takes longer than reading it
FEWEST = 1500
"""feedparser has more documents than this of well-formed feeds alone."""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the documents of feedparser's own tests."""
    place = tmp_path_factory.mktemp("feedparser")
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    command = [*download, "--dest", str(place), f"feedparser=={version('feedparser')}"]
    if subprocess.run(command, capture_output=True, timeout=120, check=False).returncode:
        pytest.skip("feedparser's own documents could not be downloaded: this machine is offline, or has no pip.")
    with tarfile.open(next(place.glob("feedparser-*.tar.gz"))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 knows none
        archive.extractall(place)
    return sorted(path for path in place.glob("feedparser-*/tests/*/**/*") if path.is_file())


@pytest.mark.filterwarnings("ignore::DeprecationWarning:feedparser")
def test_all_documents_of_feedparsers_own_tests_are_read(documents: list[Path]) -> None:
    counts: Counter[str] = Counter()
    for path in documents:
        data = path.read_bytes()
        kind = path.relative_to(next(parent for parent in path.parents if parent.name == "tests")).parts[0]
        found = format_of(data)
        counts[f"{kind}: {found.name if found else 'a text'}"] += 1
        try:
            counts[f"{kind}: snippets"] += len(read_as(data).snippets)
        except Undecodable:
            counts[f"{kind}: refused in a sentence"] += 1
    print(*(f"{name} {count:,}" for name, count in sorted(counts.items())), sep="\n")  # noqa: T201  (what pytest -s shows)
    assert counts["wellformed: a feed"] > FEWEST
    assert counts["wellformed: refused in a sentence"] == counts["wellformed: a text"] == 0
    assert counts["wellformed: snippets"] > 0
