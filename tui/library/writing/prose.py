"""Snippets as people read them: Markdown, an HTML page, plain text; each snippet with its citation.

What was printed is data in all of them: nothing of it becomes markup, and only web addresses become links.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from tui.library.catalog.printed import decoded
from tui.library.writing.citing import WEB, origin

_MARKED: Final = re.compile(r"[\\`*_\[\]<>&|~#$]")
_AT_START: Final = re.compile(r"([-+=:])|(\d{1,9})([.)])")
_ADDRESS: Final = re.compile(r"[^\s<>\"'\\^`{|}\x00-\x20\x7f]+")
_TITLED: Final = "{title}\n{line}\n\n"
_STYLE: Final = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.05em/1.5 Georgia,serif;color:#1c1a17;background:#fbf8f1}"
    "h1,h2{line-height:1.2}h2{font-size:1.2em;margin:2em 0 .4em}p{margin:.5em 0;white-space:pre-line}"
    ".origin,.note{font-size:.85em;color:#5a5348}.note{border-left:3px solid #b5803a;padding-left:.7em}"
)
_HEAD: Final = (
    '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{style}</style>\n'
    "</head>\n<body>\n"
)


def web_address(link: str | None) -> str | None:
    """Return an address that may become a link: http or https, and of nothing but the letters of an address."""
    return link if link and link.lower().startswith(WEB) and _ADDRESS.fullmatch(link) else None


def markdown(objects: Iterable[bytes], title: str = "") -> Iterator[str]:
    """Yield snippets as Markdown, numbered: a heading, the text, the citation, the person's note."""
    if title:
        yield f"# {_marked(title)}\n\n"
    for number, printed in enumerate(map(decoded, objects), 1):
        parts = [f"## {number}. {_marked(printed.title)}" if printed.title else f"## {number}."]
        parts += [_hard_breaks(paragraph) for paragraph in _paragraphs(printed.body)]
        link = web_address(printed.link)
        address = f"<{link}>" if link else _marked(printed.link or "")
        cited = [*map(_marked, origin(printed)), *([address] if address else [])]
        parts += [f"— {', '.join(cited)}"] if cited else []
        parts += ["> " + _hard_breaks(part).replace("\n", "\n> ") for part in _paragraphs(printed.note)]
        yield "\n\n".join(parts) + "\n\n"


def html(objects: Iterable[bytes], title: str = "") -> Iterator[str]:
    """Yield snippets as one page that asks nothing of any host."""
    yield _HEAD.format(title=escape(title or "Snippets"), style=_STYLE)
    if title:
        yield f"<h1>{escape(title)}</h1>\n"
    for number, printed in enumerate(map(decoded, objects), 1):
        parts = [f'<article id="{escape(printed.id)}">', f"<h2>{number}. {escape(_one_line(printed.title or ''))}</h2>"]
        parts += [f"<p>{escape(paragraph)}</p>" for paragraph in _paragraphs(printed.body)]
        link, shown = web_address(printed.link), escape(printed.link or "")
        address = f'<a href="{escape(link)}" rel="noopener noreferrer">{shown}</a>' if link else shown
        cited = [*map(escape, origin(printed)), *([address] if address else [])]
        parts += [f'<p class="origin">— {", ".join(cited)}</p>'] if cited else []
        parts += [f'<p class="note">{escape(part)}</p>' for part in _paragraphs(printed.note)]
        yield "\n".join([*parts, "</article>\n"])
    yield "</body>\n</html>\n"


def plain(objects: Iterable[bytes], title: str = "") -> Iterator[str]:
    """Yield snippets as plain text; paragraphs are not broken, whoever shows them does that."""
    if title:
        yield _TITLED.format(title=_one_line(title), line="=" * len(_one_line(title)))
    for number, printed in enumerate(map(decoded, objects), 1):
        parts = [f"{number}. {_one_line(printed.title or '')}".rstrip(), *_paragraphs(printed.body)]
        cited = [*origin(printed), *([printed.link] if printed.link else [])]
        parts += [f"— {', '.join(cited)}"] if cited else []
        parts += [f"Note: {printed.note}"] if printed.note else []
        yield "\n\n".join(parts) + "\n\n\n"


def _paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a text, each with single line breaks at most."""
    lines = [line.strip() for line in (text or "").split("\n")]
    return [part.strip("\n") for part in re.split(r"\n{2,}", "\n".join(lines)) if part.strip("\n")]


def _one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _marked(text: str) -> str:
    """Return one line as Markdown that shows just it."""
    return _MARKED.sub(r"\\\g<0>", _one_line(text))


def _hard_breaks(paragraph: str) -> str:
    """Return a paragraph as Markdown that shows just it, with its line breaks."""
    return "\\\n".join(_at_start(_marked(line)) for line in paragraph.split("\n"))


def _at_start(line: str) -> str:
    """Return a line that begins no list, rule or heading."""
    return (
        _AT_START.sub(lambda sign: f"\\{sign[1]}" if sign[1] else f"{sign[2]}\\{sign[3]}", line, count=1)
        if (_AT_START.match(line))
        else line
    )
