"""The article shows what earlier documents said, and marks in it what is said otherwise now."""

from tests.builders import snippet
from tui.look.lines import Reading, article_lines
from tui.model import UNMARKED


def test_an_earlier_wording_is_shown_with_its_changed_words_marked() -> None:
    now = snippet(body="A bomb killed 56 people\n\nTraders fled to Fotokol.")
    before = "A bomb killed 1,053 people\n\nTraders fled towards Fotokol."
    reading = Reading(now, UNMARKED, (), (), (), lambda _: (), (before,))
    lines = article_lines(reading, str, 80)
    texts = ["".join(piece.text for piece in line) for line in lines]
    at = texts.index("Earlier wording")
    assert [text.strip() for text in texts[at + 1 : at + 3]] == [
        "A bomb killed 1,053 people",
        "Traders fled towards Fotokol.",
    ]
    marked = [piece.text for line in lines[at:] for piece in line if piece.meaning == "excluded"]
    assert [word.strip() for word in marked] == ["1,053", "towards"]


def test_without_an_earlier_wording_there_is_no_such_heading() -> None:
    lines = article_lines(Reading(snippet(), UNMARKED, (), (), (), lambda _: ()), str, 80)
    assert all(piece.text != "Earlier wording" for line in lines for piece in line)
