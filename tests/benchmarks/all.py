"""All tables of a large library in one run: startup, keys, search, facets, ingest, memory, newsboat.

The libraries are made once and shared. With a million snippets that takes a quarter of an hour, the first time.
"""

import importlib
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.benchmarks.libraries import options

SIZES: Final = (1_000, 100_000)
NAMES: Final = ("startup", "keys", "search", "facets", "ingest", "memory", "newsboat")
"""What is measured, in this order."""
_OF_ONE: Final = ("ingest", "newsboat")
"""What is measured with one size; the second one, so that it ends within a minute or two."""


def main() -> int:
    """Run each measurement; return how many missed a limit."""
    given = options(__doc__, SIZES).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = given.keep or Path(folder)
        missed = []
        for name in NAMES:
            sizes = sorted(given.snippets)
            chosen = sizes[:2][-1:] if name in _OF_ONE else sizes
            print(f"\n## {name}\n", flush=True)
            sys.argv = [name, "--keep", str(keep), "--snippets", *map(str, chosen)]
            if importlib.import_module(f"tests.benchmarks.{name}").main():
                missed.append(name)
    print(f"\n{'Every limit is kept.' if not missed else 'Limits are missed in: ' + ', '.join(missed) + '.'}")
    return len(missed)
