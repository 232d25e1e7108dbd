"""Who a snippet is: an id of words alone, and the ladder by which edited words are known again."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.parsing.dumped import NAMES, expected
from tui.library.ingest.names import names_of
from tui.library.recognition import MERELY_READ, WORKED_ON
from tui.model import Date, Snippet
from tui.parsing.duplicates import EDGE
from tui.parsing.identity import Remembered, known_again, rung, snippet_id
from tui.parsing.wording import HARMLESS, Wording, differing_texts
from tui.text import fold
from tui.topics.lexicon import Lexicon

IS_NAME = names_of(Lexicon.packaged())
ITEMS = {
    id: Snippet(id, each.title, each.body)
    for name in NAMES
    for each in expected(name).snippets
    if (id := snippet_id(each.title, each.body))
}
"""Every item of all listings, once."""

Edit = Callable[[str], str]


def said(snippet: Snippet) -> str:
    return snippet.body or snippet.title or ""


def remembered(snippet: Snippet, most: int = WORKED_ON) -> Remembered:
    """Return a snippet as it is kept when it is marked."""
    text = " ".join(said(snippet).split())
    return Remembered(snippet.id, text[:most], len(text), fold(text)[-40:] if len(text) > most else "")


def edited(snippet: Snippet, text: str) -> Snippet:
    """Return a snippet with another text where it had one."""
    words = (None, text) if snippet.body else (text, None)
    return Snippet(snippet_id(*words), *words)


def plain_words(text: str) -> list[re.Match[str]]:
    """Return the words of a text that name nobody, nowhere and no number."""
    found = re.finditer(r"(?<=[a-zé] )[a-zà-ÿ]{7,}(?= [a-z])", text)
    return [word for word in found if differing_texts(f"x {word.group()} x", "x x", IS_NAME) <= HARMLESS]


def one_word(text: str) -> str:
    """Put another word in place of one in the middle."""
    words = plain_words(text)
    word = words[len(words) // 2] if words else None
    return text if word is None else text[: word.start()] + "somehow" + text[word.end() :]


def word_out(text: str) -> str:
    words = plain_words(text)
    return text[: words[0].start()] + text[words[0].end() + 1 :] if words else text


def word_in(text: str) -> str:
    words = plain_words(text)
    return text[: words[-1].start()] + "quietly " + text[words[-1].start() :] if words else text


def typo(text: str) -> str:
    words = plain_words(text)
    at = words[0].start() + 2 if words else 0
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :] if words else text


def other_toll(text: str) -> str:
    return re.sub(
        r"(?<=[a-z] )\d{2}(?= [a-z]{5})(?! (?:janv|fév|avr|juin|juil|août|sept|octo|nov|déc))", "97", text, count=1
    )


def swapped(text: str) -> str:
    parts = re.split(r"(?<=[a-z]\.) ", text)
    return " ".join(reversed(parts)) if len(parts) > 1 else text


def without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def with_dateline(text: str) -> str:
    return text if re.match(r"[A-Z]{3}", text) else f"BAMAKO, 5 May (Example Wire) – {text}"


EDITS: dict[str, Edit] = {
    "one word": one_word,
    "a word out": word_out,
    "a word in": word_in,
    "a typo": typo,
    "another toll": other_toll,
    "sentences swapped": swapped,
    "capitals": str.upper,
    "no accents": without_accents,
    "straight quotes": lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
    "a dateline": with_dateline,
    "cut to 80 %": lambda text: text[: len(text) * 4 // 5] + "…",
    "cut to 50 %": lambda text: text[: len(text) // 2],
}
SAME_ID = {"capitals", "no accents", "straight quotes"}
"""Edits that change no id."""
LEAST = 80
"""Shorter texts are titles; half of one tells too little."""


@pytest.mark.parametrize("kept", [WORKED_ON, MERELY_READ])
@pytest.mark.parametrize("name", EDITS)
def test_an_edited_text_is_known_again_among_all_others(name: str, kept: int) -> None:
    tried = 0
    for snippet in ITEMS.values():
        text = said(snippet)
        if snippet.body is None or len(text) < LEAST or (new := EDITS[name](text)) == text:
            continue
        now = edited(snippet, new)
        if now.id == snippet.id or len(Wording.of(now).folded) < EDGE:
            continue  # the same words need no ladder, and very few tell nothing
        if kept < len(text) and not name.startswith("cut") and not fold(new).endswith(fold(text)[-40:]):
            continue  # of a long text only the beginning and the end are kept
        others = [other for other in ITEMS.values() if other is not snippet]
        assert known_again([remembered(snippet, kept)], [*others, now], IS_NAME) == {now.id: snippet.id}, (text, new)
        tried += 1
    assert tried > 2 or name in SAME_ID


@pytest.mark.parametrize("kept", [WORKED_ON, MERELY_READ])
def test_nothing_is_known_again_in_other_news(kept: int) -> None:
    for snippet in ITEMS.values():
        others = [other for other in ITEMS.values() if other is not snippet]
        assert known_again([remembered(snippet, kept)], others, IS_NAME) == {}


@pytest.mark.parametrize(
    ("text", "word", "another"),
    [
        ("Gunmen stormed an army post near the town of Djibo and left before dawn, a nurse said.", "Djibo", "Djenné"),
        ("Un poste de l’armée a été attaqué à l’aube près de Djibo, a dit un infirmier.", "Djibo", "Djenné"),
        ("Djibo has been without bread since the convoys of the army stopped coming.", "Djibo", "Arbinda"),
        ("The market of the town opened again on Monday, after a month without lorries.", "Monday", "Friday"),
        ("Le marché de la ville a rouvert lundi, après un mois sans camions ni clients.", "lundi", "vendredi"),
        ("Three teachers were freed near the border, the union of their school said.", "Three", "Five"),
        ("Les trois enseignants enlevés près de la frontière ont été libérés, dit leur école.", "trois", "cinq"),
        ("Des soldats maliens ont fouillé les maisons du quartier, racontent des témoins.", "maliens", "nigériens"),
        ("Weekly overview of what happened in the region of the three borders, 5–11 August", "5–11", "12–18"),
        ("The parliament will not vote on the budget before the rains, its speaker said.", "not vote", "vote"),
    ],
)
def test_other_news_in_the_same_words_is_not_known_again(text: str, word: str, another: str) -> None:
    old = Snippet(snippet_id(None, text), None, text)
    new = edited(old, text.replace(word, another))
    assert new.id != old.id
    for kept in (WORKED_ON, MERELY_READ, 60):
        assert known_again([remembered(old, kept)], [new], IS_NAME) == {}


def test_the_same_link_is_the_same_snippet_whatever_it_says() -> None:
    old = Remembered("k1", "The first words.", 16, link="https://a.example/1")
    new = replace(Snippet("k2", None, "Quite another text by now."), link="https://a.example/1")
    assert rung(old, new) == "link"
    assert known_again([old], [new]) == {"k2": "k1"}
    assert rung(old, replace(new, link="https://a.example/2")) is None


def test_of_two_that_are_equally_like_it_neither_is_it() -> None:
    text = "The mayor of the town has asked the {} to give the people of the valley their bridge back."
    old = Snippet("k1", None, text.format("ministry"))
    new = [Snippet(f"k{at}", None, text.format(word)) for at, word in ((2, "minister"), (3, "ministrx"))]
    assert len(known_again([remembered(old)], new)) == 0


def test_one_row_takes_the_mark_of_the_wording_nearest_to_it() -> None:
    text = "The mayor of the town has asked the ministry to give the people of the valley their bridge back."
    now = Snippet("k3", None, text)
    near = remembered(Snippet("k1", None, text.replace("bridge", "crossing")))
    far = remembered(Snippet("k2", None, text.replace("bridge", "crossing").replace("valley", "quarters")))
    assert known_again([far, near], [now]) == {"k3": "k1"}


def test_another_day_forbids_another_toll() -> None:
    text = "A bomb hidden in a cart of firewood killed {} people on the bridge, traders who crossed it said."
    old = replace(remembered(Snippet("k1", None, text.format(53))), day="2020-01-12")
    for day, known in (("2020-01-12", {"k2": "k1"}), ("2020-01-13", {})):
        new = replace(Snippet("k2", None, text.format(56)), date=Date(day, day, "day"))
        assert known_again([old], [new]) == known


@given(st.text(), st.text())
def test_an_id_comes_from_folded_words(title: str, body: str) -> None:
    assert re.fullmatch(r"[a-z2-7]{12}", snippet_id(title, body))
    if fold(body):
        assert snippet_id(title, body) == snippet_id(None, body) == snippet_id("x", f" {body} ")
