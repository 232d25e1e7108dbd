"""Lines that forums, calendars, libraries, galleries, journals, mails and social networks print around their items."""

import pytest

from tests.parsing.invented import read, told
from tui.parsing import Rules
from tui.parsing.datelines import date_kind
from tui.text import fold_same


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("share", "like reply share report"),
        ("share", "Partager Signaler Répondre"),
        ("share", "Last reply by dune_fox Mon Apr 01, 2024 8:12 am"),
        ("share", "Dernier message par Kader le 3 mai 2021"),
        ("share", "312 Views   4 Citations   9 Downloads"),
        ("share", "1,002 posts 77 participants 3 posts today"),
        ("share", "2.4k"),
        ("share", "8 photos"),
        ("share", "14 membres"),
        ("share", "Awa Diallo reposted"),
        ("share", "Awa Diallo a partagé"),
        ("share", "Traduire le post"),
        ("notice", "Book now »"),
        ("notice", "Buy tickets €4.50"),
        ("notice", "Sold out"),
        ("notice", "Réserver"),
        ("notice", "Complet"),
        ("date", "Tues"),
        ("date", "Mercredi"),
        ("notice", "Available at Town Library, second floor (320 KON)"),
        ("notice", "Disponible à la médiathèque (320 KON)"),
        ("notice", "Emprunté (retour le 3 mai)"),
        ("field", "Livre | Niamey : Éditions du Puits, 2003"),
        ("field", "Map | London : The Surveyors, 1958"),
        ("notice", "Dunes, Wells Press, 2020, 188 pp., ISBN 000-0-000-00000-1"),
        ("navigation", "Board index ‹ Travel ‹ Deserts"),
        ("navigation", "Vous ne pouvez pas répondre aux sujets de ce forum"),
        ("pagination", "88 sujets • Page 1 sur 4 • 1 2 3 4"),
        ("pagination", "Rows 1-20 of 412"),
        ("pagination", "« Past Events"),
        ("pagination", "Voir toute la programmation"),
        ("pagination", "<< May 2007 | Index | July 2007 >>"),
        ("heading", "=== TCHAD ==="),
        ("heading", "::: The Old Gateway :::"),
        ("heading", "Volume 7, Issue 3: Wells and Walls"),
        ("heading", "THE EVENING WELL — letters from the lake — issue 12"),
        ("navigation", "Select all   Export citations"),
        ("navigation", "iCalendar  Outlook 365"),
        ("navigation", "[Home] [Maps] [Guestbook]"),
        ("navigation", "Log in | Register | Cart"),
        ("navigation", "Bamako 38°C"),
        ("notice", "We and our 400 partners store information on your device."),
        ("notice", "Le Puits est une association loi 1901. Mentions légales"),
        ("notice", "The Well, PO Box 12, Praia"),
        ("notice", "Log in or register to post comments"),
        ("notice", "Dès 3,99 € / mois : tous nos articles en illimité"),
        ("link", "( https://well.example/12 )"),
        ("byline", "Photographs by Awa Diallo"),
        ("byline", "Propos recueillis par Awa Diallo"),
        ("byline", "Awa Diallo · 7 min"),
        ("byline", "Par Awa Diallo (à Niamey)"),
        ("byline", "Par Awa Diallo, envoyée spéciale à Gao"),
        ("byline", "Rédigé par Awa Diallo et publié depuis Overblog"),
        ("share", "Hits: 1234"),
        ("share", "Affichages : 842"),
        ("navigation", "Skip to main navigation"),
        ("navigation", "Choisissez un pays"),
        ("navigation", "Retour aux actualités"),
        ("navigation", "More from World News"),
        ("notice", "Thank you for subscribing"),
        ("notice", "Paramètres des cookies"),
        ("notice", "Site réalisé par Agence Dune"),
        ("notice", "list 1 of 4"),
        ("share", "View all comments"),
        ("share", "Offrir cet article"),
        ("related", "Du même auteur"),
        ("related", "Around the web"),
        ("media", "Listen to this article 5 min"),
        ("media", "Temps de lecture estimé : 3 min"),
        ("pagination", "20 par page"),
        ("pagination", "Toutes nos émissions"),
    ],
)
def test_what_sites_print_around_their_items_is_no_news(kind: str, line: str) -> None:
    rules = Rules.packaged()
    found = rules.whole(rules.line(line))
    assert found is not None
    assert found.rule.code == kind


@pytest.mark.parametrize(
    "line",
    [
        "Three wells dug near the lake, two more to come",
        "Share of the harvest that reached the market fell by half",
        "Last rains by the river were the best in years",
        "Book fair opens in Niamey after two years of silence",
        "Complet-veston : les tailleurs de Bamako résistent",
        "Livre : une enfance au bord du fleuve",
        "More from the front: three letters of a driver",
        "Site of the old mine to become a park",
        "Dernier message de la radio avant la panne",
        "Last message by kidnapped priest raises hope in his village, sister says",
        "Morale of the garrison boosted",
        "Plus de violences au Sahel",
        "Un site de stockage incendié à Gao",
        "Site par site, l’inventaire des mines",
        "You can start again after forty, says a potter of Gao",
        "Register of births burnt in Koro, mayor says",
    ],
)
def test_titles_that_begin_like_such_lines_are_titles(line: str) -> None:
    rules = Rules.packaged()
    assert rules.whole(rules.line(line)) is None


@pytest.mark.parametrize(
    ("line", "day", "says"),
    [
        ("Submitted by dune_fox on Mon, 05/06/2024 - 09:15", (2024, 5, 6), [("byline", "dune_fox")]),
        ("by dune_fox » Tue Apr 02, 2024 9:14 am", (2024, 4, 2), [("byline", "dune_fox")]),
        ("Field notes / Published on 3 March 2021", (2021, 3, 3), [("label", "Field notes")]),
        ("PDF – 2,4 Mo – mis en ligne le 14/09/2023", (2023, 9, 14), []),
        ("PDF | 310 KB | uploaded on 14 September 2023", (2023, 9, 14), []),
        ("5 mars 2020, par Le comité", (2020, 3, 5), [("byline", "Le comité")]),
        ("Du samedi 2 mars au dimanche 7 avril 2024", (2024, 3, 2), []),
        ("4 March 2024 • 6:31pm", (2024, 3, 4), []),
        ("Publié le 4 mars 2024 à 6h00 • Equipe vidéo • 12 min", (2024, 3, 4), [("byline", "Equipe vidéo")]),
        ("143 points by dune_fox 4 March 2020 | hide | 42 comments", (2020, 3, 4), [("byline", "dune_fox")]),
        ("12.03.24", (2024, 3, 12), []),
        ("Published: 14:05 GMT+1, 12 April 2024", (2024, 4, 12), []),
        (
            "Awa Diallo and Issa Bando / Desert Wire / 4 May 2024",
            (2024, 5, 4),
            [("byline", "Awa Diallo and Issa Bando"), ("label", "Desert Wire")],
        ),
        ("Propos recueillis par Awa Diallo le 4 mai 2024", (2024, 5, 4), [("byline", "Awa Diallo")]),
        ("Publié dans Politique le 4 mai 2024", (2024, 5, 4), [("label", "Politique")]),
        ("Du 12 au 14 avril 2024", (2024, 4, 12), []),
        ("Mise en ligne : 4 mai 2024", (2024, 5, 4), []),
        ("Dernière modification : 04/05/2024", (2024, 5, 4), []),
        ("Source: Desert Wire, 4 May 2024", (2024, 5, 4), [("source", "Desert Wire")]),
        ("3 days, 4 hours ago", (None, None, None), []),
        ("Awa Diallo @awad · 3h", (None, None, None), [("byline", "Awa Diallo")]),
        ("Publié à 18h42", (None, None, None), []),
        (
            "News and Press Release Source: Aid Office Posted: 4 May 2024 Originally published: 3 May 2024",
            (2024, 5, 4),
            [("label", "News and Press Release"), ("label", "Aid Office")],
        ),
        ("Awa Diallo-4 mars 202017", (2020, 3, 4), [("byline", "Awa Diallo")]),
        ("March 4, 20203", (2020, 3, 4), []),
        ("May 4, 2025 All day", (2025, 5, 4), []),
    ],
)
def test_a_day_is_read_also_among_authors_sizes_and_sections(
    line: str, day: tuple[int | None, int | None, int | None], says: list[tuple[str, str]]
) -> None:
    kind = date_kind(line, fold_same(line))
    assert kind is not None
    assert kind.when is not None
    assert kind.when[3:6] == day
    assert list(kind.says) == says


@pytest.mark.parametrize(
    "line",
    [
        "Weekly bulletin – Sahel, 4 March 2020",
        "Bulletin régional – Sahel, 1er mars 2020",
        "The raid of 4 March 2020 / what we know",
    ],
)
def test_a_title_that_ends_with_a_day_is_a_title(line: str) -> None:
    assert date_kind(line, fold_same(line)) is None


def test_the_outlet_before_a_text_and_the_link_behind_it_are_cut_from_it() -> None:
    page = read(
        "Le mil manque à Mopti",
        "(Le Puits du Nord) – Les greniers sont vides depuis la mi-mars, disent les maires. Lire",
    )
    assert told(page) == [("Le mil manque à Mopti", "Les greniers sont vides depuis la mi-mars, disent les maires.")]
    assert page.snippets[0].source == "Le Puits du Nord"


def test_the_site_that_a_title_links_to_is_its_source() -> None:
    page = read("Runway works seen near the wells (north-post.example)", "share save hide report")
    assert [(each.title, each.source) for each in page.snippets] == [
        ("Runway works seen near the wells", "north-post.example")
    ]


def test_a_day_in_figures_in_brackets_is_cut_from_the_end_of_its_title() -> None:
    page = read(
        "Panne d’eau à Niamey (11/04/2024)", "Dix candidats retenus au Tchad (09/04/2024)", "Le marché de Koro (Mali)"
    )
    assert [(each.title, each.date.value if each.date else None) for each in page.snippets] == [
        ("Panne d’eau à Niamey", "2024-04-11"),
        ("Dix candidats retenus au Tchad", "2024-04-09"),
    ]
