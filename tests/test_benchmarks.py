"""The measurements measure what they say: the made-up library is as hard as promised, a paint is recognised."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.benchmarks import ingest
from tests.benchmarks.all import NAMES
from tests.benchmarks.corpus import LEAST, MOST, TOPICS, actors, documents, lexicon, snippets, vocabulary, write
from tests.readme import ROOT
from tests.terminal import shows
from tui.model import Snippet
from tui.parsing import parse
from tui.topics.lexicon import Lexicon
from tui.topics.tagger import Tagger, tags_of


def test_every_measurement_is_listed_with_what_it_measures() -> None:
    listing = [sys.executable, "-m", "tests.benchmarks"]
    said = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert {"corpus", *NAMES} <= {line.split()[0] for line in said}
    assert all(len(line.split()) > 3 for line in said)


def test_a_measurement_that_does_not_exist_is_wrong_use() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "luck"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2


@pytest.mark.parametrize(
    "sent",
    [
        b"Hello world",
        b"\x1b[2J\x1b[1;31mHello\x1b[0m \x1b[1mworld\x1b[0m",
        b"\x1b]0;title\x07\x1b[3;4HHello\x1b[3;12Hworld",
        "│ ● Hello\x1b[38;2;1;2;3m world │".encode(),
    ],
)
def test_words_on_the_screen_are_seen_through_their_styling(sent: bytes) -> None:
    assert shows(sent, "Hello world")


def test_words_in_a_window_title_are_not_on_the_screen() -> None:
    assert not shows(b"\x1b]0;Hello world\x07\x1b[1mHello", "Hello world")


def test_the_same_seed_gives_the_same_corpus_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(tmp_path / name, 500, seed, per_document=200)
    one, again, other = (
        [path.read_bytes() for path in sorted((tmp_path / name).iterdir())] for name in ("one", "again", "other")
    )
    assert len(one) == 3
    assert one == again
    assert one != other


def test_a_corpus_is_as_hard_as_it_says() -> None:
    texts = list(snippets(2000))
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    assert {len(text) for text in composed} <= set(range(LEAST, MOST + 1))
    assert sum(text != whole for text, whole in zip(texts, composed, strict=True)) == 40
    assert sum(any(ord(c) > 0x2600 for c in text) for text in texts) == 20
    assert sum("“" in text or "«" in text for text in texts) == 2000
    assert {topic for topic in TOPICS if any(topic in text for text in composed)} == set(TOPICS)
    assert len(set(vocabulary())) >= 250_000
    assert len(set(actors())) == 300


def test_the_parser_takes_every_text_of_a_corpus_for_a_snippet_of_its_own() -> None:
    for name, content in documents(1000, per_document=500):
        document = parse(name, content)
        assert len(document.snippets) == 500
        assert document.dropped == ()


def test_the_corpus_carries_its_topics_and_three_hundred_actors() -> None:
    own, problems = Lexicon.extended(lexicon(), "lexicon.toml")
    assert problems == ()
    text = ". ".join((*actors(), *TOPICS))
    tags = tags_of(Tagger(own).evidence(Snippet(id="k", title=None, body=text)))
    assert sum(tag.startswith("actor:invented-") for tag in tags) == 300
    assert sum(tag.startswith(("place:", "theme:")) for tag in tags) >= 40


def test_a_reading_is_measured_from_empty_hands_to_the_last_row(tmp_path: Path) -> None:
    write(tmp_path, 1_200, per_document=200)
    alone, two = ingest.read(tmp_path, alone=True), ingest.read(tmp_path, alone=False)
    assert alone.snippets == two.snippets == 1_200
    assert 0 < alone.ready < alone.seconds
    assert alone.processor > 0
    assert alone.room > 100 * 1_200
