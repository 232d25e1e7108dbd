"""The tagger: judges what the automaton found in a snippet, and says for each tag which words gave it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal, NamedTuple

from tui.model import Evidence, Snippet
from tui.topics.context import Context
from tui.topics.entries import FACETS
from tui.topics.finder import Automaton, Cue, Meaning, Name, automaton, meanings
from tui.topics.lexicon import Lexicon
from tui.topics.matching import spaced
from tui.topics.typos import Typos

_ENOUGH: Final = 3
"""How many points make a theme: one strong cue (3), or weak ones (1 each); what stands in a title counts double."""


class Field(NamedTuple):
    """One text of a snippet; names are looked for in each alone."""

    kind: Literal["title", "body", "label"]
    """Which text it is."""
    label: int
    """Which label it is, if it is one."""
    text: str
    """As printed."""
    form: str
    """As names are looked for in it."""


class Named(NamedTuple):
    """A name that was found and believed."""

    field: int
    """The number of the field it stands in."""
    start: int
    """Where it begins in the text of the field."""
    end: int
    """Where it ends (exclusive)."""
    meaning: Meaning
    """What it says."""
    rule: str
    """What to tell the person."""


class Cued(NamedTuple):
    """A cue that was found; sorted, the longest of those that begin together is the first."""

    field: int
    """The number of the field it stands in."""
    start: int
    """Where it begins in the text of the field."""
    size: int
    """Minus the number of its characters."""
    cue: Cue
    """What was found."""


class Reading(NamedTuple):
    """All that one snippet says."""

    fields: list[Field]
    """Its texts."""
    names: list[Named]
    """Names that were believed."""
    cues: list[Cued]
    """Cues that count, in the order of the text."""
    points: dict[str, int]
    """How strongly the cues speak for each theme."""


class Tagger:
    """Gives snippets the tags of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take a lexicon; what searches for its names is built with the first snippet."""
        self._lexicon: Final = lexicon

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        """What the names of each tag say."""
        return meanings(self._lexicon)

    @cached_property
    def _automaton(self) -> Automaton:
        """All names and cues."""
        return automaton(self._lexicon, self._meanings)

    @cached_property
    def _typos(self) -> Typos:
        """The names known again when misspelt."""
        return Typos(self._lexicon, self._meanings)

    def tags(self, snippet: Snippet) -> tuple[frozenset[str], frozenset[str]]:
        """Return the tags of a snippet, and the themes that are only suggested: the quick way, without the reasons."""
        _, names, _, points = self._read(snippet)
        tags = {named.meaning.tag for named in names}
        tags.update(*(named.meaning.gives for named in names))
        tags.update(theme for theme, sum_ in points.items() if sum_ >= _ENOUGH)
        tags.discard("")
        return frozenset(tags), frozenset(points.keys() - tags)

    def evidence(self, snippet: Snippet) -> tuple[Evidence, ...]:
        """Return why a snippet has its tags: places, then actors, then themes, in the order of the text."""
        reading = self._read(snippet)
        strong = {theme for theme, points in reading.points.items() if points >= _ENOUGH}
        strong.update(*(named.meaning.gives for named in reading.names))
        found = [*_named(reading), *_cued(reading, strong)]
        return tuple(sorted(found, key=lambda one: FACETS.index(one.tag.partition(":")[0])))

    def _read(self, snippet: Snippet) -> Reading:
        """Return all that a snippet says."""
        fields = list(_fields(snippet))
        context = Context(snippet, fields)
        names: list[Named] = []
        cues: list[Cued] = []
        for number, field in enumerate(fields):
            hits = []
            for at, found in self._automaton.iter(field.form):
                back, size, called, cued = found
                if called:
                    hits.append((at - back, -size, called))
                for cue in cued:
                    if _holds(cue, field, at - back, size, context):
                        cues.append(Cued(number, at - back, -size, cue))
            if hits:
                hits.sort()
                names += _believed(number, field, hits, context)
            names += self._misspelt(number, field.text, names)
        for named in names:
            cues += (Cued(named.field, named.start, named.start - named.end, hint) for hint in named.meaning.hints)
        return Reading(fields, names, *_weighed(cues, fields))

    def _misspelt(self, number: int, text: str, names: list[Named]) -> list[Named]:
        """Return the misspelt names of a field that stand in no name already found."""
        taken = [(named.start, named.end) for named in names if named.field == number]
        return [
            Named(number, start, end, guess.meaning, guess.rule)
            for start, end, guess in self._typos.find(text)
            if not any(start < until and since < end for since, until in taken)
        ]


def tags_of(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Return the tags that evidence speaks for strongly enough."""
    return frozenset(one.tag for one in evidence if not one.weak)


def _fields(snippet: Snippet) -> Iterator[Field]:
    """Yield the texts of a snippet that count; byline and source do not."""
    if snippet.title:
        yield Field("title", 0, snippet.title, spaced(snippet.title))
    if snippet.body:
        yield Field("body", 0, snippet.body, spaced(snippet.body))
    for index, label in enumerate(snippet.labels):
        yield Field("label", index, label, spaced(label))


def _holds(said: Name | Cue, field: Field, start: int, size: int, context: Context) -> bool:
    """Return whether a name or cue found at a place means what the lexicon says."""
    for at in said.capitals:
        if not field.text[start + at].isupper():
            return False
    return not said.conditional or context.allows(said.term, field, start, size)


def _believed(
    number: int, field: Field, hits: list[tuple[int, int, tuple[Name, ...]]], context: Context
) -> Iterator[Named]:
    """Yield the names that hold, from left to right, the longest first: each takes its words for itself."""
    until = 0
    for start, size, called in hits:
        if start < until:
            continue
        for name in called:
            if _holds(name, field, start, -size, context):
                until = start - size
                yield Named(number, start, until, name.meaning, name.rule)
                break


def _weighed(cues: list[Cued], fields: list[Field]) -> tuple[list[Cued], dict[str, int]]:
    """Return the cues that count, and how strongly they speak for each theme.

    Of cues of one theme that overlap only the longest counts, and each cue counts once, where it weighs most.
    """
    cues.sort()
    until: dict[tuple[str, int], int] = {}
    weights: dict[str, dict[str, int]] = {}
    counted = []
    for cued in cues:
        number, start, size, cue = cued
        if start < until.get((cue.theme, number), 0):
            continue
        until[cue.theme, number] = start - size
        if cue.weight:
            counted.append(cued)
            twice = fields[number].kind == "title" and not cue.rule.startswith("suggested")
            weight = 2 * cue.weight if twice else cue.weight
            known = weights.setdefault(cue.theme, {})
            known[cue.rule] = max(weight, known.get(cue.rule, 0))
    return counted, {theme: sum(known.values()) for theme, known in weights.items()}


def _named(reading: Reading) -> Iterator[Evidence]:
    """Yield the evidence of names, and of what they imply."""
    for number, start, end, meaning, rule in sorted(reading.names, key=lambda named: named[:3]):
        kind, label, text, _ = reading.fields[number]
        if meaning.tag:
            yield Evidence(meaning.tag, kind, start, end, text[start:end], rule, index=label)
        for tag in meaning.gives:
            yield Evidence(tag, kind, start, start, "", f"implied by {meaning.tag or rule}", index=label)


def _cued(reading: Reading, strong: set[str]) -> Iterator[Evidence]:
    """Yield the evidence of cues; a word that goes on after the cue is shown whole."""
    for number, start, size, cue in reading.cues:
        kind, label, text, form = reading.fields[number]
        end = start - size
        if cue.term.form.endswith("*"):
            end = form.index(" ", end + 1) - 1
        yield Evidence(cue.theme, kind, start, end, text[start:end], cue.rule, cue.theme not in strong, label)
