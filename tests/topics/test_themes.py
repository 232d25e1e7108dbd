"""Themes: cues, titles, and words that only look like cues, in both languages."""

import tomllib
from pathlib import Path

import pytest

from tui.model import Snippet
from tui.topics.tagger import Tagger, tags_of

SENTENCES = tomllib.loads((Path(__file__).parent / "themes.toml").read_text(encoding="utf-8"))
TEXTS, NO_CUES = SENTENCES["texts"], SENTENCES["no_cues"]


def themes(tagger: Tagger, snippet: Snippet) -> set[str]:
    return {tag.removeprefix("theme:") for tag in tags_of(tagger.evidence(snippet)) if tag.startswith("theme:")}


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_sentence_has_its_themes(tagger: Tagger, text: str, expected: str) -> None:
    assert themes(tagger, Snippet("k", None, text)) == set(expected.split())


@pytest.mark.parametrize(("text", "theme"), [row[1:] for row in NO_CUES], ids=[row[0] for row in NO_CUES])
def test_words_that_only_look_like_a_cue(tagger: Tagger, text: str, theme: str) -> None:
    assert theme not in themes(tagger, Snippet("k", None, text))


def test_a_weak_cue_alone_only_suggests(tagger: Tagger) -> None:
    weak = [one for one in tagger.evidence(Snippet("k", None, "He sent a delegation.")) if one.tag == "theme:diplomacy"]
    assert [(one.words, one.weak) for one in weak] == [("delegation", True)]


def test_a_fair_cue_counts_double_in_a_title(tagger: Tagger) -> None:
    assert "economy" in themes(tagger, Snippet("k", "A train leaves Kita", "Gunmen attacked at dawn."))
    assert "economy" not in themes(tagger, Snippet("k", None, "Gunmen attacked at dawn. A train left Kita."))


def test_less_is_enough_where_no_theme_has_enough(tagger: Tagger) -> None:
    assert themes(tagger, Snippet("k", None, "A train left Kita.")) == {"economy"}


def test_the_same_weak_cue_counts_once(tagger: Tagger) -> None:
    body = "A delegation came. A delegation left. A delegation slept. A delegation woke."
    assert "diplomacy" not in themes(tagger, Snippet("k", None, body))


def test_a_cue_is_shown_with_its_whole_word(tagger: Tagger) -> None:
    found = tagger.evidence(Snippet("k", None, "The kidnappers fled."))
    assert "kidnappers" in {one.words for one in found if one.tag == "theme:kidnapping"}


@pytest.mark.parametrize(
    ("text", "theme"),
    [("ISWAP", "jihadism"), ("Wagner", "mercenaries"), ("Barkhane", "foreign-forces"), ("VDP", "militias")],
)
def test_an_actor_brings_the_theme_of_its_kind(tagger: Tagger, text: str, theme: str) -> None:
    evidence = [one for one in tagger.evidence(Snippet("k", text, None)) if one.tag == f"theme:{theme}"]
    assert any(one.rule.startswith("implied by actor:") and one.start == one.end for one in evidence)
