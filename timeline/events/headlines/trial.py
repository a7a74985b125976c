"""The rules of headlines tried: the examples of every turn, what it must refuse, and what makes no headline at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.events.headlines.bare import bare_undated, bares_dated
from timeline.events.headlines.propose import best_line
from timeline.events.headlines.rules import load_headlines
from timeline.model.errors import Finding
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.headlines.rules import HeadlineRules, Turn
    from timeline.language import Language

# « réunis [le 3 mai] à Rome »: the date of an example.
_DATE = re.compile(r"\[([^\]]+)\]")


def line_of(phrase: str, rules: HeadlineRules) -> str:
    """The headline of a phrase whose date stands in square brackets; one without a date is of a meeting."""
    found = _DATE.search(phrase)
    if found is None:
        return best_line([bare_undated(phrase, 0, rules)], rules)
    text = phrase[: found.start()] + found[1] + phrase[found.end() :]
    return best_line(bares_dated(text, found.start(), found.start() + len(found[1]), rules), rules)


def check_headlines(language: Language) -> Iterator[Finding]:
    """A finding R22 for every example that makes another headline, and every phrase that should have been refused."""
    rules = load_headlines(language)
    if rules is None:
        return
    for turn in rules.turns:
        yield from _check_turn(turn, rules)
    for phrase in language.headline.table.get("none", {}).get("examples", ()):
        if line := line_of(phrase, rules):
            file = language.headline.files[-1]
            fact = f"{phrase!r} should make no headline, and makes {line!r}"
            yield Finding(file.path, file.line("none"), "R22", fact, "correct a sign or a turn, or take the phrase out")


def _check_turn(turn: Turn, rules: HeadlineRules) -> Iterator[Finding]:
    for phrase, wanted in turn.row.table.get("examples", {}).items():
        if (line := line_of(phrase, rules)) != wanted:
            fact = f"turn {turn.name!r}: of {phrase!r} comes {line!r}, and should come {wanted!r}"
            yield turn.row.finding("R22", fact, "correct the pattern, or the example")
    for phrase in turn.row.table.get("refuses", ()):
        if turn.pattern.search(lowered(phrase)):
            yield turn.row.finding("R22", f"turn {turn.name!r} takes {phrase!r}", "correct the pattern")
