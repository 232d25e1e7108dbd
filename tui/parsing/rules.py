"""The rules that tell boilerplate from news: data in boilerplate.toml, the person's own file appended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from tui.text import fold

PACKAGED: Final = "boilerplate.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line, as data: what it looks like and why it is no news."""

    code: str
    """The kind it gives: "media", "navigation" …"""
    why: str
    """One clause for the person."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, ready to be asked about a line."""

    phrases: dict[str, Rule]
    """Whole lines, folded, and their rule."""

    @classmethod
    def packaged(cls) -> Rules:
        """Return the rules that come with the program."""
        return cls({}).extended(files(__package__).joinpath(PACKAGED).read_text("utf-8"), PACKAGED)[0]

    def extended(self, toml_text: str, path: str) -> tuple[Rules, tuple[str, ...]]:
        """Return these rules and those of a file after them, and one sentence for each that cannot be used."""
        try:
            entries = tomllib.loads(toml_text).get("rule", ())
        except tomllib.TOMLDecodeError as fault:
            return self, (f"{path}: {fault}.",)
        phrases = dict(self.phrases)
        for entry in entries:
            rule = Rule(entry["code"], entry["why"])
            phrases.update((fold(phrase), rule) for phrase in entry.get("phrases", ()))
        return Rules(phrases), ()

    def kind(self, line: str) -> Rule | None:
        """Return the rule that a whole line falls under, if any."""
        return self.phrases.get(fold(line))
