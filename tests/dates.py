"""What the tests of dates share: the cases in ``cases/dates`` and the sentence that a failing one prints."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.dates import explain_dates
from timeline.model.when import When

if TYPE_CHECKING:
    from timeline.language import Language
    from timeline.model.event import Mention

CASES = Path(__file__).parent / "cases" / "dates"
DIFFERS = "weekday differs"
_EXPECTED = re.compile(r"(?P<words>.*) = (?P<value>.*?)(?: \((?P<note>[^)]*)\))?", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A sentence, its day of publication, and what it must yield."""

    family: str
    text: str
    published: date | None
    expected: tuple[str, ...]


def load_cases(name: str) -> list[Case]:
    """The cases of one language."""
    families = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["family"]
    return [
        Case(family["name"], text, published, tuple(expected))
        for family in families
        for published, text, *expected in (_dated(case, family) for case in family["cases"])
    ]


def _dated(case: list[str | date], family: dict[str, Any]) -> list[Any]:
    """The case with a day of publication, its own or that of the family."""
    return case if isinstance(case[0], date) else [family.get("published"), *case]


def agrees(expected: str, mention: Mention) -> bool:
    """Whether a mention is « words = value (basis) »."""
    said = _EXPECTED.fullmatch(expected)
    assert said, f"{expected!r} is not « words = value »"
    note = said["note"]
    return (
        mention.text == said["words"]
        and mention.when == When.read(said["value"])
        and mention.weekday_differs == (note == DIFFERS)
        and (note in {None, DIFFERS} or mention.basis == note)
    )


def trace(text: str, language: Language, published: date | None) -> str:
    """What ``timeline explain`` knows, for a failing test to print."""
    candidates = explain_dates(text, language, published)
    return "\n".join(f"{c.text!r} by {c.rule}: {c.when and c.when.notation} ({c.basis}), {c.why}" for c in candidates)
