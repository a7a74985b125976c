"""Acceptances: an editor has seen a finding and says, in a translator's comment, why it stays.

``# accept: T07 the usual English here`` accepts all findings T07 of its entry; the kind, ``term``, does as well, and
``T07, T08`` are two. One that no finding needs any more is a finding itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.checking.pair import CODES, Check, Problem
from timeline.language.names import english_name
from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.translation import Direction
    from timeline.translations.po import Unit

_ACCEPT = re.compile(r"accept(?:ed)?:\s*(?P<what>\w*(?:\s*,\s*T\d\d\b)*)[\s:,-]*(?P<reason>.*)", re.IGNORECASE)
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class EntryProblem:
    """A problem of one entry of a catalogue, and why an editor accepted it, None when no one did."""

    unit: Unit
    problem: Problem
    path: str
    direction: Direction
    reason: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether an editor has seen the problem and says that it stays."""
        return self.reason is not None

    @property
    def remedy(self) -> str:
        """What to do, or why an editor accepted it."""
        if self.accepted:
            return f"accepted: {self.reason}"
        return _remedy(self.problem, english_name(self.direction.target))

    @property
    def finding(self) -> Finding:
        """The finding to print: place, fact, both sentences, and what to do."""
        source, target = self.direction
        texts = f"{source}: {_short(self.unit.source)}\n    {target}: {_short(self.unit.target)}\n    {self.remedy}"
        fact = f"{self.unit.id}: {self.problem.fact}"
        return Finding(self.path, self.unit.line, self.problem.code, fact, texts, self.problem.severity)

    @property
    def record(self) -> dict[str, str | int | None]:
        """The problem as plain data for JSON."""
        return {
            "id": self.unit.id,
            "path": self.path,
            "line": self.unit.line,
            "code": self.problem.code,
            "kind": str(self.problem.kind),
            "severity": str(self.problem.severity),
            "fact": self.problem.fact,
            "source": self.unit.source,
            "target": self.unit.target,
            "accepted": self.reason,
        }


def entry_problems(unit: Unit, problems: Sequence[Problem], path: str, direction: Direction) -> Iterator[EntryProblem]:
    """The problems of an entry with what its comments accept, then the acceptances that are idle."""
    accepts = [match for comment in unit.comments if (match := _ACCEPT.fullmatch(comment.strip()))]
    accepted = {what.strip().lower(): match["reason"] for match in accepts for what in match["what"].split(",")}
    used: set[str] = set()
    for problem in problems:
        names = {problem.code.lower(), str(problem.kind)} & accepted.keys()
        used |= names
        yield EntryProblem(unit, problem, path, direction, accepted[min(names)] if names else None)
    for what in sorted(accepted.keys() - used):
        yield EntryProblem(unit, Problem(Check.ACCEPTANCE, _idle(what)), path, direction)


def _idle(what: str) -> str:
    known = {name.lower() for kind, code in CODES.items() for name in (kind, code)}
    if what in known:
        return (
            f"{what.upper() if what[:1] == 't' and what[1:].isdigit() else what} is accepted here, and nothing is found"
        )
    return f'"accept: {what}" names no check; write the code of the finding, as in "accept: T07 why"'


def _remedy(problem: Problem, language: str) -> str:
    if problem.kind is Check.ACCEPTANCE:
        return "take the comment out"
    if problem.kind is Check.OFFICIAL:
        return f'look at both texts, and leave the words as they are; write the comment "# accept: {problem.code} why"'
    stays = f"if the {language} is right" if problem.severity is Severity.ERROR else "if it is meant"
    return f'mend the {language}; {stays}, write the comment "# accept: {problem.code} why"'


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
