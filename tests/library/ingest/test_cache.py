"""The cache saves work and is never trusted: what does not fit is read anew, and only what changed is read at all."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import snippet
from tui.intake.find import Found, Problem, find
from tui.library.catalog.catalog import Catalog, Entry
from tui.library.catalog.flat import Damaged, Flat, write
from tui.library.catalog.joining import Head, Searched, join
from tui.library.catalog.segments import Gathering, Reading, Shelf, Unread, words_in
from tui.library.ingest.cache import Cache, stamp
from tui.library.ingest.documents import Reader, ingest
from tui.library.ingest.opening import Library, Sources
from tui.library.ingest.taking import take_in
from tui.model import OwnLines, Snippet
from tui.topics.lexicon import Lexicon

NONE = OwnLines()
LEXICON = Lexicon.packaged()
READER = Reader(LEXICON)
TEXTS = (
    "The drought in the Sahel has driven thousands of herders south with their animals this year.",
    "Niger has closed its border with Benin again after talks between the two neighbours failed.",
    "Farmers around Ségou expect a better harvest, since the rains came early and stayed for long.",
    "A bomb hidden in a cart of firewood killed 53 people on the bridge of Gamboru, traders said.",
    "A bomb hidden in a cart of firewood killed 56 people on the bridge of Gamboru, traders said.",
    "A bomb hidden in a cart of firewood killed 56 people on the bridge of Gamb ...",
    "Wagner Group fighters left Ménaka before dawn, and nobody knows where the column has gone since.",
)


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """Three documents, of which two share an item."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    dump(folder / "a.txt", *TEXTS[:2], day=1)
    dump(folder / "b.txt", *TEXTS[1:4], day=2)
    dump(folder / "c.txt", TEXTS[4], day=3)
    return Sources((folder,), tmp_path / "lexicon.toml", tmp_path / "boilerplate.toml", tmp_path / "cache")


def dump(path: Path, *lines: str, day: int) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.utime(path, (day * 86400, day * 86400))


def entries(catalog: Catalog) -> list[Entry]:
    return [catalog.entry(row) for row in catalog.all]


def scratch(sources: Sources) -> Catalog:
    """Return what reading everything gives."""
    return ingest(find(sources.paths), LEXICON)


def alike(one: Catalog, other: Catalog) -> None:
    """Assert that two catalogs answer the same."""
    assert entries(one) == entries(other)
    assert one.documents == other.documents
    assert list(one.words.vocabulary) == list(other.words.vocabulary)
    for facet in ("place", "actor", "theme", "doc", "day", "source"):
        assert list(one.tags(facet)) == list(other.tags(facet))
        assert [one.rows(tag) for tag in one.tags(facet)] == [other.rows(tag) for tag in other.tags(facet)]
    for sort in ("newest", "title", "source"):
        assert list(one.order(sort)) == list(other.order(sort))


def files(sources: Sources) -> Iterator[Path]:
    return (path for path in sources.cache.rglob("*") if path.is_file())


def test_what_was_kept_comes_back_whole_without_reading(sources: Sources) -> None:
    first = Library.opened(sources, NONE)
    again = Library.opened(sources, NONE)
    assert (first.anew, again.anew) == (True, False)
    alike(again.catalog, first.catalog)
    alike(again.catalog, scratch(sources))
    assert list(again.catalog.names) == list(first.catalog.names)


def test_only_a_document_that_changed_is_read(sources: Sources) -> None:
    Library.opened(sources, NONE)
    dump(sources.paths[0] / "b.txt", TEXTS[6], TEXTS[1], day=4)
    alike(Library.opened(sources, NONE).catalog, scratch(sources))
    cache = Cache(sources.cache, sources.paths)
    segments = cache.segments(stamp((sources.lexicon, sources.boilerplate), NONE))
    read = sorted([Path(document.name).name for document in segment.documents] for segment in segments)
    assert read == [["b.txt"], ["c.txt", "b.txt", "a.txt"]]


def test_no_text_that_stays_as_it_is_is_parted_into_words_again(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.opened(sources, NONE)
    parted: list[str | None] = []

    def counted(snippet: Snippet) -> Iterable[str]:
        parted.append(snippet.body or snippet.title)
        return words_in(snippet)

    monkeypatch.setattr("tui.library.catalog.segments.words_in", counted)
    dump(sources.paths[0] / "d.txt", TEXTS[6], day=4)
    catalog = Library.opened(sources, NONE).catalog
    assert TEXTS[6] in parted
    assert not {*TEXTS[:3:2]} & {*parted}  # the others stand in two documents
    alike(catalog, scratch(sources))


def test_a_document_that_is_gone_takes_its_rows_along(sources: Sources) -> None:
    Library.opened(sources, NONE)
    (sources.paths[0] / "a.txt").unlink()
    alike(Library.opened(sources, NONE).catalog, scratch(sources))


@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4)),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=12)
def test_step_by_step_gives_what_reading_everything_gives(steps: list[dict[str, list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as there:
        folder, cache = Path(there, "dumps"), Cache(Path(there, "cache"), ())
        folder.mkdir()
        for day, step in enumerate(steps, 1):
            for name, lines in step.items():
                dump(folder / name, *lines, day=day)
            found = [each for each in find([folder]) if isinstance(each, Found)]
            take_in(cache, "s", None, found, READER, ())
            kept = cache.opened("s")
            assert kept is not None
            alike(kept.catalog(), ingest(find([folder]), LEXICON))


def test_documents_that_came_one_by_one_lie_in_few_files_and_none_is_read_again(tmp_path: Path) -> None:
    folder, cache = tmp_path / "dumps", Cache(tmp_path / "cache", ())
    folder.mkdir()
    taken: list[str] = []

    class Counting(Reader):
        def take(self, found: Found, reading: Reading) -> Problem | Unread | None:
            taken.append(found.path.name)
            return super().take(found, reading)

    reader, most = Counting(LEXICON), 0
    for day in range(1, 40):
        dump(folder / f"{day}.txt", f"{day * 7} herders reached the wells of Tahoua on foot.", TEXTS[day % 7], day=day)
        (folder / f"{day}.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * (8 + day))
        (folder / f"{day - 9}.txt").unlink(missing_ok=True)
        found = [each for each in find([folder]) if isinstance(each, Found)]
        kept = take_in(cache, "s", cache.opened("s"), found, reader, ()).kept
        most = max(most, len(kept.shelf.segments))
    assert most < 16
    assert sorted(taken) == sorted(f"{day}.{ending}" for day in range(1, 40) for ending in ("txt", "bin"))
    written = cache.opened("s")
    assert written is not None
    alike(written.catalog(), ingest(find([folder]), LEXICON))
    assert len(written.made_of.unread) == 39


def test_a_damaged_file_is_made_anew_and_said(sources: Sources) -> None:
    whole = entries(Library.opened(sources, NONE).catalog)
    kept = sources.cache.parent / "kept"
    shutil.copytree(sources.cache, kept)
    for path in [*files(sources)]:
        content = path.read_bytes()
        for broken in (b"", content[:-1], b"\xff" + content[1:], content[:-9] + b"\xff" + content[-8:]):
            path.write_bytes(broken)
            library = Library.opened(sources, NONE)
            assert library.anew
            assert "damaged" in " ".join(library.notices)
            assert entries(library.catalog) == whole
            shutil.rmtree(sources.cache)
            shutil.copytree(kept, sources.cache)
        path.unlink()
        assert entries(Library.opened(sources, NONE).catalog) == whole
        shutil.rmtree(sources.cache)
        shutil.copytree(kept, sources.cache)


def test_a_letter_turned_in_a_small_file_keeps_it_from_being_opened_or_says_nothing_else(tmp_path: Path) -> None:
    path, parts = tmp_path / "flat", {"one": b"some words", "two": bytes(range(9))}
    write(path, parts)
    whole, harmless = path.read_bytes(), 0
    for at, byte in enumerate(whole):
        path.write_bytes(whole[:at] + bytes([byte ^ 4]) + whole[at + 1 :])
        with suppress(Damaged):
            flat = Flat.opened(path)
            harmless += 1
            assert {name: flat.part(name) for name in parts} == parts
    assert harmless < 16


def test_a_letter_turned_in_a_large_file_is_found_by_looking_it_through(tmp_path: Path) -> None:
    path = tmp_path / "flat"
    write(path, {"small": b"some words", "large": bytes(1 << 20)})
    whole = path.read_bytes()
    assert Flat.opened(path).damage() is None
    path.write_bytes(whole[:-1000] + b"x" + whole[-999:])
    assert bytes(Flat.opened(path).checked("small")) == b"some words"
    assert Flat.opened(path).damage() == "large"


def test_a_row_that_lies_in_damaged_bytes_says_so() -> None:
    entries = [Entry(snippet(f"k{number}", str(number) * 9000)) for number in range(100)]
    gathering = Gathering(())
    for each in entries:
        gathering.add(each)
    parts = join(Shelf(()), Searched.of(Shelf(())), gathering, range(100), Head((), {}), ())
    packs = bytearray(memoryview(parts["printed"]))
    packs[20] ^= 255
    catalog = Catalog(Flat.of({**parts, "printed": packs}), Shelf(()))
    assert catalog.entry(99) == entries[99]
    assert not catalog.damaged
    assert "damaged" in (catalog.snippet(0).body or "")
    assert catalog.damaged


def test_a_reader_goes_on_with_what_it_opened_while_another_one_reads(sources: Sources) -> None:
    one = Library.opened(sources, NONE).catalog
    before = entries(one)
    dump(sources.paths[0] / "a.txt", TEXTS[6], day=5)
    other = Library.opened(sources, NONE).catalog
    one._entry.cache_clear()
    assert entries(one) == before
    alike(other, scratch(sources))


def test_a_cache_that_cannot_be_written_is_not_missed(sources: Sources) -> None:
    sources.cache.write_text("a file where the folder should be")
    alike(Library.opened(sources, NONE).catalog, scratch(sources))


def test_a_document_that_is_no_text_is_remembered_as_that(sources: Sources) -> None:
    (sources.paths[0] / "empty.txt").touch()
    first, again = Library.opened(sources, NONE), Library.opened(sources, NONE)
    assert (first.anew, again.anew) == (True, False)
    assert [problem[-9:] for problem in again.catalog.problems] == ["is empty."]
    assert first.catalog.problems == again.catalog.problems


def test_the_libraries_unused_for_longest_go(sources: Sources) -> None:
    for number in range(12):
        other = sources.paths[0].parent / str(number)
        other.mkdir()
        dump(other / "a.txt", TEXTS[0], day=1)
        Library.opened(sources._replace(paths=(other,)), NONE)
    assert len(list(sources.cache.iterdir())) == 8


def test_the_stamp_follows_the_own_words_and_lines(tmp_path: Path) -> None:
    own = tmp_path / "lexicon.toml"
    first = stamp([own], NONE)
    assert stamp([own], NONE) == first
    own.write_text("[[place]]", encoding="utf-8")
    assert stamp([own], NONE) != first
    assert stamp([own], OwnLines(hidden=frozenset({"menu"}))) != stamp([own], NONE)


def test_a_segment_is_opened_once_however_often_one_looks(sources: Sources) -> None:
    Library.opened(sources, NONE)
    cache, stamped = Cache(sources.cache, sources.paths), stamp((sources.lexicon, sources.boilerplate), NONE)
    assert [*cache.segments(stamped)] == [*cache.segments(stamped)]
