"""The same news has the same words, ids, days, links and authors, whichever format it comes in."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from tests.parsing.formats.written import (
    ENGLISH,
    FRENCH,
    MARKUPS,
    News,
    atom,
    export,
    json_feed,
    letter,
    markdown,
    rdf,
    read_as,
    rss,
    snapshot,
    web_page,
)
from tui.parsing import snippet_id
from tui.parsing.formats import format_of

WAYS: dict[str, Callable[[Sequence[News]], bytes]] = {
    "rss": rss,
    "atom": atom,
    "rdf": rdf,
    "json feed": json_feed,
    "export": export,
    "markdown": markdown,
    "letter": letter,
    "snapshot": snapshot,
    **{f"page of {markup}": partial(web_page, markup=markup) for markup in MARKUPS},
}

NEWS = pytest.mark.parametrize("news", [ENGLISH, FRENCH], ids=["en", "fr"])
FORMAT = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@NEWS
@FORMAT
def test_every_format_gives_the_same_titles_texts_and_ids(
    way: Callable[[Sequence[News]], bytes], news: list[News]
) -> None:
    snippets = read_as(way(news)).snippets
    assert [(one.title, one.body) for one in snippets] == [(one.title, one.body) for one in news]
    assert [one.id for one in snippets] == [snippet_id(one.title, one.body) for one in news]


@NEWS
@FORMAT
def test_every_format_keeps_links_days_and_authors(way: Callable[[Sequence[News]], bytes], news: list[News]) -> None:
    snippets = read_as(way(news)).snippets
    assert [one.link for one in snippets] == [one.link for one in news]
    assert [one.date.value if one.date else None for one in snippets] == [one.day for one in news]
    assert [one.byline for one in snippets] == [one.author for one in news]


@NEWS
def test_feeds_and_letters_name_their_outlet_as_the_source(news: list[News]) -> None:
    for way in (rss, atom, rdf, json_feed, export, markdown, letter):
        assert {one.source for one in read_as(way(news)).snippets} == {"Example News"}, way


@NEWS
def test_a_letter_without_html_is_read_by_its_lines_and_has_its_own_day(news: list[News]) -> None:
    snippets = read_as(letter(news, html=False)).snippets
    assert [(one.title, one.body) for one in snippets] == [(one.title, one.body) for one in news]
    assert {one.date.value if one.date else None for one in snippets} == {"2023-11-24"}


def test_a_format_is_told_by_its_content() -> None:
    told = {name: found.name if (found := format_of(way(ENGLISH))) else None for name, way in WAYS.items()}
    assert told == {
        "rss": "a feed",
        "atom": "a feed",
        "rdf": "a feed",
        "json feed": "a JSON feed",
        "export": "an export of snippets",
        "markdown": "Markdown",
        "letter": "a letter",
        "snapshot": "a letter",
    } | {name: "a web page" for name in WAYS if name.startswith("page")}


@pytest.mark.parametrize(
    "text",
    [
        "The army said: <b>no</b>.\n\nA second item of the page.",
        "{page.title}\n\nA clash in the north.",
        "[box key='1']\n\nFrom: Mali\nTo: Niger",
        "# source: Example\n# date: 2023-11-24\n\nA clash in the north.",
        "From Mali to Niger: a road\n\nDate: 24 November 2023",
        "",
    ],
)
def test_a_pasted_text_stays_one_whatever_signs_it_holds(text: str) -> None:
    assert format_of(text.encode()) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("way", ["rss", "page of articles", "export", "markdown", "json feed"])
def test_a_format_is_told_and_read_in_other_encodings_too(way: str, encoding: str) -> None:
    text = WAYS[way](FRENCH).decode().replace('encoding="UTF-8"', "")
    assert [one.body for one in read_as(text.encode(encoding)).snippets] == [one.body for one in FRENCH]
