"""An export of a chat is read message by message: who sent it, when, and what is news in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.test_fragments import assert_nothing_is_lost
from tui.parsing import parse

ENGLISH = """\
[03/05/2021, 07:01:12] Desk North: Messages and calls are end-to-end encrypted. No one else can read them.
[03/05/2021, 07:15:00] Desk North: The ferry is back. Lorries cross again.
[03/05/2021, 08:02:10] Ada: Forwarded: Rain in the hills
More of it is expected at night.
[03/05/2021, 08:05:00] Ada: image omitted
[04/05/2021, 09:30:00] Desk North: The school has a roof https://desk.example/roof
"""
FRENCH = """\
03/05/2021 à 07:01 - Les messages et les appels sont chiffrés de bout en bout.
03/05/2021 à 07:15 - Poste Nord: Le bac est revenu. Les camions passent.
03/05/2021 à 08:02 - Poste Nord: Transféré : Pluie sur les collines
On en attend encore cette nuit.
03/05/2021 à 08:05 - Poste Nord: <Médias omis>
03/05/2021 à 08:06 - Ce message a été supprimé
04/05/2021 à 09:30 - Poste Nord: L'école a un toit https://poste.example/toit
"""


@pytest.mark.parametrize(
    ("page", "bodies", "senders", "address"),
    [
        (
            ENGLISH,
            [
                "The ferry is back. Lorries cross again.",
                "Rain in the hills\n\nMore of it is expected at night.",
                "The school has a roof",
            ],
            ["Desk North", "Ada", "Desk North"],
            "https://desk.example/roof",
        ),
        (
            FRENCH,
            [
                "Le bac est revenu. Les camions passent.",
                "Pluie sur les collines\n\nOn en attend encore cette nuit.",
                "L'école a un toit",
            ],
            ["Poste Nord"] * 3,
            "https://poste.example/toit",
        ),
    ],
)
def test_each_message_is_an_item_with_its_sender_and_day(
    page: str, bodies: list[str], senders: list[str], address: str
) -> None:
    snippets = parse("x", page.encode()).snippets
    assert [snippet.body for snippet in snippets] == bodies
    assert [snippet.source for snippet in snippets] == senders
    days = [snippet.date and snippet.date.value for snippet in snippets]
    assert days == ["2021-05-03", "2021-05-03", "2021-05-04"]
    assert snippets[-1].link == address


@pytest.mark.parametrize("page", [ENGLISH, FRENCH])
def test_a_chat_says_the_same_above_and_below_another_page(page: str) -> None:
    other = "Rain closes the road\n3 May 2021\nLorries have been waiting for two days at the ferry, drivers say.\n"
    alone = {(snippet.title, snippet.body) for text in (page, other) for snippet in parse("x", text.encode()).snippets}
    for joined in (f"{page}\n{other}", f"{other}\n{page}"):
        assert {(snippet.title, snippet.body) for snippet in parse("x", joined.encode()).snippets} == alone


@pytest.mark.parametrize("sign", ["*The road is open*", "*La route est ouverte*"])
def test_a_first_line_in_bold_letters_is_the_title(sign: str) -> None:
    stamp = "03/05/2021, 07:1{} - Desk: "
    page = f"{stamp.format(1)}{sign}\n- first word\n- second word\n{stamp.format(2)}A text.\n{stamp.format(3)}Another."
    first = parse("x", page.encode()).snippets[0]
    assert (first.title, first.body) == (sign.strip("*"), "- first word\n\n- second word")


def test_hours_in_a_list_of_headlines_are_no_chat() -> None:
    page = (
        "03/05/2021 07:15 - Mali: rain at last\n03/05/2021 08:15 - Niger: a road opens\n04/05/2021 09:15 - Chad: school"
    )
    assert {snippet.source for snippet in parse("x", page.encode()).snippets} != {"Mali", "Niger", "Chad"}


@given(st.lists(st.sampled_from([*ENGLISH.splitlines(), *FRENCH.splitlines(), "", " * ", "A line."]), max_size=12))
def test_no_character_of_a_chat_is_lost(lines: list[str]) -> None:
    assert_nothing_is_lost(parse("x", "\n".join(lines).encode()), lines)
