"""Running the command line as people and scripts do: in a process of its own, without a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def run(home: Path, *words: str, cwd: Path = ROOT, feed: str = "") -> "subprocess.CompletedProcess[str]":
    """Run ``sahel-reader`` with some words, with everything that it keeps under one folder."""
    environ = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "HOME": str(home)}
    command = [sys.executable, "-m", "tui", "--home", str(home), *words]
    return subprocess.run(
        command, cwd=cwd, env=environ, input=feed, capture_output=True, text=True, encoding="utf-8", check=False
    )


def printed(home: Path, *words: str) -> list[dict[str, Any]]:
    """Return what ``list --jsonl`` prints for a query."""
    done = run(home, "list", "--jsonl", *words)
    return [json.loads(line) for line in done.stdout.splitlines()]
