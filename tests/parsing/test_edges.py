"""What stands above and below a list is no item: names of the site, links to other pages, its titles once more."""

import pytest

from tests.parsing.invented import ITEMS, NOTES, read, told

LISTS = [
    [line for n, (title, body) in enumerate(items, 3) for line in (title, f"0{n}/05/2021", body, "")]
    for items in (ITEMS, NOTES)
]
BOTH = pytest.mark.parametrize(("items", "lines"), [(ITEMS, LISTS[0]), (NOTES, LISTS[1])], ids=["en", "fr"])


@BOTH
@pytest.mark.parametrize("heading", ["Related", "Most read", "Dans la même rubrique", "Les plus lus"])
def test_titles_below_a_heading_of_links_are_no_items(
    items: list[tuple[str, str]], lines: list[str], heading: str
) -> None:
    links = ["A road to nowhere and back again", "Eleven wells that never ran dry", "Who counts the lorries at night"]
    assert told(read(*lines, heading, *links)) == list(items)


@BOTH
def test_what_stands_behind_a_wider_gap_below_such_a_heading_is_kept(
    items: list[tuple[str, str]], lines: list[str]
) -> None:
    found = told(read(*lines, "Related", "A road to nowhere and back again", "", "A title that is far from it"))
    assert found == [*items, ("A title that is far from it", None)]


@BOTH
def test_the_name_of_a_site_above_its_menu_is_no_item(items: list[tuple[str, str]], lines: list[str]) -> None:
    names = ["The courier of the valley and hills", "Notes from the road and the river"]
    assert told(read(*names, "Home", "", *lines)) == list(items)


@BOTH
def test_a_title_alone_that_is_printed_above_with_its_body_is_a_copy(
    items: list[tuple[str, str]], lines: list[str]
) -> None:
    found = read(*lines, "Home", "", *(title for title, _ in items))
    assert told(found) == list(items)
    assert [piece.kind for piece in found.dropped][-3:] == ["duplicate"] * 3


@BOTH
@pytest.mark.parametrize("foot", [["« 1 2 3 »"], ["Most read", "A road to nowhere and back again"]])
def test_sentences_around_a_list_with_dates_are_about_the_site(
    items: list[tuple[str, str]], lines: list[str], foot: list[str]
) -> None:
    head = ["The courier of the valley", "Talks about water and roads, every second week.", "Latest news"]
    tail = ["Six people of the valley write here about its wells.", "Help and money"]
    assert told(read(*head, *lines, *foot, *tail)) == list(items)
    news = told(read(*lines, "Latest news", *tail))
    assert news[len(items) :] == [(None, tail[0]), (tail[1], None)]


@BOTH
def test_who_commented_on_an_item_is_no_item(items: list[tuple[str, str]], lines: list[str]) -> None:
    comments = [f"awa_b on {items[0][0]}", f"A. Well dans {items[1][0]}"]
    assert told(read(*lines, "Recent comments", *comments)) == list(items)


@BOTH
def test_titles_alone_below_a_heading_of_news_are_kept(items: list[tuple[str, str]], lines: list[str]) -> None:
    more = ["A road to nowhere and back again", "Eleven wells that never ran dry"]
    assert told(read(*lines, "Latest news", *more)) == [*items, *((title, None) for title in more)]


def test_a_list_of_titles_alone_is_kept() -> None:
    titles = [title for title, _ in (*ITEMS, *NOTES)]
    assert [title for title, _ in told(read(*titles))] == titles


@pytest.mark.parametrize(
    "menu",
    [
        "Council | Assembly | Courts | Briefings | Archive",
        "ACCUEIL DÉPÊCHES RÉGIONS PHOTOS CONTACT",
        "English Français Español العربية",
        "Jump to: Latest | Key points",
        "Qui êtes-vous ?",
        "Do not forward this message.",
        "Document non officiel – n'engage pas la responsabilité de l'auteur",
        "Abonnez-vous à notre lettre",
        "Visiteurs en ligne : 41",
        "Mentions légales | Gestion des cookies",
        "<<début <précédent 1 2 3 suivant> fin>>",
        "Newer posts Older posts Home",
        "Articles plus récents Articles plus anciens Accueil",
    ],
)
def test_menus_notices_and_pagers_on_one_line_are_no_items(menu: str) -> None:
    assert told(read(menu, *LISTS[0])) == list(ITEMS)
    assert told(read(*LISTS[1], menu)) == list(NOTES)


@pytest.mark.parametrize(
    "title",
    [
        "Powered by solar panels, a clinic opens in the hills",
        "Le carburant fourni par le port arrive enfin",
        "Le pays n'est pas responsable de la crise, dit son président",
        "Three states have left the group of five",
        "La troisième brigade a rejoint le groupe du nord",
        "Missing: three fishermen from the island",
        "Posts of the army attacked near the ferry",
        "Donors do not forward money to the camps",
        "Parliament adopts privacy policy, rights groups object",
        "Thousands sign up for the list of voters",
        "Les abonnés de l'électricité paieront plus cher",
        "Readers of maps: a trade that dies in the hills",
        "On the road of 1,200 kilometres, two lorries a day",
    ],
)
def test_news_that_holds_the_words_of_a_notice_is_kept(title: str) -> None:
    body = "It was said on the radio on Monday, and nobody in the town was surprised to hear it."
    assert (title, body) in told(read(*LISTS[0], title, "06/05/2021", body))
