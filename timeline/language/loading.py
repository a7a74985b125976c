"""The tables of numbers and dates become words, rules and tenses; what is wrong with a rule is told by name."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from timeline.language.compiling import Compiler
from timeline.language.expressions import NEVER
from timeline.language.needs import Rarity
from timeline.language.numerals import Numerals
from timeline.language.patterns import make_slot
from timeline.language.rules import DateRules, Rule, Tense
from timeline.language.schema import LABELS, WAYS
from timeline.language.spelling import BREAK, SPACE
from timeline.language.words import Lexicon
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.language.files import Row, RulesPart
    from timeline.language.patterns import Company, Slot

_LABELLED = re.compile(r"<([\w-]+)=[\w-]+>")
_GAP = f"[{SPACE}{BREAK}]?"


def make_numerals(numbers: RulesPart) -> Numerals:
    """The number words of a language."""
    table = numbers.table
    return Numerals(
        cardinals={word: int(value) for word, value in by_word(table.get("cardinals", {})).items()},
        ordinals={word: int(value) for word, value in by_word(table.get("ordinals", {})).items()},
        products={tuple(pair.split()): value for pair, value in table.get("products", {}).items()},
        links={word: tuple(values) for word, values in table.get("links", {}).items()},
        endings=tuple(table.get("endings", ())),
        loose_endings=tuple(table.get("loose_endings", ())),
        paired_years=table.get("paired_years", False),
    )


def by_word(table: Mapping[str, Sequence[str]]) -> dict[str, int | str]:
    """``7 = ["juillet", "juil."]`` the other way round."""
    return {
        word: int(value) if re.fullmatch(r"-?\d{1,15}", value) else value
        for value, words in table.items()
        for word in words
    }


def make_dates(dates: RulesPart, numerals: Numerals) -> DateRules:
    """The date rules of a language; TimelineError R03 and R07 name every rule and every word that is wrong."""
    table, findings = dates.table, list[Finding]()
    lexicon = Lexicon(numerals, frozenset(table.get("common", ())))
    lexicon.add_numbers()
    slots = dict(_slots(dates, lexicon, findings))
    compiler = Compiler(lexicon, slots, table.get("phrases", {}), Rarity(lexicon))
    origin = table.get("origin", "")
    rules = [_rule(row, order, origin, compiler, findings) for order, row in enumerate(dates.rows("rule"))]
    if findings:
        raise TimelineError(*findings)
    lexicon.liken(group for slot in compiler.slots.values() for group in slot.groups)
    return DateRules(
        lexicon, compiler.slots, tuple(filter(None, rules)), _tense(table.get("tense", {})), table.get("published")
    )


def _slots(dates: RulesPart, lexicon: Lexicon, findings: list[Finding]) -> Iterator[tuple[str, Slot]]:
    for name, words in dates.table.get("words", {}).items():
        try:
            yield name, make_slot(name, by_word(words), lexicon)
        except ValueError as problem:
            places = ((file, line) for file in dates.files if (line := file.line("words", name)))
            file, line = next(places, (dates.files[-1], 0))
            remedy = "write words of letters, in quotes"
            findings.append(Finding(file.path, line, "R07", f"words.{name}: {problem}", remedy))


def _rule(row: Row, order: int, origin: str, compiler: Compiler, findings: list[Finding]) -> Rule | None:
    """The rule of a row; None when it is wrong, which is told."""
    try:
        rule = _made(row, order, origin, compiler)
    except ValueError as problem:
        findings.append(row.finding("R03", f"rule {row.name!r}: {problem}", "correct it; rules/README.md tells how"))
        return None
    facts = list(_wrong(rule, row.table))
    findings += [row.finding("R03", f"rule {row.name!r}: {fact}", remedy) for fact, remedy in facts]
    return None if facts else rule


def _made(row: Row, order: int, origin: str, compiler: Compiler) -> Rule:
    table = row.table
    passes = table.get("pass", 1)
    pattern = compiler.pattern(table["pattern"])
    if table["resolve"] != "nothing":
        if not pattern.starts:
            raise ValueError(f"it could match common words alone, and would be looked for everywhere: {pattern.source}")
        compiler.lexicon.starting.update(pattern.starts)
    return Rule(
        name=row.name,
        origin=table.get("origin", origin),
        pattern=pattern,
        resolve=table["resolve"],
        gives=table.get("gives", ""),
        order=order,
        passes=tuple(passes) if isinstance(passes, list) else (passes,),
        fixed=table.get("with", {}),
        after=_company(table, "after", compiler, end=rf"{_GAP}\Z"),
        before=_company(table, "before", compiler, start=_GAP),
        not_after=_company(table, "not_after", compiler, end=rf"{_GAP}\Z"),
        not_before=_company(table, "not_before", compiler, start=_GAP),
        row=row,
        examples=table.get("examples", {}),
        refuses=tuple(table.get("refuses", ())),
    )


def _company(table: Mapping[str, Any], key: str, compiler: Compiler, start: str = "", end: str = "") -> Company | None:
    """What must, or must not, stand beside a date; None when nothing is said."""
    sources = [table[key]] if isinstance(table.get(key), str) else table.get(key, [])
    return compiler.company(sources, start, end) if sources else None


def _wrong(rule: Rule, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule whose pattern can be read, each with a remedy."""
    for label in dict.fromkeys(_LABELLED.findall(table["pattern"])):
        if label not in LABELS:
            near = get_close_matches(label, LABELS, 1) or [f"one of {', '.join(sorted(LABELS))}"]
            yield f"nothing asks for what is called {label}", f"write {near[0]}"
    said = {group.label for group in rule.pattern.groups} | rule.fixed.keys()
    needed = (*WAYS[rule.resolve], *(("unit",) if rule.gives == "unit" else ()))
    for label in dict.fromkeys(needed):
        if label not in said:
            remedy = f"put <{label}> into the pattern, or {label} into with"
            yield f"neither its pattern nor its with tells the {label}", remedy
    if not rule.examples and rule.resolve != "nothing":
        yield "it needs at least one example with its value", "add examples = { ... }"
    if not rule.origin:
        yield "it does not say where its phrase was met", "add origin = ..., or one for the whole file"


def _tense(table: Mapping[str, Any]) -> Tense:
    """« tenu/e/s/es » is four words."""

    def words(key: str) -> frozenset[str]:
        stems = [word.split("/") for word in table.get(key, ())]
        return frozenset(stem + ending for stem, *endings in stems for ending in ("", *endings))

    def endings(key: str) -> re.Pattern[str]:
        return re.compile(rf"\w\w+(?:{'|'.join(map(re.escape, table.get(key, ()))) or '(?!)'})")

    return Tense(
        past=words("past"),
        future=words("future"),
        neither=words("neither"),
        auxiliaries=words("auxiliaries"),
        passive=words("passive"),
        reflexive=words("reflexive"),
        moving=words("moving"),
        nouns=words("nouns"),
        articles=words("articles"),
        links=words("links"),
        hangs=words("hangs"),
        towards=words("towards"),
        contests=words("contests"),
        breaks=words("breaks"),
        present=words("present"),
        bidding=words("bidding"),
        of=words("of"),
        deciding=words("deciding"),
        decided=table.get("decided", NEVER),
        participle_endings=endings("participle_endings"),
        past_endings=endings("past_endings"),
        future_endings=endings("future_endings"),
    )
