"""Exports of a chat: "[12/11/2023, 07:15] Name: text" opens a message, and each message is an item."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import Final, NamedTuple

from tui.parsing.dates import Printed, find_date
from tui.parsing.decode import Decoded
from tui.parsing.items import Item
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.rules import Rules

_ENOUGH: Final = 3
_REACH: Final = 40
"""Messages of one chat have no more lines between them."""
_STAMP: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? (?:à |at )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_SENDER: Final = r"~? ?(?P<sender>[^:\[\]]{0,38}[^:\[\]\s]): ?"
_HEAD: Final = re.compile(rf"(?:\[(?P<bracketed>{_STAMP})\] ?|(?P<dashed>{_STAMP}) [-–—] )(?:{_SENDER}(?=\S|$))?")
_HEAD_BELOW: Final = re.compile(rf"(?P<sender>[^:\[\]]{{1,40}}), \[(?P<bracketed>{_STAMP})\] ?:?")
_FORWARDED: Final = re.compile(
    r"\W*(?:[Tt]ransféré|[Ff]orwarded|[Ff]wd)(?: (?:from|de|par|many times|plusieurs fois))? ?: ?"
)
_ADDRESS: Final = re.compile(r"\s*(?P<address>https?://\S+)$")
_BOLD: Final = re.compile(r"\*(?P<text>[^*]{4,120})\*")
_NO_NEWS: Final = frozenset(["notice", "code", "media", "share", "file-name", "advertisement"])


_PROGRAM_WORDS: Final = 12
"""A message without a sender that has no more words is one of the program: who came, who left."""


class Head(NamedTuple):
    """What stands before a message."""

    start: int
    """Where it begins in its line."""
    end: int
    """Where it ends (exclusive)."""
    sender: str
    """Who sent it; empty for a message of the program."""
    when: Printed
    """When."""
    sure: bool
    """Whether its form is that of a chat and of no list."""


@dataclass(slots=True)
class Chat:
    """The messages of a page."""

    items: list[Item] = field(default_factory=list)
    """One item a message."""
    left: list[Fragment] = field(default_factory=list)
    """What is no news: messages of the program, pictures that the export leaves out."""
    lines: set[int] = field(default_factory=set)
    """The numbers of the lines that messages stand on."""


def chat_in(decoded: Decoded, rules: Rules, skipped: Collection[int] = ()) -> Chat:
    """Return the messages of a page; lines that are a directive's or a person's may be skipped."""
    chat = Chat()
    if not _may_hold_chat(decoded.text):
        return chat
    lines = dict(decoded.lines())
    heads = {n: head for n, line in lines.items() if n not in skipped and (head := _head(line))}
    for run in _runs(sorted(heads)):
        senders = Counter(heads[n].sender for n in run if heads[n].sender)
        if sum(senders.values()) < _ENOUGH or not (any(heads[n].sure for n in run) or max(senders.values()) >= _ENOUGH):
            continue
        for n, below in pairwise([*run, _end(lines, run[-1])]):
            following = [m for m in range(n + 1, below) if m not in skipped and m in lines]
            chat.lines.update((n, *following))
            _add(chat, rules, heads[n], [_piece(lines, m) for m in (n, *following)])
    return chat


_FIGURE: Final = re.compile("[0-9]")
_OPENINGS: Final = (re.compile(r"\n *(?:\[|\d{1,4}[./-]\d)"), re.compile(r", \[\d"))
"""With what messages begin; each pattern begins with a letter that is surely there, so text is passed over in C."""


def _may_hold_chat(text: str) -> bool:
    """Tell cheaply whether a text has as many openings of messages as a chat has at least."""
    if not _FIGURE.search(text):
        return False
    openings = chain.from_iterable(opening.finditer(text) for opening in _OPENINGS)
    return len(list(islice(openings, _ENOUGH - 1))) == _ENOUGH - 1  # the first line has no line end before it


def _head(line: str) -> Head | None:
    """Return what stands before the message that begins on a line."""
    start = len(line) - len(line.lstrip())
    first = line[start : start + 1]
    if not first or not (first == "[" or first.isdigit() or ", [" in line[:80]):
        return None
    found = _HEAD.match(line, start) or _HEAD_BELOW.match(line, start)
    if found is None:
        return None
    when = find_date(found["bracketed"] or found.groupdict().get("dashed") or "")
    if when is None or when.year is None or when.day is None:
        return None
    return Head(start, found.end(), (found["sender"] or "").strip(), when, bool(found["bracketed"]))


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Yield the lines with heads that follow each other closely."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _REACH:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _end(lines: Mapping[int, str], last: int) -> int:
    """Return the number of the line behind the last message of a run: it ends at the next blank line."""
    below = last + 1
    while below in lines:
        below += 1
    return below


def _piece(lines: Mapping[int, str], number: int) -> Fragment:
    """Return a line as one piece."""
    raw = lines[number]
    text = raw.strip()
    start = raw.index(text)
    return Fragment(number, start, start + len(text), text, _TEXT)


_TEXT: Final = Kind(Part.TEXT, "text")


def _add(chat: Chat, rules: Rules, head: Head, pieces: list[Fragment]) -> None:
    """Add a message: what is news in it as an item, the rest to what is left."""
    says = (("source", head.sender),) if head.sender else ()
    whole = pieces[0]
    stamp = _part(
        whole, head.start, head.end, Kind(Part.ANCHOR, "date", "date and sender of a message", says, head.when)
    )
    texts = [_part(whole, head.end, whole.end, _TEXT), *pieces[1:]]
    texts = [piece for piece in texts if piece.text]
    if forwarded := _FORWARDED.match(texts[0].text) if texts else None:
        cut = texts[0].start + forwarded.end()
        chat.left.append(_part(texts[0], texts[0].start, cut, Kind(Part.NOISE, "share", "sign of a forwarded message")))
        texts[0] = _part(texts[0], cut, texts[0].end, _TEXT)
    texts = [piece for piece in texts if piece.text]
    by_program = not head.sender and len(texts) == 1 and len(texts[0].text.split()) <= _PROGRAM_WORDS
    kept = [] if by_program else [piece for piece in texts if not _is_no_news(rules, piece.text)]
    if not kept:
        said = match.rule if texts and (match := rules.whole(rules.line(texts[0].text))) else None
        why = Kind(Part.NOISE, said.code if said else "notice", said.why if said else "a message without text")
        chat.left += [piece._replace(kind=why) for piece in (stamp, *texts)]
        return
    chat.left += [
        piece._replace(kind=Kind(Part.NOISE, "notice", "no text of a message")) for piece in texts if piece not in kept
    ]
    item = Item(anchors=[stamp])
    if address := _ADDRESS.search(kept[-1].text):
        _cut_address(item, kept, address)
    if len(kept) > 1 and (bold := _BOLD.fullmatch(kept[0].text)):
        title = kept.pop(0)
        start = title.start + bold.start("text")
        item.title = _part(title, start, title.start + bold.end("text"), _TEXT)
        chat.left += [
            _part(title, place, place + 1, Kind(Part.NOISE, "code", "sign for bold letters"))
            for place in (title.start, title.end - 1)
        ]
    item.body = kept
    chat.items.append(item)


def _is_no_news(rules: Rules, text: str) -> bool:
    """Tell whether the text of a message is one of the program or stands for a picture."""
    match = rules.whole(rules.line(text))
    return match is not None and match.rule.code in _NO_NEWS


def _cut_address(item: Item, kept: list[Fragment], address: re.Match[str]) -> None:
    """Make the address at the end of a message its link, if there is more to read."""
    last = kept[-1]
    if len(kept) == 1 and not address.start():
        return
    link = _part(
        last,
        last.start + address.start("address"),
        last.end,
        Kind(Part.ANCHOR, "link", "address", (("link", address["address"]),)),
    )
    item.anchors.append(link)
    kept[-1:] = [_part(last, last.start, last.start + address.start(), _TEXT)] if address.start() else []


def _part(piece: Fragment, start: int, end: int, kind: Kind) -> Fragment:
    """Return what stands between two places of a line, without the blanks around it."""
    text = piece.text[start - piece.start : end - piece.start]
    left = len(text) - len(text.lstrip())
    stripped = text.strip()
    return Fragment(piece.line, start + left, start + left + len(stripped), stripped, kind)
