"""Snippets written out: each format says what it was given, and nothing that was printed becomes more than text."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import convert

from tests.builders import snippet
from tests.library.records import TEXTS, records
from tui.library.catalog.printed import Printed, Tags, encoded
from tui.library.writing.cells import COLUMNS, cell, text_of
from tui.library.writing.citing import citation
from tui.library.writing.export import FORMATS, format_of
from tui.library.writing.prose import web_address
from tui.model import Date, Mark, Sighting

MANY = st.lists(records(), max_size=4)
TALKS = Printed.of(
    snippet(
        "k1", "The junta holds talks.\n\nIn Niamey.", "Niger’s rulers", date="2023-08", link="https://example.org/a"
    ),
    Tags(place=["niger"], own=["follow-up"]),
    (Sighting("dumps/a.txt", (7, 8)), Sighting("b.txt", (1,))),
    Mark(read=True, note="call *Bamako*"),
)
UNTITLED = Printed.of(snippet("k2", "A clash [in] Mali.", date="yesterday"))


def written(name: str, *given: Printed, title: str = "") -> str:
    return "".join(FORMATS[name].write(map(encoded, given), title))


@given(MANY)
def test_json_gives_every_field_back(given: list[Printed]) -> None:
    assert convert(json.loads(written("json", *given)), list[Printed]) == given
    lines = written("jsonl", *given).split("\n")
    assert [convert(json.loads(line), Printed) for line in lines[:-1]] == given
    assert lines[-1] == ""


def test_the_keys_of_an_object_keep_their_order_and_tags_are_parted_by_kind() -> None:
    (said,) = json.loads(written("json", TALKS))
    assert " ".join(said) == (
        "id title derived_title body date date_precision date_text byline source link read starred note tags seen"
    )
    assert said["tags"] == {"place": ["niger"], "actor": [], "theme": [], "own": ["follow-up"]}


@given(MANY)
def test_csv_gives_every_text_back_and_no_cell_begins_a_formula(given: list[Printed]) -> None:
    head, *rows = csv.reader(io.StringIO(written("csv", *given), newline=""))
    assert tuple(head) == COLUMNS
    assert not [each for row in rows for each in row if each.lstrip()[:1] in set("=+-@＝＋－＠\t\r\n") - {""}]
    for row, record in zip(rows, given, strict=True):
        said = dict(zip(head, map(text_of, row), strict=True))
        for key in ("id", "title", "derived_title", "body", "byline", "source", "link"):
            assert said[key] == (getattr(record, key) or ""), key
        date = record.when
        assert said["date_text"] == (date.text if date else "")
        assert said["date_precision"] == ((date and date.precision) or "")
        assert said["note"] == record.note
        assert said["place"] == " ".join(record.tags.place)


@given(st.one_of(TEXTS, st.text("'=+-@ \t\nx", max_size=6)))
def test_a_cell_is_text_and_can_be_undone(text: str) -> None:
    assert text_of(cell(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "＝1", "'=1", "'' =1"])
def test_what_a_spreadsheet_would_work_out_is_held_as_text(text: str) -> None:
    assert cell(text) == "'" + text


class Page(HTMLParser):
    """The texts, tags and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(MANY, TEXTS)
def test_html_holds_printed_text_as_text_and_links_to_the_web_alone(given: list[Printed], title: str) -> None:
    page = Page(written("html", *given, title=title))
    assert page.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "a", "article"}
    assert all(link and web_address(link) for link in page.links)
    shown = "".join("".join(page.texts).split())
    for record in given:
        for text in (record.title, record.body, record.note, record.link):
            assert "".join((text or "").split()) in shown


def rendered(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of all that Markdown makes of a text, as GitHub reads it."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        for part in token.children or [token]:
            yield part.type, part.content or str(part.attrs.get("href", ""))


@given(MANY, TEXTS)
def test_markdown_holds_printed_text_as_text(given: list[Printed], title: str) -> None:
    parts = [*rendered(written("md", *given, title=title))]
    kinds = {kind.removesuffix("_open").removesuffix("_close") for kind, _ in parts}
    assert kinds <= {"heading", "paragraph", "text", "text_special", "hardbreak", "blockquote", "link", "softbreak"}
    assert all(web_address(said) for kind, said in parts if kind == "link_open")
    shown = "".join("".join(said.split()) for kind, said in parts if kind == "text")
    for record in given:
        for text in (record.title, record.body, record.note):
            assert "".join((text or "").split()) in shown


def test_prose_cites_title_document_line_date_and_address() -> None:
    assert written("md", TALKS, UNTITLED, title="Brief") == (
        "# Brief\n\n## 1. Niger’s rulers\n\nThe junta holds talks.\n\nIn Niamey.\n\n"
        "— 2023-08, a.txt, lines 7–8, <https://example.org/a>\n\n> call \\*Bamako\\*\n\n"
        "## 2.\n\nA clash \\[in\\] Mali.\n\n— yesterday\n\n"
    )
    assert written("txt", TALKS, title="Brief") == (
        "Brief\n=====\n\n1. Niger’s rulers\n\nThe junta holds talks.\n\nIn Niamey.\n\n"
        "— 2023-08, a.txt, lines 7–8, https://example.org/a\n\nNote: call *Bamako*\n\n\n"
    )
    assert citation(TALKS) == "“Niger’s rulers”, 2023-08, a.txt, lines 7–8, https://example.org/a"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "https://a b", 'https://a"b', "//a", ""])
def test_only_web_addresses_become_links(link: str) -> None:
    record = Printed.of(snippet(link=link))
    assert "href" not in written("html", record)
    assert f"<{link}>" not in written("md", record)


@pytest.mark.parametrize("name", FORMATS)
def test_rows_are_taken_while_pieces_are_so_nothing_holds_them_all(name: str) -> None:
    taken = 0

    def many() -> Iterator[bytes]:
        nonlocal taken
        while taken < 5000:
            taken += 1
            yield encoded(TALKS)

    pieces = FORMATS[name].write(many())
    next(piece for piece in pieces if "rulers" in piece)
    assert taken < 1000
    assert sum(1 for _ in pieces) > 3
    assert taken == 5000


@pytest.mark.parametrize("name", FORMATS)
def test_no_rows_are_written_as_none(name: str) -> None:
    assert "None" not in written(name)
    assert written(name) == "".join(FORMATS[name].write(iter(())))


@pytest.mark.parametrize(("file", "name"), [("a.MD", "md"), ("x/a.ndjson", "jsonl"), ("a.htm", "html"), ("a", None)])
def test_the_ending_of_a_file_names_its_format(file: str, name: str | None) -> None:
    found = format_of(Path(file))
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (Date("1 Sept 2023", "2023-09-01", "day"), "2023-09-01"),
        (Date("Sept 2023", "2023-09-01", "month"), "2023-09"),
        (Date("2023", "2023-01-01", "year"), "2023"),
        (Date("4 days ago"), "4 days ago"),
    ],
)
def test_a_date_is_shown_as_far_as_it_was_printed(date: Date, shown: str) -> None:
    assert date.shown == shown
