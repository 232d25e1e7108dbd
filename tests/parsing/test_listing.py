"""From lines to items: what belongs together is told by what is printed around it, and doubt splits."""

import pytest

from tests.parsing.dumped import NAMES, data, differences, expected, text
from tests.parsing.test_owners_document import SEED
from tui.model import Snippet
from tui.parsing import Rules, parse
from tui.text import fold

BODIES = (
    "Soldiers have reopened the bridge at Konna after three weeks, and lorries queue on both banks of the river.",
    "Les éleveurs de Tahoua vendent plus tôt que d’habitude, et les cours ont perdu près d’un tiers en un mois.",
    "Two spraying teams cannot work north of Agadez, because armed men hold the tracks that lead to the pastures.",
)
TITLES = ("Bridge at Konna open again", "Niger : le prix du mouton recule", "Locusts reach the pastures of Aïr")


def read(*lines: str) -> tuple[Snippet, ...]:
    """Return what a few lines say."""
    return parse("x", "\n".join(lines).encode()).snippets


def shown(*lines: str) -> list[tuple[str | None, str | None]]:
    """Return titles and bodies of what a few lines say."""
    return [(snippet.title, snippet.body) for snippet in read(*lines)]


def dates(*lines: str) -> list[str | None]:
    """Return the days of what a few lines say."""
    return [snippet.date.value if snippet.date else None for snippet in read(*lines)]


def items(*parts: str) -> list[str]:
    """Return lines of three items; T, B stand for title and body of each, other words for themselves."""
    return [
        {"T": title, "B": body}.get(part, part) for title, body in zip(TITLES, BODIES, strict=True) for part in parts
    ]


WHOLE = list(zip(TITLES, BODIES, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_an_invented_listing_holds_what_people_read_in_it(name: str) -> None:
    found = {(snippet.title, snippet.body) for snippet in parse(name, data(name)).snippets}
    assert found == {(item.title, item.body) for item in expected(name).snippets}


@pytest.mark.parametrize("name", NAMES)
def test_its_dates_and_authors_are_those_that_people_read(name: str) -> None:
    wrong = differences(parse(name, data(name)), expected(name))
    assert not [clause for clause in wrong if ": date" in clause or ": byline" in clause]


def test_the_first_seven_lines_of_the_owners_document_give_four_snippets() -> None:
    lines = SEED.read_text("utf-8").split("\n")[:7]
    assert [snippet.lines for snippet in read(*lines)] == [(1, 2), (5,), (6,), (7,)]


def test_several_bodies_with_nothing_printed_between_them_are_items_of_their_own() -> None:
    assert shown(TITLES[0], *BODIES) == [(TITLES[0], BODIES[0]), (None, BODIES[1]), (None, BODIES[2])]


@pytest.mark.parametrize(
    "parts",
    [
        ("T", "B", "12 April 2024"),
        ("T", "12 avril 2024", "B"),
        ("12/04/2024", "T", "B"),
        ("T", "By Awa Demba", "12 April 2024", "B"),
        ("T", "B", "Read more", "12 April 2024"),
        ("T", "B Lire la suite 12 avril 2024"),
        ("Sécurité", "T", "B", "12 avril 2024 à 14:05"),
    ],
    ids=str,
)
def test_a_date_belongs_to_its_item_wherever_a_list_prints_it(parts: tuple[str, ...]) -> None:
    lines = [
        line.replace("B Lire", f"{body} Lire") if line.startswith("B ") else line
        for n, line in enumerate(items(*parts))
        for body in [BODIES[n * len(BODIES) // len(items(*parts))]]
    ]
    assert shown(*lines) == WHOLE
    assert dates(*lines) == ["2024-04-12"] * 3


def test_headlines_above_their_dates_keep_them() -> None:
    assert dates(TITLES[0], "14/03/2023", TITLES[1], "13/03/2023", TITLES[2], "12/03/2023") == [
        "2023-03-14",
        "2023-03-13",
        "2023-03-12",
    ]


def test_headlines_below_their_dates_keep_them() -> None:
    assert dates("14/03/2023", TITLES[0], "13/03/2023", TITLES[1], "12/03/2023", TITLES[2]) == [
        "2023-03-14",
        "2023-03-13",
        "2023-03-12",
    ]


def test_an_author_above_and_a_date_below_part_between_two_items() -> None:
    lines = ["8 April 2024", TITLES[0], BODIES[0], "Posted by Karim", "5 April 2024", TITLES[1], BODIES[1]]
    assert [(s.byline, s.date and s.date.value) for s in read(*lines, "Posted by Awa")] == [
        ("Karim", "2024-04-08"),
        ("Awa", "2024-04-05"),
    ]


def test_a_year_comes_from_the_last_full_date_above() -> None:
    lines = ["Dec- 2022 -29 DecemberEconomy", TITLES[0], BODIES[0], "23 DecemberSport", TITLES[1], BODIES[1]]
    assert dates(*lines) == ["2022-12-29", "2022-12-23"]
    assert [snippet.labels for snippet in read(*lines)] == [("Economy",), ("Sport",)]


def test_paragraphs_between_equal_separators_are_one_item() -> None:
    lines = ["0 0", "Source: Puits sans frontières", *BODIES, "0 0", "Source : Puits", "Four wells are dry.", "0 0"]
    assert [snippet.body for snippet in read(*lines)] == ["\n\n".join(BODIES), "Four wells are dry."]


def test_deks_without_full_stops_are_bodies_where_shorter_and_longer_lines_alternate() -> None:
    lines = [line.rstrip(".") for line in items("T", "B")]
    assert shown(*lines) == [(title, body.rstrip(".")) for title, body in WHOLE]


def test_a_title_printed_again_below_its_section_is_one_title() -> None:
    assert shown(*items("T", "Sécurité", "T", "B")) == WHOLE


def test_the_name_of_the_site_is_no_part_of_a_title() -> None:
    assert shown(*[line + " | Sahel Today" if line in TITLES else line for line in items("T", "B")]) == WHOLE


def test_a_text_above_a_photo_credit_is_a_caption() -> None:
    lines = items(
        "T", "B", "3 days ago", "A woman sells dried fish at the market of Bol.", "Ruth Calder/Example Pictures"
    )
    assert shown(*lines) == WHOLE


def test_one_line_items_are_parted_at_their_datelines() -> None:
    lines = [f"Regions {title} Addis Ababa – {body} Read more 19 Nov, 2021" for title, body in WHOLE]
    assert shown(*lines) == [(title, f"Addis Ababa – {body}") for title, body in WHOLE]
    assert dates(*lines) == ["2021-11-19"] * 3


def test_a_name_repeated_between_titles_and_dates_is_the_outlet() -> None:
    lines = items("T", "The Example Newswire", "Mar 24, 2024, 6:12 AM", "B")
    assert shown(*lines) == WHOLE
    assert {snippet.source for snippet in read(*lines)} == {"The Example Newswire"}


def test_a_line_between_whole_items_is_a_caption() -> None:
    assert shown(*items("T", "B", "Published on 12 Apr 2024")) == WHOLE
    lines = items("T", "B", "Published on 12 Apr 2024")
    lines[3:3] = ["Lorries wait at the border between Benin and Niger"]
    assert shown(*lines) == WHOLE


def test_the_number_of_comments_is_no_pager() -> None:
    assert shown(*items("T", "by Staff Reporter", "April 9, 2024", "in Business, West Africa", "3", "B")) == WHOLE


def test_numbers_that_count_on_are_no_part_of_titles() -> None:
    lines = [f"{n}. {title}\n{body}" for n, (title, body) in enumerate(WHOLE, 1)]
    assert shown(*lines) == WHOLE


def test_a_line_of_a_list_of_bullets_is_an_item_of_its_own() -> None:
    assert shown("Key developments", *("• " + title for title in TITLES), BODIES[0]) == [
        *((title, None) for title in TITLES),
        (None, BODIES[0]),
    ]


def test_a_title_and_a_dek_without_a_stop_above_a_date_are_one_item() -> None:
    deks = (
        "Soldiers leave behind a runway",
        "Les éleveurs vendent leurs bêtes à bas prix",
        "Armed men hold the tracks",
    )
    lines = [
        line for title, dek in zip(TITLES, deks, strict=True) for line in (title, dek, "Wed 15 Nov 2023 10.41 GMT")
    ]
    assert shown(*lines) == list(zip(TITLES, deks, strict=True))


def test_a_menu_is_no_news() -> None:
    document = parse("x", "\n".join(["• Une", "• Sécurité", "• Économie", "• Sport", "", *items("T", "B")]).encode())
    assert [(snippet.title, snippet.body) for snippet in document.snippets] == WHOLE
    assert [piece.text.lstrip("• ") for piece in document.dropped if piece.kind == "navigation"] == [
        "Une",
        "Sécurité",
        "Économie",
        "Sport",
    ]


def test_the_same_item_again_is_listed_as_a_duplicate() -> None:
    document = parse("x", "\n".join(items("T", "B") * 2).encode())
    assert [(snippet.title, snippet.body) for snippet in document.snippets] == WHOLE
    assert {(piece.kind, piece.line) for piece in document.dropped} == {("duplicate", n) for n in range(7, 13)}


def test_a_line_brought_back_is_an_item_whatever_the_rules_say() -> None:
    lines = [BODIES[0], "Read more", BODIES[1]]
    document = parse("x", "\n".join(lines).encode(), restored={fold("Read more")})
    assert [snippet.body or snippet.title for snippet in document.snippets] == lines
    assert not document.dropped


def test_a_hidden_line_is_dropped_and_says_so() -> None:
    document = parse("x", "\n".join(BODIES).encode(), hidden={fold(BODIES[1])})
    assert [snippet.body for snippet in document.snippets] == [BODIES[0], BODIES[2]]
    assert [(piece.line, piece.kind) for piece in document.dropped] == [(2, "hidden")]


def test_directives_tell_outlet_day_and_encoding() -> None:
    lines = ["# source: Courrier", "# date: 2024-03-01", "# encoding: cp1252", TITLES[1], BODIES[1], "il y a 2 jours"]
    document = parse("x", "\n".join(lines).encode("cp1252"))
    (snippet,) = document.snippets
    assert (snippet.source, snippet.body, document.encoding) == ("Courrier", BODIES[1], "cp1252")
    assert snippet.date is not None
    assert (snippet.date.value, snippet.date.source) == ("2024-02-28", "directive")


def test_a_page_of_one_item_has_a_name_and_paragraphs_as_one_of_many() -> None:
    assert shown("Stories from the wells", "Photo: A. Author", TITLES[0], BODIES[0], "3 May 2024") == WHOLE[:1]
    lines = (TITLES[0], "14/02/2022", BODIES[0], BODIES[2], "---", "Contact: press@force.example")
    assert shown(*lines) == [(TITLES[0], f"{BODIES[0]}\n\n{BODIES[2]}")]


def test_an_article_is_one_item() -> None:
    assert shown("# mode: article", TITLES[0], *BODIES) == [(TITLES[0], "\n\n".join(BODIES))]


@pytest.mark.parametrize("above", NAMES)
def test_two_pages_pasted_together_give_what_each_gives_alone(above: str) -> None:
    kept = of_all = 0
    for below in NAMES:
        alone = set(shown(text(above))) | set(shown(text(below)))
        kept += len(alone & set(shown(text(above).rstrip("\n") + "\n" + text(below))))
        of_all += len(alone)
    assert kept >= 0.98 * of_all


def test_a_persons_own_rule_drops_a_line() -> None:
    rules, problems = Rules.packaged().extended('[[rule]]\ncode = "own"\nphrases = ["Weather in Gao"]', "mine.toml")
    document = parse("x", f"{BODIES[0]}\nWEATHER in Gao!\n{BODIES[1]}".encode(), rules=rules)
    assert not problems
    assert [(piece.line, piece.kind) for piece in document.dropped] == [(2, "own")]
