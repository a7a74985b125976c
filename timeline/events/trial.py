"""The rules of a language tried: what each file of it says, and every example and refusal of its rules and cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.dates.examples import broken_promises
from timeline.events.cues import check_cues
from timeline.events.forms import check_forms
from timeline.events.headlines.rules import load_headlines
from timeline.events.headlines.trial import check_headlines
from timeline.language.files import read_part
from timeline.language.quantities import load_counting
from timeline.language.schema import FILES
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from timeline.language import Language
    from timeline.model.errors import Finding


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried of a language, in numbers, and what was found to be wrong."""

    code: str
    rules: int
    forms: int
    cues: int
    turns: int
    examples: int
    refusals: int
    findings: tuple[Finding, ...]


# What reads each file of a language to its end.
_READ: Mapping[str, Callable[[Language], object]] = {
    "numbers": load_counting,
    "dates": lambda language: language.dates,
    "events": lambda language: language.events,
    "page": lambda language: language.page,
    "wording": lambda language: language.wording,
    "checks": lambda language: language.checks,
    "headline": load_headlines,
    "senses": lambda language: language.senses,
}


def try_rules(language: Language) -> Trial:
    """Every file of a language read, every example and refusal of its rules and cues tried."""
    findings: list[Finding] = []
    sound = {part for part in FILES if language.has(part) and _is_sound(part, language, findings)}
    rules = language.rules if {"numbers", "dates"} <= sound else ()
    cues = [row.table for row in language.events.rows("cue")] if "events" in sound else []
    forms = [row.table for row in language.events.rows("form")] if "events" in sound else []
    if rules:
        findings += broken_promises(language)
    turns = [row.table for row in language.headline.rows("turn")] if "headline" in sound else []
    if "events" in sound:
        findings += [*check_forms(language), *check_cues(language)]
    if turns:
        findings += check_headlines(language)
    return Trial(
        language.code,
        len(rules),
        len(forms),
        len(cues),
        len(turns),
        sum(len(rule.examples) for rule in rules) + _count((*forms, *cues, *turns), "examples"),
        sum(len(rule.refuses) for rule in rules) + _count((*forms, *cues, *turns), "refuses"),
        tuple(findings),
    )


def _is_sound(part: str, language: Language, findings: list[Finding]) -> bool:
    """Whether a file can be read; what is wrong with it is told."""
    try:
        read_part(language.code, part, language.own, tried=True)
        _READ[part](language)
    except TimelineError as error:
        findings += (found for found in error.findings if found not in findings)
        return False
    return True


def _count(cues: Iterable[Mapping[str, object]], key: str) -> int:
    return sum(len(words) for cue in cues if isinstance(words := cue.get(key, ()), (list, tuple, dict)))
