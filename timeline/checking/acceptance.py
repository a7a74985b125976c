"""Acceptances: an editor has seen a finding and says, in a translator's comment, why it stays.

``# accept: T07 the usual English here`` accepts all findings T07 of its entry; the kind, ``term``, does as well, and
``T07, T08`` are two. One that no finding needs any more is a finding itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.checking.pair import CODES, Check, Problem
from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.translations.po import Unit

_ACCEPT = re.compile(r"accept(?:ed)?:\s*(?P<what>\w*(?:\s*,\s*T\d\d\b)*)[\s:,-]*(?P<reason>.*)", re.IGNORECASE)
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer about one entry: what is doubted, and why an editor accepted it, None when no one did."""

    unit: Unit
    doubt: Problem
    path: str
    reason: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether an editor has seen it."""
        return self.reason is not None

    @property
    def finding(self) -> Finding:
        """The finding to print: place, fact, both sentences, and what to do."""
        remedy = f"accepted: {self.reason}" if self.accepted else _remedy(self.doubt)
        said = f"fr: {_short(self.unit.source)}\n    en: {_short(self.unit.target)}\n    {remedy}"
        fact = f"{self.unit.id}: {self.doubt.fact}"
        return Finding(self.path, self.unit.line, self.doubt.code, fact, said, self.doubt.severity)

    @property
    def record(self) -> dict[str, str | int | None]:
        """The answer for machines."""
        return {
            "id": self.unit.id,
            "path": self.path,
            "line": self.unit.line,
            "code": self.doubt.code,
            "kind": str(self.doubt.kind),
            "severity": str(self.doubt.severity),
            "fact": self.doubt.fact,
            "source": self.unit.source,
            "target": self.unit.target,
            "accepted": self.reason,
        }


def answers_about(unit: Unit, doubts: Sequence[Problem], path: str) -> Iterator[Answer]:
    """The doubts about an entry with what its comments accept, then the acceptances that are idle."""
    accepts = [match for comment in unit.comments if (match := _ACCEPT.fullmatch(comment.strip()))]
    accepted = {what.strip().lower(): match["reason"] for match in accepts for what in match["what"].split(",")}
    used: set[str] = set()
    for doubt in doubts:
        names = {doubt.code.lower(), str(doubt.kind)} & accepted.keys()
        used |= names
        yield Answer(unit, doubt, path, accepted[min(names)] if names else None)
    for what in accepted.keys() - used:
        yield Answer(unit, Problem(Check.ACCEPTANCE, _idle(what)), path)


def _idle(what: str) -> str:
    known = {name.lower() for kind, code in CODES.items() for name in (kind, code)}
    if what in known:
        return (
            f"{what.upper() if what[:1] == 't' and what[1:].isdigit() else what} is accepted here, and nothing is found"
        )
    return f'"accept: {what}" names no check; write the code of the finding, as in "accept: T07 why"'


def _remedy(doubt: Problem) -> str:
    if doubt.kind is Check.ACCEPTANCE:
        return "take the comment out"
    stays = "if the English is right" if doubt.severity is Severity.ERROR else "if it is meant"
    return f'mend the English; {stays}, write the comment "# accept: {doubt.code} why"'


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
