"""The invented listings: their expectations are in order, and the parser reads them as people do."""

import pytest

from tests.parsing.dumped import NAMES, data, differences, expected, text
from tui.parsing import parse


@pytest.mark.parametrize("name", NAMES)
def test_every_line_that_is_not_blank_is_accounted_for(name: str) -> None:
    wanted = expected(name)
    told = {line for item in wanted.snippets for line in item.lines} | {piece.line for piece in wanted.dropped}
    assert told == {number for number, line in enumerate(text(name).split("\n"), 1) if line.strip()}


@pytest.mark.parametrize("name", NAMES)
def test_every_expected_text_stands_in_its_lines(name: str) -> None:
    lines = text(name).split("\n")
    for item in expected(name).snippets:
        printed = "\n".join(lines[number - 1] for number in item.lines)
        for words in (item.title, item.date_text, item.byline, item.source, *item.labels):
            assert (words or "") in printed
        assert all(paragraph in printed for paragraph in (item.body or "").split("\n\n"))
    for piece in expected(name).dropped:
        assert piece.text in lines[piece.line - 1]


@pytest.mark.parametrize("name", NAMES)
def test_the_parser_reads_a_listing_as_people_do(name: str) -> None:
    assert list(differences(parse(name, data(name)), expected(name))) == []
