"""What is wrong with a wording: steps, nouns, and forms that do not tell what becomes of every article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.language.articles import split_noun
from timeline.language.shapes import fields
from timeline.language.wording_schema import REACHES
from timeline.model.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.language.files import RulesPart

    Words = Mapping[str, Any]

_SEASONS, _QUARTERS, _MONTHS = 4, 4, 12


def wording_faults(part: RulesPart) -> Iterator[Finding]:
    """What is wrong with steps, nouns, and forms that do not tell what becomes of every article."""
    for row in part.rows("typography"):
        try:
            row.table["pattern"].sub(row.table["replace"], "")
        except (re.error, IndexError) as problem:
            yield row.finding("R08", f"step {row.name!r}: what it puts in cannot be: {problem}", "correct replace")
    file = part.files[-1]
    found = (*_missing_forms(part.table), *_wrong_nouns(part.table), *_wrong_series(part.table))
    for keys, fact, remedy in found:
        yield Finding(file.path, file.line(*keys), "R09", fact, remedy)


def _missing_forms(words: Words) -> Iterator[tuple[tuple[str, ...], str, str]]:
    forms = words["forms"]
    for name in REACHES:
        if unknown := (fields(words[name]) or set()) - forms.keys():
            yield (name,), f"{name} asks for the form {min(unknown)}, and there is none", f"add [forms.{min(unknown)}]"
    for form in sorted({"the", "to", "of"} - forms.keys()):
        yield ("forms",), f"there is no form {form}", f"add [forms.{form}]"
    for form, table in forms.items():
        if without := sorted(_articles(words) - table.keys()):
            fact = f"the form {form} does not tell what becomes of {', '.join(map(repr, without))}"
            yield ("forms", form), fact, "add each article with what it becomes"


def _articles(words: Words) -> set[str]:
    """Every article that a noun may have, the empty one too."""
    nouns = (*words["nouns"].values(), *words["parts"].values(), *words.get("parts_of", {}).values(), *words["seasons"])
    return {article for noun in nouns if "{" not in (article := split_noun(noun)[0])}


def _wrong_nouns(words: Words) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for table in ("nouns", "parts", "parts_of"):
        for name, noun in words.get(table, {}).items():
            if "{" in split_noun(noun)[0] and not noun.startswith("{season}"):
                fact = f"{name} begins with what changes, and no form can tell where its article ends"
                yield (table, name), fact, "begin with the article or, where there is none, with a space"


def _wrong_series(words: Words) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if len(words["seasons"]) != _SEASONS or len(words["ordinals"]) < _QUARTERS:
        yield ("seasons",), "there must be four seasons, from spring on, and at least four ordinals", "complete them"
    if len(words["months"]) != _MONTHS:
        yield ("months",), "there must be twelve months, from January on", "complete them"
