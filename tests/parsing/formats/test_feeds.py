"""Feeds as they are in the wild: with texts and summaries, odd dates, broken XML, and lists of feeds."""

import json
import sys

import pytest

from tests.parsing.formats.written import ENGLISH, FRENCH, atom, export, markdown, read_as, rss, web_page
from tui.model import Snippet
from tui.parsing import Undecodable, parse
from tui.parsing.formats.opml import outlines
from tui.text import fold


def feed(*items: str) -> bytes:
    """Return a feed of items."""
    told = "".join(f"<item>{item}</item>\n" for item in items)
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>E &amp; F</title>'
        f"<link>https://e.example/</link>\n{told}</channel></rss>"
    ).encode()


def only(*items: str) -> Snippet:
    """Return the one snippet of a feed."""
    (snippet,) = read_as(feed(*items)).snippets
    return snippet


WATER = "<p>The town waits for water.</p><p>It has done so for years.</p>"


@pytest.mark.parametrize("summary", ["The town waits […]", "Where the river was.", WATER])
def test_an_entry_with_summary_and_text_is_its_text_and_the_summary_is_accounted_for(summary: str) -> None:
    described = f"<title>Water</title><description><![CDATA[{summary}]]></description>"
    document = read_as(feed(f"{described}<content:encoded><![CDATA[{WATER}]]></content:encoded>"))
    assert [one.body for one in document.snippets] == ["The town waits for water.\n\nIt has done so for years."]
    left = [(piece.text, piece.kind) for piece in document.dropped]
    assert left == ([] if summary is WATER else [(summary, "summary")])


def test_the_summary_in_a_json_feed_is_accounted_for_and_can_be_restored() -> None:
    item = {"title": "Water", "content_html": WATER, "summary": "Where the river was, a town waits."}
    data = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}).encode()
    assert [piece.text for piece in read_as(data).dropped] == [item["summary"]]
    restored = parse("page", data, restored={fold(item["summary"])})
    assert item["summary"] in [one.body for one in restored.snippets]


def test_an_entry_with_all_its_words_in_the_summary_is_read_by_that() -> None:
    picture = "<content:encoded><![CDATA[<img src='a.png'/> Photo]]></content:encoded>"
    assert only(f"<title>Water</title><description><![CDATA[{WATER}]]></description>{picture}").body == (
        "The town waits for water.\n\nIt has done so for years."
    )


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Fri, 24 Nov 2023 23:30:00 -0500", "2023-11-24"),
        ("ven., 24 nov. 2023 23:30:00 +0000", "2023-11-24"),
        ("24 novembre 2023", "2023-11-24"),
        ("2023-11-24T23:30:00-05:00", "2023-11-24"),
        ("20231124", "2023-11-24"),
        ("some day", None),
    ],
)
def test_the_day_is_the_one_that_is_printed_in_either_language(printed: str, day: str | None) -> None:
    snippet = only(f"<title>Water for the town</title><pubDate>{printed}</pubDate>")
    assert snippet.date is not None
    assert (snippet.date.value, snippet.date.text) == (day, printed)


def test_a_summary_that_says_the_title_again_is_left_out() -> None:
    document = read_as(feed("<title>Water for the town</title><description>Water for the town!</description>"))
    assert [(one.title, one.body) for one in document.snippets] == [("Water for the town", None)]
    assert "the title once more" in [piece.why for piece in document.dropped]


def test_categories_are_labels_and_relative_links_are_made_whole() -> None:
    snippet = only(
        "<title>Water for the town</title><link>/a/1</link><category>Mali</category><category>Eau</category>"
    )
    assert snippet.labels == ("Mali", "Eau")
    assert snippet.link == "https://e.example/a/1"
    assert snippet.source == "E & F"


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    data = rss(ENGLISH)
    assert [one.title for one in read_as(data[: data.index(b"</item>", 1500)]).snippets][:1] == [ENGLISH[0].title]


def test_a_snippet_knows_the_line_of_its_entry() -> None:
    data = rss(ENGLISH)
    lines = [number for number, line in enumerate(data.split(b"\n"), 1) if line.startswith(b"<item")]
    assert [one.lines[0] for one in read_as(data).snippets] == lines


def test_an_entry_that_stands_twice_is_one_snippet_and_the_copy_says_of_which() -> None:
    document = read_as(atom([*FRENCH, FRENCH[0]]))
    assert len(document.snippets) == len(FRENCH)
    assert {piece.kind for piece in document.dropped} == {"duplicate"}


OPML = b"""<?xml version="1.0"?>
<opml version="2.0"><body>
<outline text="Africa"><outline text="One" title="First" type="rss" xmlUrl="https://one.example/feed"/>
<outline text="Two" xmlUrl="https://two.example/feed"/></outline>
<outline text="Again" xmlUrl="https://one.example/feed"/><outline text="Bad" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_a_list_of_feeds_names_each_feed_once_and_holds_no_news() -> None:
    assert sorted((one.line, one.title, one.address) for one in outlines(OPML)) == [
        (3, "First", "https://one.example/feed"),
        (4, "Two", "https://two.example/feed"),
    ]
    document = read_as(OPML)
    assert document.snippets == ()
    assert [piece.text for piece in document.dropped] == [
        "First https://one.example/feed",
        "Two https://two.example/feed",
    ]
    assert all("sahel-reader feeds import" in piece.why for piece in document.dropped)


def test_a_broken_list_of_feeds_is_read_as_far_as_it_goes_or_refused_with_its_line() -> None:
    assert len([*outlines(OPML[:-20])]) == 2
    with pytest.raises(Undecodable, match=r"no XML \(line 1\)"):
        list(outlines(b"<opml <"))


@pytest.mark.parametrize(
    ("data", "module", "sentence"),
    [
        (rss(ENGLISH), "feedparser", "It is a feed, and what reads that is not installed: "),
        (web_page(ENGLISH), "selectolax.lexbor", "It is a web page, and what reads that is not installed: "),
    ],
    ids=["feeds", "html"],
)
def test_a_missing_extra_says_the_one_command_that_adds_it_and_the_rest_is_read(
    data: bytes, module: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Undecodable) as refused:
        read_as(data)
    extra = {"feedparser": "feeds", "selectolax.lexbor": "html"}[module]
    assert str(refused.value) == f"{sentence}{sys.executable} -m pip install 'sahel-reader[{extra}]'"
    assert len(read_as(export(ENGLISH)).snippets) == len(read_as(markdown(ENGLISH)).snippets) == len(ENGLISH)
