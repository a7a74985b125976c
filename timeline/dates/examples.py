"""Hold a language to its word: every rule must read its own examples and leave alone what it says it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.document import explain_dates, find_dates
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language import Language, Rule
    from timeline.model.errors import Finding

EXAMPLE_FAILS, REFUSAL_FAILS = "R05", "R06"


def check_language(language: Language) -> None:
    """Nothing, when every rule keeps its promises; else TimelineError names each that does not, by file and line."""
    if findings := list(broken_promises(language)):
        raise TimelineError(*findings)


def broken_promises(language: Language) -> Iterator[Finding]:
    """A finding for every example that a rule does not read, and for everything that it reads and should refuse."""
    for rule in language.rules:
        yield from _examples(rule, language)
        yield from _refusals(rule, language)


def _examples(rule: Rule, language: Language) -> Iterator[Finding]:
    for text, value in rule.examples.items():
        candidates = explain_dates(text, language, language.published)
        found = [str(mention.when) for mention in find_dates(text, language, language.published)]
        took_part = any(one.rule == rule.name and (one.won or one.why.startswith("part of")) for one in candidates)
        if value not in found or not took_part:
            read = ", ".join(f"{one.rule} reads {one.text!r} as {one.when}" for one in candidates if one.won)
            fact = f"rule {rule.name!r} does not make {value} of its example {text!r}: {read or 'nothing is read'}"
            yield rule.row.finding(EXAMPLE_FAILS, fact, "correct the pattern or the example")


def _refusals(rule: Rule, language: Language) -> Iterator[Finding]:
    for text in rule.refuses:
        for mention in find_dates(text, language, language.published):
            if mention.rule == rule.name:
                fact = f"rule {rule.name!r} reads {mention.text!r} in {text!r}, which it must refuse"
                yield rule.row.finding(REFUSAL_FAILS, fact, "name what stands beside it in not_after or not_before")
