"""Texts that a mail broke into lines of one width are paragraphs again; lists of titles of one length are none."""

from tests.parsing.invented import read, told

MAIL = (
    "== MALI ==",
    "",
    "* The ferry of Koro has a new captain",
    "He is the son of the old one, and has crossed the river since he was",
    "nine. The mayor paid for the rope, and the market women for a bell that",
    "rings before each crossing.",
    "(The Evening Well, 6 March 2024)",
    "https://well.example/ferry",
    "",
    "* Two schools stay closed",
    "Their roofs were taken by the wind of Sunday, and the ministry has no",
    "sheets left until the rains.",
    "(Radio du Puits, 4 March 2024)",
    "https://puits.example/schools",
)


def test_the_lines_of_a_wrapped_text_are_one_paragraph() -> None:
    page = read(*MAIL)
    assert told(page) == [
        (
            "The ferry of Koro has a new captain",
            "He is the son of the old one, and has crossed the river since he was nine. The mayor paid for the rope, "
            "and the market women for a bell that rings before each crossing.",
        ),
        (
            "Two schools stay closed",
            "Their roofs were taken by the wind of Sunday, and the ministry has no sheets left until the rains.",
        ),
    ]
    assert [each.lines for each in page.snippets] == [(3, 4, 5, 6, 7, 8), (10, 11, 12, 13, 14)]
    assert [each.date and each.date.value for each in page.snippets] == ["2024-03-06", "2024-03-04"]


def test_each_line_of_a_wrapped_text_that_is_no_news_is_accounted_for() -> None:
    page = read(
        "Dear readers,",
        "this is our last letter before the rains; if a colleague of yours has sent",
        "it to you, please think of a gift.",
        "",
        *MAIL,
    )
    told_of = {line for each in page.snippets for line in each.lines} | {piece.line for piece in page.dropped}
    assert told_of == {n for n, line in enumerate(("", *("Dear", "this", "it"), "", *MAIL)) if line}
    assert [piece.text for piece in page.dropped if piece.line == 2] == [
        "this is our last letter before the rains; if a colleague of yours has sent"
    ]


def test_titles_below_each_other_are_no_wrapped_text() -> None:
    titles = (
        "Rain closes the road to the well of Koro for the third day in a row",
        "Herders ask the prefect for a corridor before the winter",
        "School opens in a tent by the market, with forty children",
    )
    assert told(read(*titles)) == [(title, None) for title in titles]
