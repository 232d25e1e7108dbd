"""The rules that tell boilerplate from news: data in boilerplate.toml, the person's own file appended."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from tui.kept import kept
from tui.parsing.rule_files import Rule, packaged_rules, rules_in
from tui.parsing.rule_index import Index, Line, Match
from tui.text import fold, fold_same

PACKAGED: Final = "boilerplate.toml"


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, ready to be asked about a line."""

    phrases: Mapping[str, Rule] = field(default_factory=dict)
    """Whole lines, folded, and their rule."""
    patterns: tuple[Rule, ...] = ()
    """The rules that have a pattern, in the order in which they are tried."""
    _indexes: list[Index] = field(default_factory=list, repr=False, compare=False)

    @staticmethod
    @cache
    def packaged() -> "Rules":
        """Return the rules that come with the program, read once."""
        file = Path(__file__).with_name(PACKAGED)
        entries = kept(file, [file], lambda: tomllib.loads(file.read_text("utf-8"))["rule"])
        return Rules()._with(packaged_rules(entries))

    def extended(self, toml_text: str, path: str) -> tuple["Rules", tuple[str, ...]]:
        """Return these rules and those of a file after them, and one sentence for each that had to be skipped."""
        more, problems = rules_in(toml_text, path)
        return self._with(more), problems

    def _with(self, more: Iterable[tuple[Rule, Sequence[str]]]) -> "Rules":
        """Return these rules and others after them, of which each has its phrases."""
        phrases, patterns = dict(self.phrases), [*self.patterns]
        for rule, whole_lines in more:
            phrases.update((fold(phrase), rule) for phrase in whole_lines)
            if rule.pattern:
                patterns.append(rule)
        return Rules(phrases, tuple(patterns))

    def line(self, text: str) -> Line:
        """Return a line that rules can be asked about."""
        return self.index().line(text, fold_same(text))

    def whole(self, line: Line) -> Match | None:
        """Return what a line is as a whole, if a rule knows it."""
        return self.index().whole(line, 0, len(line.text))

    def index(self) -> Index:
        """Return the index of these rules, made when it is first asked for."""
        if not self._indexes:
            self._indexes.append(Index(self.patterns, self.phrases))
        return self._indexes[0]


def suggest(line: str) -> str:
    """Return a rule to paste into boilerplate.toml that drops lines like this one."""
    phrase = " ".join(line.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'[[rule]]\ncode = "own"\nwhy = "a line that I do not want to read"\nphrases = ["{phrase}"]\n'
