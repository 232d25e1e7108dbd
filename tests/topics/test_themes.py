"""Themes: cues, titles, and words that only look like cues, in both languages. All sentences are invented."""

import pytest

from tui.model import Snippet
from tui.topics.tagger import Tagger, tags_of

TEXTS = [
    ("Gunmen ambushed a convoy at dawn.", "armed-violence"),
    ("Des hommes armés ont ouvert le feu sur un car.", "armed-violence"),
    ("Jihadists taught in the village.", "jihadism"),
    ("Les djihadistes prêchaient au village.", "jihadism"),
    ("The junta promised a vote.", "military-rule politics"),
    ("Le chef de la transition a parlé.", "military-rule"),
    ("Hired by whom? The mercenaries do not say.", "mercenaries"),
    ("French troops hand over the base.", "foreign-forces"),
    ("Le départ des soldats français est achevé.", "foreign-forces"),
    ("Envoys meet for peace talks.", "diplomacy"),
    ("La Cédéao lève ses sanctions après un sommet.", "diplomacy"),
    ("Turnout was low in the election.", "politics"),
    ("Les électeurs boudent les urnes.", "politics"),
    ("Soldiers are accused of summary executions.", "abuses"),
    ("Des ONG dénoncent des exécutions sommaires.", "abuses"),
    ("Displaced families wait for food aid.", "humanitarian"),
    ("Les déplacés attendent des vivres.", "humanitarian"),
    ("Nurses vaccinate children against measles.", "health"),
    ("Le choléra gagne du terrain.", "health"),
    ("Cocoa prices rise, traders say.", "economy"),
    ("Le prix du mouton baisse.", "economy"),
    ("Two teachers were kidnapped for ransom.", "kidnapping"),
    ("Ses ravisseurs demandent une rançon.", "kidnapping"),
    ("Propaganda fills the newspapers.", "information"),
    ("La désinformation circule sur les réseaux sociaux.", "information"),
    ("The drought dries out the ponds.", "climate"),
    ("La sécheresse vide les mares.", "climate"),
    ("A singer opens the festival.", "culture"),
    ("Une chanteuse ouvre le festival.", "culture"),
    ("Migrants drowned off the coast.", "migration"),
    ("Une pirogue de migrants a chaviré.", "migration"),
    ("The bishop prays with the imam.", "religion"),
    ("L’évêque prie avec l’imam.", "religion"),
    ("A self-defence group guards the dam.", "militias"),
    ("Des chasseurs traditionnels gardent le barrage.", "militias"),
    ("", ""),
    ("A new school opens in Sokodé.", ""),
    ("Une nouvelle école ouvre à Sokodé.", ""),
]

NO_CUES = [
    ("heart attacks are no attacks", "He died of a heart attack.", "armed-violence"),
    ("war crimes are no war", "The court hears of war crimes.", "armed-violence"),
    ("the fight against corruption is no fight", "The fight against corruption goes on.", "armed-violence"),
    ("une crise cardiaque n'est pas une attaque", "Il est mort d’une crise cardiaque.", "armed-violence"),
    ("un coup de main n'est pas un coup d'État", "Un coup de main aux voisins.", "military-rule"),
    ("du coup n'est pas un coup d'État", "Du coup, le marché ferme.", "military-rule"),
    ("the energy transition is no transition", "The energy transition begins.", "military-rule"),
    ("a press conference is no press", "He said so at a press conference.", "information"),
    ("the Islamic State is no religion", "The Islamic State claims it.", "religion"),
    ("un climat de peur n'est pas le climat", "Un climat de peur règne.", "climate"),
    ("can is a verb", "It can be done.", "culture"),
    ("aid is not the feast of Eid", "Aid arrives.", "religion"),
    ("un prix Nobel n'est pas un prix", "Un prix Nobel pour la paix.", "economy"),
    ("the Security Council is no insecurity", "The Security Council sits.", "armed-violence"),
]


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


def test_the_title_counts_double(tagger: Tagger) -> None:
    assert "economy" in themes(tagger, Snippet("k", "A train for Kita", None))
    assert "economy" not in themes(tagger, Snippet("k", None, "A train for Kita"))


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
