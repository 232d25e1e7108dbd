"""Fields of databases and registers, on lines of their own or behind their names, and days on two or three lines."""

from tests.parsing.invented import ITEMS, read, told
from tui.model import Document


def days(document: Document) -> list[str | None]:
    """Return the days of a document's snippets."""
    return [each.date.value if each.date else None for each in document.snippets]


def test_names_of_fields_above_their_values_make_no_menu() -> None:
    page = read(
        *("Situation Report", "Mali", "Mali: monthly report on wells", "Format", "Situation Report"),
        *("Source", "Aid Office", "Posted", "28 Mar 2024", "Originally published", "26 Mar 2024"),
        *("News and Press Release", "Niger", "Niger: floods displace families", "Format", "News and Press Release"),
        *("Source", "Red Drop", "Posted", "27 Mar 2024", "Originally published", "25 Mar 2024"),
        *("Map", "Niger", "Niger: where wells are dry", "Format", "Map"),
        *("Source", "Aid Office", "Posted", "25 Mar 2024", "Originally published", "20 Mar 2024"),
    )
    assert [each.title for each in page.snippets] == [
        *("Mali: monthly report on wells", "Niger: floods displace families", "Niger: where wells are dry"),
    ]
    assert days(page) == ["2024-03-28", "2024-03-27", "2024-03-25"]
    assert [each.source for each in page.snippets] == ["Aid Office", "Red Drop", "Aid Office"]


def test_records_whose_fields_stand_behind_their_names_are_items() -> None:
    page = read(
        *("Référence : AO-17", "Intitulé : Forage de douze puits à Tahoua", "Date de publication : 03/04/2024"),
        *("Date limite : 30/04/2024", "Statut : Ouvert"),
        *("Référence : AO-16", "Intitulé : Fourniture de tentes pour Maradi", "Date de publication : 25/03/2024"),
        *("Date limite : 15/04/2024", "Statut : Ouvert"),
        *("Référence : AO-15", "Intitulé : Réhabilitation de la piste de Dosso", "Date de publication : 13/03/2024"),
        *("Date limite : 02/04/2024", "Statut : Clos"),
    )
    assert told(page) == [
        ("Forage de douze puits à Tahoua", None),
        ("Fourniture de tentes pour Maradi", None),
        ("Réhabilitation de la piste de Dosso", None),
    ]
    assert days(page) == ["2024-04-03", "2024-03-25", "2024-03-13"]


def test_titles_with_a_colon_are_no_records() -> None:
    titles = ("Mali : le riz manque à Mopti", "Mali : le bac est réparé", "Mali : deux écoles ferment")
    assert told(read(*titles)) == [(title, None) for title in titles]


def test_days_on_three_lines_date_the_items_below() -> None:
    dates = (("12", "MAR", "2024"), ("08", "MAR", "2024"), ("29", "FÉV", "2024"))
    page = read(*(line for date, item in zip(dates, ITEMS, strict=True) for line in (*date, *item, "En savoir plus")))
    assert told(page) == list(ITEMS)
    assert days(page) == ["2024-03-12", "2024-03-08", "2024-02-29"]


def test_days_on_two_lines_date_them_too_month_first() -> None:
    dates = (("April 2024", "12"), ("April 2024", "9"), ("March 2024", "30"))
    page = read(*(line for date, item in zip(dates, ITEMS, strict=True) for line in (*date, *item, "Read more")))
    assert told(page) == list(ITEMS)
    assert days(page) == ["2024-04-12", "2024-04-09", "2024-03-30"]


def test_authors_and_year_below_the_title_of_a_result_are_its_byline() -> None:
    page = read(
        *("The politics of wells in eastern Niger", "A Diallo, J Coulibaly - Journal of Drylands, 2021 - well.example"),
        *("… the wells are governed by rules that no law has written …", "Save Cite Cited by 48 Related articles"),
        *("Receipts of herders in the north", "L Brand - African Wells, 2019 - academic.example"),
        *("… receipts show three systems that imitate one another …", "Save Cite Cited by 112 Related articles"),
    )
    assert [each.title for each in page.snippets] == [
        "The politics of wells in eastern Niger",
        "Receipts of herders in the north",
    ]
    assert [each.byline for each in page.snippets] == ["A Diallo, J Coulibaly", "L Brand"]


def test_categories_that_each_item_prints_are_labels_and_name_no_list() -> None:
    kinds = ("Société", "Environnement", "Politique")
    dates = ("vendredi 12 avril 2024 10:15", "mardi 9 avril 2024 08:00", "lundi 1 avril 2024 18:40")
    page = read(
        *(
            line
            for (title, body), kind, date in zip(ITEMS, kinds, dates, strict=True)
            for line in (title, "Détails", f"Catégorie : {kind}", f"Publié le {date}", "Affichages : 842", body)
        )
    )
    assert told(page) == list(ITEMS)
    assert days(page) == ["2024-04-12", "2024-04-09", "2024-04-01"]
    assert [each.labels for each in page.snippets] == [(kind,) for kind in kinds]
