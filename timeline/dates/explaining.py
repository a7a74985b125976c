"""Why this date: each date of a text with its rule and basis, its words in each language, and what it beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates.document import explain_dates
from timeline.language.wording import write_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from timeline.dates.document import Candidate
    from timeline.language import Language, Wording

    Form = Callable[[int, int], str]


def explain_text(
    text: str, published: date | None, language: Language, others: Sequence[Wording], form: Form
) -> Iterator[dict[str, object]]:
    """A row for each date that stands: its place, value, rule, basis, its words in each language, and what it beat.

    ``form`` tells the form that the characters of a date have in the text.
    """
    candidates = explain_dates(text, language, published)
    for one in candidates:
        if one.won and one.when is not None:
            beaten = [other for other in candidates if _overlap(one, other) and not other.won]
            yield {
                "start": one.start,
                "end": one.end,
                "expression": one.text,
                "date": str(one.when),
                "rule": one.rule,
                "basis": one.basis,
                "form": form(one.start, one.end),
                "words": {other.code: write_when(one.when, other) for other in others},
                "beat": [{"expression": other.text, "rule": other.rule, "why": other.why} for other in beaten],
            }


def explain_lines(
    text: str, published: date | None, language: Language, others: Sequence[Wording], form: Form
) -> Iterator[str]:
    """The same for people: a line for each candidate, those that lost below the one that beat them."""
    candidates = explain_dates(text, language, published)
    for one in candidates:
        if not one.won or one.when is None:
            yield f"    not « {one.text} », rule {one.rule}: {one.why}"
            continue
        words = "; ".join(dict.fromkeys(write_when(one.when, other) for other in others))
        named = f", form {told}" if (told := form(one.start, one.end)) else ""
        yield f"{one.when} ({words}): « {one.text} », rule {one.rule}, {one.basis}{named}"
    if not candidates:
        yield "no date"


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end
