"""What blank lines, places and days say where they part a list: couples of lines, captions with credits, groups."""

import pytest

from tests.parsing.invented import ITEMS, NOTES, read, told


def test_two_lines_together_are_a_title_and_its_body_even_where_both_are_cut() -> None:
    page = read(
        "Bus drivers of Gao end their strike after a night of talks with the gov...",
        "They had left their vehicles across the bridge for six days and now get back half of the money that […]",
        "",
        "Who owns the sand of the river, asks a brickmaker before the court of ...",
        "For thirty years nobody wanted to know. Then a company fenced in the bank below the old abattoir and […]",
        "",
        "Teachers of Menaka wait for chalk, and for the chest in which their sal...",
        "The last convoy brought mattresses. The next one, says the delegate for schools, brings what was […]",
    )
    assert [(title or "")[:9] for title, _ in told(page)] == ["Bus drive", "Who owns ", "Teachers "]
    assert all(body and body.endswith("[…]") for _, body in told(page))


def test_cut_texts_without_blank_lines_between_them_stay_apart() -> None:
    page = read(
        "They had left their vehicles across the bridge for six days and now get back half...",
        "For thirty years nobody wanted to know. Then a company fenced in the bank below the old abattoir and...",
        "The last convoy brought mattresses. The next one, says the delegate...",
        "Rain fell on the market of Douentza before anybody had a roof, and the onions swam to the mosque and...",
    )
    assert [title for title, _ in told(page)] == [None] * 4


def test_a_sentence_above_an_agency_and_a_name_is_a_caption_and_so_is_one_above_an_agency_alone() -> None:
    page = read(
        "Women carry water past the old fort of Tessalit.",
        "AGENCY",
        "",
        "The agency closes its office in Tessalit, sure of what it leaves behind",
        "",
        "The keys were handed to the mayor on Tuesday. He has no money for the guard, and said so twice.",
        "",
        "A boy sells batteries beside the road to Aguelhok (archive).",
        "AGENCY/Mariam Oualett",
        "",
        "Convoys to Aguelhok are to start again after the rains, says the agency",
        "",
        "Drivers want to see the road first. Two of them were on the last convoy, which came back without its lorries.",
        "",
        "Pupils in a tent at the edge of the camp.",
        "© HELP/Ruth Calder",
        "",
        "Nine in ten schools of the district have no teacher",
        "",
        "The others have one for all classes. He comes on Mondays, if the ferry runs.",
    )
    assert [(title or "")[:11] for title, _ in told(page)] == ["The agency ", "Convoys to ", "Nine in ten"]
    assert [left.kind for left in page.dropped] == ["caption", "credit"] * 3


def test_the_centre_of_a_country_is_no_place_in_a_picture() -> None:
    page = read(
        "Mali : trois ponts rouverts",
        "Les camions passent depuis lundi dans la région de Mopti (centre), a dit le gouverneur à la radio.",
        "Niger : le marché de Téra sans sel",
        "Les caravanes ne viennent plus de Bilma depuis la fermeture de la piste, disent les commerçants.",
    )
    assert [title for title, _ in told(page)] == ["Mali : trois ponts rouverts", "Niger : le marché de Téra sans sel"]


def test_a_country_and_a_colon_above_a_body_are_its_label() -> None:
    page = read(
        "Mali:",
        "",
        "• Une pirogue a chaviré dimanche devant Diré ; onze passagers ont été repêchés par des pêcheurs du village.",
        "",
        "Niger:",
        "",
        "• Le procès des douaniers de Gaya s’est ouvert lundi à Niamey, sans les accusés, qui sont au Bénin.",
        "",
        "Tchad:",
        "",
        "Les éleveurs du Kanem ont vendu la moitié de leurs bêtes avant les pluies, selon leur syndicat.",
    )
    assert [snippet.labels for snippet in page.snippets] == [("Mali",), ("Niger",), ("Tchad",)]


def test_a_day_above_several_items_is_the_day_of_each_where_most_days_are() -> None:
    lines = (
        *("Monday 13 January 2025", "The ferry of Bamba is back", "It had been in Gao for a year, for want of a pump."),
        *("Grain reaches Ansongo by camel", "Forty animals came on Sunday evening, three nights after they had left."),
        *("Tuesday 14 January 2025", "No quorum in Kidal", "Six of the seventeen members of the council came."),
        *("A well for two villages", "Both want it on their side of the road, and the driller has gone home."),
    )
    days = [snippet.date and snippet.date.value for snippet in read(*lines).snippets]
    assert [day and str(day) for day in days] == ["2025-01-13"] * 2 + ["2025-01-14"] * 2


def test_a_day_above_one_item_is_not_that_of_the_next_which_prints_none() -> None:
    lines = (
        *("13 January 2025", "The ferry of Bamba is back", "It had been in Gao for a year, for want of a pump."),
        *("14 January 2025", "No quorum in Kidal", "Six of the seventeen members of the council came."),
        *("15 January 2025", "A well for two villages", "Both want it on their side, and the driller has gone home."),
        *("Grain reaches Ansongo by camel", "Forty animals came on Sunday evening, three nights after they had left."),
    )
    assert read(*lines).snippets[-1].date is None


def test_what_stands_below_a_title_with_a_bullet_is_its_body_until_the_next_bullet() -> None:
    page = read(
        "Lundi 13 janvier 2025",
        "• Les pêcheurs de Karamga sont rentrés",
        "Plus de deux cents hommes sont arrivés à Diffa par camion, sans leurs pirogues ni leurs filets.",
        "La commune leur donne du mil pour trois jours.",
        "• Un bac pour Ansongo",
        "Il vient de Gao et portera deux camions, dit le préfet. Le précédent a coulé en mars.",
        "Mardi 14 janvier 2025",
        "• Six classes sous tente à Téra",
        "Les murs sont tombés avec les pluies de septembre, dit le directeur, et le toit avant eux.",
        "Les maîtres demandent des bancs.",
    )
    bodies = [(body or "").count("\n\n") + 1 for _, body in told(page)]
    assert [(title or "")[:6] for title, _ in told(page)] == ["Les pê", "Un bac", "Six cl"]
    assert bodies == [2, 1, 2]
    assert [str(snippet.date and snippet.date.value) for snippet in page.snippets] == ["2025-01-13"] * 2 + [
        "2025-01-14"
    ]


def test_the_first_words_of_a_second_paragraph_before_the_cut_stay_with_the_first() -> None:
    page = read(
        "Mali : les ponts de Mopti fermés",
        "Les camions attendent depuis lundi devant le fleuve, et les chauffeurs vendent leurs oignons au bord de la...",
        "Niger : mort du doyen des lutteurs",
        "Il avait gagné trois fois le sabre de Zinder et n’a jamais voulu le vendre, même pendant la famine de 1984.",
        "En effet,...",
        "Tchad : le bac de Bol répare ses moteurs",
        "Le mécanicien est venu de Maiduguri avec deux valises de pièces, dont aucune ne va sur les moteurs du...",
    )
    assert [title for title, _ in told(page)] == [
        "Mali : les ponts de Mopti fermés",
        "Niger : mort du doyen des lutteurs",
        "Tchad : le bac de Bol répare ses moteurs",
    ]
    assert (told(page)[1][1] or "").endswith("\n\nEn effet,...")


def test_cut_titles_stand_above_bodies_that_begin_with_a_dateline() -> None:
    page = read(
        "A nurse counts the days that she spent as a hostage in the hills of…",
        "LOMÉ, Togo (EX) — The clinic had two beds and one lamp, and she was to turn the lamp off when they came…",
        "‘No dry bed left’ in the hospital, while the river goes on rising in the…",
        "NIAMEY, Niger (EX) — Goats stand on the roofs, and the chief doctor counts the boats that still have an…",
        "Prefect of a border district dies of his wounds, days after a mine hit…",
        "NIAMEY, Niger (EX) — He was the third holder of his office in a year, and the first who was born in the…",
        "They fled from their village and want their wells back, the court hears…",
        "Nobody knows how deep they are. The man who dug them died in spring, and his sons…",
    )
    assert [title is not None for title, _ in told(page)] == [True] * 4


def test_a_text_between_the_date_of_a_title_and_the_credit_of_the_next_picture_is_a_body() -> None:
    page = read(
        *(
            "photo: Example / Ines Delmas",
            "Court opens hearing on the ferry of Bamba",
            "The Example Post | 12 Jun 2018",
        ),
        "A judge in Gao has heard the first nine of forty witnesses, among them the man who sold the tickets for...",
        *("photo: Creative Commons / Ruth Calder", "Salt reaches Mopti after a year", "The Sentinel | 10 Jun 2018"),
        "Four boats came on Monday, and their captains were carried through the harbour by the traders of the...",
        *("photo: Example / Marc Vallier", "Who feeds the camels of Arlit?", "Lagoon Times | 9 Jun 2018"),
        "The mine does, says its director, and shows the bill. The union has another bill for the same hay, from a...",
    )
    assert all(title and body for title, body in told(page))
    assert len(page.snippets) == 3


def test_a_few_words_above_a_list_of_titles_with_bodies_name_it() -> None:
    page = read(
        "Afrique de l’ouest",
        "Mali : trois ponts rouverts à Mopti",
        "Les camions passent depuis lundi, a dit le gouverneur, et les pêcheurs rangent leurs pirogues.",
        "Niger : le marché de Téra sans sel",
        "Les caravanes ne viennent plus de Bilma depuis la fermeture de la piste, disent les commerçants.",
        "Bénin : un bac neuf à Malanville",
        "Il porte deux camions et coûte le prix de trois, selon le député de la commune voisine.",
        "Togo : la pluie avant les semences",
        "Le ministère promet des sacs pour la semaine prochaine, comme il l’avait fait la semaine passée.",
    )
    assert page.snippets[0].title == "Mali : trois ponts rouverts à Mopti"


def test_an_author_before_a_body_on_its_line_is_cut_from_it() -> None:
    page = read(
        "Wives of ferrymen occupy the office of the prefect",
        "By Mariam Oualett Hundreds of women have sat in the courtyard since dawn and ask where the boats are that...",
        "Gold diggers leave the hills of Tin Zaouatine",
        "By Mariam Oualett  The last of them came down on Sunday with their tents on donkeys, and the traders of...",
        "Nine wells for one herd",
        "-By Ruth Calder The chief of the camp counts them on his fingers and wants a tenth for the calves of his...",
        "Notes from a town without bread",
        "BY ISSA OULD HAMMA “Come before six,” says the baker, who has flour for forty loaves and two hundred...",
    )
    authors = ["Mariam Oualett", "Mariam Oualett", "Ruth Calder", "ISSA OULD HAMMA"]
    assert [snippet.byline for snippet in page.snippets] == authors
    assert [(body or "").split()[0] for _, body in told(page)] == ["Hundreds", "The", "The", "“Come"]


def test_a_sentence_that_begins_with_by_keeps_its_words() -> None:
    page = read(
        "By Monday Mali had closed the bridge",
        "By Tuesday Niger had closed it too, and no trader knew why or for how long.",
    )
    assert not any(snippet.byline for snippet in page.snippets)


def test_what_is_glued_to_the_end_of_a_body_is_cut_from_it() -> None:
    page = read(
        "Rain closes the road to the well",
        f"{'Lorries wait at the ferry, their drivers sleep below them, ' * 3}and no one[Read More…]",
        "Herders ask for a corridor",
        "They fear that the fields along the river leave no way to water. </p>",
    )
    assert [(body or "")[-6:] for _, body in told(page)] == ["no one", "water."]


def test_an_agency_and_a_name_behind_a_sentence_make_it_a_caption() -> None:
    page = read(
        "Fresh graves outside a camp near Inates, Niger, 2019. EXA-Sahel Photo",
        "",
        "An army cannot guard an empty road",
        "",
        "A thin state makes it simple for thieves and village guards to tax and to rule, says a study of the border.",
        "The four presidents at a session of the water authority, above the dam at Kandadji EXAMPLE/Salou Hima",
        "",
        "The plan to dam the river may slip again",
        "",
        "It was drawn up forty years ago and looks set to begin. But first, wages and villages must be settled.",
    )
    assert [left.kind for left in page.dropped] == ["caption"] * 2


def test_the_last_words_before_the_end_of_a_page_of_couples_are_a_body() -> None:
    couples = [line for title, body in ITEMS for line in (title, body)]
    page = read(*couples, "Nineteen goats for one well", "The chief of Silga")
    assert told(page)[-1] == ("Nineteen goats for one well", "The chief of Silga")
    bodies = [body for _, body in (*ITEMS, *NOTES)]
    assert [title for title, _ in told(read(*bodies, "In the message below the union of the"))] == [None] * 7


def test_a_title_of_two_words_counts_no_label_that_names_the_page() -> None:
    lines = [
        "Politique",
        "",
        "Ce que disent et font les maires, les préfets et les chefs de la région, jour après jour.",
        "",
    ]
    for day, (title, body) in enumerate(
        (*NOTES, ("Les funambules", "Il est grand temps que l’on répare le pont suspendu."))
    ):
        lines += [title, "", f"{14 - day} juin 2023", body, ""]
    assert [title for title, _ in told(read(*lines))] == [*(title for title, _ in NOTES), "Les funambules"]


def test_titles_with_stops_above_cut_bodies_are_told_by_the_couples_beside_them() -> None:
    advert = ("", "Advert Sahel Advert Sahel", "")
    lines = [
        *(
            "Bus drivers told to pay for the burnt bridge of Gossi.",
            "",
            "The former clerk and six others were told…",
        ),
        *(
            *advert,
            "Envoy asks for early release of ferrymen",
            "",
            "The envoy of the lake on Monday asked three…",
        ),
        *(
            *advert,
            "Two states want pumps before the rains",
            "",
            "Both have seven, and the wells of the plain are…",
        ),
        *(*advert, "Port uneasy about the price of diesel.", "", "The union of the dockers has voiced unease about…"),
        *advert,
    ]
    page = read(*lines)
    assert [bool(title and body) for title, body in told(page)] == [True] * 4
    assert not any(snippet.byline for snippet in page.snippets)


@pytest.mark.parametrize("link", ["Read More", "Lire la suite", "En savoir plus"])
def test_a_link_glued_to_the_next_text_is_cut_from_it(link: str) -> None:
    bodies = [
        "La patience est ce que l’on demande aux autres quand il faut partager une rivière et que […]",
        "(Lettre parue dans deux journaux) Il est triste de lire ce que les bureaux font des plans du […]",
        "Depuis son retour aux affaires, le maire de Téra passe un jour sur deux devant les juges de la […]",
    ]
    assert told(read(bodies[0], *(link + body for body in bodies[1:]), link)) == [(None, body) for body in bodies]


def test_forms_to_log_in_and_switches_of_menus_are_no_items() -> None:
    chrome = (
        "Keep me signed in Reset password?",
        "Sign in with Facebook",
        "Africa Hide/Show",
        "Asia/Pacific Hide/Show",
    )
    assert told(read(*chrome, *(line for item in ITEMS for line in item))) == list(ITEMS)


def test_all_below_one_bullet_whose_title_is_printed_again_is_its_body() -> None:
    title = "MALI-LUTTE / Deux lutteurs de Pélengana rejoignent le camp de Kati"
    body = ("Ségou, 14 mar (EXA) – Les deux lutteurs sont partis mardi.", "Le maître les suit.", "Leurs mères aussi.")
    assert told(read("  • " + title, "", "    " + title, "", *body)) == [(title, "\n\n".join(body))]
