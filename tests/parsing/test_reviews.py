"""Reviews of the press: an item a line, with its day before the title and its outlet in the last brackets."""

from tests.parsing.invented import read


def test_a_line_of_a_review_is_a_title_with_its_day_and_the_outlet_in_the_last_brackets() -> None:
    page = read(
        "REVUE DE PRESSE DU PUITS – semaine 12",
        "Document réservé à un usage interne.",
        "21/03/2019 – La pluie coupe la piste du puits (Le Courrier du Val)",
        "21/03 – Le bac (suite) : qui paie le carburant ? (Radio Dune) – payant",
        "22/03 – Une école ouvre sous une tente (Le Courrier du Val, Radio Dune)",
        "Pour ne plus recevoir cette revue, répondez NON.",
    )
    assert [(each.title, each.date and each.date.value, each.source, each.body) for each in page.snippets] == [
        ("La pluie coupe la piste du puits", "2019-03-21", "Le Courrier du Val", None),
        ("Le bac (suite) : qui paie le carburant ?", "2019-03-21", "Radio Dune", None),
        ("Une école ouvre sous une tente", "2019-03-22", "Le Courrier du Val, Radio Dune", None),
    ]


def test_brackets_that_end_titles_without_days_stay_in_them() -> None:
    titles = ("Rain closes the road (Updated)", "Herders ask for a corridor (Again)", "School opens in a tent (Early)")
    assert [each.title for each in read(*titles).snippets] == [*titles]
