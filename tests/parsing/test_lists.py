"""Lists that are told by what recurs in them: authors without "by", rows of tables, hours, headings of years."""

import pytest

from tests.parsing.invented import ITEMS
from tui.model import Snippet
from tui.parsing import parse
from tui.parsing.authors import are_people


def read(*lines: str) -> tuple[Snippet, ...]:
    """Return the snippets of a page."""
    return parse("page", "\n".join(lines).encode()).snippets


def told(*lines: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return title, author and day of each snippet of a page."""
    return [(snippet.title, snippet.byline, snippet.date.value if snippet.date else None) for snippet in read(*lines)]


@pytest.mark.parametrize(
    "line",
    [
        *("Idrissa Kalou", "Helene Mbarga and Tom Askwith", "Marta Feldkamp, Idrissa Kalou, Ousseina Barmou"),
        *(
            "Boubacar Diallo-Roy et Clémence Aubrac",
            "RAMA COULIBALY-WEST",
            "Iyad ag Attaher",
            "Jan van der Meer et al.",
        ),
    ],
)
def test_people_are_known_by_the_form_of_their_names(line: str) -> None:
    assert are_people(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Burkina Faso", "South Sudan", "Armed Groups", "Human Rights", "Paix et Sécurité", "The Example Newswire"),
        *("Policy Brief", "Note d’actualité", "Afrique de l’Ouest", "Peace, Security and Development", "Idrissa"),
        *("Mali and Niger", "What comes next for Mali?", "Chad Votes Again, but for What?"),
    ],
)
def test_places_subjects_and_outlets_are_no_people(line: str) -> None:
    assert not are_people(line)


def test_names_below_deks_and_above_buttons_are_authors() -> None:
    page = (
        *(
            "Fuel blockade",
            "How jihadists learned to strangle a capital",
            "Burning tankers hurt Bamako more than battles did",
        ),
        *("DINAH OSEI", "6 min read", "Save", "Coups", "The officers of Bissau do it again"),
        *("The president called it a coup; his rivals call it theatre", "PETER HALVORSEN", "4 min read", "Save"),
        *("Oil", "The pipeline that two wars need", "South Sudan’s crude must cross a country at war to reach the sea"),
        *("RAMA COULIBALY-WEST", "8 min read", "Save"),
    )
    assert [snippet.byline for snippet in read(*page)] == ["DINAH OSEI", "PETER HALVORSEN", "RAMA COULIBALY-WEST"]
    assert [snippet.labels for snippet in read(*page)] == [("Fuel blockade",), ("Coups",), ("Oil",)]


def test_a_subject_between_title_and_date_is_no_author() -> None:
    page = (
        *("Dakar weighs a new law on the press", "Human Rights", "3 May 2024", "Abuja sends home a hundred envoys"),
        *("Foreign Affairs", "2 May 2024", "Lomé’s port counts its cranes", "Maritime Trade", "1 May 2024"),
    )
    assert {snippet.byline for snippet in read(*page)} == {None}


def test_the_rows_of_a_table_are_items_and_their_cells_are_fields() -> None:
    page = (
        "Date\tCountry\tHeadline\tSource",
        "25/02/2024\tBurkina Faso\tGunmen kill fifteen worshippers at Sunday mass\tLocal radio",
        "18/02/2024\tMali\tResidents accuse the army of executing seven herders\tCivil society",
        "29/01/2024\tNigeria\tPupils and teachers abducted from a school bus\tPress",
    )
    assert told(*page) == [
        ("Gunmen kill fifteen worshippers at Sunday mass", None, "2024-02-25"),
        ("Residents accuse the army of executing seven herders", None, "2024-02-18"),
        ("Pupils and teachers abducted from a school bus", None, "2024-01-29"),
    ]
    assert next(snippet.labels for snippet in read(*page)) == ("Burkina Faso", "Local radio")


@pytest.mark.parametrize(
    ("hours", "day"), [(("18h42  ", "17h05 "), "Mardi 19 mars 2024"), (("[18:42] ", "[09:15] "), "19 March 2024")]
)
def test_hours_begin_the_items_of_a_wire_and_are_those_of_the_day_above(hours: tuple[str, str], day: str) -> None:
    titles = ("Niger : la base d’Agadez au menu des discussions", "Tchad : dix candidatures validées par les juges")
    page = (day, *(hour + title for hour, title in zip(hours, titles, strict=True)))
    assert told(*page) == [(title, None, "2024-03-19") for title in titles]


def test_a_heading_of_a_year_or_a_month_gives_its_year_to_the_days_below() -> None:
    years = (
        "2023",
        "Le G5 se vide de deux membres",
        "4 décembre",
        "2022",
        "Moura, le silence de cinq jours",
        "27 mars",
    )
    months = (
        *("March 2023", "9 March", "Ferry service returns to the river", "2 March", "Grain arrives late in Diffa"),
        *("December 2022", "30 December", "Two teachers freed in Tahoua"),
    )
    assert [day for _, _, day in told(*years)] == ["2023-12-04", "2022-03-27"]
    assert [day for _, _, day in told(*months)] == ["2023-03-09", "2023-03-02", "2022-12-30"]


def test_fields_below_a_title_stay_with_their_item() -> None:
    page = (
        *(
            "Mali",
            "Schools remain closed because of insecurity",
            "Format: News",
            "Source: Aid Desk",
            "Posted: 8 Jun 2024",
        ),
        *(
            "More than half a million children cannot go to class in the north.",
            "Niger",
            "Meningitis bulletin of the week",
        ),
        *("Format: Bulletin", "Source: Health Desk", "Posted: 7 Jun 2024"),
        *("Chad", "Refugee arrivals as of 5 June", "Format: Map", "Source: Aid Desk", "Posted: 6 Jun 2024"),
    )
    assert [snippet.labels for snippet in read(*page)] == [("Mali", "News"), ("Niger", "Bulletin"), ("Chad", "Map")]
    assert [snippet.body is not None for snippet in read(*page)] == [True, False, False]


def test_a_login_behind_posted_on_is_the_author() -> None:
    page = ("Salt on the road", "Posted on August 30, 2022 by moussa", "The caravan leaves at four in the morning.")
    assert told(*page) == [("Salt on the road", "moussa", "2022-08-30")]


def test_a_sentence_with_its_source_behind_it_is_no_title() -> None:
    page = (
        "• Abuja: The bloc warned of disintegration and asked a president to mediate. (State radio)",
        "• Dakar: The price of bread falls by 15 francs after talks with the bakers. (Newswire)",
        "• Maroua: Fighters crossed the border and burned the market of Kolofata. [Local press]",
    )
    assert [(snippet.title, snippet.body) for snippet in read(*page)] == [(None, line[2:]) for line in page]


def test_who_posted_an_item_and_when_stands_above_its_title() -> None:
    page = (
        *("Posted by u/dune_reader 5 hours ago", "Kano to Zinder by road: what I paid at eleven checkpoints"),
        *("124", "32 comments", "Share", "Posted by u/irontrain 2 days ago", "I rode the ore train and lived"),
        *("1.2k", "204 comments", "Share"),
    )
    assert told(*page) == [
        ("Kano to Zinder by road: what I paid at eleven checkpoints", "u/dune_reader", None),
        ("I rode the ore train and lived", "u/irontrain", None),
    ]


def test_pages_in_print_part_no_item_and_published_online_is_a_date() -> None:
    page = (
        *("Hunters as police: Authority and fear in the plain", "Amina Cissoko & Paul Verhaegen", "Pages: 1-24"),
        *("Published online: 15 Jan 2024", "Abstract | Full Text | References | PDF (1.4 MB)"),
        *("Crude neighbours: Oil, labour and the politics of a pipeline", "Abdoul Karim Saley", "Pages: 25-49"),
        *("Published online: 22 Jan 2024", "Abstract | Full Text | References | PDF (2 MB)"),
    )
    assert told(*page) == [
        (page[0], "Amina Cissoko & Paul Verhaegen", "2024-01-15"),
        (page[5], "Abdoul Karim Saley", "2024-01-22"),
    ]


@pytest.mark.parametrize("switch", ["Disponible aussi en : English | العربية", "Also available in Français"])
def test_a_choice_of_languages_does_not_part_a_title_from_its_body(switch: str) -> None:
    page = (
        *("Un million de personnes ont fui vers l’est", "27 février 2024", switch),
        *("Les camps sont saturés. L’agence demande 214 millions de dollars.", "En savoir plus"),
        *("La troisième ville du pays est un camp", "2 février 2024", switch),
        *("Le camp compte désormais 100 000 personnes, et autant vivent autour.", "En savoir plus"),
    )
    assert [(snippet.title, snippet.body) for snippet in read(*page)] == [(page[0], page[3]), (page[5], page[8])]


def test_outlets_between_titles_and_bodies_are_labels_however_long_their_names_are() -> None:
    page = (
        *("Mining permit handed to a Russian firm by decree", "Mining Courier", "The government approved the permit …"),
        *("Traders shot dead on the road to the north", "Accra Evening", "Tomato buyers were among the dead when …"),
        *("Malaria vaccine rolled out in 27 districts", "Global Health Note", "Nurses began to give the second dose …"),
    )
    assert [snippet.title for snippet in read(*page)] == [page[0], page[3], page[6]]
    assert [snippet.labels for snippet in read(*page)] == [(page[1],), (page[4],), (page[7],)]


@pytest.mark.parametrize(
    "line",
    [
        *("You have 2 free articles left this month. Subscribe for unlimited access.", "Subscribe from $3"),
        *("Enjoying the show? Leave us a review or support us.", "Stay informed. Sign up for our weekly newsletter."),
        *("To unsubscribe, reply with STOP.", "Toutes les éditions", "Category Archives: Mali", "Sort: newest first"),
        *("Bonjour à toutes et à tous, voici l’essentiel de la semaine.", "n° 212 – semaine du 5 au 11 février 2024"),
        *(
            "Journal of Sahelian Studies, Volume 12, Issue 1 (2024)",
            "About  Contact  Archive  RSS",
            "Submit an article",
        ),
    ],
)
def test_a_line_about_the_page_is_no_news(line: str) -> None:
    assert read(line, "The ferry returned to the river on Monday, its owner said.", "Read more")[0].title is None
    assert len(read(line, "The ferry returned to the river on Monday, its owner said.", "Read more")) == 1


def test_news_that_speaks_of_subscribers_is_kept() -> None:
    line = "The operator lost 40,000 subscribers in Niamey. Customers now register their cards at the town hall."
    assert read(line)[0].body == line


def test_authors_with_their_house_stand_between_a_title_and_its_body() -> None:
    page = (
        *(
            "A hangar in Agadez. Photo Agency/Example Images",
            "January 31, 2024",
            "The base was built on sand in more ways",
        ),
        *("Martin Okello, Lakeside University", "The costly airfield made few friends. A historian explains why."),
        *("A guitarist in Kidal. EXA", "November 8, 2023", "Tuareg poetry is older than its rebellions"),
        *("Pauline Vasseur, Université de la Garonne", "Verses carved and sung in the hills tell of love and thirst."),
    )
    assert told(*page) == [
        ("The base was built on sand in more ways", "Martin Okello, Lakeside University", "2024-01-31"),
        ("Tuareg poetry is older than its rebellions", "Pauline Vasseur, Université de la Garonne", "2023-11-08"),
    ]


def test_an_address_behind_author_and_date_hides_neither_and_the_date_below_the_body_is_no_item() -> None:
    page = (
        *("Veterans lead a new push", "BY WILL ANDERTON | August 3, 2023 | w.a@example.org | @anderton"),
        *("The wing claimed eleven attacks in July, its newsletter said.", "August 3, 2023 in Burkina Faso, Jihad"),
        *("Guards die near the dam", "BY SARA OYELARAN | July 21, 2023 | s.o@example.org"),
        *("The site has been attacked five times in two years.", "July 21, 2023 in Niger, Jihad"),
    )
    assert told(*page) == [(page[0], "WILL ANDERTON", "2023-08-03"), (page[4], "SARA OYELARAN", "2023-07-21")]
    assert [snippet.labels for snippet in read(*page)] == [("Burkina Faso", "Jihad"), ("Niger", "Jihad")]


def test_an_outlet_in_brackets_is_cut_from_the_text_behind_it() -> None:
    page = (
        *(
            "5 October 2023",
            "Niger: Junta Denies Mediation",
            "[Dune Wire] Niamey -- The rulers learned of it from television.",
        ),
        *(
            "4 October 2023",
            "Ghana: Dam Drowns Mepe",
            "[Accra Evening] Eight districts of the Lower Volta are under water.",
        ),
        "See all 1,204 headlines",
    )
    assert [(snippet.title, snippet.source, snippet.body) for snippet in read(*page)] == [
        (page[1], "Dune Wire", "Niamey -- The rulers learned of it from television."),
        (page[4], "Accra Evening", "Eight districts of the Lower Volta are under water."),
    ]


def test_a_day_without_a_year_and_its_hour_are_no_pager() -> None:
    page = (
        "Niger: 273 dead in floods since June",
        "10/09 - 14:05",
        "Nigeria lifts its last sanctions",
        "14/03 - 16:20",
    )
    assert [snippet.title for snippet in read(*page)] == [page[0], page[2]]


def test_the_age_of_a_post_is_no_title() -> None:
    page = (
        *("Radio Colline", "3 h ·", "Trois quartiers évacués cette nuit. La mairie ouvre l’école aux familles."),
        *("Radio Colline", "1 j ·", "Le prix du bidon d’huile monte. Les commerçants accusent la route."),
    )
    assert [(snippet.title, snippet.date and snippet.date.text) for snippet in read(*page)] == [
        (None, "3 h"),
        (None, "1 j"),
    ]


def test_sections_of_three_words_between_dates_and_titles_are_labels() -> None:
    page = (
        *(
            "10 juillet 2024",
            "Paix et sécurité",
            "La démocratie recule dans le bloc",
            "Le représentant spécial le regrette.",
        ),
        *(
            "20 juin 2024",
            "Migrants et réfugiés",
            "La chorale des orphelines du camp",
            "Les filles ont trouvé les paroles.",
        ),
        *("5 juin 2024", "Climat et environnement", "De la chaleur et pas d’ombre", "Les écoles reçoivent des toiles."),
    )
    assert [snippet.labels for snippet in read(*page)] == [(page[1],), (page[5],), (page[9],)]
    assert [day for _, _, day in told(*page)] == ["2024-07-10", "2024-06-20", "2024-06-05"]


def test_a_heading_of_a_single_bullet_is_no_title_where_others_head_several() -> None:
    page = (
        *(
            "Armed conflicts",
            "• Sixteen people die in an attack on a church. (Newswire)",
            "• Shells hit a camp. (Wire)",
        ),
        *("International relations", "• Nouakchott summons an ambassador over three deaths. (Radio Example)"),
    )
    assert [snippet.title for snippet in read(*page)] == [None, None, None]


def test_outlets_below_titles_belong_to_them_in_a_review_of_the_press() -> None:
    page = (
        *("Revue de presse du 6 mai 2024", "Tchad : les militaires ont voté dimanche", "Courrier du Chari"),
        *("À Maroua, la diaspora fait la queue", "La Voix du Septentrion", "Togo : une Assemblée d’un seul parti"),
        *("Lomé Matin", "Le général reçoit une délégation russe", "Sahel Quotidien"),
    )
    assert [(snippet.title, snippet.source) for snippet in read(*page)] == [
        *((page[1], page[2]), (page[3], page[4]), (page[5], page[6]), (page[7], page[8])),
    ]


def test_a_person_behind_a_date_is_the_author_and_an_outlet_is_not() -> None:
    page = (
        *(
            "Ce que chante la vieille",
            "12 octobre 2021  /  Hadja Bah  /  2 commentaires",
            "Elle a perdu ses dents. [...]",
        ),
        *("Trois mois après", "28 septembre 2021  /  Yves Somda  /  5 commentaires", "Cent soixante tombes. [...]"),
    )
    assert [snippet.byline for snippet in read(*page)] == ["Hadja Bah", "Yves Somda"]
    news = read("The ferry returns", "12 October 2021 | Dune Wire", "It crossed on Monday, its owner said.")
    assert (news[0].byline, news[0].source) == (None, "Dune Wire")
    told = read(*(line for title, body in ITEMS for line in (title, body, "03/05/2021 - Awa Bah (à Port-Vert)")))
    assert {snippet.byline for snippet in told} == {"Awa Bah"}


def test_authors_stand_above_a_price_and_a_body() -> None:
    page = (
        *(
            "Songs of the Exiles",
            "Moussa Ag Rhissa",
            "Paperback, $18.95",
            "Forty years of songs from camps and stages.",
        ),
        *(
            "Gold Fever in the South",
            "Ulrike Hansen and Dieudonné Kafando",
            "Hardcover, $42.00",
            "How one mine made a town.",
        ),
        *("The Fish Do Not Vote", "Peter Oduya", "Paperback, $21.50", "A journey around a lake among fishermen."),
    )
    assert [(snippet.title, snippet.byline) for snippet in read(*page)] == [
        *((page[0], page[1]), (page[4], page[5]), (page[8], page[9])),
    ]


def test_authors_are_known_beside_titles_of_another_page() -> None:
    signed = (
        *("A well without a village", "Hélène Mbarga and Tom Askwith", "12 May 2023"),
        *("The road that the river took", "Marta Feldkamp, Idrissa Kalou", "3 May 2023"),
        *("What a goat is worth", "Ousseina Barmou", "28 April 2023"),
    )
    dated = [line for title, body in ITEMS for line in (title, "14 March 2023", body)]
    for page in ((*signed, *dated), (*dated, *signed)):
        found = {snippet.title: snippet.byline for snippet in read(*page)}
        assert [found[signed[n]] for n in (0, 3, 6)] == [signed[n] for n in (1, 4, 7)]
        assert len(found) == 6


def test_what_stands_above_the_first_number_heads_the_list() -> None:
    page = (
        *("Les cinq infos à retenir ce lundi", "1. L’explosion du dépôt, un an après", "Les cuves manquent encore."),
        *(
            "2. L’Assemblée dissoute",
            "Les listes sont attendues.",
            "3. La frontière reste fermée",
            "Les voisins se parlent.",
        ),
    )
    assert [snippet.title for snippet in read(*page)] == [page[1][3:], page[3][3:], page[5][3:]]
