"""Hostile documents: each is read as far as it goes or refused in a sentence, in time, and touches nothing."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.parsing.formats.written import ENGLISH, atom, json_feed, markdown, read_as, rss
from tui.parsing import Undecodable
from tui.parsing.formats import FORMATS, format_of

SOON = 60.0
"""Seconds of work that no document comes near on any machine, unless it goes off: then it works for hours."""


def timed(data: bytes) -> float:
    """Return the seconds that a document takes, whether it is read or refused."""
    start = time.process_time()
    with suppress(Undecodable):
        read_as(data)
    return time.process_time() - start


def test_a_path_or_an_address_given_as_a_feed_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    from tui.parsing.formats import feeds
    from tui.parsing.listing import packaged
    from tui.parsing.reading import Reading

    secret = tmp_path / "secret.xml"
    secret.write_bytes(rss(ENGLISH))

    def refuse(*_: object) -> None:
        raise AssertionError("somebody wants to connect")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.chdir(tmp_path)
    for body in (str(secret), "secret.xml", secret.as_uri(), "http://127.0.0.1:9/feed.xml", "feed://127.0.0.1:9/"):
        assert feeds.read(body.encode(), Reading("feed", packaged())).snippets == ()
        assert read_as(body.encode()).name == "page"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'


@pytest.mark.parametrize(
    "body",
    [
        '<rss version="2.0"><channel><title>&l9;</title><item><title>&l9;</title></item></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>&l9;</title><entry><title>&l9;</title></entry></feed>',
        '<opml version="2.0"><body><outline text="&l9;" xmlUrl="https://e.example/"/></body></opml>',
    ],
    ids=["rss", "atom", "opml"],
)
def test_an_entity_bomb_does_not_go_off(body: str) -> None:
    assert timed((BOMB + body).encode()) < SOON


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    item = "<item><title>A town &x;</title></item>"
    feed = f'<?xml version="1.0"?>{entity}<rss version="2.0"><channel>{item}</channel></rss>'
    assert "secret" not in repr(read_as(feed.encode()).snippets)


DEEP = {
    "divisions": b"<html><body>" + b"<div>" * 10_000 + b"The town waits." + b"</div>" * 10_000,
    "open bold": b"<html><body><p>" + b"<b>" * 10_000 + b"The town waits.",
    "far too deep": b"<html><body>" + b"<div>" * 300_000 + b"The town waits.",
    "lists": b"<html><body>" + b"<ul><li>" * 10_000 + b"The town waits.",
    "tables": b"<html><body>" + b"<table><tr><td>" * 10_000 + b"The town waits.",
}


@pytest.mark.parametrize("page", DEEP.values(), ids=DEEP)
def test_a_page_ten_thousand_deep_is_read_as_text_in_time_and_says_so(page: bytes) -> None:
    start = time.process_time()
    document = read_as(page)
    assert time.process_time() - start < SOON
    assert "The town waits." in [one.body or one.title for one in document.snippets]
    assert any("deep in each other" in repair for repair in document.repairs)


MANY = 50_000
LONG_ONES = {
    "open tags": b"<html><body>" + b"<" * MANY,
    "open comments": b"<html><body>" + b"<!--" * MANY,
    "comments": b"<!-- -->" * MANY + b"x",
    "processing instructions": b"<?x ?>" * MANY,
    "document types": b"<!doctype x []>" * MANY,
    "blanks": b" " * 10 * MANY + b"<",
    "header of a letter": b"Message-ID: <1>\nSubject: " + b"=?utf-8?q?x?= " * MANY,
    "parts of a letter": b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * MANY,
    "links of Markdown": b"[a](https://" * MANY,
    "brackets of Markdown": markdown(ENGLISH) + b"[" * MANY,
    "quotes of Markdown": markdown(ENGLISH) + b">" * MANY,
    "stars of Markdown": markdown(ENGLISH) + b"*a **b " * MANY,
    "brackets of JSON": b'[{"derived_title": ' + b"[" * MANY,
    "broken JSON": b'[{"derived_title": 1}' + b"\n{" * MANY,
    "deep JSON feed": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * MANY,
    "deep feed": b"<rss><channel>" + b"<item>" * (MANY // 10),
    "open divisions in a feed": b"<rss><channel><item><description><![CDATA["
    + b"<div>" * MANY
    + b"]]></description></item></channel></rss>",
    "siblings": b"<html><body>"
    + b"<div class=a><a href=/x>The town waits for water and for news</a></div>" * (MANY // 25),
}


@pytest.mark.parametrize("data", LONG_ONES.values(), ids=LONG_ONES)
def test_no_format_takes_long_over_what_is_repeated_without_end(data: bytes) -> None:
    assert timed(data) < SOON


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_whatever_a_format_recognises_of_nonsense_is_read_or_refused(known: object) -> None:
    heads = (
        b"<rss",
        b"<feed>",
        b"<opml >",
        b"<html>",
        b'{"derived_title":',
        b"Message-ID: x",
        b'{"x":"https://jsonfeed.org/version/1',
    )
    for head in heads:
        for tail in (b"", b"\0" * 50, bytes(range(256)), b"]]>\n\n", b"\xff\xfe" * 9):
            assert timed(head + tail) < SOON
    assert known in FORMATS


def test_json_that_says_other_things_than_a_feed_does_is_read_as_far_as_it_goes() -> None:
    for items in ("null", "[null, 1, [], {}]", '[{"title": 1, "url": [], "tags": {}, "authors": [1]}]', '{"a": 1}'):
        feed = f'{{"version": "https://jsonfeed.org/version/1.1", "title": [], "items": {items}}}'
        assert read_as(feed.encode()).snippets == ()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//[", "http://", "vbscript:x", " "]
)
def test_links_that_are_no_web_addresses_are_no_links(address: str) -> None:
    for way in (rss, atom, json_feed, markdown):
        data = way(ENGLISH[:2] * 1).replace(ENGLISH[0].link.encode(), address.encode())
        first = read_as(data).snippets[0]
        assert first.link is None or first.link.startswith(("http://", "https://")), way
        assert first.title == ENGLISH[0].title or way is markdown


def test_signs_that_command_the_terminal_are_gone_from_every_field() -> None:
    evil = "A town\x1b]0;owned\x07 waits\u202e for\x9b31m rain"
    item = {key: evil for key in ("title", "body", "byline", "source", "link", "date", "note")} | {
        "derived_title": None
    }
    import json

    feeds = (
        json.dumps(item).encode(),
        rss(ENGLISH).replace(ENGLISH[0].title.encode(), b"A town&#x9b;31m waits &#x202e; for rain"),
        json_feed(ENGLISH).replace(ENGLISH[0].title.encode(), b"A town\\u001b]0;owned\\u0007 waits \\u202e"),
    )
    for data in feeds:
        assert not any(sign in repr(read_as(data)) for sign in ("\\x1b", "\\x07", "\\u202e", "\\x9b"))


def test_looking_for_a_format_takes_no_time_whatever_is_repeated() -> None:
    for data in (*LONG_ONES.values(), b"A: b\n" * MANY, b"A: b\n c\n" * MANY, b"a](https://" * MANY):
        start = time.process_time()
        format_of(data)
        assert time.process_time() - start < SOON / 10


def test_a_format_is_told_from_its_head_alone() -> None:
    assert format_of(rss(ENGLISH)[:60]) is format_of(rss(ENGLISH))
