"""Lines, snapshots and changes as values."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from tests.state.worlds import named, still
from tui.state.changes import (
    JSON,
    MARKS,
    Fields,
    Op,
    Tables,
    before,
    difference,
    differences,
    inverse,
    make,
    snippet_id,
)
from tui.state.fields import doc_id
from tui.state.lines import Clock, Line, decode, encode, page
from tui.state.snapshot import chunks, judge

LINE = Line(42, "01a2037d054e0000-lap1.7", (("marks", "490603253174248", {"star": True, "tag:py": 1}),), s="1 starred")


def test_a_line_is_json_and_its_last_bytes_vouch_for_the_rest() -> None:
    raw = encode(LINE)
    whole = json.loads(raw)
    assert [*whole] == ["n", "t", "o", "s", "c"]
    assert whole["c"] == f"{crc32(raw[: raw.rindex(b',')]):08x}"
    assert decode(raw) == LINE
    assert len(raw) <= 150


def test_every_truncation_and_every_flipped_bit_of_a_line_is_found_out() -> None:
    raw = encode(LINE)
    assert all(decode(raw[:cut]) is None for cut in range(len(raw)))
    for position in range(len(raw)):
        for bit in range(8):
            hurt = bytearray(raw)
            hurt[position] ^= 1 << bit
            assert decode(bytes(hurt)) is None


def test_a_line_that_vouches_for_itself_but_is_no_line_is_left_out() -> None:
    body = b'{"n":"one"'
    assert decode(body + b',"c":"%08x"}\n' % crc32(body)) is None


def test_a_page_counts_what_it_cannot_read_and_knows_where_it_ends() -> None:
    raw = encode(LINE)
    read = page(raw + b"damaged\n" + raw + raw[:20])
    assert (len(read.lines), read.damaged, read.end) == (2, 1, 2 * len(raw) + 8)
    assert page(raw + b"torn\n").end == len(raw)


def test_the_clock_never_goes_back_and_two_ticks_differ() -> None:
    clock = Clock(still(), "lap1.7")
    first = clock.tick()
    assert first < clock.tick()
    assert clock.saw("ffff000000000000-lap2.1")
    assert clock.tick() > "ffff000000000000-lap2.1"
    assert not clock.saw("no time")


WORDS = st.sampled_from(["x", "y", "follow-up"])
MARK = st.fixed_dictionaries(
    {"id": st.just(named(5))},
    optional={
        "read": st.just(True),
        "star": st.just(True),
        "tags": st.lists(WORDS, min_size=1, unique=True).map(sorted),
        "pinned": st.lists(st.just("place:mali"), min_size=1, max_size=1),
        "note": st.sampled_from(["a", "b"]),
        "title": st.just("Title"),
        "mood": st.sampled_from([1, {"": None}, [None]]),
    },
)
WEIGHTY = MARK.filter(lambda fields: fields.keys() - {"id", "title"})
OTHER = st.dictionaries(st.sampled_from("abc"), st.none() | st.integers(0, 2) | st.just({"": 1}) | st.booleans())


def as_fields(drawn: Mapping[str, Any]) -> Fields:
    return dict(drawn)


def one(table: str, fields: Fields) -> Tables:
    return defaultdict(dict, {table: {"5": fields}} if fields else {})


@given(table=st.sampled_from([MARKS, "other"]), data=st.data())
def test_a_difference_makes_one_document_into_another_and_its_inverse_brings_it_back(
    table: str, data: st.DataObject
) -> None:
    documents = st.builds(Fields) | (WEIGHTY if table == MARKS else OTHER).map(as_fields)
    first, second = data.draw(documents), data.draw(documents)
    tables = one(table, dict(first))
    fields = difference(table, first, second)
    real, back = make(tables, [Op(table, ["5"], fields)] if fields else [])
    assert repr(canonical(tables)) == repr(canonical(one(table, second)))
    told = inverse(real, before(real, back))
    make(tables, told)
    assert repr(canonical(tables)) == repr(canonical(one(table, first)))


def canonical(tables: Tables) -> list[tuple[str, str, list[tuple[str, JSON]]]]:
    return sorted(
        (table, key, sorted(fields.items())) for table, documents in tables.items() for key, fields in documents.items()
    )


def test_a_change_that_changes_nothing_is_none() -> None:
    tables = one(MARKS, {"id": named(5), "read": True, "tags": ["x"]})
    assert make(tables, [Op(MARKS, ["5"], {"read": True, "tag:x": 1, "tag:y": 0, "note": None})]) == ([], [])


def test_a_flag_needs_no_word_of_the_past_and_a_text_does() -> None:
    tables = one(MARKS, {"id": named(5), "read": True, "note": "old"})
    real, back = make(tables, [Op(MARKS, ["5"], {"read": None, "star": True, "tag:x": 1})])
    assert before(real, back) == []
    real, back = make(tables, [Op(MARKS, ["5"], {"note": "new"})])
    assert before(real, back) == [Op(MARKS, ["5"], {"note": "old"})]


@given(st.integers(0, (1 << 60) - 1))
def test_the_number_of_a_document_and_the_snippet_id_tell_each_other(number: int) -> None:
    assert doc_id(snippet_id(str(number))) == number


def test_differences_speak_of_every_table() -> None:
    old: Tables = {"a": {"1": {"x": 1}}, "b": {"1": {"y": 1}}}
    new: Tables = {"a": {"1": {"x": 2}}, "c": {"1": {"z": 1}}}
    tables: Tables = defaultdict(dict, {name: dict(documents) for name, documents in old.items()})
    make(tables, differences(old, new))
    assert {name: documents for name, documents in tables.items() if documents} == new


def test_a_snapshot_reads_back_and_a_single_flipped_bit_is_never_taken_for_it() -> None:
    tables: Tables = {"marks": {str(n): {"id": named(n), "note": "é"} for n in range(3)}, "empty": {}}
    data = b"".join(chunks(tables, {"schema": 1, "n": 7, "t": "t"}))
    found = judge(data)
    assert (found.verdict, found.number, found.tables) == ("sealed", 7, {"marks": tables["marks"]})
    assert json.loads(data)["_meta"]["1"]["n"] == 7
    for position in range(len(data)):
        hurt = bytearray(data)
        hurt[position] ^= 1
        found = judge(bytes(hurt))
        assert found.verdict != "sealed"
        assert found.verdict == "damaged" or found.tables == {"marks": tables["marks"]}


def test_what_is_no_tinydb_is_damaged_and_what_another_program_wrote_is_foreign() -> None:
    for data in (b"null", b"[]", b'{"a": 1}', b'{"a": {"1": 2}}', b'{"a": {"one": {}}}', b"\0" * 9, b"{" * 5000):
        assert judge(data).verdict == "damaged"
    assert judge(b"").verdict == judge(None).verdict == "missing"
    assert judge(b'{"marks": {"1": {"read": true}}}').verdict == "foreign"
