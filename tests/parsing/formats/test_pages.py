"""Saved pages: what is outside of the list is accounted for, and a page that is no list is read by its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.formats.written import ENGLISH, MARKUPS, News, read_as, web_page
from tui.parsing.formats.prose import paragraphs
from tui.parsing.formats.tree import blocks_of, tree_of

LONG = News(
    "A town waits",
    "The town has been waiting for its water tower for as long as the oldest of its people can remember.",
    "https://news.example/en/9",
    "2023-11-29",
    "Awa Example",
)


@pytest.mark.parametrize("markup", MARKUPS)
def test_every_word_that_a_page_prints_is_in_a_snippet_or_left_out_with_a_reason(markup: str) -> None:
    page = web_page(ENGLISH, markup)
    document = read_as(page)
    told = {
        word for one in document.snippets for text in (one.title, one.body, one.byline) if text for word in text.split()
    }
    told |= {word for piece in document.dropped for word in piece.text.split()}
    told |= {one.date.text for one in document.snippets if one.date}
    printed = {word for block in blocks_of(tree_of(page.decode()).body) for word in block.text.split()}
    assert printed - told == set()
    assert all(piece.why for piece in document.dropped)
    assert "outside of the list of this page" in {piece.why for piece in document.dropped}
    assert not any("var news" in piece.text for piece in document.dropped)


def test_what_is_told_in_whole_sentences_above_the_list_is_kept_with_its_heading() -> None:
    above = f'<div class="hero"><h2>{LONG.title}</h2><p><a href="{LONG.link}">{LONG.body}</a></p></div>'
    page = web_page(ENGLISH).decode().replace('<div class="list">', above + '<div class="list">')
    first, *others = read_as(page.encode()).snippets
    assert (first.title, first.body, first.link) == (LONG.title, LONG.body, LONG.link)
    assert [one.title for one in others] == [one.title for one in ENGLISH]


def test_links_are_made_whole_by_the_address_of_the_page_and_only_web_addresses_are_kept() -> None:
    page = web_page(ENGLISH).decode().replace("https://news.example/en/1", "/en/1")
    page = page.replace("https://news.example/en/2", "javascript:alert(1)").replace(
        "https://news.example/en/3", "data:text/html,x"
    )
    assert [one.link for one in read_as(page.encode()).snippets] == [None, None, None]
    based = page.replace("<head>", '<head><link rel="canonical" href="https://news.example/sahel">')
    assert [one.link for one in read_as(based.encode()).snippets] == ["https://news.example/en/1", None, None]


def test_an_article_is_read_by_its_lines_with_its_links() -> None:
    page = f"""<html><body><h1>{LONG.title}</h1><p>By Awa Example</p><p>24 November 2023</p>
    <p><a href="{LONG.link}">{LONG.body}</a></p>
    <p>Its second paragraph is about the road that leads to the town.</p></body></html>"""
    document = read_as(page.encode())
    assert LONG.body in [one.body for one in document.snippets]
    assert [one.link for one in document.snippets if one.body == LONG.body] == [LONG.link]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("cp1252", "iso-8859-1"), ("cp1252", "windows-1252"), ("cp1252", "nonsense"), ("cp1250", "windows-1250")],
)
def test_the_encoding_that_a_page_names_is_believed_where_it_is_not_utf_8(encoding: str, named: str) -> None:
    said = "Les éleveurs de la région demandent un couloir vers la vallée avant la fin de l'année."
    page = f'<html><head><meta charset="{named}"></head><body><p>{said}</p></body></html>'
    assert [one.body for one in read_as(page.encode(encoding)).snippets] == [said]
    assert [one.body for one in read_as(page.encode("utf-8")).snippets] == [said]


def test_the_person_hides_and_restores_lines_of_a_page_as_of_a_pasted_one() -> None:
    from tui.parsing import parse
    from tui.text import fold

    hidden = {fold(ENGLISH[0].title), fold(ENGLISH[0].body)}
    restored = {fold("Somebody else's story that many people have read"), fold("Read more")}
    document = parse("page", web_page(ENGLISH), hidden=hidden, restored=restored)
    assert [one.title for one in document.snippets if one.title] == [one.title for one in ENGLISH[1:]]
    assert "Read more" in {one.body for one in document.snippets}
    assert "hidden by you" in {piece.why for piece in document.dropped}


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='a'>",
        "</div>",
        "<article>",
        "</article>",
        "<h2>",
        "</h2>",
        "<a href='https://e.example/1'>",
        "</a>",
        "<br>",
        "<ul>",
        "<li>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<![CDATA[",
        "&amp;",
        "&#x1b;[31m",
        "<",
        ">",
        "</",
        "<time datetime='x'>",
        "<table><tr><td>",
        "news of the day ",
        "The army said so. ",
        "é",
        "\x1b]0;x\x07",
        "\u202e",
        "<svg>",
    ]
)


@given(st.lists(TAGS, max_size=60).map("".join))
def test_any_soup_of_tags_is_read_and_nothing_in_it_commands_the_terminal(soup: str) -> None:
    document = read_as(b"<html><body>" + b" " * 20 * len(soup) + soup.encode())
    texts = [text for one in document.snippets for text in (one.title, one.body, one.byline, one.link) if text]
    texts += [piece.text for piece in document.dropped] + paragraphs(soup)
    assert not any(sign in text for text in texts for sign in "\x1b\x07\u202e\x9b")
