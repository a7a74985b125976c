"""The glossary: terms that must be translated one way, and words the house spells one way.

A CSV that people edit: ``fr,en,note,variants,case,status``. ``variants`` are other English that is right, parted by
bars; ``case`` says yes for names whose capitals count (an acronym's always do); ``status`` is ``must``, ``may`` (shown
to the translator, never asked for) or ``spelling`` (no French: the variants are spellings the house does not use).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = ("fr", "en", "note", "variants", "case", "status")
STATUSES = ("must", "may", "spelling")
ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z/]*")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_SHORT = 3
_BEGINNING = 2
_WORD = re.compile(r"(?<!\w)\w[\w'/]*")


@dataclass(frozen=True, slots=True)
class Term:
    """One row: the French, the English asked for, other English that is right."""

    fr: str
    en: str
    note: str = ""
    variants: tuple[str, ...] = ()
    exact: bool = False
    status: str = "must"
    line: int = field(default=0, compare=False)

    @property
    def is_acronym(self) -> bool:
        """Whether the French is an acronym."""
        return ACRONYM.fullmatch(self.fr) is not None and self.fr.upper() == self.fr

    def stands_in(self, english: str) -> bool:
        """Whether one of its English forms is found in a text."""
        return bool(self.places(english))

    def places(self, english: str) -> set[int]:
        """Where its English forms begin in the folded text."""
        folded, flattened = comparable(english), flat(english)
        return {
            match.start()
            for pattern, exact in _english(self.en, self.variants, self.exact)
            for match in pattern.finditer(folded if exact else flattened)
        }


@dataclass(frozen=True, eq=False)
class Glossary:
    """All terms, ready to be looked for."""

    path: str
    terms: tuple[Term, ...] = ()

    def applying(self, french: str) -> tuple[Term, ...]:
        """The terms a French text holds, in its order, each once; of overlapping ones the longest."""
        found: dict[int, Term] = {}
        for start, _, term in self.spans(french):
            if term not in found.values():
                found[start] = term
        return tuple(found.values())

    def spans(self, french: str) -> list[tuple[int, int, Term]]:
        """Where the terms stand in the folded text, in order."""
        return _spans(self, comparable(french))

    @cached_property
    def by_beginning(self) -> dict[str, list[tuple[re.Pattern[str], Term]]]:
        """The French of each term as a pattern, under the letters it begins with, the longest first."""
        index: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for term in sorted(self.terms, key=lambda term: -len(term.fr)):
            if term.fr:
                pattern = re.compile(rf"{_french(term.fr, exact=term.exact)}(?!\w)")
                index.setdefault(flat(term.fr)[:_BEGINNING], []).append((pattern, term))
        return index

    @cached_property
    def acronyms(self) -> dict[str, Term]:
        """The French acronyms."""
        return {term.fr: term for term in self.terms if term.is_acronym}

    @cached_property
    def english_acronyms(self) -> frozenset[str]:
        """Every acronym that some row has for English."""
        forms = (form for term in self.terms for form in (term.en, *term.variants))
        return frozenset(word for form in forms for word in ACRONYM.findall(form))

    @cached_property
    def english_words(self) -> frozenset[str]:
        """The English of all rows, whole and word by word: among it the French that English has borrowed."""
        forms = [comparable(form) for term in self.terms for form in (term.en, *term.variants)]
        return frozenset(forms) | {word for form in forms for word in re.findall(r"[\w-]+", form)}

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Spellings the house does not use, and the one it does."""
        return {wrong: term.en for term in self.terms if term.status == "spelling" for wrong in term.variants}


def flat(text: str) -> str:
    """The folded text in small letters and without accents, of the same length."""
    return _flat(comparable(text))


def read_glossary(text: str, path: str) -> Glossary:
    """Read the CSV; TimelineError carries every row that is wrong."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    findings: list[Finding] = []
    terms: list[Term] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if missing := [name for name in ("fr", "en") if name not in header]:
            raise TimelineError(
                Finding(path, 1, "T24", f"there is no column {' and no column '.join(missing)}", _COLUMNS)
            )
        for row in reader:
            term, wrong = _term(dict(zip(header, map(str.strip, row), strict=False)), reader.line_num)
            if any(row) and wrong:
                findings.append(Finding(path, reader.line_num, "T24", wrong, _COLUMNS))
            elif any(row):
                terms.append(term)
    except csv.Error as wrong_csv:
        findings.append(Finding(path, reader.line_num, "T24", f"this is no CSV: {wrong_csv}", _COLUMNS))
    findings += _twice(terms, path)
    if findings:
        raise TimelineError(*findings)
    return Glossary(path, tuple(terms))


_COLUMNS = f"columns are {','.join(COLUMNS)}; status is one of {', '.join(STATUSES)}; see translations/README.md"


def _term(row: dict[str, str], line: int) -> tuple[Term, str]:
    variants = tuple(part.strip() for part in row.get("variants", "").split("|") if part.strip())
    status = row.get("status", "") or "must"
    fr, en = row.get("fr", ""), row.get("en", "")
    term = Term(fr, en, row.get("note", ""), variants, _exact(fr, row.get("case", "")), status, line)
    if status not in STATUSES:
        return term, f"{status} is no status"
    if not en:
        return term, f"{fr} has no English"
    if not fr and status != "spelling":
        return term, f"{en} has no French"
    if status == "spelling" and not variants:
        return term, f"{en} says no spelling to avoid"
    return term, ""


def _exact(fr: str, case: str) -> bool:
    return case.lower() in ("yes", "oui", "1", "true") or (ACRONYM.fullmatch(fr) is not None and fr.isupper())


def _twice(terms: Iterable[Term], path: str) -> Iterator[Finding]:
    first: dict[str, Term] = {}
    for term in terms:
        if term.fr and first.setdefault(term.fr, term) is not term:
            fact = f"{term.fr} stands here again, first at line {first[term.fr].line}"
            yield Finding(path, term.line, "T25", fact, "make one row of the two: more English goes into variants")


def _flat(folded: str) -> str:
    plain = _ACCENTED.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], folded).lower()
    return plain if len(plain) == len(folded) else folded


@lru_cache(maxsize=256)
def _spans(glossary: Glossary, folded: str) -> list[tuple[int, int, Term]]:
    flattened = _flat(folded)
    found = []
    for match in _WORD.finditer(flattened):
        for pattern, term in glossary.by_beginning.get(match[0][:_BEGINNING], ()):
            if hit := pattern.match(folded if term.exact else flattened, match.start()):
                found.append((hit.start(), hit.end(), term))
    kept: list[tuple[int, int, Term]] = []
    for start, end, term in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= first or start >= last for first, last, _ in kept):
            kept.append((start, end, term))
    return sorted(kept, key=lambda one: one[0])


def _french(form: str, *, exact: bool) -> str:
    words = _words(comparable(form) if exact else flat(form))
    return "[ -]".join(
        re.escape(word) if exact or len(word) <= _SHORT else _plural(word, "(?:e?s|x|e)?") for word in words
    )


@lru_cache(maxsize=4096)
def _english(en: str, variants: tuple[str, ...], exact: bool) -> tuple[tuple[re.Pattern[str], bool], ...]:  # noqa: FBT001
    patterns = []
    for form in (en, *variants):
        alone = exact or (ACRONYM.fullmatch(form) is not None and form.isupper())
        words = _words(comparable(form) if alone else flat(form))
        body = "[ -]+".join(_plural(word, "s?") if len(word) > _SHORT - alone else re.escape(word) for word in words)
        patterns.append((re.compile(rf"(?<!\w)(?:{body})(?!\w)"), alone))
    return tuple(patterns)


def _words(form: str) -> list[str]:
    return [word for word in re.split(r"[ -]+", form) if word]


def _plural(word: str, ending: str) -> str:
    if ending == "s?" and word.endswith(("y", "ies")):
        return re.escape(word.removesuffix("ies").removesuffix("y")) + "(?:y|ies)"
    return re.escape(word.removesuffix("s")) + (ending if word[-1:].isalpha() else "")
