"""What the tests of dates share: the cases in ``cases/dates`` and what a failing one prints."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.dates import explain_dates, find_dates
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.language import Language
    from timeline.model.event import Mention

CASES = Path(__file__).parent / "cases" / "dates"
DIFFERS = "weekday differs"
_EXPECTED = re.compile(r"(?P<words>.*) = (?P<value>.*?)(?: \((?P<note>[^)]*)\))?", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A sentence, its day of publication, and what it must yield."""

    text: str
    published: date | None
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """Cases that belong together, under a name that says how."""

    name: str
    cases: tuple[Case, ...]


def load_families(code: str) -> list[Family]:
    """The families of one language, in the order of its file."""
    tables = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))["family"]
    return [
        Family(
            table["name"],
            tuple(
                Case(text, published, tuple(expected))
                for published, text, *expected in (_dated(case, table) for case in table["cases"])
            ),
        )
        for table in tables
    ]


def load_cases(code: str) -> list[Case]:
    """All cases of one language."""
    return [case for family in load_families(code) for case in family.cases]


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


def misread(cases: Iterable[Case], language: Language) -> str:
    """The cases that do not yield exactly the dates written beside them, each with all that was found; else empty."""
    return "\n\n".join(_told(case, language) for case in cases if not _right(case, language))


def _right(case: Case, language: Language) -> bool:
    found = find_dates(case.text, language, case.published)
    return len(found) == len(case.expected) and all(map(agrees, case.expected, found))


def _told(case: Case, language: Language) -> str:
    """What ``timeline explain`` knows of a case."""
    candidates = explain_dates(case.text, language, case.published)
    found = (f"    {c.text!r} by {c.rule}: {c.when and c.when.notation} ({c.basis}), {c.why}" for c in candidates)
    return "\n".join([f"{case.text!r}, expected {list(case.expected)}", *found])
