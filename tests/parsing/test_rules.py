"""Rules are data: each kind of line in both languages, and a person's own file that can be wrong."""

import re
import tomllib

import pytest

from tui.parsing import Rules
from tui.parsing.rules import suggest

RULES = Rules.packaged()

KINDS = {
    "media": ["Loading video...", "Listen", "01:39", "Chargement de la vidéo", "Écouter", "Vidéo suivante"],
    "read-more": ["Read more »", "Continue reading", "Full article", "Lire la suite", "Voir plus »", "La suite….."],
    "advertisement": ["Advertisement", "Sponsored", "Ad: Rain coats", "Publicité", "Contenus sponsorisés"],
    "share": ["Share", "Pin it", "12 comments", "Follow us on Twitter", "Partager", "Suivez-nous", "3 commentaires"],
    "notice": [
        "We use cookies to improve your visit.",
        "Subscribe to our newsletter",
        "You have reached your limit of free articles",
        "© 2024 Example News. All rights reserved.",
        "Nous utilisons des cookies pour mesurer l’audience.",
        "Réservé aux abonnés",
        "Vous avez reçu cet e-mail",
        "Pour continuer, cliquez",
        "Original source: The Example",
        "Tous droits réservés",
    ],
    "navigation": [
        "Home",
        "Skip to content",
        "Accueil",
        "Vous êtes ici",
        "English | Français",
        "Sort by: date",
    ],
    "pagination": [
        "Page 5 of 59",
        "Displaying 1 - 10 of 23",
        "older | 1 | 2",
        "1 2 3 … 40",
        "page suivante",
        "15 articles",
        "Page 2 sur 14",
        "About 1,240 results (0.38 seconds)",
    ],
    "heading": ["Latest updates", "Tag: Mali", "Browsing: Niger", "Key takeaways:", "Dernières actualités"],
    "feed-footer": [
        "The post Rain in Gao appeared first on Example.",
        "L’article Pluie à Gao est apparu en premier sur Exemple.",
    ],
    "code": ["{{page.title}}", "[box key='1;2']", "!-->"],
    "separator": ["-", "* * *", "0 0"],
    "file-name": ["IMG_2034.jpg", "shutterstock 12345678", "738x415 a3f9e2"],
    "credit": ["Photo: A. Diallo/Agence", "Crédit photo : Oumou Keïta"],
    "caption": ["FILE - Malian farmers plant rice near Niono on July 19, 2019.", "Des femmes au marché (illustration)"],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_a_line_of_each_kind_is_known_in_both_languages(kind: str, line: str) -> None:
    found = RULES.whole(RULES.line(line))
    assert found is not None
    assert found.rule.code == kind
    assert found.rule.why


@pytest.mark.parametrize(
    "line",
    [
        "Army reopens the bridge at Konna",
        "Mali: Listen to the herders, says mediator",
        "Share of the gold goes to the villages",
        "Follow the money: how fuel reaches Kidal",
        "Home again after nine years in Libya",
        "Publicité interdite pour les boissons alcoolisées au Niger",
        "La suite du procès renvoyée à lundi",
        "Le partage des eaux du Niger divise deux communes",
        "Photo exhibition opens in Bamako with works from ten countries",
        "Page turned: Gao and Bourem make peace",
        "Source of the Niger is drying up, warns Guinea",
        "Niger: 15 articles of the new charter explained",
        "Map shows where mines were laid around Ber",
    ],
)
def test_a_title_that_begins_like_chrome_is_kept(line: str) -> None:
    assert RULES.whole(RULES.line(line)) is None


def test_the_value_of_a_field_is_what_stands_behind_its_name() -> None:
    for line, value in (("Country: Niger, Mali", "Niger, Mali"), ("Pays : Tchad", "Tchad"), ("Source : RFI", "RFI")):
        found = RULES.whole(RULES.line(line))
        assert found is not None
        assert found.values == (value,)


def test_a_bad_pattern_is_reported_with_file_and_line_and_the_others_hold() -> None:
    own = (
        '[[rule]]\npattern = "("\n\n[[rule]]\ncode = "own"\nphrases = ["Weather in Gao"]\n\n[[rule]]\ncolour = "red"\n'
    )
    rules, problems = RULES.extended(own, "boilerplate.toml")
    assert [problem.partition(":")[0] for problem in problems] == [
        "boilerplate.toml, line 1",
        "boilerplate.toml, line 8",
    ]
    found = rules.whole(rules.line("weather in gao"))
    assert found is not None
    assert found.rule.code == "own"


def test_every_pattern_of_the_package_is_a_regular_expression() -> None:
    for rule in RULES.patterns:
        rule.find("")
        assert rule.unless is None or rule.never


def test_a_pattern_is_compiled_only_where_its_rule_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def counting(pattern: str) -> re.Pattern[str]:
        compiled.append(pattern)
        return untouched(pattern)

    untouched = re.compile
    monkeypatch.setattr(re, "compile", counting)
    text = '[[rule]]\npattern = "weather in .*"\nwords = ["weather"]\n\n[[rule]]\npattern = "rain"\nwords = ["rain"]\n'
    rules, _ = Rules().extended(text, "mine.toml")
    compiled.clear()  # a person's own are tried at once, to say what is wrong with them
    assert rules.whole(rules.line("weather in gao"))
    assert compiled == ["weather in .*"]


def test_a_file_that_is_no_toml_is_reported_and_changes_nothing() -> None:
    rules, problems = RULES.extended("[[rule", "boilerplate.toml")
    assert rules is RULES or rules == RULES
    assert len(problems) == 1


@pytest.mark.parametrize("line", ["Météo du jour à Gao", 'He said "no" \\ again', "[b]bold[/b]"])
def test_the_rule_suggested_for_a_line_drops_that_line(line: str) -> None:
    assert tomllib.loads(suggest(line))
    rules, problems = Rules().extended(suggest(line), "mine.toml")
    assert not problems
    found = rules.whole(rules.line(line))
    assert found is not None
    assert (found.rule.code, found.rule.why) == ("own", "a line that I do not want to read")
