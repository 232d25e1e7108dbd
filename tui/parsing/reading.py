"""How a document is to be read, whatever its format."""

from collections.abc import Collection
from dataclasses import dataclass

from tui.parsing.rules import Rules


@dataclass(frozen=True, slots=True)
class Reading:
    """The name of a document, what is no news in it, and what the person decided about single lines."""

    name: str
    """Its path, as the document will be called."""
    rules: Rules
    """What lines are dropped."""
    restored: Collection[str] = ()
    """Folded texts that are snippets whatever the rules say."""
    hidden: Collection[str] = ()
    """Folded texts that the person does not want to read."""
    encoding: str | None = None
    """In which encoding to read it, if the person says so."""
