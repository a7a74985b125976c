"""What a language says of headlines: where a clause may be cut, what no line may hold, the turns a clause may take."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline.language.expressions import NEVER, named_groups
from timeline.language.shapes import fields
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.language import Language
    from timeline.language.files import Row, RulesPart
    from timeline.model.errors import Finding

# Where the date stood in a clause.
DATE = "¤"


@dataclass(frozen=True)
class Turn:
    """A way of making a headline of a stretch: what it matches, and what is made of its named parts.

    ``of`` says of what: a sentence, a clause, a noun. One for the ``undated`` is asked first of what the meeting
    decided, and of any other clause only when it makes no line as it stands.
    """

    name: str
    of: str
    pattern: re.Pattern[str]
    makes: str
    undated: bool
    row: Row

    def make(self, text: str, low: str, rules: HeadlineRules) -> str:
        """What it makes of a text, given in small letters too; empty when it does not take it."""
        found = self.pattern.search(low)
        if found is None:
            return ""
        spans = {name: found.span(name) for name in found.re.groupindex}
        parts = {name: text[start:end].strip(" ,;:.") for name, (start, end) in spans.items() if start >= 0}
        parts = dict.fromkeys(spans, "") | parts
        if "done" in parts:
            parts["noun"] = rules.nouns.get(found["done"].strip(), "")
            if not parts["noun"]:
                return ""
        return " ".join(self.makes.format(**parts).split())

    @property
    def names_who(self) -> bool:
        """Whether who did it stands in what is made."""
        return "{who}" in self.makes


@dataclass(frozen=True)
class HeadlineRules:
    """The signs of a language by name, its turns in order, and what they need.

    ``nouns`` has for what was done the noun of it, ``articles`` for what stands before a noun its article: « le » for
    « du »; ``joins`` say how words run together; ``cuts`` where a line may end, the best first.
    """

    signs: Mapping[str, re.Pattern[str]]
    turns: tuple[Turn, ...]
    nouns: Mapping[str, str]
    articles: Mapping[str, str]
    joins: tuple[tuple[re.Pattern[str], str], ...]
    cuts: tuple[re.Pattern[str], ...]

    @cached_property
    def of(self) -> Mapping[str, Sequence[Turn]]:
        """By what they are made of, a sentence, a clause or a noun, the turns in order."""
        turns: dict[str, list[Turn]] = defaultdict(list)
        for turn in self.turns:
            turns[turn.of].append(turn)
        return dict(turns)

    def sign(self, name: str) -> re.Pattern[str]:
        """What the language says of one thing; never met where it says nothing."""
        return self.signs.get(name, NEVER)


@lru_cache(maxsize=8)
def load_headlines(language: Language) -> HeadlineRules | None:
    """The rules of a language; None for one that has none."""
    if not language.has("headline"):
        return None
    table = language.headline.table
    if findings := [*_faults(language.headline)]:
        raise TimelineError(*findings)
    return HeadlineRules(
        table.get("signs", {}),
        tuple(_turn(row) for row in language.headline.rows("turn")),
        {done: noun for noun, all_done in table.get("nouns", {}).items() for done in all_done},
        {word: article for article, words in table.get("articles", {}).items() for word in words},
        tuple((row.table["pattern"], row.table["makes"]) for row in language.headline.rows("join")),
        tuple(map(re.compile, table.get("cuts", ()))),
    )


def _faults(part: RulesPart) -> Iterator[Finding]:
    """A finding R22 for each turn or join that makes something of what its pattern does not find."""
    for row in part.rows("turn"):
        named = named_groups(row.table["pattern"].pattern)
        named |= {"noun"} if "done" in named else set()
        wanted = fields(row.table["makes"])
        if wanted is None or not wanted <= named:
            fact = (
                f"turn {row.name!r}: it makes {row.table['makes']!r}, and its pattern names {', '.join(sorted(named))}"
            )
            yield row.finding("R22", fact, "write {name} for a group (?P<name>…) of the pattern")
    for row in part.rows("join"):
        try:
            row.table["pattern"].sub(row.table["makes"], "")
        except (re.error, IndexError) as problem:
            yield row.finding("R22", f"join {row.name!r}: {problem}", "write \\1 for the first group of the pattern")


def _turn(row: Row) -> Turn:
    table = row.table
    return Turn(row.name, table.get("of", "clause"), table["pattern"], table["makes"], table.get("undated", False), row)
