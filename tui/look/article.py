"""The article: one snippet with all that is known of it, as lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tui.library.writing.citing import place_of
from tui.look.lines import SIGNS, Hits, Name, joined
from tui.look.wrap import Line, Piece, Stretch, cells, fitted, lines_of, paragraph, shortened
from tui.model import Evidence, Mark, Sighting, Snippet, facet

BODY_WIDTH: Final = 80
"""The widest line of running text, in cells."""


class Reading(NamedTuple):
    """All that the article shows of one snippet."""

    snippet: Snippet
    mark: Mark
    evidence: tuple[Evidence, ...]
    sightings: tuple[Sighting, ...]
    tags: tuple[str, ...]
    """The tags in force: the lexicon's, with pins and without rejections, then own ones."""
    hits: Hits
    wordings: tuple[str, ...] = ()
    """What earlier documents said in other words."""
    related: Sequence[tuple[str, str]] = ()
    """Headlines of related snippets, each with the reason."""
    lost_notes: Sequence[str] = ()
    """Notes that another window wrote over without having seen them."""
    seen_on: Callable[[str], str] = lambda _: ""
    """Gives the day from which a document is, where that is known."""
    in_brief: bool = False
    """Whether it is in the brief."""
    watched: Sequence[tuple[str, str]] = ()
    """The saved searches that find it, each with what it asks for."""
    signs: Sequence[str] = SIGNS
    """What stands for unread, starred, noted and in the brief."""


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
    for text, offset in lines_of(snippet.body or ""):
        over = _stretches(reading, "body", snippet.body or "")
        lines.append(())
        lines += paragraph(text, measure, [Stretch(s.start - offset, s.end - offset, s.meaning) for s in over])
    if snippet.truncated:
        lines += [(), (Piece("The page shows this text cut off here.", "muted"),)]
    lines += _revision_lines((*reading.wordings, snippet.body or snippet.title or ""), measure)
    lines += _tag_lines(reading, name, measure)
    lines += _watched_lines(reading.watched, measure)
    lines += note_lines("Note", reading.mark.note, measure)
    lines += lost_note_lines(reading.lost_notes, measure)
    lines += _sighting_lines(reading, measure)
    if reading.related:
        lines += [(), (Piece("Related", "heading"),)]
        for headline, reason in reading.related:
            lines.append((Piece(shortened(" ".join(headline.split()), measure)),))
            lines += ((Piece("  "), *line) for line in paragraph(reason, measure - 2, (), "muted"))
    return lines


def _watched_lines(watched: Sequence[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield the saved searches that find the snippet, and why: what each asks for."""
    if watched:
        yield from ((), (Piece("Saved searches", "heading"),))
    for name, asked in watched:
        yield fitted((Piece(f"{name}  ", "ink"), Piece(asked, "muted")), width)


def note_lines(heading: str, note: str, width: int) -> Iterator[Line]:
    """Yield a note of the person under a heading, none if there is none."""
    if note:
        yield ()
        yield (Piece(heading, "heading"),)
        for text in note.split("\n"):
            yield from paragraph(text, width, (), "note") if text.strip() else ((),)


def lost_note_lines(notes: Iterable[str], width: int) -> Iterator[Line]:
    """Yield notes that another window wrote over without having seen them."""
    for note in notes:
        yield from note_lines("Note that another window wrote over", note, width)


def _facts(reading: Reading, width: int) -> Iterator[Line]:
    """Yield who wrote it, when, for whom, and where it stands."""
    snippet, mark = reading.snippet, reading.mark
    facts = [Piece(f"{reading.signs[1]} starred", "starred")] if mark.starred else []
    facts += [Piece(f"{reading.signs[3]} in the brief", "starred")] if reading.in_brief else []
    if snippet.date:
        facts.append(Piece(snippet.date.text, "muted"))
    facts += [Piece(text, "muted") for text in (snippet.byline, snippet.source, *snippet.labels) if text]
    yield from _flowing(facts, width)
    if reading.sightings:
        yield from paragraph(place_of(reading.sightings[0]), width, (), "muted")
    if snippet.link:
        yield from paragraph(snippet.link, width, (), "place")


def _stretches(reading: Reading, field: str, text: str) -> list[Stretch]:
    """Return what means something in a text: names of places and actors first, hits of the search over them."""
    names = [
        Stretch(e.start, e.end, facet(e.tag))
        for e in reading.evidence
        if e.field == field and facet(e.tag) in {"place", "actor"} and e.tag in reading.tags
    ]
    return names + [Stretch(start, end, "hit") for start, end in reading.hits(text)]


def _revision_lines(wordings: Sequence[str], width: int) -> Iterator[Line]:
    """Yield how the text came to be what it is: of each wording the words that the next one changed, and a few around.

    What went and what came stands in brackets, so that it is told without any colour.
    """
    if len(wordings) < 2:
        return
    from tui.library.revisions import revised  # few articles need it

    steps = [parts for before, now in pairwise(wordings) if (parts := revised(before, now))]
    if not steps:
        return
    yield from ((), (Piece("Changed wording", "heading"), Piece("  [earlier → later]", "muted")))
    for parts in steps:
        text, over = "", []
        for part in parts:
            text += " " if text else ""
            if part.stayed:
                text += part.now
                continue
            text += "[" if part.before and part.now else "[− " if part.before else "[+ "
            over.append(Stretch(len(text), len(text) + len(part.before), "excluded"))
            text += part.before + (" → " if part.before and part.now else "")
            over.append(Stretch(len(text), len(text) + len(part.now), "included"))
            text += part.now + "]"
        yield from paragraph(text, width, over, "muted")


def _sighting_lines(reading: Reading, width: int) -> Iterator[Line]:
    """Yield where a snippet stands that stands in several documents, oldest first, and since when."""
    if len(reading.sightings) < 2:
        return
    days = [reading.seen_on(sighting.document) for sighting in reading.sightings]
    since = f", first on {min(known)}" if (known := [day for day in days if day]) else ""
    documents = len({sighting.document for sighting in reading.sightings})
    where = f"in {documents:,} documents" if documents > 1 else f"{len(reading.sightings):,} times"
    yield ()
    yield Piece("Seen ", "heading"), Piece(f"{where}{since}", "muted")
    for sighting, day in zip(reading.sightings, days, strict=True):
        yield from paragraph(place_of(sighting) + (f" · {day}" if day else ""), width, (), "muted")


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


def _flowing(facts: Iterable[Piece], width: int) -> Iterator[Line]:
    """Yield facts with dots between them, each whole on one line if it fits there."""
    line: list[Piece] = []
    for fact in facts:
        if line and cells((*joined([*line, fact]),)) > width:
            yield fitted(joined(line), width)
            line = []
        line.append(fact)
    if line:
        yield fitted(joined(line), width)


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
