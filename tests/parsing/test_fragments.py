"""A line is cut into pieces, and the pieces put in order are the line again, whatever it was."""

from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.dumped import NAMES, text
from tui.model import Document
from tui.parsing import Rules, parse
from tui.parsing.context import in_context
from tui.parsing.decode import decode
from tui.parsing.fragments import LONGEST
from tui.parsing.kinds import Fragment, Part
from tui.parsing.listing import cut
from tui.parsing.sorting import sort
from tui.text import fold_same

RULES = Rules.packaged()
PRINTED = [line for name in NAMES for line in text(name).split("\n") if line.strip()]
GLUED = [
    "Read More »", "Lire la suite…", "• ", "12 MarchAfrica", " |", "[box key='1']", "- ", "3 days ago", "> ",
    "Ouagadougou – The army", "By A. Writer", "0 0", "19 Nov, 2021", "Security", "\t", "…", "Photo: A. Diallo/Agence",
]  # fmt: skip
LINES = st.lists(
    st.one_of(
        st.sampled_from(PRINTED),
        st.lists(st.one_of(st.sampled_from(GLUED), st.sampled_from(PRINTED)), max_size=4).map("".join),
        st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60),
    ),
    max_size=30,
)


def pieces(line: str) -> list[Fragment]:
    """Return the pieces of one line."""
    return cut([(1, line, fold_same(line))], RULES)[0]


def kinds(line: str) -> list[tuple[str, str]]:
    """Return what each piece of a line is and says."""
    return [(piece.kind.part.name, piece.text) for piece in pieces(line)]


def without_blanks(words: str) -> str:
    """Return a text without its blanks."""
    return "".join(words.split())


@given(LINES)
def test_the_pieces_of_a_line_are_the_line(lines: list[str]) -> None:
    read = decode("\n".join(lines).encode("utf-8", "replace")).text.split("\n")
    fragments, _ = cut(((number, line, fold_same(line)) for number, line in enumerate(read, 1)), RULES)
    for number, line in enumerate(read, 1):
        of_line = [piece for piece in fragments if piece.line == number]
        assert all(line[piece.start : piece.end] == piece.text for piece in of_line)
        assert without_blanks("".join(piece.text for piece in of_line)) == without_blanks(line)


@given(LINES)
def test_each_piece_of_a_document_is_kept_once_or_dropped_once(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")
    assert_nothing_is_lost(parse("x", data), decode(data).text.split("\n"))


@given(LINES)
def test_each_piece_is_in_one_item_or_in_none(lines: list[str]) -> None:
    fragments, _ = cut(decode("\n".join(lines).encode("utf-8", "replace")).folded_lines(), RULES)
    found = sort(in_context(fragments))
    placed = [piece for item in found.items for piece in item.pieces] + found.left
    spans = [(piece.line, piece.start, piece.end, piece.text) for piece in sorted(placed)]
    assert len(set(spans)) == len(spans)
    by_line: dict[int, str] = {}
    for line, _, _, words in spans:
        by_line[line] = by_line.get(line, "") + without_blanks(words)
    whole: dict[int, str] = {}
    for piece in fragments:
        whole[piece.line] = whole.get(piece.line, "") + without_blanks(piece.text)
    assert by_line == whole


@given(st.binary(max_size=400))
def test_nothing_is_lost_of_any_bytes_that_are_text(data: bytes) -> None:
    try:
        read = decode(data).text.split("\n")
    except ValueError:
        return
    assert_nothing_is_lost(parse("x", data), read)


def assert_nothing_is_lost(document: Document, lines: list[str]) -> None:
    """Assert that each line that is not blank is accounted for, and each dropped piece is what stands there."""
    kept = {line for snippet in document.snippets for line in snippet.lines}
    for piece in document.dropped:
        assert lines[piece.line - 1][piece.start : piece.end] == piece.text
        assert piece.why
    dropped = {piece.line for piece in document.dropped}
    assert kept | dropped == {number for number, line in enumerate(lines, 1) if line.strip()}
    for number in dropped - kept:
        spans = sorted((piece.start, piece.end) for piece in document.dropped if piece.line == number)
        assert without_blanks("".join(lines[number - 1][a:b] for a, b in spans)) == without_blanks(lines[number - 1])


def test_a_link_to_read_more_is_cut_from_the_title_behind_it() -> None:
    assert kinds("Read More »Mali: manuscripts come home") == [
        ("close", "Read More »"),
        ("text", "Mali: manuscripts come home"),
    ]
    assert kinds("Lire la suite »Mali : les manuscrits rentrent") == [
        ("close", "Lire la suite »"),
        ("text", "Mali : les manuscrits rentrent"),
    ]


def test_a_link_and_a_date_are_cut_from_the_end_of_a_text() -> None:
    assert [part for part, _ in kinds("The army has closed the road because armed men... Read more 19 Nov, 2021")] == [
        "text",
        "close",
        "anchor",
    ]
    assert [part for part, _ in kinds("L’armée a fermé la route à cause de… Lire la suite 19 nov. 2021")] == [
        "text",
        "close",
        "anchor",
    ]


def test_a_label_glued_to_a_date_is_its_label() -> None:
    (piece,) = pieces("17 MarchAfrica")
    assert (piece.kind.part, piece.kind.says) == (Part.ANCHOR, (("label", "Africa"),))
    (piece,) = pieces("17 marsSécurité")
    assert (piece.kind.part, piece.kind.says) == (Part.ANCHOR, (("label", "Sécurité"),))


def test_a_line_too_long_for_people_is_one_dropped_piece() -> None:
    document = parse("x", b"Rain at last in Gao and in Kidal\n" + b"word " * LONGEST + b"\nAnother line.")
    assert [piece.kind for piece in document.dropped] == ["oversized"]
    assert [snippet.lines for snippet in document.snippets] == [(1,), (3,)]
