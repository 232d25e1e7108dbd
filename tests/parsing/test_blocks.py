"""What blank lines, places and days say where they part a list: couples of lines, captions with credits, groups."""

from tests.parsing.invented import read, told


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
