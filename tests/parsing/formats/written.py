"""The same invented news written in every format: what a format gives is compared with what was written."""

import json
from base64 import b64encode
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from typing import NamedTuple

from tests.parsing.invented import ITEMS, NOTES
from tui.model import Document
from tui.parsing import parse


class News(NamedTuple):
    """One invented item."""

    title: str
    body: str
    link: str
    day: str
    author: str


ENGLISH = [
    News(title, body, f"https://news.example/en/{n}", f"2023-11-2{n}", "Awa Example")
    for n, (title, body) in enumerate(ITEMS, 1)
]
FRENCH = [
    News(title, body, f"https://news.example/fr/{n}", f"2023-11-2{n}", "Ali Exemple")
    for n, (title, body) in enumerate(NOTES, 1)
]


def read_as(data: bytes, name: str = "page") -> Document:
    """Return what a document says, its format told by its content."""
    return parse(name, data)


def rss(items: Sequence[News]) -> bytes:
    told = "".join(
        f"""<item>
<title>{escape(n.title)}</title>
<link>{n.link}</link>
<dc:creator>{n.author}</dc:creator>
<pubDate>{n.day[8:]} Nov 2023 23:30:00 +0000</pubDate>
<description><![CDATA[<p>{escape(n.body)} <a href="{n.link}">Read more</a></p>
<p>The post <a href="{n.link}">{n.title}</a> appeared first on <a href="https://news.example">Example</a>.</p>]]></description>
</item>
"""
        for n in items
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example News</title><link>https://news.example/</link>
{told}</channel></rss>""".encode()


def atom(items: Sequence[News]) -> bytes:
    told = "".join(
        f'<entry><title>{escape(n.title)}</title><link href="{n.link}"/><id>{n.link}</id>'
        f"<updated>{n.day}T10:00:00Z</updated><author><name>{n.author}</name></author>"
        f'<content type="html">{escape(f"<div><p>{escape(n.body)}</p></div>")}</content></entry>'
        for n in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title>{told}</feed>'.encode()


def rdf(items: Sequence[News]) -> bytes:
    told = "".join(
        f'<item rdf:about="{n.link}"><title>{escape(n.title)}</title><link>{n.link}</link><dc:date>{n.day}</dc:date>'
        f"<dc:creator>{n.author}</dc:creator><description>{escape(n.body)}</description></item>"
        for n in items
    )
    return (
        '<?xml version="1.0" encoding="iso-8859-1"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Example News</title></channel>{told}</rdf:RDF>"
    ).encode("iso-8859-1")


def json_feed(items: Sequence[News]) -> bytes:
    told = [
        {
            "id": n.link,
            "url": n.link,
            "title": n.title,
            "content_html": f"<p>{escape(n.body)}</p>",
            "date_published": f"{n.day}T10:00:00Z",
            "authors": [{"name": n.author}],
        }
        for n in items
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Example News", "items": told}
    return json.dumps(feed, indent=1).encode()


def export(items: Sequence[News]) -> bytes:
    told = [
        {
            "id": "aaaaaaaaaaaa",
            "title": n.title,
            "derived_title": None,
            "body": n.body,
            "date": n.day,
            "byline": n.author,
            "source": "Example News",
            "link": n.link,
        }
        for n in items
    ]
    return b"\n".join(json.dumps(each, ensure_ascii=False).encode() for each in told)


def markdown(items: Sequence[News]) -> bytes:
    told = (f"## [{n.title}]({n.link})\n\nBy {n.author}, {n.day}\n\n{n.body}\n" for n in items)
    return "\n".join(("# source: Example News", "", *told)).encode()


def _articles(items: Sequence[News]) -> str:
    """A blog: articles with headings, each with classes of its own."""
    return "".join(
        f"""<article class="post-{n} category-{n}">
<h2 class="entry-title"><a href="{item.link}">{escape(item.title)}</a></h2>
<div class="entry-meta"><time datetime="{item.day}T10:00:00+00:00">{item.day}</time>
<span class="author">{item.author}</span></div>
<div class="summary"><p>{escape(item.body)}</p></div><a class="more" href="{item.link}">Read more</a></article>"""
        for n, item in enumerate(items)
    )


def _list_of_links(items: Sequence[News]) -> str:
    """An archive: a list whose items are one link each, with a date beside it and a text below."""
    return (
        "<ul>"
        + "".join(
            f'<li class="teaser"><span class="date">{item.day}</span> <a href="{item.link}">{escape(item.title)}</a>'
            f'<div>{escape(item.body)}</div><span class="byline">{item.author}</span></li>'
            for item in items
        )
        + "</ul>"
    )


def _rows_of_cards(items: Sequence[News]) -> str:
    """A grid: rows of two cards each, a card being one link."""
    cards = [
        f'<div class="card card-{n}"><a href="{item.link}"><h3>{escape(item.title)}</h3><p>{escape(item.body)}</p></a>'
        f'<p><time datetime="{item.day}">{item.day}</time></p><p rel="author">{item.author}</p></div>'
        for n, item in enumerate(items)
    ]
    rows = (cards[n : n + 2] for n in range(0, len(cards), 2))
    return "".join(f'<div class="row">{"".join(row)}</div>' for row in rows)


def _table(items: Sequence[News]) -> str:
    """A table: a row for each item."""
    return (
        "<table><tbody>"
        + "".join(
            f'<tr class="line"><td><time datetime="{item.day}">{item.day}</time></td><td><h4><a href="{item.link}">'
            f'{escape(item.title)}</a></h4>{escape(item.body)}<br><span class="author">{item.author}</span></td></tr>'
            for item in items
        )
        + "</tbody></table>"
    )


MARKUPS = {"articles": _articles, "links": _list_of_links, "cards": _rows_of_cards, "table": _table}
"""Ways in which sites write lists."""


def web_page(items: Sequence[News], markup: str = "articles") -> bytes:
    """Return a whole page around a list: menus, a picture, a sidebar, a footer, scripts."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Sahel | Example</title><script>var news = "<p>none</p>";</script>
<style>.card {{ color: red }}</style></head>
<body><header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/africa">Africa and the world</a></li>
<li><a href="/sahel">Everything about the Sahel</a></li></ul></nav></header>
<main><h1>Sahel</h1><div class="list">{MARKUPS[markup](items)}</div></main>
<aside class="sidebar"><h2>Most read</h2>
<ul><li><a href="/x">Somebody else's story that many people have read</a></li></ul></aside>
<footer><p>Example News is an independent site that tells about the Sahel and lives from gifts.</p></footer>
<script src="x.js"></script></body></html>""".encode()


def letter(items: Sequence[News], *, html: bool = True) -> bytes:
    """Return a newsletter."""
    message = EmailMessage()
    message["From"] = "Example News <letters@news.example>"
    message["To"] = "reader@desk.example"
    message["Subject"] = "Le Sahel, été 2023"
    message["Date"] = "Fri, 24 Nov 2023 06:00:00 +0100"
    message["Message-ID"] = "<1@news.example>"
    message.set_content("\n\n".join(f"{item.title}\n\n{item.body}" for item in items))
    if html:
        message.add_alternative(web_page(items).decode(), subtype="html")
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="map.pdf")
    return message.as_bytes()


def snapshot(items: Sequence[News]) -> bytes:
    """Return a page as some browsers save it, as one file."""
    page = b64encode(web_page(items)).decode()
    return f"""From: <Saved by Browser>
Snapshot-Content-Location: https://news.example/sahel
Subject: Sahel
Date: Fri, 24 Nov 2023 06:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----part"

------part
Content-Type: text/html
Content-Transfer-Encoding: base64

{page}
------part--
""".encode()
