"""Findings as people read them: what weighs most first, and what is said many times as one line."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING

from timeline.cli.colour import Style, styled
from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

# What is only untranslated, stale or a draft: nothing is wrong, something is still to do.
_TO_DO = {"T40": "not translated", "T41": "translated before the text changed", "T42": "translated by a draft only"}
# Pages, letters and words that were left out or may be wrong, and a text that may be there twice.
_LOST = frozenset(f"C{number}" for number in (10, 27, *range(42, 49), 53, 54, 55, 56, 60, 61))
_DATES = frozenset(("C12", "C13", "C59"))
_OFTEN, _NAMED = 3, 12
# Letters of a fact that anybody reads.
_READ = 1200
_DRAFT, _EACH = "timeline build --draft", "timeline check -v names each"


def arranged(findings: Iterable[Finding], *, each: bool = False) -> Iterator[Finding]:
    """The findings by weight and place; those that say the same are one line, unless ``each`` is to be seen."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in sorted(dict.fromkeys(findings), key=lambda one: (_weight(one), one)):
        groups.setdefault(finding if each else _sameness(finding), []).append(finding)
    for group in groups.values():
        yield from _summed(group)


def finding_text(finding: Finding, width: int | None = None) -> str:
    """A finding as it is printed: "warning: " or "note: " before what is no error, the remedy on its own lines.

    All is folded to ``width`` columns, if there is one, and no name of a file is cut.
    """
    light = (
        "" if finding.severity is Severity.ERROR else f"{'note' if finding.severity is Severity.INFO else 'warning'}: "
    )
    style = Style.WARNING if light or finding.code in _TO_DO else Style.ERROR
    # A file may have a line feed in its name, an id in quotes too; no name makes a message of its own.
    path = " ".join(finding.path.split("\n"))
    place = f"{path}:{finding.line}" if finding.line else path
    head = styled(light, style) if light else ""
    text = f"{head}{styled(place, Style.STRONG)}: {styled(finding.code, style)} {_set_in(_shortened(finding.fact))}"
    text = f"{text}\n    {_set_in(finding.remedy)}" if finding.remedy else text
    return "\n".join(_folded(line, width) for line in text.split("\n")) if width else text


def _shortened(fact: str) -> str:
    """The fact without the middle, where it names more than anybody would read."""
    return fact if len(fact) <= _READ else f"{fact[: _READ - 100]} […] {fact[-90:]}"


def _set_in(text: str) -> str:
    """The text with each line but its first set in."""
    return re.sub(r"\n(?! {4})", "\n    ", text)


def _folded(line: str, width: int) -> str:
    """The line folded between words, what follows set in further than its beginning."""
    inset = " " * (len(line) - len(line.lstrip()) + 4)
    rows = wrap(line, max(width, 20), subsequent_indent=inset, break_long_words=False, break_on_hyphens=False)
    return "\n".join(rows) or line


def _weight(finding: Finding) -> int:
    """Faults, then doubts about a date, what was lost of a text, other warnings, what is only to be done."""
    if finding.code in _TO_DO:
        return 4
    if finding.severity is Severity.ERROR:
        return 0
    dated = finding.code in _DATES or (finding.code == "C58" and finding.fact.startswith("the date "))
    return 1 if dated else 2 if finding.code in _LOST else 3


def _sameness(finding: Finding) -> Hashable:
    """What findings share that are told in one line: a catalogue and its state, or a warning's very words."""
    if finding.code in _TO_DO:
        return finding.code, finding.path
    return finding if finding.severity is Severity.ERROR else (finding.code, finding.fact)


def _summed(group: Sequence[Finding]) -> Iterator[Finding]:
    first = group[0]
    if first.code in _TO_DO and len(group) == 1:
        yield replace(first, remedy=f"{first.remedy}; or {_DRAFT}, which shows the gap")
    elif first.code not in _TO_DO and len(group) < _OFTEN:
        yield from group
    elif first.code in _TO_DO:
        fact = f"{len(group)} entries are {_TO_DO[first.code]}"
        yield replace(first, line=0, fact=fact, remedy=f"{_DRAFT} shows the gaps; {_EACH}")
    else:
        paths = list(dict.fromkeys(finding.path for finding in group))
        places = f"{len(paths)} files" if len(paths) > 1 else paths[0]
        named = ", ".join(paths[:_NAMED]) + ", …" * (len(paths) > _NAMED)
        alike = all(finding.remedy == first.remedy for finding in group)
        remedy = first.remedy if alike else f"{first.remedy}; so for each"
        yield replace(first, path=places, line=0, fact=f"{first.fact} ({named})", remedy=f"{remedy} (-v names all)")
