"""What does not change what a page says does not change its snippets: encodings, order, neighbours, frames."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, permutations
from typing import Final

import pytest
from rapidfuzz import fuzz

from tests.parsing.dumped import NAMES, expected, text
from tui.parsing import parse
from tui.parsing.duplicates import related
from tui.parsing.wording import Wording
from tui.text import fold

Said = Counter[tuple[str, str]]
"""The folded titles and bodies of a page's snippets, and how often each stands there."""

ENCODINGS: Final = (
    *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp850", "latin_1"),
)
PLAIN: Final = str.maketrans(
    {"’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "→": "»", "←": "«", "›": "»", "•": "*"}
)
"""Signs that old encodings do not have, and what people typed in their place."""

NOISE: Final = (
    *("Advertisement", "Publicité", "Loading video...", "Chargement de la vidéo…", "Partager", "Share this article"),
    *("Subscribe to our newsletter", "Abonnez-vous à notre newsletter", "We use cookies to improve your experience."),
    *("Nous utilisons des cookies pour mesurer l’audience.", "Listen", "Écouter"),
)
"""Lines that sites put anywhere, even inside an item."""


def said(page: str | bytes) -> Said:
    """Return what a page says, in whatever order."""
    data = page.encode("utf-8") if isinstance(page, str) else page
    return Counter((fold(each.title or ""), fold(each.body or "")) for each in parse("page", data).snippets)


@cache
def known(name: str) -> Said:
    """Return what a listing says as it is."""
    return said(text(name))


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return a change of a page that changes each line which is not blank."""
    return lambda page: "\n".join(change(line) if line.strip() else line for line in page.split("\n"))


CHANGES: Final[dict[str, Callable[[str], str]]] = {
    "line ends of Windows": lambda page: page.replace("\n", "\r\n"),
    "line ends of old Macs": lambda page: page.replace("\n", "\r"),
    "a byte order mark": lambda page: "\ufeff" + page,
    "no-break spaces": lambda page: page.replace(" ", "\xa0"),
    "narrow spaces in French": lambda page: re.sub(r" (?=[:;!?»])|(?<=«) ", "\u202f", page),
    "straight quotes": lambda page: page.replace("’", "'").replace("“", '"').replace("”", '"'),
    "decomposed accents": lambda page: "".join(_decomposed(sign) for sign in page),
    "no newline at the end": lambda page: page.rstrip("\n"),
    "many newlines at both ends": lambda page: "\n\n\n" + page + "\n\n\n",
    "spaces at the ends of lines": each_line(lambda line: line + "   "),
    "an indent": each_line(lambda line: "    " + line),
    "a tab": each_line(lambda line: "\t" + line),
    "a quote of Markdown": each_line(lambda line: "> " + line),
    "bullets": each_line(lambda line: line if line[0] in "–-•" else "• " + line),
    "stars as bullets": each_line(lambda line: line if line[0] in "–-•*" else "* " + line),
    "blank lines between all": lambda page: re.sub(r"\n+", "\n\n", page),
    "no blank lines": lambda page: re.sub(r"\n+", "\n", page),
    "soft hyphens": lambda page: re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\xad", page),
}
"""What happens to a page on its way through editors, mails and clipboards."""


def _decomposed(sign: str) -> str:
    """Return a letter and its accent as two characters."""
    return unicodedata.normalize("NFD", sign)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_the_same_with(name: str, change: str) -> None:
    found = said(CHANGES[change](text(name)))
    assert found == known(name)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_the_same_in(name: str, encoding: str) -> None:
    plain = text(name).translate(PLAIN)
    try:
        data = plain.encode(encoding)
    except UnicodeEncodeError:
        data = plain.replace("œ", "oe").encode(encoding)
        plain = data.decode(encoding)
    assert said(data) == said(plain)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_pasted_twice_says_everything_once(name: str) -> None:
    pages = (text(name) + text(name), text(name) + "\n\n" + text(name))
    assert all(said(page) == known(name) for page in pages)


def blocks(name: str) -> list[str]:
    """Return a page cut before each item; what stands above the first one goes with it."""
    lines = text(name).split("\n")
    starts = sorted(min(item.lines) - 1 for item in expected(name).snippets)
    borders = [0, *starts[1:], len(lines)]
    return ["\n".join(lines[a:b]) for a, b in pairwise(borders)]


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_items_does_not_matter(name: str) -> None:
    first, *middle, last = blocks(name)
    for seed in range(5):
        random.Random(seed).shuffle(middle)
        assert said("\n".join([first, *middle, last])) == known(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_split_in_two_says_the_same(name: str) -> None:
    parts = blocks(name)
    halves = [("\n".join(parts[:at]), "\n".join(parts[at:])) for at in range(1, len(parts))]
    assert all(_the_same(said(one) + said(other), known(name)) for one, other in halves)


def _the_same(found: Said, wanted: Said) -> bool:
    """Tell whether all is found and nothing but copies of it."""
    return not wanted - found and _copies(found - wanted, wanted)


def _copies(more: Said, wanted: Said) -> bool:
    """Tell whether all that is there besides what is wanted says the same in nearly the same words."""
    texts = [body or title for title, body in wanted]
    return all(
        any(_alike(text, body or title) or (title and _alike(text, title)) for text in texts) for title, body in more
    )


def _alike(text: str, other: str) -> bool:
    """Tell whether one text is the other, a beginning of it, or a few words apart from it."""
    return fuzz.ratio(text, other) > 70 or related(Wording(text, text), Wording(other, other)) is not None


def test_two_pages_pasted_together_say_what_each_says_alone() -> None:
    kept = total = 0
    for one, other in permutations(NAMES, 2):
        wanted = known(one) + known(other)
        got = (wanted & said(text(one) + text(other))).total()
        assert got >= 0.98 * wanted.total(), f"{one} before {other}"
        kept, total = kept + got, total + wanted.total()
    assert kept >= 0.98 * total


def inserted(name: str) -> Iterator[tuple[int, str, str]]:
    """Yield a page with a line of noise between any two lines, the noises in turn: (line above, noise, page)."""
    lines = text(name).rstrip("\n").split("\n")
    for at in range(1, len(lines)):
        for turn in range(2):
            noise = NOISE[(2 * at + turn) % len(NOISE)]
            yield at, noise, "\n".join([*lines[:at], noise, *lines[at:]])


@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_noise_anywhere_changes_nothing(name: str) -> None:
    wrong = [(at, noise) for at, noise, page in inserted(name) if said(page) != known(name)]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_an_edited_word_changes_no_other_snippet(name: str) -> None:
    page = text(name)
    bodies = [item.body or item.title or "" for item in expected(name).snippets]
    words = [word for word in re.finditer(r"(?<= )[a-z]{6,}(?= [a-z]+ )", page) if _within(word, page, bodies)][::7]
    edits = [said(page[: word.start()] + "somehow" + page[word.end() :]) for word in words]
    assert all((known(name) - other).total() <= 1 for other in edits)
    assert all(_copies(other - known(name), known(name)) for other in edits)


def _within(word: re.Match[str], page: str, texts: list[str]) -> bool:
    """Tell whether a word of a page stands in one of some texts."""
    around = page[max(0, word.start() - 10) : word.end() + 10]
    return any(around in text for text in texts)
