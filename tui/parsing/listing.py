"""From a document's bytes to its snippets, and an account of every piece that is in none."""

import gc
from collections.abc import Collection, Iterable
from functools import cache
from itertools import groupby
from typing import Final

from tui.model import Document, Dropped
from tui.parsing.chat import Chat, chat_in
from tui.parsing.context import in_context
from tui.parsing.decode import Decoded, decode
from tui.parsing.directives import Directives, directives_in, encoding_in
from tui.parsing.fragments import Cutter
from tui.parsing.kinds import PLACED, Fragment, Kind, Part
from tui.parsing.reading import Reading
from tui.parsing.rules import Rules
from tui.parsing.snippets import written
from tui.parsing.sorting import Sorted, article, sort
from tui.text import fold

_TOP: Final = 4_000
"""So many characters of a document are looked at for directives."""


@cache
def packaged() -> Rules:
    """Return the packaged rules, read once."""
    return Rules.packaged()


def read(data: bytes, reading: Reading) -> Document:
    """Return what a pasted text says.

    Raises:
        Undecodable: if its bytes are no text.
    """
    decoded = decode(data, reading.encoding or encoding_in(data))
    return parse_lines(reading, decoded, directives_in(decoded.text[:_TOP].split("\n")))


def parse_lines(reading: Reading, decoded: Decoded, directives: Directives) -> Document:
    """Return what the lines of a text say, whatever format they were taken from.

    Args:
        reading: how to read them.
        decoded: the lines.
        directives: what the document says about itself.
    """
    collecting = gc.isenabled()
    gc.disable()  # pieces form no circles, and to look for some among very many takes a fifth of the time
    try:
        return _document(reading, decoded, directives)
    finally:
        if collecting:
            gc.enable()


def _document(reading: Reading, decoded: Decoded, directives: Directives) -> Document:
    """Return what the lines of a text say."""
    fragments, apart = cut(decoded.folded_lines(), reading.rules, reading.restored, reading.hidden)
    told = {piece.line for piece in directives.pieces}
    if told:
        fragments = [fragment for fragment in fragments if fragment.line not in told]
    if directives.article:
        found = article(fragments)
    else:
        if reading.restored or reading.hidden:
            told |= apart | {fragment.line for fragment in fragments if fragment.kind is HIDDEN}
        found = _sorted(fragments, apart, chat_in(decoded, reading.rules, told))
    said = written(found.items, directives, found.left)
    dropped = sorted((*directives.pieces, *found.left, *said.copies), key=lambda piece: piece[:3])
    encoding, repairs = decoded.encoding, decoded.repairs
    return Document(reading.name, encoding, repairs, said.snippets, tuple(map(left_out, dropped)), said.folded)


def _sorted(fragments: list[Fragment], apart: Collection[int], chat: Chat) -> Sorted:
    """Return the items of a page; what stands above and below the messages of a chat is sorted for itself."""
    if not chat.lines:
        return sort(in_context(fragments), apart)
    found = Sorted(left=chat.left)
    for in_chat, part in groupby(fragments, key=lambda fragment: fragment.line in chat.lines):
        if not in_chat:
            listed = sort(in_context(list(part)), apart)
            found.items += listed.items
            found.left += listed.left
    if chat.items:
        found.items = sorted([*found.items, *chat.items], key=lambda item: item.pieces[0][:2])
    return found


def cut(
    lines: Iterable[tuple[int, str, str]], rules: Rules, restored: Collection[str] = (), hidden: Collection[str] = ()
) -> tuple[list[Fragment], frozenset[int]]:
    """Return the pieces of a document's lines (number, text, folded), and the numbers of those that are items alone."""
    cutter = Cutter(rules)
    fragments: list[Fragment] = []
    apart = set()
    decided = bool(restored or hidden)
    for number, raw, plain in lines:
        if decided and (folded := fold(raw)) and (folded in hidden or folded in restored):
            start = len(raw) - len(raw.lstrip())
            text = raw.strip()
            kind = RESTORED if folded in restored else HIDDEN
            fragments.append(Fragment(number, start, start + len(text), text, kind))
            if kind is RESTORED:
                apart.add(number)
            continue
        for piece in cutter.cut(raw, plain):
            fragments.append(PLACED((number, *piece)))
    return fragments, frozenset(apart)


RESTORED: Final = Kind(Part.TEXT, "text", words=1)
"""What a line is that the person wants to read, whatever the rules say."""
HIDDEN: Final = Kind(Part.NOISE, "hidden", "hidden by you")
"""What a line is that the person does not want to read."""


def left_out(piece: Fragment) -> Dropped:
    """Return the account of a piece that is in no snippet."""
    text = piece.text[: piece.end - piece.start]  # a wrapped text holds the lines below it as well
    return Dropped(piece.line, piece.start, piece.end, text, piece.kind.code, piece.kind.why)
