"""What lines are because of the lines around them: menus, captions, repeated titles, headings of the page."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tui.parsing.glued import glued_labels
from tui.parsing.kinds import Fragment, Kind, Part
from tui.parsing.oneline import one_line_items
from tui.parsing.trimmings import trimmed
from tui.text import fold

_MENU_WORDS: Final = 4
_MENU_LINES: Final = 4
_CHROME_WORDS: Final = 8
_OFTEN: Final = 3
_LISTED: Final = 3
_NAMES: Final = 2
_IN_MENU: Final = (Part.TEXT, Part.LABEL, Part.MENU)


def in_context(fragments: list[Fragment]) -> list[Fragment]:
    """Return the pieces of a page as their neighbours make them read."""
    for reading in (
        one_line_items,
        glued_labels,
        trimmed,
        _values,
        _bullets,
        _menus,
        _captions,
        _named_dates,
        _repeated,
        _chrome,
        _page_headings,
    ):
        fragments = reading(fragments)
    return fragments


def _values(fragments: list[Fragment]) -> list[Fragment]:
    """Drop the few words below a line that ends with a colon: they are its value, not news."""
    read, value = list(fragments), ""
    for n, fragment in enumerate(fragments):
        if fragment.kind.part is Part.LEAD:
            value = ":"
        elif value and fragment.kind.part in (Part.TEXT, Part.LABEL):
            folded = fold(fragment.text)
            if value == folded or (value == ":" and fragment.kind.words <= 5 and not fragment.kind.stopped):
                read[n] = fragment.as_kind(Part.NOISE, "label", "value of the line above")
                value = folded
            else:
                value = ""
    return read


def _bullets(fragments: list[Fragment]) -> list[Fragment]:
    """Read lists of bullets: each is an item by itself, and a text without a bullet above them heads their list."""
    bulleted = {fragment.line for fragment in fragments if fragment.kind.code == "bullet"}
    if not bulleted:
        return fragments
    read = list(fragments)
    texts = [n for n, fragment in enumerate(fragments) if fragment.kind.part in (Part.TEXT, Part.LABEL)]
    run: list[int] = []
    for n in (*texts, -1):
        if n >= 0 and fragments[n].line in bulleted and (not run or _next_to(fragments, run[-1], n)):
            run.append(n)
            continue
        if len(run) >= _LISTED:
            for m in run:
                read[m] = read[m]._replace(kind=read[m].kind._replace(alone=True))
        run = [n] if n >= 0 and fragments[n].line in bulleted else []
    for n, below, after in zip(texts, texts[1:], [*texts[2:], None], strict=False):
        heads = fragments[n].line not in bulleted and not fragments[n].kind.stopped
        listed = fragments[below].line in bulleted and (after is None or fragments[after].line in bulleted)
        if heads and listed and _next_to(fragments, n, below):
            read[n] = fragments[n].as_kind(Part.BREAK, "heading", "heading of the bullets below")
    return read


def _next_to(fragments: Sequence[Fragment], above: int, below: int) -> bool:
    """Tell whether there are only bullets between two pieces."""
    return all(fragment.kind.code == "bullet" for fragment in fragments[above + 1 : below])


def _menus(fragments: list[Fragment]) -> list[Fragment]:
    """Drop runs of very short lines: they are a menu, and part what is above from what is below."""
    read = list(fragments)
    run: list[int] = []
    for n, fragment in enumerate((*fragments, None)):
        kind = fragment.kind if fragment else None
        if kind and kind.code == "bullet":
            continue
        if (
            kind
            and kind.part in _IN_MENU
            and (kind.part is Part.MENU or (kind.words <= _MENU_WORDS and not kind.stopped))
        ):
            run.append(n)
            continue
        if len({fragments[m].line for m in run}) >= _MENU_LINES:
            for m in run:
                if fragments[m].kind.part is not Part.MENU:
                    read[m] = fragments[m].as_kind(Part.MENU, "navigation", "entry of a menu")
        run = []
    return read


def _captions(fragments: list[Fragment]) -> list[Fragment]:
    """Make the text above a photo credit a caption, unless it is the body of the title above it."""
    read = list(fragments)
    above: list[int] = []
    for n, fragment in enumerate(fragments):
        part = fragment.kind.part
        if part is Part.CREDIT and above and not (len(above) > 1 and fragments[above[-2]].kind.titled):
            read[above[-1]] = fragments[above[-1]].as_kind(Part.CAPTION, "caption", "picture caption above a credit")
        if part is Part.TEXT:
            above.append(n)
        elif part is not Part.NOISE:
            above = []
    return read


def _named_dates(fragments: list[Fragment]) -> list[Fragment]:
    """Make a text of "Weekly review – 6 October 2023" where a line beside it prints the date of the item."""
    read = list(fragments)
    anchors = [n for n, fragment in enumerate(fragments) if fragment.kind.part is not Part.NOISE]
    for before, n, after in zip([None, *anchors], anchors, [*anchors[1:], None], strict=False):
        kind = fragments[n].kind
        if kind.when is None or kind.when.sure or not any(name == "source" for name, _ in kind.says):
            continue
        if any(m is not None and fragments[m].kind.when and not fragments[m].kind.says for m in (before, after)):
            words = len(fragments[n].text.split())
            read[n] = fragments[n]._replace(
                kind=kind._replace(part=Part.TEXT, words=words, titled=True, says=(), when=None)
            )
    return read


def _repeated(fragments: list[Fragment]) -> list[Fragment]:
    """Drop a title that is printed again before its body: "title, section, the same title"."""
    read = list(fragments)
    title = ""
    for n, fragment in enumerate(fragments):
        if fragment.kind.part is Part.TEXT:
            folded = fold(fragment.text) if fragment.kind.titled else ""
            if folded and folded == title:
                read[n] = fragment.as_kind(Part.NOISE, "duplicate", "the title above, printed again")
            title = folded
        elif fragment.kind.part in (Part.BREAK, Part.MENU):
            title = ""
    return read


def _chrome(fragments: list[Fragment]) -> list[Fragment]:
    """Drop short lines that come three times or more and never stand above the body or the date of an item."""
    short = [
        n
        for n, f in enumerate(fragments)
        if f.kind.part is Part.TEXT and f.kind.titled and f.kind.words <= _CHROME_WORDS
    ]
    counts = Counter(fragments[n].text for n in short)
    often = {text for text, count in counts.items() if count >= _OFTEN}
    if not often:
        return fragments
    kept = {fragments[n].text for n in short if fragments[n].text in often and _heads_item(fragments, n)}
    names = kept - {fragments[n].text for n in short if fragments[n].text in kept and not _is_below_title(fragments, n)}
    read = list(fragments)
    for n in short:
        if fragments[n].text in names:
            says = (("source", fragments[n].text),)
            read[n] = fragments[n]._replace(kind=Kind(Part.ANCHOR, "source", "a name that the page repeats", says))
        elif fragments[n].text in often - kept:
            read[n] = fragments[n].as_kind(Part.NOISE, "navigation", "a short line that the page repeats")
    return read


def _is_below_title(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether a title stands right above a piece, so that the piece is none."""
    above = fragments[n - 1] if n else None
    return above is not None and above.kind.titled and above.text != fragments[n].text


def _heads_item(fragments: Sequence[Fragment], n: int) -> bool:
    """Tell whether the body or the date of an item stands right below a piece."""
    for below in fragments[n + 1 : n + 3]:
        if below.kind.part is Part.ANCHOR or (below.kind.part is Part.TEXT and not below.kind.titled):
            return True
        if below.kind.part is not Part.NOISE:
            break
    return False


def _page_headings(fragments: list[Fragment]) -> list[Fragment]:
    """Drop a lone text above the heading or the pager of a list: it names the page, or introduces it."""
    read = list(fragments)
    texts: list[int] = []
    fresh = True
    for n, fragment in enumerate(fragments):
        part = fragment.kind.part
        if part is Part.TEXT:
            texts.append(n)
        elif part is Part.BREAK or part is Part.MENU:
            heads = part is Part.MENU or fragment.kind.code in ("heading", "pagination", "separator")
            names = [fragments[m] for m in texts]
            if fresh and heads and n + 1 < len(fragments) and _can_head_page(names):
                for m, name in zip(texts, names, strict=True):
                    code = "heading" if name.kind.titled else "page-intro"
                    why = "name of the page" if name.kind.titled else "a sentence about the page"
                    read[m] = name.as_kind(Part.BREAK, code, why)
            fresh = fresh and len(texts) <= _NAMES
            texts = []
    return read


def _can_head_page(texts: Sequence[Fragment]) -> bool:
    """Tell whether the texts above a heading or a pager can name or introduce the page: one, or two short ones."""
    short = all(text.kind.titled and text.kind.words <= _CHROME_WORDS for text in texts)
    return len(texts) == 1 or (len(texts) == _NAMES and short)
