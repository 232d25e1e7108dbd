"""From bytes to snippets: decoding, kinds of lines, items, titles, dates, duplicates, ids."""

from tui.parsing.decode import Decoded, Undecodable, decode
from tui.parsing.formats import parse
from tui.parsing.identity import snippet_id
from tui.parsing.rules import Rules

__all__ = ["Decoded", "Rules", "Undecodable", "decode", "parse", "snippet_id"]
