"""How a date and an entry came about, for ``timeline explain`` and ``timeline events --explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import explain_dates
from timeline.language.names import english_name
from timeline.language.wording import write_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from timeline.dates import Candidate
    from timeline.language import Language
    from timeline.model.edition import Entry


def explain_text(
    text: str, published: date | None, language: Language, others: Sequence[Language]
) -> Iterator[dict[str, object]]:
    """A row of plain data for each date of a text: place, value, rule, basis, words by language, candidates it beat."""
    candidates = explain_dates(text, language, published)
    for candidate in candidates:
        if candidate.won and candidate.when is not None:
            beaten = [other for other in candidates if _overlap(candidate, other) and not other.won]
            yield {
                "start": candidate.start,
                "end": candidate.end,
                "expression": candidate.text,
                "date": str(candidate.when),
                "rule": candidate.rule,
                "basis": candidate.basis,
                "words": {other.code: write_when(candidate.when, other) for other in others},
                "beat": [{"expression": other.text, "rule": other.rule, "why": other.why} for other in beaten],
            }


def explain_lines(text: str, published: date | None, language: Language, others: Sequence[Language]) -> Iterator[str]:
    """A line for people for each candidate of a text, one that lost with the reason; "no date" where there is none."""
    candidates = explain_dates(text, language, published)
    for candidate in candidates:
        if not candidate.won or candidate.when is None:
            yield f"    not « {candidate.text} », rule {candidate.rule}: {candidate.why}"
            continue
        words = "; ".join(dict.fromkeys(write_when(candidate.when, other) for other in others))
        yield f"{candidate.when} ({words}): « {candidate.text} », rule {candidate.rule}, {candidate.basis}"
    if not candidates:
        yield "no date"


def _overlap(candidate: Candidate, other: Candidate) -> bool:
    return candidate.start < other.end and other.start < candidate.end


def explain_entry(entry: Entry, languages: Sequence[str]) -> Iterator[str]:
    """Lines that say how an entry came about: its sentence and place, what dates it, rule, basis, translations."""
    event, communique = entry.event, entry.communique
    yield f"{entry.id}: {event.when} {event.kind}"
    yield f"    {event.sentence.span}, paragraph {event.sentence.paragraph} of {communique.id}"
    yield f"    « {event.sentence.text} »"
    if event.mentions:
        yield f"    dated by « {event.expression} », rule {event.rule}, {event.basis}"
    else:
        yield f"    a decision without a date, by the cue {event.rule}; dated by the meeting of {communique.published}"
    yield f"    the communiqué's date: {communique.published}, {communique.basis}"
    if entry.why:
        others = ", ".join(other.id for other in entry.others) or entry.within
        yield f"    the same event as {others}: {entry.why}"
    for code in languages:
        if code != entry.text.language:
            target = entry.text.target(code)
            yield f"    {english_name(code)} {target.state}: {target.text or '-'}"
