"""Documents that take long are read in another process, and their beginning can be read almost at once."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.corpus import write
from tui.intake.find import Found, find
from tui.library.catalog.flat import Flat
from tui.library.ingest.cache import Cache, stamp
from tui.library.ingest.opening import Library, Sources, Stopped
from tui.library.ingest.process import Progress
from tui.library.ingest.reading import Knowledge
from tui.library.ingest.taking import FIRST, Wanted, read_block
from tui.model import OwnLines

NONE = OwnLines()
SNIPPETS = 2_400


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """One long document that was never read."""
    write(tmp_path / "dumps", SNIPPETS, per_document=SNIPPETS)
    return Sources((tmp_path / "dumps",), tmp_path / "lexicon.toml", tmp_path / "rules.toml", tmp_path / "cache")


def test_how_a_long_document_begins_is_there_before_the_rest(sources: Sources) -> None:
    seen: list[list[str]] = []

    def step(progress: Progress) -> bool:
        if progress.ready and not seen and (begun := Library.so_far(sources, NONE)):
            seen.append([begun.catalog.snippet(row).headline for row in begun.catalog.all])
            assert begun.catalog.tags("place")
        return True

    whole = Library.opened(sources, NONE, step).catalog
    titles = [whole.snippet(row).headline for row in whole.all]
    assert len(titles) == SNIPPETS
    assert len(seen[0]) > 50
    assert titles[: len(seen[0])] == seen[0]


@given(st.lists(st.integers(1, 3_000_000), min_size=1, max_size=60))
def test_blocks_grow_and_then_shrink_so_that_two_processes_end_together(sizes: list[int]) -> None:
    documents = [Found(Path(f"{at}.txt"), f"{at}.txt", size, 0) for at, size in enumerate(sizes)]
    blocks = [*Wanted(Cache(Path("nowhere"), []), "", documents).blocks()]
    assert [each for block in blocks for each in block] == documents
    assert len(blocks[0]) == 1 or sum(each.size for each in blocks[0]) <= FIRST
    for at, block in enumerate(blocks[1:], 1):
        left = sum(each.size for later in blocks[at:] for each in later)
        assert len(block) == 1 or sum(each.size for each in block) <= max(left / 4, 500_000)


def test_a_reading_that_began_ahead_is_gone_on_with(sources: Sources) -> None:
    at_hand = Library.at_hand(sources, NONE)
    assert at_hand.waits
    assert len(at_hand.catalog) == 0
    assert at_hand.ahead is not None
    steps: list[Progress] = []

    def step(progress: Progress) -> bool:
        steps.append(progress)
        return True

    library = Library.opened(sources, NONE, step, ahead=at_hand.ahead)
    assert library.anew
    assert len(library.catalog) == SNIPPETS == steps[-1].snippets
    assert not Library.opened(sources, NONE, ahead=at_hand.ahead).anew


def test_what_was_read_bit_by_bit_before_is_put_together(sources: Sources) -> None:
    folder = sources.paths[0]
    for day in range(20):
        (folder / f"{day}.txt").write_text(f"{day * 7 + 60} herders reached the wells of Tahoua on foot.\n")
    own = (sources.lexicon, sources.boilerplate)
    cache, stamped, reader = Cache(sources.cache, sources.paths), stamp(own, NONE), Knowledge.of(*own).reader(NONE)
    for found in find([folder]):
        if isinstance(found, Found) and found.size < 100:
            cache.save_segment(Flat.of(read_block([found], reader, stamped)[0].parts()))
    library = Library.opened(sources, NONE, lambda _: True)
    assert len(library.catalog) == SNIPPETS + 20
    kept = cache.opened(stamped)
    assert kept is not None
    assert len(kept.shelf.segments) < 6


def test_a_reading_that_nobody_asked_for_can_be_given_up(sources: Sources) -> None:
    at_hand = Library.at_hand(sources, NONE)
    assert at_hand.ahead is not None
    at_hand.ahead.cancel()
    assert len(Library.opened(sources, NONE).catalog) == SNIPPETS


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells which processes this one began")
@pytest.mark.parametrize("awaited", [False, True])
def test_reading_stands_back_behind_a_reader_but_not_behind_a_person_who_waits(sources: Sources, awaited: bool) -> None:
    seen = {os.getpriority(os.PRIO_PROCESS, 0)}

    def step(progress: Progress) -> bool:
        if progress.of_documents:
            begun = [
                number for task in Path("/proc/self/task").glob("*/children") for number in task.read_text().split()
            ]
            seen.update(os.getpriority(os.PRIO_PROCESS, int(number)) for number in begun)
        return not progress.of_documents

    with pytest.raises(Stopped):
        Library.opened(sources._replace(awaited=awaited), NONE, step)
    assert (len(seen) == 1) == awaited
