"""The lexicon: what comes with the program, and what a person's own file adds or changes."""

import pytest

from tui.model import Snippet
from tui.topics.lexicon import Lexicon
from tui.topics.lint import lint
from tui.topics.tagger import Tagger, tags_of

OWN = """
[[actor]]
id = "river-guard"
kind = "militia"
name = { en = "River Guard", fr = "Garde du fleuve" }
alias = ["Guardians of the River", { form = "RG", needs = ["river"] }]
fuzzy = ["Guardians"]
"""


def tags(lexicon: Lexicon, text: str) -> frozenset[str]:
    return tags_of(Tagger(lexicon).evidence(Snippet("k", None, text)))


def test_it_knows_the_region(lexicon: Lexicon) -> None:
    facets = [tag.partition(":")[0] for tag in lexicon.tags]
    assert facets.count("place") >= 70
    assert facets.count("actor") >= 90
    assert facets.count("theme") == 18
    names = {
        term.form for entry in lexicon.entries.values() if not entry.tag.startswith("theme") for term in entry.terms
    }
    assert len(names) >= 1200


def test_nothing_is_wrong_with_it(lexicon: Lexicon) -> None:
    assert list(lint(lexicon)) == []


def test_every_entry_has_a_name_in_both_languages(lexicon: Lexicon) -> None:
    assert [tag for tag in lexicon.tags if not (lexicon.name(tag, "en") and lexicon.name(tag, "fr"))] == []
    assert all({"en", "fr"} <= set(entry.name) for entry in lexicon.entries.values())


def test_names_and_kinds(lexicon: Lexicon) -> None:
    assert lexicon.name("place:mauritania", "fr") == "Mauritanie"
    assert lexicon.kind("actor:jnim") == "jihadist"
    assert lexicon.name("tag:follow-up") == "follow-up"
    assert lexicon.name("actor:nobody") == "nobody"
    assert lexicon.kind("actor:nobody") == ""


def test_an_own_group_is_found_with_what_its_kind_brings() -> None:
    lexicon, problems = Lexicon.extended(OWN, "lexicon.toml")
    assert problems == ()
    assert tags(lexicon, "The Guardians of the River came.") == {"actor:river-guard", "theme:militias"}
    assert "actor:river-guard" in tags(lexicon, "La Garde du fleuve est venue.")
    assert "actor:river-guard" in tags(lexicon, "RG boats on the river")
    assert "actor:river-guard" not in tags(lexicon, "RG boats")


def test_an_own_entry_adds_to_a_known_one() -> None:
    lexicon, problems = Lexicon.extended('[[place]]\nid = "mali"\ncontains = ["Fictiville"]\n', "lexicon.toml")
    assert problems == ()
    assert "place:mali" in tags(lexicon, "Rain in Fictiville")
    assert "place:mali" in tags(lexicon, "Rain in Bamako")
    assert lexicon.name("place:mali") == "Mali"


def test_an_own_entry_can_take_the_place_of_a_known_one() -> None:
    own = '[[place]]\nid = "mali"\nname = { en = "Mali" }\nreplace = true\n'
    lexicon, _ = Lexicon.extended(own, "lexicon.toml")
    assert "place:mali" not in tags(lexicon, "Rain in Bamako")
    assert "place:mali" in tags(lexicon, "Rain in Mali")


def test_an_own_block_silences_a_name() -> None:
    lexicon, _ = Lexicon.extended('[[block]]\nalias = ["Mali Twist"]\n', "lexicon.toml")
    assert "place:mali" not in tags(lexicon, "They dance the Mali Twist")


def test_a_name_without_letters_is_found_nowhere() -> None:
    lexicon, _ = Lexicon.extended('[[actor]]\nid = "x"\nalias = ["Xyz, ", "–"]\n', "lexicon.toml")
    assert "actor:x" not in tags(lexicon, "Rain – and more rain.  Then sun.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[actor", "own.toml is left out: it is not TOML"),
        ('[[actors]]\nid = "x"', 'own.toml: nothing is called "actors" here.'),
        ('[[actor]]\nid = "x"\naliass = ["X"]', 'actor "x" has a key "aliass"; did you mean "alias"?'),
        ('[[actor]]\nid = "x"\nalias = "X"', '"alias" of actor "x" must be a list'),
        ('[[actor]]\nalias = ["X"]', "the id of actor"),
        ('[[actor]]\nid = "x"\nalias = ["{nobody} X"]', "uses {nobody}, which [groups] does not have"),
        ('[[actor]]\nid = "x"\nalias = [{ form = "X", need = ["Y"] }]', 'did you mean "needs"?'),
        ('[[place]]\nid = "x"\nname = "X"', "must be written { en ="),
    ],
)
def test_a_fault_in_the_own_file_is_one_sentence_and_the_rest_holds(text: str, sentence: str) -> None:
    lexicon, problems = Lexicon.extended(text, "own.toml")
    assert len(problems) == 1
    assert sentence in problems[0]
    assert "place:mali" in lexicon.entries


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[actor]]\nid = "x"\nname = { en = "Bamako" }', "'Bamako' is claimed by actor:x and by place:mali."),
        (
            '[[actor]]\nid = "x"\nname = { en = "Xyz" }\nimplies = ["place:atlantis"]',
            "place:atlantis, which no entry has",
        ),
        ('[[actor]]\nid = "x"', "has no names"),
        ('[[actor]]\nid = "x"\nalias = ["BY"]', "The acronym 'BY' of actor:x is also a common word"),
        ('[[actor]]\nid = "x"\nalias = ["with"]', "The name 'with' of actor:x is also a common word"),
        ('[[actor]]\nid = "x"\nalias = ["Xyz*"]', "a star may only end a cue"),
        ('[[actor]]\nid = "x"\nalias = ["Xyz (one"]', "a bracket is not closed"),
        ('[[actor]]\nid = "x"\nalias = ["Xyzzy"]\nfuzzy = ["Xyzzy"]', "too short to be fuzzy"),
        ('[[actor]]\nid = "x"\nalias = ["Xyzzyx"]\nfuzzy = ["Abcdef"]', "none of its names"),
        ('[[theme]]\nid = "x"\nstrong = ["th*"]', "too short for a star"),
        ('[[theme]]\nid = "x"\nstrong = ["a* b"]', "a star may only end a cue"),
    ],
)
def test_the_linter_says_what_is_wrong(text: str, sentence: str) -> None:
    lexicon, problems = Lexicon.extended(text, "own.toml")
    assert problems == ()
    assert any(sentence in said for said in lint(lexicon))


@pytest.mark.parametrize(
    ("cues", "rules"),
    [
        ('strong = ["zorgle*"]\nweak = ["zorgle"]', ["cue zorgle*"]),
        ('weak = ["zorgle*"]\nstrong = ["zorgle"]', ["cue zorgle"]),
        ('strong = ["zorgle*"]\nnot = ["zorgle"]', []),
        ('fair = ["zorgle*", "zorgle"]', ["fair cue zorgle*"]),
    ],
)
def test_of_cues_in_one_place_the_strongest_counts_and_words_that_are_none_before_all(
    cues: str, rules: list[str]
) -> None:
    lexicon, problems = Lexicon.extended(f'[[theme]]\nid = "zorgling"\nname = {{ en = "Z" }}\n{cues}\n', "own")
    assert problems == ()
    found = Tagger(lexicon).evidence(Snippet("k", None, "They zorgle at dawn"))
    assert [one.rule for one in found if one.tag == "theme:zorgling"] == rules


def test_own_cues_may_stand_in_one_place() -> None:
    own = """
[[theme]]
id = "fictive"
name = { en = "Fictive", fr = "Fictif" }
strong = ["zorgle*", { form = "zorgle", near = ["market"] }, { form = "zorgle*", near = ["sold"] }]
"""
    lexicon, problems = Lexicon.extended(own, "lexicon.toml")
    assert problems == ()
    found = Tagger(lexicon).evidence(Snippet("k1", None, "They sold a zorgle at the market of Gao."))
    assert [evidence.weak for evidence in found if evidence.tag == "theme:fictive"] == [False]


def test_an_own_group_of_words_spells_packaged_names_anew() -> None:
    own, problems = Lexicon.extended('[groups]\ntroops = "lancers"\n', "lexicon.toml")
    assert problems == ()
    assert "actor:malian-army" in tags(own, "The Malian lancers came.")
    assert "actor:malian-army" not in tags(Lexicon.packaged(), "The Malian lancers came.")


def test_a_line_end_in_a_name_is_a_space() -> None:
    own, _ = Lexicon.extended(
        '[[actor]]\nid = "x"\nname = { en = "Xyz" }\nalias = ["""River\nWolves"""]\n', "lexicon.toml"
    )
    assert "actor:x" in tags(own, "The River Wolves came.")
