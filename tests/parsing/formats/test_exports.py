"""What the reader wrote it reads again: the same ids, dates and marks; what is no export is left out line by line."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import snippet
from tests.parsing.formats.written import ENGLISH, FRENCH, export, read_as
from tui.library.catalog.printed import Printed, Tags, encoded
from tui.model import Mark, Sighting, Snippet
from tui.parsing import snippet_id
from tui.parsing.formats.exports import marks

MARK = Mark(read=True, starred=True, tags=frozenset({"follow-up", "été"}), note="Ask the mayor.\nAgain.")


def printed(*snippets: Snippet, mark: Mark = MARK) -> bytes:
    """Return what ``list --jsonl`` prints."""
    tags = Tags(place=["mali"], own=sorted(mark.tags))
    seen = (Sighting("a.txt", (1, 2)),)
    return b"\n".join(encoded(Printed.of(one, tags, seen, mark)) for one in snippets)


TEXT = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(st.none() | TEXT, st.none() | TEXT), max_size=5))
def test_what_was_exported_has_the_same_ids_again(texts: list[tuple[str | None, str | None]]) -> None:
    from tui.parsing.decode import plain

    clean = [tuple(" ".join(plain(text).split()) or None if text else None for text in pair) for pair in texts]
    kept = [snippet(snippet_id(title, body), body, title) for title, body in clean if title or body]
    again = read_as(b"[" + b",\n".join(printed(one) for one in kept) + b"]") if kept else None
    assert {one.id for one in again.snippets} == {one.id for one in kept} if again else not kept


def test_dates_are_as_precise_as_they_were_and_marks_come_along() -> None:
    kept = [
        snippet(snippet_id(None, text), text, None, date=date)
        for text, date in (("One.", "2023"), ("Two.", "2023-11-24"), ("Three.", "2023-11"), ("Four.", "yesterday"))
    ]
    data = printed(*kept)
    assert [one.date for one in read_as(data).snippets] == [one.date for one in kept]
    older = data.replace(b'"date_precision":"day","date_text":"2023-11-24",', b"")
    assert [one.date for one in read_as(older).snippets] == [one.date for one in kept]
    assert dict(marks(data)) == {one.id: MARK for one in kept}
    assert dict(marks(printed(*kept, mark=Mark()))) == {}


def test_paragraphs_stay_apart_and_a_rule_for_pasted_pages_drops_nothing() -> None:
    body = "Read more\n\nAdvertisement\n\nThe town waits."
    (one,) = read_as(printed(snippet("x", body, None))).snippets
    assert one.body == body
    assert one.id == snippet_id(None, body)


def test_an_array_and_lines_say_the_same_and_broken_lines_are_left_out_with_their_number() -> None:
    lines = export(ENGLISH).split(b"\n")
    array = b"[\n" + b",\n".join(lines) + b"\n]\n"
    assert [one.id for one in read_as(array).snippets] == [one.id for one in read_as(export(ENGLISH)).snippets]
    broken = read_as(b"\n".join((lines[0], lines[1][:40], b'"text"', lines[2], lines[0])))
    assert [one.title for one in broken.snippets] == [ENGLISH[0].title, ENGLISH[2].title]
    assert [(piece.line, piece.kind) for piece in broken.dropped] == [(2, "damaged"), (3, "damaged"), (5, "duplicate")]


def test_a_snippet_knows_the_line_of_its_object() -> None:
    assert [one.lines for one in read_as(export(FRENCH)).snippets] == [(1,), (2,), (3,)]
