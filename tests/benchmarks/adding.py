"""How long ``add`` takes, from start to end, over feeds that an empty library does not know.

The feeds are made of the corpus: title, link, day, author and a paragraph of HTML an item. The measurement fails where
all of it takes longer than 3 seconds for 10,000 items.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from itertools import islice
from pathlib import Path
from typing import Final

from tests.benchmarks.conditions import conditions, kept
from tests.benchmarks.corpus import snippets
from tests.benchmarks.pace import pace
from tests.terminal import surroundings

ITEMS: Final = 10_000
SECONDS: Final = 3.0
_ITEM: Final = """<item>
<title>{title}</title>
<link>https://news.example/{number}/</link>
<dc:creator><![CDATA[{author}]]></dc:creator>
<pubDate>{day:02} Nov 2023 10:{minute:02}:00 +0000</pubDate>
<category><![CDATA[Sahel]]></category>
<guid isPermaLink="false">https://news.example/?p={number}</guid>
<description><![CDATA[<p>{body}</p>
<p>The post <a href="https://news.example/{number}/">{title}</a> appeared first on Example News.</p>]]></description>
</item>
"""


def feeds(items: int, each: int) -> Iterator[bytes]:
    """Yield feeds of so many items in all and so many each."""
    numbered = enumerate(snippets(items, 1))
    while some := [*islice(numbered, each)]:
        told = "".join(_item(number, text) for number, text in some)
        yield (
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel><title>Example News</title><link>https://news.example/</link>\n{told}</channel></rss>\n"
        ).encode()


def _item(number: int, text: str) -> str:
    """Return an item, as many blogs print it."""
    words = text.split()
    title = " ".join(words[2:10]).strip(".,").capitalize()
    author = f"{words[0]} {words[1]}".strip(".,")
    return _ITEM.format(
        number=number, title=escape(title), author=author, body=escape(text), day=number % 28 + 1, minute=number % 60
    )


def added(folder: Path, home: Path) -> float:
    """Return the seconds that adding a folder to an empty library takes."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "tui", "add", str(folder)]
    subprocess.run(command, env=surroundings(home), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> int:
    """Measure one feed of all items and many feeds of fewer, and print; return 1 where the limit is missed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--items", type=int, default=ITEMS)
    options.add_argument("--each", type=int, nargs="+", default=[200, ITEMS], help="how many items a feed has")
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    print(conditions("feedparser"))
    return max(_measured(asked.items, each, asked.rounds) for each in asked.each)


def _measured(items: int, each: int, rounds: int) -> int:
    """Measure one way of parting the items, and print; return 1 where the limit is missed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "feeds"
        folder.mkdir()
        for number, feed in enumerate(feeds(items, each)):
            (folder / f"{number:04}.xml").write_bytes(feed)
        seconds = [added(folder, Path(place) / f"home {turn}") for turn in range(rounds)]
        parts = len([*folder.iterdir()])
    size = f"{items:,} items in {parts:,} feeds"
    print(f"{size}: median {statistics.median(seconds):.2f} s, least {min(seconds):.2f}, most {max(seconds):.2f}")
    return 0 if kept(f"{size}, s", min(seconds), SECONDS * max(items / ITEMS, 1) * pace()) else 1


if __name__ == "__main__":
    sys.exit(main())
