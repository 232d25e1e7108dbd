"""A seeded library of any size: ``python -m tests.benchmarks corpus FOLDER [--snippets N]`` writes it.

The texts are made up, but as hard as real ones where it matters for time and memory: a vocabulary of 280,000 words of
which few are common and most are rare, English and French, curly quotes and accents, names in 40 places and themes and
300 actors, two texts in a hundred in decomposed Unicode, one in a hundred with wide characters or emoji. Each is a line
of 150 to 300 characters, different enough from every other that no rule takes two for one. The actors are invented:
`lexicon` gives them as a lexicon of the person, so that a million snippets carry 300 tags.
"""

import argparse
import random
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

WORDS: Final = 280_000
"""How many words there are; a corpus of 100,000 snippets uses more than 250,000 of them."""
LEAST: Final = 150
MOST: Final = 300
PER_DOCUMENT: Final = 2_000
"""Snippets in one document: half a megabyte, a large archive page."""

TOPICS: Final = (
    *("Mali", "Niger", "Burkina Faso", "Chad", "Mauritania", "Senegal", "Nigeria", "Benin", "Togo", "Ghana", "Guinea"),
    *("Ivory Coast", "Algeria", "Libya", "Sudan", "Cameroon", "Liberia", "Sierra Leone", "Egypt", "Tunisia"),
    *("Morocco", "Somalia", "Kenya", "Ethiopia", "Mozambique", "Uganda", "Rwanda", "the coup", "sanctions", "refugees"),
    *("uranium", "elections", "kidnapping", "jihadist violence", "mercenaries", "cholera", "the drought", "migrants"),
    *("foreign troops", "militias"),
)
"""Forty names of places and subjects that the lexicon knows; the first ones are the frequent ones."""
ACTORS: Final = 300

_ENGLISH: Final = (
    "the of and to in a that for on with as was by at from have said after were which their has been its more over "
    "government army attack people security soldiers talks border forces killed country officials week military"
)
_FRENCH: Final = (
    "le la les de des du et à en un une que pour dans sur avec par au aux est ont été leur plus après "  # typos: ignore
    "selon qui gouvernement armée attaque sécurité soldats frontière région pays militaires semaine autorités déplacés"
)
_STARTS: Final = "b bl br c ch d dr f fl g gr h j k l m n p pr qu r s st t tr v w z é"
_VOWELS: Final = "a e i o u ai é è ou ia"
_ENDS: Final = "n r s l t m nd st x ble tion ment"  # typos: ignore
_WIDE: Final = ("撒哈拉以南", "马里军队", "サヘル地域", "말리", "🔥", "👩🏽‍🌾", "🇲🇱", "⚠️")


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words, frequent ones first; the same ones for every seed."""
    chance = random.Random("vocabulary")
    starts, vowels, ends = _STARTS.split(), _VOWELS.split(), _ENDS.split()
    made: dict[str, None] = {}
    while len(made) < WORDS:
        syllables = (chance.choice(starts) + chance.choice(vowels) for _ in range(chance.choice((1, 2, 2, 3, 3))))
        made["".join(syllables) + chance.choice(ends)] = None
    return tuple(made)


@cache
def actors() -> tuple[str, ...]:
    """Return the names of the invented actors, frequent ones first."""
    kinds = ("Front", "Katiba", "Brigade", "Movement", "Coalition", "Militia")
    chance = random.Random("actors")
    names = islice((word.title() for word in vocabulary()[1000:] if len(word) > 8 and word.isascii()), ACTORS)
    return tuple(f"{chance.choice(kinds)} {name}" for name in names)


def lexicon() -> str:
    """Return a person's own lexicon.toml with the invented actors."""
    return "".join(
        f'[[actor]]\nid = "invented-{number}"\nname = {{ en = "{name}", fr = "{name}" }}\n\n'
        for number, name in enumerate(actors())
    )


def snippets(count: int, seed: int = 1) -> Iterator[str]:
    """Yield the texts one by one, each a line without a line end; the same seed gives the same texts."""
    chance = random.Random(seed)
    words, names = vocabulary(), actors()
    english, french = _ENGLISH.split(), _FRENCH.split()
    topic_weights = list(accumulate(1 / (rank + 2) for rank in range(len(TOPICS))))
    actor_weights = list(accumulate(1 / (rank + 5) for rank in range(len(names))))
    for number in range(count):
        common = french if chance.random() < 0.4 else english
        wanted = chance.randint(LEAST + 30, MOST - 30)
        text = [chance.choice(TOPICS[:3])]
        if chance.random() < 0.8:
            text += chance.choices(TOPICS, cum_weights=topic_weights, k=chance.choice((1, 1, 2)))
        if chance.random() < 0.5:
            text += chance.choices(names, cum_weights=actor_weights)
        length = sum(map(len, text)) + len(text)
        while length < wanted:
            word = _word(chance, common, words)
            text.append(word)
            length += len(word) + 1
        yield _finished(chance, text, number)


def _word(chance: random.Random, common: list[str], words: tuple[str, ...]) -> str:
    """Return the next word: every second one common, of the others some frequent and some rare."""
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(common)
    return words[int(WORDS ** chance.uniform(0.3, 1))] if kind < 0.75 else chance.choice(words)


def _finished(chance: random.Random, words: list[str], number: int) -> str:
    """Return the words as one sentence with its signs; every fiftieth is decomposed, every hundredth has wide signs."""
    chance.shuffle(words)
    quoted = chance.randrange(1, len(words) - 1)
    words[quoted] = f"“{words[quoted]}”" if chance.random() < 0.7 else f"« {words[quoted]} »"
    words[quoted - 1] += "," if chance.random() < 0.5 else "’s"
    if number % 100 == 7:
        words.append(chance.choice(_WIDE))
    text = " ".join(words)
    text = text[0].upper() + text[1:] + "."
    return unicodedata.normalize("NFD", f"Réuni, {text}") if number % 50 == 3 else text


def documents(count: int, seed: int = 1, per_document: int = PER_DOCUMENT) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of one document after the other."""
    texts = snippets(count, seed)
    for number in range(-(-count // per_document)):
        lines = islice(texts, per_document)
        yield f"page_{number:05}.txt", "".join(f"{line}\n" for line in lines).encode()


def write(folder: Path, count: int, seed: int = 1, per_document: int = PER_DOCUMENT) -> int:
    """Write the documents into a folder, never holding more than one; return how many bytes they have."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, content in documents(count, seed, per_document):
        written += (folder / name).write_bytes(content)
    return written


def main() -> int:
    """Write a corpus where the person wants it."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--snippets", type=int, default=10_000, help="1,000 to 1,000,000 (default 10,000)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--lexicon", type=Path, help="where to write the lexicon of the invented actors")
    given = options.parse_args()
    written = write(given.folder, given.snippets, given.seed)
    if given.lexicon:
        given.lexicon.write_text(lexicon(), encoding="utf-8")
    print(f"{given.snippets:,} snippets, {written / 1e6:,.1f} MB in {given.folder}")
    return 0
