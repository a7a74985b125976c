"""The languages that a project knows, by the toolkit's rules and its own: to read texts, to compare dates, to print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.language import load_language, load_wording
from timeline.language.files import languages_with, missing_parts, no_rules
from timeline.language.plurals import Plurals
from timeline.language.schema import FILES
from timeline.model.errors import Finding, Severity, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from timeline.language import Language, Wording
    from timeline.model.translation import Direction

_DATES = ("numbers", "dates")
_TEXTS = (*_DATES, "events", "page")
# What a language is good for, each with the files that it needs.
ROLES: Mapping[str, tuple[str, ...]] = {"texts": _TEXTS, "publishing": ("wording",), "checks": _DATES}


@dataclass(frozen=True, slots=True)
class Languages:
    """All languages that have rules with the toolkit, or in the folder ``own`` of a project, if it has one."""

    own: Path | None = None

    def known(self) -> tuple[str, ...]:
        """The codes of all languages that have any rules, in order."""
        return tuple(sorted({code for part in FILES for code in languages_with(part, self.own)}))

    def lacks(self, code: str, role: str) -> tuple[str, ...]:
        """The files of rules that a language has not and needs for a role: texts, publishing, checks."""
        return missing_parts(code, ROLES[role], self.own)

    def of_words(self, code: str) -> Language | None:
        """The language, None when it has no rules at all."""
        known = len(missing_parts(code, FILES, self.own)) < len(FILES)
        return load_language(code, self.own) if known else None

    def plurals(self, direction: Direction) -> tuple[Plurals, Plurals]:
        """How words end in the plural in the source language and in the target language, as far as rules tell."""
        source, target = (self.of_words(code) for code in direction)
        return source.checks.plurals if source else Plurals(), target.checks.plurals if target else Plurals()

    def first_of_texts(self, codes: Iterable[str]) -> Language | None:
        """The first of some languages that has rules to read whole texts by; None when none has."""
        return next((language for code in codes if (language := self.of_texts(code))), None)

    def of_dates(self, code: str) -> Language | None:
        """The language, None when it has no rules to read dates and numbers by."""
        return self._language(code, _DATES)

    def of_texts(self, code: str) -> Language | None:
        """The language, None when it has no rules to read whole texts by."""
        return self._language(code, _TEXTS)

    def wording(self, code: str) -> Wording:
        """How the language writes a date and sets a text; TimelineError R01 when nothing tells."""
        return load_wording(code, self.own)

    def unwritten(self, codes: Iterable[str], path: str) -> list[Finding]:
        """A finding R01 at a path for each language that cannot be printed, and all that is wrong with the others."""
        findings: list[Finding] = []
        for code in codes:
            try:
                self.wording(code)
            except TimelineError as error:
                findings += (replace(found, path=path) if found.code == "R01" else found for found in error.findings)
        return findings

    def unchecked(self, codes: Iterable[str]) -> list[Finding]:
        """A remark R23 for each language whose translations are not compared with their texts."""
        lacks = ((code, self.lacks(code, "checks")) for code in codes)
        fact = "dates and numbers of this language are not read, and its translations are not compared with their texts"
        remedy = "add rules/{}/{}.toml; timeline languages tells what each language has"
        return [
            Finding(code, 0, "R23", fact, remedy.format(code, f".toml and rules/{code}/".join(files)), Severity.INFO)
            for code, files in lacks
            if files
        ]

    def lacking(self, code: str) -> TimelineError:
        """R01: what is to be added so that texts in a language can be read."""
        return no_rules(code, missing_parts(code, _TEXTS, self.own), self.own)

    def _language(self, code: str, parts: tuple[str, ...]) -> Language | None:
        return None if missing_parts(code, parts, self.own) else load_language(code, self.own)
