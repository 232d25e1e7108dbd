"""Captions between items, told by where they stand: below bodies, amid larger gaps, above days, in rows."""

import pytest

from tests.parsing.invented import ITEMS, NOTES, read, told

FOURTH = (
    "Ferry back on the water after its repair",
    "The old boat carries forty goats and their owners again, and nobody paid more for it.",
)
LIST = (*ITEMS, FOURTH)
CAPTIONS = (
    "Bridge at the ford",
    "Two calves stand by the well of the old fort, seen in May.",
    "River crossing",
    "Tents",
)
DAYS = ("March 12, 2021", "March 9, 2021", "February 3, 2021", "January 4, 2021")


def spaced(title: str, body: str, *below: str) -> list[str]:
    """Return the lines of an item with blank lines between, but none above what stands below its body."""
    return ["", title, "", body, *below]


@pytest.mark.parametrize("items", [LIST, NOTES])
def test_lines_right_below_bodies_are_captions_where_blank_lines_part_all_else(
    items: tuple[tuple[str, str], ...],
) -> None:
    page = [line for item, caption in zip(items, CAPTIONS, strict=False) for line in spaced(*item, caption)]
    assert told(read("Old gate", *page)) == list(items)


def test_second_paragraphs_right_below_bodies_are_none() -> None:
    below = [f"{body} Nobody was asked before." for _, body in NOTES]
    page = [line for item, text in zip(ITEMS, below, strict=True) for line in spaced(*item, text)]
    said = [body for _, body in told(read(*page))]
    assert all(any(text in (body or "") for body in said) for text in below)


def test_lines_amid_the_gap_between_a_title_and_its_body_are_captions() -> None:
    page = [
        line
        for n, (title, body) in enumerate(LIST)
        for line in (title, "", CAPTIONS[n] if n == 1 else "", "", body, "")
    ]
    page = ["\n".join(page).replace(f"\n\n{CAPTIONS[1]}\n\n", "\n\nDry Well 3-280x170\n\n")]
    assert told(read(*page)) == list(LIST)


def test_short_titles_without_bodies_are_none_where_gaps_are_all_alike() -> None:
    page = "\n\n".join([*ITEMS[0], *ITEMS[1], "A lone headline of today", *ITEMS[2], *FOURTH])
    assert "A lone headline of today" in [title for title, _ in told(read(page))]


def test_lines_above_the_days_of_the_next_items_are_captions_and_the_day_of_the_visit_is_no_date() -> None:
    captions = ("March by the ford, Old Gate", "Goats", "General of the river guard", "A boat and its crew on the way")
    page = ["Saturday, April 20, 2024", "", ""]
    for day, item, caption in zip(DAYS, LIST, captions, strict=True):
        page += [day, *spaced(*item, "", caption)]
    page += ["January 2, 2021", *spaced("Salt comes by camel once more", "The first forty loads came in on Monday.")]
    page += ["", "A picture of the tent of the mayor and Fans at the door of it"]
    document = read(*page)
    assert told(document) == [*LIST, ("Salt comes by camel once more", "The first forty loads came in on Monday.")]
    assert [snippet.date.value for snippet in document.snippets if snippet.date] == [
        "2021-03-12", "2021-03-09", "2021-02-03", "2021-01-04", "2021-01-02",
    ]  # fmt: skip


def test_sections_above_the_days_of_the_next_items_stay_labels() -> None:
    sections = ("River and lake news", "Town and market life", "River and lake news", "Town and market life")
    page = [line for day, item, name in zip(DAYS, LIST, sections, strict=True) for line in (name, day, *item)]
    labels = [snippet.labels for snippet in read(*page).snippets]
    assert all(label in ((), (name,)) for label, name in zip(labels, sections, strict=True))
    assert any(labels)


def test_what_the_end_of_a_page_cuts_below_a_row_of_captions_is_one() -> None:
    row = [
        line
        for name in ("Awa Diallo", "Ann Ferry", "Ned Well")
        for line in (
            "",
            f"Three boats lie by the wall of the town. {name}/Valley Pictures hide caption",
            "",
            "toggle caption",
            f"{name}/Valley Pictures",
        )
    ]
    assert told(read(ITEMS[0][0], *row, "", "Dame Ottilie,")) == [(ITEMS[0][0], None)]


def test_what_stands_before_an_author_and_an_hour_below_a_title_is_a_caption() -> None:
    page = []
    for (title, body), caption in zip(ITEMS, CAPTIONS, strict=False):
        page += [f"  • {title}", "", f"    {caption} By Ann Ferry, 10:25 am VWX Original", "", f"    {body}", ""]
    document = read(*page)
    assert told(document) == list(ITEMS)
    assert {snippet.byline for snippet in document.snippets} == {"Ann Ferry"}


def test_a_long_line_without_a_stop_among_cut_bodies_is_a_title() -> None:
    long = (
        "Traders of the river town on Friday staged a noisy march past the closed post of the border, and asked "
        "that both of the governments reopen the old bridge at once"
    )
    cut = [(title, f"{body[:-1]} and that…") for title, body in LIST]
    page = [line for title, body in cut[:2] for line in (title, body)]
    page += [long, *(line for title, body in cut[2:] for line in (title, body))]
    assert told(read(*page)) == [*cut[:2], (long, None), *cut[2:]]


def test_what_the_end_of_a_page_cuts_within_a_sentence_is_a_body() -> None:
    page = [line for item in ITEMS for line in item]
    last = ("Guards of the ford ask for boats", "This is a curious affair and if")
    assert told(read(*page, *last)) == [*ITEMS, last]


def test_a_number_of_a_series_makes_a_title() -> None:
    first = f"{ITEMS[0][1]} Another note on this page asked what the rain of May has done to the roads, and [...]"
    page = (
        "Gleanings #5",
        "Posted by Ned on May 11th, 2007",
        ITEMS[1][1],
        ITEMS[2][0],
        "Posted by Ned on April 2nd, 2007",
    )
    document = read("Archive for the 'Wells' Category", first, *page, ITEMS[2][1])
    assert told(document) == [(None, first), ("Gleanings #5", ITEMS[1][1]), ITEMS[2]]
    assert [snippet.byline for snippet in document.snippets] == [None, "Ned", "Ned"]


def test_a_dateline_with_bars_at_the_end_of_a_page_keeps_what_is_left_of_its_body() -> None:
    page = [line for title, body in ITEMS for line in (title, f"Dosso, Niger | VWX | {body[:-1]} and …", "Read More »")]
    document = read(*page, "Lenders pledge pumps for the lake", "Abuja, Nigeria | VWX | Lend")
    assert told(document)[-1] == ("Lenders pledge pumps for the lake", "Abuja, Nigeria | VWX | Lend")
