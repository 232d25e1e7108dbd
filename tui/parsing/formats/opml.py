"""OPML: a list of feeds. As a document it holds no news; each feed that it names is accounted for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from tui.model import Document, Dropped
from tui.parsing.decode import Undecodable, plain
from tui.parsing.formats.entries import web_address
from tui.parsing.reading import Reading

_WHY: Final = "a feed; “sahel-reader feeds import” subscribes to it"


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed that a list names."""

    line: int
    """The line where it stands."""
    title: str
    """How the list calls it."""
    address: str
    """Where it is."""


@dataclass(slots=True)
class _Reader:
    """Collects the outlines of a list while it is parsed."""

    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)
    found: list[Outline] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an outline that names a feed."""
        if tag.lower() == "outline":
            said = {name.lower(): value for name, value in attributes.items()}
            if address := web_address(said.get("xmlurl")):
                title = " ".join(plain(said.get("title") or said.get("text") or "").split())
                self.found.append(Outline(self.parser.CurrentLineNumber, title, address))

    @staticmethod
    def refuse(*_: object) -> None:
        """Refuse a list that defines entities: it has no use for them, and they can be a bomb."""
        raise Undecodable("It is a list of feeds that defines XML entities, which a list does not need.")


def outlines(data: bytes) -> Iterator[Outline]:
    """Yield the feeds that a list names, each once.

    Raises:
        Undecodable: if it is no list that can be read.
    """
    reader = _Reader()
    reader.parser.StartElementHandler = reader.start
    reader.parser.EntityDeclHandler = reader.refuse
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        if not reader.found:
            raise Undecodable(f"It begins like a list of feeds, but is no XML (line {error.lineno}).") from None
    yield from {outline.address: outline for outline in reversed(reader.found)}.values()


def read(data: bytes, reading: Reading) -> Document:
    """Return the feeds that a list names, none of which is news."""
    found = sorted(outlines(data), key=lambda outline: outline.line)
    dropped = [
        Dropped(outline.line, 0, len(text), text, "feed", _WHY)
        for outline in found
        for text in [f"{outline.title} {outline.address}".strip()]
    ]
    return Document(reading.name, "utf-8", (), (), tuple(dropped))
