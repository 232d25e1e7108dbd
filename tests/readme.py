"""The part of README.md that is generated: ``python -m tests.readme`` writes the table of keys from `ACTIONS` anew."""

import re
from pathlib import Path
from typing import Final

from tui.actions import SCOPES, of_scope
from tui.keymaps import FACTORY

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"

_BEGIN: Final = "<!-- keys: written by python -m tests.readme -->\n"
_END: Final = "<!-- end of keys -->\n"


def key_table() -> str:
    """Return the table of all keys, one row an action, place by place."""
    lines = ["| keys | what they do | name in `[keys]` |", "| --- | --- | --- |"]
    for scope, heading in SCOPES.items():
        lines.append(f"| | **{heading}** | |")
        for action in of_scope(scope):
            lines.append(f"| `{'` `'.join(FACTORY.signs(action.name).split())}` | {action.help} | `{action.name}` |")
    return "\n".join(lines) + "\n"


def written_table(text: str) -> str:
    """Return the table of keys that stands in the README."""
    return text.partition(_BEGIN)[2].partition(_END)[0].strip() + "\n"


def rewritten(text: str) -> str:
    """Return the README with the table of keys as it should be."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        message = f"README.md lacks the two comments around the keys: {_BEGIN.strip()} and {_END.strip()}"
        raise ValueError(message)
    return f"{before}{begin}\n{key_table()}\n{end}{after}"


def commands(text: str, heading: str) -> list[str]:
    """Return the lines of the first fenced block under a heading."""
    _, _, section = text.partition(f"\n## {heading}\n")
    section = re.split(r"^## ", section, maxsplit=1, flags=re.MULTILINE)[0]
    block = re.search(r"^```sh\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    return block[1].splitlines() if block else []


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
