"""Documents of any format: which one it is, told by its content and never by its name, and what it says.

A new format is a module beside this one, with a function that reads it, and one entry in `FORMATS`. The first entry
that recognises the head of a document reads it; the readers import what they need when they are called.
"""

import re
from collections.abc import Callable, Collection
from importlib import import_module
from itertools import islice
from typing import Final, NamedTuple

from tui.model import Document
from tui.parsing.listing import packaged
from tui.parsing.reading import Reading
from tui.parsing.rules import Rules

HEAD: Final = 1 << 16
"""So many bytes of a document tell its format."""


class Format(NamedTuple):
    """A kind of document besides the pasted text."""

    name: str
    """What it is called: "a web page"."""
    recognised: Callable[[bytes], object]
    """Tells whether a head is one of it; it has no marks of byte order and no zero bytes of UTF-16."""
    module: str
    """The module beside this one whose function ``read`` reads it."""


def _signs(pattern: bytes) -> Callable[[bytes], object]:
    """Return what tells whether a head begins with a pattern; no pattern here may look at a byte twice."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL).match


def _is_markdown(head: bytes) -> bool:
    """Tell whether a text has three headings or links of Markdown."""
    return sum(1 for _ in islice(_MARKDOWN.finditer(head), 3)) == 3


_MARKDOWN: Final = re.compile(rb"^#{1,6}[ \t]+\[|^#{2,6}[ \t]+\S|\]\(https?://[^\s()]*\)", re.MULTILINE)
_XML: Final = rb"\s*+(?>(?><\?.*?\?>|<!--.*?-->|<!doctype[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>)\s*+)*+"
_HEADER: Final = rb"[!-9;-~]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+"
_LETTER: Final = rb"(?:message-id|mime-version|received|return-path|delivered-to|snapshot-content-location):"

FORMATS: Final = (
    Format("a feed", _signs(_XML + rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]"), "feeds"),
    Format("a list of feeds (OPML)", _signs(_XML + rb"<opml[\s>]"), "opml"),
    Format("a JSON feed", _signs(rb'\s*+\{.*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/'), "jsonfeed"),
    Format("an export of snippets", _signs(rb'\s*+\[?+\s*+\{\s*+(?=").*"derived_title"\s*+:'), "exports"),
    Format("a letter", _signs(rb"(?:From [^\n]*+\n)?(?:(?!" + _LETTER + rb")" + _HEADER + rb")*" + _LETTER), "mail"),
    Format(
        "a web page",
        _signs(
            rb"(?=" + _XML + rb"<(?:html|head|body|title|meta|link|div|article|section|main|ul|ol|table|p|h[1-6])[\s>])"
            rb"|\s*+(?><!--.*?-->\s*+)*+<!doctype\s+html"
        ),
        "pages",
    ),
    Format("Markdown", _is_markdown, "markdown"),
)
"""All formats besides the pasted text, in the order in which they are tried."""

_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def format_of(data: bytes) -> Format | None:
    """Return the format of a document, given its bytes or their beginning; None for a pasted text."""
    head = data[:HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"")
    return next((known for known in FORMATS if known.recognised(head)), None)


def parse(
    name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    rules: Rules | None = None,
    restored: Collection[str] = (),
    hidden: Collection[str] = (),
) -> Document:
    """Return what a document says and what was left out of it, whatever its format.

    Args:
        name: the document's path.
        data: its bytes.
        encoding: how to read them, if the person says so.
        rules: what is no news; the packaged rules if None.
        restored: folded texts of lines that are snippets whatever the rules say.
        hidden: folded texts of lines that the person does not want to read.

    Raises:
        Undecodable: if its bytes are no text, or what reads its format is not installed.
    """
    found = format_of(data)
    module = f"{__name__}.{found.module}" if found else "tui.parsing.listing"
    reader: Callable[[bytes, Reading], Document] = import_module(module).read
    return reader(data, Reading(name, rules or packaged(), restored, hidden, encoding))
