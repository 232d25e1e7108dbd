"""How domain values look as lines: the one place where words get their meaning on the screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tui.library.records import place_of
from tui.look.wrap import Line, Piece, Stretch, cells, fitted, paragraph, shortened, spread
from tui.model import Document, Evidence, Mark, Sighting, Snippet, facet

STARRED: Final = "★"
SIGNS: Final = ("●", STARRED, "✎")
"""Unread, starred, noted."""
LETTERS: Final = ("N", "*", "n")
"""The same where signs are switched off."""
BODY_WIDTH: Final = 80
"""The widest line of running text, in cells."""

_WHOLE: Final = frozenset({"starred", "noted"})
"""The topics whose unread part says nothing."""

Name = Callable[[str], str]
"""Gives the display name of a tag."""


class TopicLine(NamedTuple):
    """One row of the topics: a topic with its figures, or the heading of a group."""

    topic: str
    """The topic as a view names it; for a heading the name of the group."""
    label: str
    """What stands there."""
    unread: int = 0
    total: int = 0
    depth: int = 0
    """1 inside a group."""
    folded: bool | None = None
    """Whether the group is folded; None for a topic."""


class TagLine(NamedTuple):
    """One row of the tag filter."""

    tag: str
    """The tag: "actor:wagner", "tag:follow-up"."""
    label: str
    """Its display name."""
    figure: int
    """How many snippets the list would hold with it."""
    state: str = ""
    """"+" included, "−" excluded, empty for neither."""


class Reading(NamedTuple):
    """All that the article shows of one snippet."""

    snippet: Snippet
    mark: Mark
    evidence: tuple[Evidence, ...]
    sightings: tuple[Sighting, ...]
    tags: tuple[str, ...]
    """The tags in force: the lexicon's, with pins and without rejections, then own ones."""
    hits: Callable[[str], Iterable[tuple[int, int]]]
    """Gives the (start, end) of what the search found in a text."""
    wordings: tuple[str, ...] = ()
    """What earlier documents said in other words."""
    related: Sequence[tuple[str, str]] = ()
    """Headlines of related snippets, each with the reason."""
    lost_notes: Sequence[str] = ()
    """Notes that another window wrote over without having seen them."""


def topic_line(line: TopicLine, width: int) -> tuple[Line, ...]:
    """Return the row of a topic: its name, and unread of total at the right."""
    if line.folded is not None:
        sign = "▸ " if line.folded else "▾ "
        return (fitted((Piece(" " + sign, "muted"), Piece(line.label, "heading")), width),)
    meaning = "unread" if line.unread else "read"
    figures = f"{line.total:,} " if line.topic in _WHOLE else f"{line.unread:,}/{line.total:,} "
    return (spread((Piece(" " + "  " * line.depth), Piece(line.label, meaning)), (Piece(figures, "muted"),), width),)


def tag_line(line: TagLine, width: int) -> tuple[Line, ...]:
    """Return the row of a tag: in or out, its name, and how many snippets it would leave."""
    meaning = {"+": "included", "−": "excluded"}.get(line.state) or ("own-tag" if facet(line.tag) == "tag" else "actor")
    if not line.figure and not line.state:
        meaning = "muted"
    left = (Piece(f" {line.state or ' '} ", meaning), Piece(line.label, meaning))
    return (spread(left, (Piece(f"{line.figure:,} ", "muted"),), width),)


class AccountLine(NamedTuple):
    """What became of a line of a document, or of a piece of it."""

    line: int
    """The number of the line, from 1."""
    text: str
    """The piece as printed, or the headline of the snippet that the line begins."""
    why: str = ""
    """Why it was left out; empty for what was kept."""
    until: int = 0
    """The last line of a snippet of several lines."""
    printed: tuple[str, ...] = ()
    """The texts of a snippet's lines."""
    is_copy: bool = False
    """Whether it was left out because a snippet says the same already."""


def account_rows(document: Document) -> list[AccountLine]:
    """Return what became of a document in the order of its lines, the kept snippets among the left-out pieces."""
    kept = [
        AccountLine(s.lines[0], s.headline, until=s.lines[-1], printed=tuple(filter(None, (s.title, *_texts(s.body)))))
        for s in document.snippets
        if s.lines
    ]
    dropped = [
        (piece.line, piece.start, AccountLine(piece.line, piece.text, piece.why, is_copy=piece.kind == "duplicate"))
        for piece in document.dropped
    ]
    return [row for _, _, row in sorted([*((row.line, -1, row) for row in kept), *dropped])]


def account_line(row: AccountLine, width: int) -> tuple[Line, ...]:
    """Return the row of an account: the number of the line, what stands there, and why it was left out."""
    if not row.why:
        number = f"{row.line}–{row.until}" if row.until > row.line else str(row.line)
        return (fitted((Piece(f"{number:>8}  ", "muted"), Piece(row.text, "ink")), width),)
    reason = Piece(f"{shortened(row.why, max(width // 2, 10))} ", "excluded")
    return (spread((Piece(f"{row.line:>8}  ", "muted"), Piece(row.text, "muted")), (reason,), width),)


def snippet_lines(
    snippet: Snippet, mark: Mark, tags: Sequence[str], name: Name, width: int, signs: Sequence[str] = SIGNS
) -> tuple[Line, Line]:
    """Return the two lines of a snippet's row: marks and title; places, date, source and own tags."""
    unread, starred, noted = signs
    title = "read" if mark.read else "unread" if snippet.title else "derived"
    marks = (
        Piece(" "),
        Piece(" " if mark.read else unread, "starred"),
        Piece(starred if mark.starred else " ", "starred"),
        Piece(" "),
    )
    first = (*marks, Piece(shortened(snippet.headline, width - cells(marks) - 1), title))
    facts = [Piece(name(tag), "place") for tag in tags if facet(tag) == "place"]
    if snippet.date:
        facts.append(Piece(snippet.date.value or snippet.date.text, "muted"))
    if snippet.source:
        facts.append(Piece(snippet.source, "muted"))
    facts += [Piece(f"#{tag}", "own-tag") for tag in sorted(mark.tags)]
    if mark.note:
        facts.append(Piece(noted, "note"))
    return first, fitted((Piece("    "), *joined(facts)), width - 1)


def selected_lines(lines: tuple[Line, Line], *, symbols: bool) -> tuple[Line, Line]:
    """Return the lines of a row with a bar, or a letter, in the cell that stands free before a selected one."""
    first, second = (
        (Piece("▌" if symbols else "x", "selected"), head._replace(text=head.text[1:]), *rest) for head, *rest in lines
    )
    return first, second


def joined(pieces: Iterable[Piece], between: str = " · ") -> Iterator[Piece]:
    """Yield the pieces with a muted dot between any two."""
    for number, piece in enumerate(pieces):
        if number:
            yield Piece(between, "muted")
        yield piece


def article_lines(reading: Reading, name: Name, width: int) -> list[Line]:
    """Return all lines of the article: title, facts, text, tags, note, where else it was seen, and what is related."""
    snippet = reading.snippet
    measure = min(width, BODY_WIDTH)
    lines: list[Line] = []
    if snippet.title:
        lines += paragraph(snippet.title, measure, _stretches(reading, "title", snippet.title), "title")
    else:
        lines += paragraph(snippet.derived_title or "", measure, (), "derived")
    lines += _facts(reading, measure)
    for text, offset in _paragraphs(snippet.body):
        over = _stretches(reading, "body", snippet.body or "")
        lines.append(())
        lines += paragraph(text, measure, [Stretch(s.start - offset, s.end - offset, s.meaning) for s in over])
    if snippet.truncated:
        lines += [(), (Piece("The page shows this text cut off here.", "muted"),)]
    lines += _wording_lines(reading, measure)
    lines += _tag_lines(reading, name, measure)
    lines += _notes(reading, measure)
    if len(reading.sightings) > 1:
        lines += [(), (Piece("Also seen", "heading"),)]
        for sighting in reading.sightings[1:]:
            lines += paragraph(place_of(sighting), measure, (), "muted")
    if reading.related:
        lines += [(), (Piece("Related", "heading"),)]
        for headline, reason in reading.related:
            lines.append((Piece(shortened(" ".join(headline.split()), measure)),))
            lines += ((Piece("  "), *line) for line in paragraph(reason, measure - 2, (), "muted"))
    return lines


def _notes(reading: Reading, width: int) -> Iterator[Line]:
    """Yield the person's note, and notes that another window wrote over."""
    lost = (("Note that another window wrote over", text) for text in reading.lost_notes)
    for heading, note in (("Note", reading.mark.note), *lost):
        if note:
            yield ()
            yield (Piece(heading, "heading"),)
            for text in note.split("\n"):
                yield from paragraph(text, width, (), "note")


def _facts(reading: Reading, width: int) -> Iterator[Line]:
    """Yield who wrote it, when, for whom, and where it stands."""
    snippet, mark = reading.snippet, reading.mark
    facts = [Piece(f"{STARRED} starred", "starred")] if mark.starred else []
    if snippet.date:
        facts.append(Piece(snippet.date.text, "muted"))
    facts += [Piece(text, "muted") for text in (snippet.byline, snippet.source, *snippet.labels) if text]
    if facts:
        yield fitted(joined(facts), width)
    if reading.sightings:
        yield from paragraph(place_of(reading.sightings[0]), width, (), "muted")
    if snippet.link:
        yield from paragraph(snippet.link, width, (), "place")


def _texts(body: str | None) -> Iterator[str]:
    """Yield each paragraph of a body."""
    return (text for text, _ in _paragraphs(body))


def _paragraphs(body: str | None) -> Iterator[tuple[str, int]]:
    """Yield each paragraph of a body with its offset."""
    offset = 0
    for text in (body or "").split("\n"):
        if text.strip():
            yield text, offset
        offset += len(text) + 1


def _stretches(reading: Reading, field: str, text: str) -> list[Stretch]:
    """Return what means something in a text: names of places and actors first, hits of the search over them."""
    names = [
        Stretch(e.start, e.end, facet(e.tag))
        for e in reading.evidence
        if e.field == field and facet(e.tag) in {"place", "actor"} and e.tag in reading.tags
    ]
    return names + [Stretch(start, end, "hit") for start, end in reading.hits(text)]


def _wording_lines(reading: Reading, width: int) -> Iterator[Line]:
    """Yield what earlier documents said, the words that are others now marked in it."""
    if not reading.wordings:
        return
    from tui.parsing.wording import changed  # few articles need it

    yield from ((), (Piece("Earlier wording", "heading"),))
    now = reading.snippet.body or reading.snippet.title or ""
    for wording in reading.wordings:
        others = [Stretch(start, end, "excluded") for start, end in changed(wording, now)]
        for text, offset in _paragraphs(wording):
            here = [Stretch(s.start - offset, s.end - offset, s.meaning) for s in others]
            yield from paragraph(text, width, here, "muted")


def _tag_lines(reading: Reading, name: Name, width: int) -> Iterator[Line]:
    """Yield the tags by facet, the suggested themes dim among them."""
    suggested = {e.tag for e in reading.evidence if e.weak} - set(reading.tags) - reading.mark.rejected
    groups = (
        ("Places", "place", "place"),
        ("Actors", "actor", "actor"),
        ("Themes", "theme", "theme"),
        ("Your tags", "tag", "own-tag"),
    )
    indent = max(len(heading) for heading, _, _ in groups) + 2
    first = True
    for heading, kind, meaning in groups:
        words = [Piece(name(tag), meaning) for tag in reading.tags if facet(tag) == kind]
        words += [Piece(f"{name(tag)}?", "suggested") for tag in sorted(suggested) if facet(tag) == kind]
        if not words:
            continue
        if first:
            yield ()
            first = False
        yield from _hanging(Piece(heading.ljust(indent), "heading"), words, indent, width)


def _hanging(head: Piece, words: Sequence[Piece], indent: int, width: int) -> Iterator[Line]:
    """Yield words parted by commas behind a heading, wrapped under each other."""
    line: list[Piece] = [head]
    for number, word in enumerate(words):
        comma = "," if number + 1 < len(words) else ""
        if cells(line) + cells((word,)) + 2 > width and len(line) > 1:
            yield tuple(line)
            line = [Piece(" " * indent)]
        line += [Piece(shortened(word.text, width - indent - 1), word.meaning), Piece(comma + " ", "muted")]
    yield tuple(line)
