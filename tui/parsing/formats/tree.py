"""A web page as a light tree of what is printed, and its text as blocks; nothing here recurses, however deep it is."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from tui.parsing.decode import plain
from tui.parsing.formats.extras import Missing
from tui.parsing.formats.prose import BLOCKS, UNREAD

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""The elements whose text is a heading."""

_LANDMARKS: Final = frozenset(("nav", "footer", "aside", "form", "dialog"))
_ROLES: Final = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "form"))
_ASIDE: Final = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|footer|sidebar|cookies?|consent|gdpr|newsletter|breadcrumbs?|comments?|share|social"
    r"|pagination|pager|advert\w*|ads?|promo|skip|related|widget\w*|most-?read|popular)\b"
)
_FACT: Final = re.compile(
    r"date|time|author|byline|auteur|category|cat-|rubri|\btags?\b|label|section|source|meta|kicker"
)
_AUTHOR: Final = re.compile(r"author|byline|auteur|signature")
_TITLE: Final = re.compile(r"title|titre|headline|heading")
_INLINE_FACTS: Final = frozenset(("span", "a", "small", "em", "i", "b", "strong", "cite"))


class Element:
    """An element of a page with what is printed in it."""

    __slots__ = ("attributes", "classes", "parent", "parts", "tag", "weight")

    def __init__(self, tag: str, attributes: Mapping[str, str | None], parent: "Element | None") -> None:
        """Take an element; its parts follow."""
        self.tag = tag
        """Its name."""
        self.attributes = attributes
        """What its tag says."""
        self.classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower() if attributes else ""
        """Its classes and its id."""
        self.parent = parent
        """What it stands in."""
        self.parts: list[Element | str] = []
        """The elements and texts in it."""
        self.weight = 0
        """How many characters are printed in it."""

    @property
    def children(self) -> "list[Element]":
        """The elements in it."""
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def aside(self) -> bool:
        """Whether it is by its name or its classes no part of what a page is about."""
        if self.tag in _LANDMARKS or (self.attributes and self.attributes.get("role") in _ROLES):
            return True
        return (
            bool(self.classes.strip())
            and self.tag not in ("body", "html", "main")
            and bool(_ASIDE.search(self.classes.replace("_", "-")))
        )


class Block(NamedTuple):
    """A line of a page as it is printed."""

    text: str
    """The words, harmless."""
    link: str
    """The first address that stands behind them, as written."""
    linked: bool
    """Whether all of them are a link."""
    heading: bool
    """Whether they are a heading."""
    when: str
    """The time that the page says they print."""
    author: bool
    """Whether the page says that they name an author."""
    aside: bool
    """Whether they stand in the frame of the page."""
    member: int | None
    """Which of the repeated elements they stand in."""


class _Context(NamedTuple):
    """What is true of all text in an element."""

    link: str = ""
    heading: bool = False
    when: str = ""
    author: bool = False
    aside: bool = False
    member: int | None = None


class Page(NamedTuple):
    """What is printed of a web page, and what it says of itself."""

    body: Element
    """All that is printed."""
    title: str
    """Its name."""
    address: str
    """Where it was, as far as it says."""


def tree_of(markup: str) -> Page:
    """Return the tree of a page.

    Raises:
        Missing: if the library that reads pages is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise Missing("a web page", "html") from None
    parser = LexborHTMLParser(markup)
    top = Element("body", {}, None)
    known: dict[int, Element] = {}
    body = parser.body
    if body is not None:
        known[body.mem_id] = top
        for node in body.traverse(include_text=True):
            above = node.parent
            parent = known.get(above.mem_id) if above is not None else None
            if parent is None or node.mem_id == body.mem_id:
                continue
            tag = node.tag or ""
            if tag == "-text":
                if text := node.text_content:
                    parent.parts.append(text)
            elif tag not in UNREAD and not tag.startswith("-"):
                element = known[node.mem_id] = Element(tag, node.attributes, parent)
                parent.parts.append(element)
    _weigh(top)
    name = parser.css_first("title", default=None)
    return Page(top, " ".join(plain(name.text()).split()) if name else "", _address(parser.css))


def _weigh(top: Element) -> None:
    """Count what is printed in each element."""
    order, stack = [], [top]
    while stack:
        element = stack.pop()
        order.append(element)
        stack += element.children
    for element in reversed(order):
        element.weight = sum(len(part.strip()) if isinstance(part, str) else part.weight for part in element.parts)


def blocks_of(top: Element, members: Mapping[int, int] | None = None) -> Iterator[Block]:
    """Yield the lines of a page in their order; members are the numbers of repeated elements by their identity."""
    members = members or {}
    stack: list[tuple[Element | str | None, _Context]] = [(top, _Context())]
    pieces: list[tuple[str, _Context]] = []
    while stack:
        part, context = stack.pop()
        if isinstance(part, str):
            pieces.append((part, context))
        elif part is None:
            if block := _block(pieces):
                yield block
            pieces = []
        else:
            inside = _inside(part, context, members)
            if apart := _stands_apart(part):
                if block := _block(pieces):
                    yield block
                pieces = []
                stack.append((None, context))
            stack += [(inner, inside) for inner in reversed(part.parts)]
            if not apart:
                continue
    if block := _block(pieces):
        yield block


def _inside(element: Element, outside: _Context, members: Mapping[int, int]) -> _Context:
    """Return what is true of the text in an element, given what is true around it."""
    tag, said = element.tag, element.attributes
    member = members.get(id(element), outside.member)
    aside = outside.aside or (member is None and element.aside)
    if not said and tag not in HEADINGS:
        return (
            outside
            if (member, aside) == (outside.member, outside.aside)
            else outside._replace(member=member, aside=aside)
        )
    return _Context(
        outside.link or ((said.get("href") or "") if tag == "a" else ""),
        outside.heading or tag in HEADINGS or (member is not None and bool(_TITLE.search(element.classes))),
        outside.when or ((said.get("datetime") or "") if tag == "time" else ""),
        outside.author
        or said.get("rel") == "author"
        or (tag in _INLINE_FACTS and bool(_AUTHOR.search(element.classes))),
        aside,
        member,
    )


def _stands_apart(element: Element) -> bool:
    """Tell whether an element is a line of its own: a block, or a fact such as a date or a section."""
    if element.tag in BLOCKS:
        return True
    return element.tag in _INLINE_FACTS and bool(element.classes.strip()) and bool(_FACT.search(element.classes))


def _block(pieces: list[tuple[str, _Context]]) -> Block | None:
    """Return a line of its pieces, if it prints anything."""
    text = " ".join(plain("".join(piece for piece, _ in pieces)).split())
    if not text:
        return None
    printed = [context for piece, context in pieces if not piece.isspace()] or [pieces[0][1]]
    first = printed[0]
    return Block(
        text,
        next((context.link for context in printed if context.link), ""),
        all(context.link for context in printed),
        first.heading,
        next((context.when for context in printed if context.when), ""),
        all(context.author for context in printed),
        first.aside,
        first.member,
    )


def _address(css: object) -> str:
    """Return where a page says that it is."""
    assert callable(css)
    for query, name in (
        ("base[href]", "href"),
        ('link[rel="canonical"]', "href"),
        ('meta[property="og:url"]', "content"),
    ):
        for node in css(query):
            address = node.attributes.get(name) or ""
            if address.startswith(("http://", "https://")):
                return str(address)
    return ""
