"""What lines are because of the lines around them: menus, captions, repeated titles, headings of the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tui.parsing.authors import authors, authors_above
from tui.parsing.bullets import bullets
from tui.parsing.columns import datelines_kept, of_one_form, outlets_beside_days
from tui.parsing.credits import credited
from tui.parsing.datelines import ISSUES
from tui.parsing.frame import framed
from tui.parsing.glued import glued_labels, places_above
from tui.parsing.hours import hours
from tui.parsing.kinds import ANCHORS, HOUR, LABELS, NOISES, TEXTS, TITLED, Fragment, Kind, Part
from tui.parsing.led_bylines import led_bylines
from tui.parsing.oneline import one_line_items
from tui.parsing.page import Page
from tui.parsing.pictures import pictures, signed_captions
from tui.parsing.piped import piped
from tui.parsing.posts import posts
from tui.parsing.printed_twice import doubled, pictured
from tui.parsing.records import records
from tui.parsing.results import results_in
from tui.parsing.reviews import reviews
from tui.parsing.shapes import looks_cut
from tui.parsing.short_titles import short_titles
from tui.parsing.stacked import stacked
from tui.parsing.tables import tables
from tui.parsing.trimmings import without_numbers, without_tails
from tui.parsing.wires import wire_sections
from tui.parsing.wrapped import unwrapped
from tui.text import fold

_CHOICES: Final = frozenset(
    ["filter", "filters", "filter by", "sort by", "refine", "filtres", "filtrer", "filtrer par", "trier par"]
)
"""What stands above a list and never below an item of it."""
_MENU_LINES: Final = 4
_CHROME_WORDS: Final = 8
_OFTEN: Final = 3
_INTRO_WORDS: Final = 45
"""No sentence about a page has more words."""
_NAMES: Final = 2
_MENU: Final = re.compile(rf"[aflMt](?:\**[aflMt]){{{_MENU_LINES - 1},}}")
_TITLE_AND_TEXT: Final = re.compile(rf"[{TITLED}](?=([^{TEXTS}BKM]*)[{TITLED}])")
_NAMED_TWICE: Final = re.compile(rf"([ab])[{NOISES}]*[{TEXTS}](?=[{NOISES}]*([ab])[{NOISES}]*[A{TEXTS}])")
"""A short line, a title, and perhaps the same short line."""
_SECTION_TWICE: Final = re.compile(rf"[{TITLED}](?=[{NOISES}]*([ab])[{NOISES}]*([{TITLED}]))")
"""A title, a short line, and perhaps the same title."""
_DAY: Final = re.compile(
    rf"A(?=[{NOISES}]*(?:H[{TEXTS}][{NOISES}{LABELS}]*(?:[{TEXTS}][{NOISES}{LABELS}]*)?(?:[HBKA]|$)"
    rf"|(?P<hour>[{LABELS}]*[{TITLED}][{NOISES}{LABELS}]*(?:[{TEXTS}][{NOISES}]*)?A)))"
)
_DEK: Final = re.compile(rf"[{TITLED}][{NOISES}]*(?P<dek>[{TITLED}])[{NOISES}]*$")
_ECHO: Final = re.compile(rf"A[{NOISES}]*(?:[fg][{NOISES}]*)+A")
_TELLING: Final = ANCHORS + "*"
_ANCHOR: Final = re.compile(f"[{ANCHORS}]")
_PARTING: Final = re.compile("[BKM]")


def in_context(fragments: list[Fragment]) -> list[Fragment]:
    """Return the pieces of a page as their neighbours make them read."""
    page = Page.of(fragments)
    for reading in (
        unwrapped,
        doubled,
        results_in,
        posts,
        hours,
        stacked,
        records,
        tables,
        reviews,
        one_line_items,
        led_bylines,
        piped,
        signed_captions,
        glued_labels,
        wire_sections,
        without_numbers,
        without_tails,
        authors,
        authors_above,
        _values,
        bullets,
        places_above,
        of_one_form,
        datelines_kept,
        _menus,
        credited,
        pictures,
        short_titles,
        _named_dates,
        outlets_beside_days,
        pictured,
        _repeated,
        _chrome,
        _days,
        _echoes,
        _page_headings,
    ):
        read = reading(page)
        if read is not page.fragments:
            page = Page.of(read)
    return framed(page)


def _values(page: Page) -> list[Fragment]:
    """Drop the few words below a line that ends with a colon: they are its value, not news."""
    if ":" not in page.signs:
        return page.fragments
    read, value = list(page.fragments), ""
    for n, fragment in enumerate(page.fragments):
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


def _menus(page: Page) -> list[Fragment]:
    """Drop runs of very short lines: they are a menu, and part what is above from what is below."""
    read = fragments = page.fragments
    for found in _MENU.finditer(page.signs):
        run = [n for n in range(*found.span()) if page.signs[n] != "*"]
        if len({fragments[n].line for n in run}) < _MENU_LINES:
            continue
        read = list(read) if read is fragments else read
        for n in run:
            if page.signs[n] != "M":
                read[n] = fragments[n].as_kind(Part.MENU, "navigation", "entry of a menu")
    return read


def _named_dates(page: Page) -> list[Fragment]:
    """Make a text of "Weekly review – 6 October 2023" where a line beside it prints the date of the item."""
    read = fragments = page.fragments
    at = page.signs.find("N")
    while at >= 0:
        if _prints_date(page, at, -1) or _prints_date(page, at, 1):
            words = len(fragments[at].text.split())
            kind = replace(fragments[at].kind, part=Part.TEXT, words=words, titled=True, says=(), when=None)
            read = list(read) if read is fragments else read
            read[at] = fragments[at]._replace(kind=kind)
        elif fold(dict(fragments[at].kind.says)["source"]) in ISSUES:
            read = list(read) if read is fragments else read
            read[at] = fragments[at].as_kind(Part.BREAK, "heading", "name and day of the list below")
        at = page.signs.find("N", at + 1)
    return read


def _prints_date(page: Page, n: int, step: int) -> bool:
    """Tell whether the next piece above or below that is no noise prints a date and nothing else."""
    n += step
    while 0 <= n < len(page.signs) and page.signs[n] in NOISES:
        n += step
    if not 0 <= n < len(page.signs) or page.signs[n] not in ANCHORS:
        return False
    kind = page.fragments[n].kind
    below = page.fragments[n + 1] if n + 1 < len(page.fragments) else None
    opens = below is not None and below.kind.part is Part.TEXT and below.line == page.fragments[n].line
    return kind.when is not None and not kind.says and not opens


def _repeated(page: Page) -> list[Fragment]:
    """Drop a title that is printed again before its body: "title, section, the same title"."""
    read = fragments = page.fragments
    for found in _NAMED_TWICE.finditer(page.signs):
        first, last = found.start(1), found.end(2) - 1
        if _same_words(fragments[first].text, fragments[last].text):
            read = list(read) if read is fragments else read
            for n in (first, last):
                read[n] = fragments[n].as_label("a name above and below a title")
    for found in _SECTION_TWICE.finditer(page.signs):
        title, section, n = found.start(), found.start(1), found.start(2)
        if fragments[title].kind.words > fragments[section].kind.words and _same_words(
            fragments[title].text, fragments[n].text
        ):
            read = list(read) if read is fragments else read
            read[section] = fragments[section].as_label("a section between a title and its copy")
            read[n] = fragments[n].as_kind(Part.NOISE, "duplicate", "the title above, printed again")
    for found in _TITLE_AND_TEXT.finditer(page.signs):
        n = found.end(1)
        if read[n] is not fragments[n]:
            continue
        if _same_words(fragments[found.start()].text, fragments[n].text):
            read = list(read) if read is fragments else read
            read[n] = fragments[n].as_kind(Part.NOISE, "duplicate", "the title above, printed again")
    return read


def _same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same folded form, which has words."""
    first, second = one[0].lower(), other[0].lower()
    if first != second and first.isalnum() and second.isalnum() and (first + second).isascii():
        return False  # nearly always
    return fold(one) == fold(other) != ""


def _chrome(page: Page) -> list[Fragment]:
    """Drop short lines that come three times or more and never stand above the body or the date of an item."""
    fragments = page.fragments
    short = [n for n in page.titles if page.signs[n] in "abc"]
    counts = Counter([fragments[n].text for n in short])
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
    """Tell whether the body or the date of an item stands right below a piece, and no title with a body of its own."""
    for at, below in enumerate(fragments[n + 1 : n + 3], n + 1):
        if below.kind.part is Part.ANCHOR:
            return _is_headless(fragments, at)
        if below.kind.part is Part.TEXT and not below.kind.titled:
            return True
        if below.kind.part is not Part.NOISE:
            break
    return False


def _is_headless(fragments: Sequence[Fragment], date: int) -> bool:
    """Tell whether no title with a body stands right below a date."""
    texts = [piece.kind.titled for piece in fragments[date + 1 : date + 3] if piece.kind.part is Part.TEXT]
    return texts != [True, False]


def _days(page: Page) -> list[Fragment]:
    """Make headings of dates that hold for all items below: a day above hours, and a month above days."""
    read = fragments = page.fragments
    for n in _months(page):
        read = list(read) if read is fragments else read
        read[n] = fragments[n].as_kind(Part.BREAK, "date", "month of the items below")
    ended = False
    for found in _DAY.finditer(page.signs):
        day, kind = found.start(), fragments[found.start()].kind
        if not kind.when or kind.when.clock or kind.says:
            continue
        if found["hour"] is None or _is_hour(fragments[found.end("hour") - 1].kind):
            read = list(read) if read is fragments else read
            read[day] = fragments[day].as_kind(Part.BREAK, "date", "day of the items below")
            hours_below = _last_lines(page, day, ended) if found["hour"] else []
            ended = ended or bool(hours_below)
            for n in hours_below:
                read[n] = fragments[n].as_kind(Part.FOOT, "date", "hour of the item above")
                if dek := _DEK.search(page.signs, day, n):
                    at = dek.start("dek")
                    read[at] = read[at]._replace(kind=replace(read[at].kind, titled=False, stopped=True))
    return read


def _last_lines(page: Page, day: int, ended: bool) -> list[int]:
    """Return the places of the hours below a day that are the last lines of their items; none if they stand above.

    Args:
        page: the page.
        day: where the day stands.
        ended: whether those below a day above are.
    """
    found, end = list[int](), len(page.signs)
    for anchor in _ANCHOR.finditer(page.signs, day + 1):
        kind = page.fragments[anchor.start()].kind
        if _is_hour(kind):
            found.append(anchor.start())
        elif kind.when:
            end, ended = anchor.start(), False
            break
    return found if found and (ended or not page.signs[found[-1] + 1 : end].strip(NOISES)) else []


def _is_hour(kind: Kind) -> bool:
    """Tell whether a date is an hour of a day that is printed elsewhere."""
    return kind.when is not None and kind.when.clock


def _echoes(page: Page) -> list[Fragment]:
    """Make feet of lines that print the date of an item once more, below its body and with its labels."""
    read = fragments = page.fragments
    for found in _ECHO.finditer(page.signs):
        first, second = fragments[found.start()].kind, fragments[found.end() - 1].kind
        if first.when and second.when and first.when[3:6] == second.when[3:6] and second.says and first.says:
            read = list(read) if read is fragments else read
            read[found.end() - 1] = fragments[found.end() - 1].as_kind(Part.FOOT, "date", "date of the item, once more")
    return read


def _months(page: Page) -> Iterator[int]:
    """Yield the places of months and years below which items print days of that month."""
    heading, month, days = -1, 0, 0
    for found in _ANCHOR.finditer(page.signs):
        n, kind = found.start(), page.fragments[found.start()].kind
        if kind.when is None or kind.when.month is None:
            continue
        if kind.when.day is None and not kind.says:
            if days:
                yield heading
            heading, month, days = n, kind.when.month, 0
        else:
            days += kind.when.day is not None and kind.when.month == month
    if days:
        yield heading


def _page_headings(page: Page) -> list[Fragment]:
    """Drop a lone text above the heading or the pager of a list: it names the page, or introduces it."""
    read = fragments = page.fragments
    above, introduced, separated = 0, False, 0
    for found in _PARTING.finditer(page.signs):
        n = found.start()
        texts = [m for m in range(above, n) if page.signs[m] in TEXTS]
        if len(texts) > _NAMES:
            break  # a list begins here, and the names of a page stand above all lists
        signed = any([_tells_of_item(fragments[m : m + 2]) for m in range(above, n) if page.signs[m] in _TELLING])
        above = n + 1
        names = [fragments[m] for m in texts]
        if introduced and names:
            break  # no page is introduced twice
        chosen = len(names) <= _NAMES and fold(fragments[n].text) in _CHOICES
        heads = (found.group() != "K" and _can_head_page(names)) or chosen
        if names and not heads:
            break  # the first item of a list
        if not signed and heads and n + 1 < len(fragments):
            separated += bool(names) and fragments[n].kind.code == "separator"
            if separated > _NAMES:
                return fragments  # titles that a list parts
            read = list(read) if read is fragments else read
            introduced = any(not name.kind.titled for name in names)
            for m, name in zip(texts, names, strict=True):
                code = "heading" if name.kind.titled else "page-intro"
                why = "name of the page" if name.kind.titled else "a sentence about the page"
                read[m] = name.as_kind(Part.BREAK, code, why)
    return read


_PUBLISHED: Final = re.compile("publi|en ligne|upload|post|submit|paru|diffus|released|issued", re.IGNORECASE)


def _tells_of_item(pieces: Sequence[Fragment]) -> bool:
    """Tell whether a piece is what no name of a page has: an author, an hour, a bullet with a sentence behind it."""
    kind = pieces[0].kind
    if kind.when and kind.when.led and _PUBLISHED.search(pieces[0].text):
        return True
    if kind.code == "bullet":
        return pieces[-1].kind.stopped
    return kind.code == HOUR or any(name == "byline" for name, _ in kind.says)


def _can_head_page(texts: Sequence[Fragment]) -> bool:
    """Tell whether the texts above a heading or a pager can name or introduce the page: one, or two short ones."""
    short = all(text.kind.titled and text.kind.words <= _CHROME_WORDS for text in texts)
    one = len(texts) == 1 and not looks_cut(texts[0].text) and texts[0].kind.words <= _INTRO_WORDS
    return one or (len(texts) == _NAMES and short)
