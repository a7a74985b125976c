"""What the checks of a translation need to know of the words of a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.language.plurals import Plurals, make_plurals

if TYPE_CHECKING:
    from timeline.language.files import RulesPart


@dataclass(frozen=True, slots=True)
class CheckRules:
    """Words of a language that a check would otherwise take for a mistake; empty where nothing is known.

    ``twice``: words, in small letters, that may stand twice in a row. ``acronyms``: those that every reader knows.
    ``plurals``: how a word of the glossary may end.
    """

    twice: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    plurals: Plurals = field(default_factory=Plurals)


def make_check_rules(checks: RulesPart) -> CheckRules:
    """The words that the checks know."""
    table = checks.table
    return CheckRules(
        twice=frozenset(word.lower() for word in table.get("twice", ())),
        acronyms=frozenset(table.get("acronyms", ())),
        plurals=make_plurals(table.get("plurals", {})),
    )
