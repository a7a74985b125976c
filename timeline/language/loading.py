"""A language file read, and everything that is wrong with it told by name, file and line in one run."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from timeline.language.numerals import Numerals
from timeline.language.patterns import DATES, Compiler, make_slot
from timeline.language.rules import Language, Rule, Tense
from timeline.language.spelling import BREAK, SPACE
from timeline.language.words import Lexicon
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# The ways a rule may resolve; what each does stands in timeline.dates.resolution.
WAY_NAMES = frozenset({
    "stated", "counted", "turned", "beside", "weekday", "weekdays", "range", "set", "nth", "units", "same", "bare-day",
    "in-year", "around", "nearest", "day-of-month", "feast", "nothing",
})  # fmt: skip
_KEYS = frozenset({
    "name", "pattern", "resolve", "gives", "pass", "with", "after", "before", "not_after", "not_before", "examples",
    "refuses",
})  # fmt: skip
_NEEDED = ("name", "pattern", "resolve")


def read_language(path: Path, text: str) -> Language:
    """The language that a file describes."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"line (\d+)", str(problem))
        fact, place = f"the file is no TOML: {problem}", int(line[1]) if line else 0
        raise TimelineError(Finding(str(path), place, "R02", fact, "see https://toml.io")) from problem
    return _File(path, text, table).language()


@dataclass
class _File:
    """One language file, and all that was found wrong with it so far."""

    path: Path
    text: str
    table: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)

    def language(self) -> Language:
        """The language; every finding of the file in one error."""
        table = self.table
        lexicon = Lexicon(_numerals(table.get("numbers", {})), frozenset(table.get("common", ())))
        lexicon.add_numbers()
        slots = {name: make_slot(name, _by_word(words), lexicon) for name, words in table.get("words", {}).items()}
        compiler = Compiler(lexicon, slots, table.get("phrases", {}))
        rules = [self._rule(rule, order, compiler) for order, rule in enumerate(table.get("rule", []))]
        self._refuse_repeated([rule.name for rule in rules if rule])
        if self.findings:
            raise TimelineError(*self.findings)
        lexicon.liken(group for slot in slots.values() for group in slot.groups)
        return Language(
            code=self.path.stem,
            path=str(self.path),
            lexicon=lexicon,
            slots=slots,
            rules=tuple(rule for rule in rules if rule),
            tense=_tense(table.get("tense", {})),
            published=table.get("published"),
            wording=table.get("wording", {}),
            events=table.get("events", {}),
        )

    def _rule(self, table: dict[str, Any], order: int, compiler: Compiler) -> Rule | None:
        name = str(table.get("name", f"number {order + 1}"))
        line = self._line(name)
        facts = list(_faults(table))
        if not facts:
            try:
                return _compiled(table, order, line, compiler)
            except ValueError as problem:
                facts.append(str(problem))
        self.findings += [Finding(str(self.path), line, "R03", f"rule {name!r}: {fact}") for fact in facts]
        return None

    def _refuse_repeated(self, names: list[str]) -> None:
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.findings.append(Finding(str(self.path), self._line(name), "R04", f"two rules are called {name!r}"))

    def _line(self, name: str) -> int:
        found = re.search(rf"^name\s*=\s*[\"']{re.escape(name)}[\"']", self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + 1 if found else 0


def _faults(table: dict[str, Any]) -> Iterable[str]:
    """What is wrong with a rule before its pattern is looked at."""
    yield from (f"{key!r} is no key of a rule" for key in sorted(table.keys() - _KEYS))
    yield from (f"it has no {key}" for key in _NEEDED if key not in table)
    if (way := table.get("resolve")) not in {None, *WAY_NAMES}:
        yield f"{way!r} is no way to resolve; there are {', '.join(sorted(WAY_NAMES))}"
    if (kind := table.get("gives")) not in {None, "unit", *DATES}:
        yield f"{kind!r} is no kind of date; there are unit, {', '.join(DATES)}"
    if not table.get("examples") and way != "nothing":
        yield "it needs at least one example with its value"


def _compiled(table: dict[str, Any], order: int, line: int, compiler: Compiler) -> Rule:
    pattern = compiler.compile(table["pattern"])
    if table["resolve"] != "nothing":
        if not pattern.starts:
            raise ValueError(f"it could match common words alone, and would be looked for everywhere: {pattern.source}")
        compiler.lexicon.starting.update(pattern.starts)
    passes = table.get("pass", 1)
    gap = f"[{SPACE}{BREAK}]?"
    return Rule(
        name=table["name"],
        pattern=pattern,
        resolve=table["resolve"],
        gives=table.get("gives", ""),
        order=order,
        passes=tuple(passes) if isinstance(passes, list) else (passes,),
        fixed=table.get("with", {}),
        after=_company(table, "after", compiler, end=rf"{gap}\Z"),
        before=_company(table, "before", compiler, start=gap),
        not_after=_company(table, "not_after", compiler, end=rf"{gap}\Z"),
        not_before=_company(table, "not_before", compiler, start=gap),
        line=line,
        examples=table.get("examples", {}),
        refuses=tuple(table.get("refuses", ())),
    )


def _company(
    table: dict[str, Any], key: str, compiler: Compiler, start: str = "", end: str = ""
) -> re.Pattern[str] | None:
    """What must, or must not, stand beside a date; None when nothing is said."""
    sources = [table[key]] if isinstance(table.get(key), str) else table.get(key, [])
    if not sources:
        return None
    either = "|".join(f"({source})" for source in sources)
    return compiler.compile(either, before=f"{start}(?:", after=f"){end}").expression


def _numerals(table: dict[str, Any]) -> Numerals:
    return Numerals(
        cardinals={word: int(value) for word, value in _by_word(table.get("cardinals", {})).items()},
        ordinals={word: int(value) for word, value in _by_word(table.get("ordinals", {})).items()},
        products={tuple(pair.split()): value for pair, value in table.get("products", {}).items()},
        links={word: tuple(values) for word, values in table.get("links", {}).items()},
        endings=tuple(table.get("endings", ())),
        loose_endings=tuple(table.get("loose_endings", ())),
        paired_years=table.get("paired_years", False),
    )


def _by_word(table: Mapping[str, list[str]]) -> dict[str, int | str]:
    """``7 = ["juillet", "juil."]`` the other way round."""
    return {
        word: int(value) if re.fullmatch(r"-?\d+", value) else value for value, words in table.items() for word in words
    }


def _tense(table: dict[str, Any]) -> Tense:
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
        of=words("of"),
        deciding=words("deciding"),
        decided=re.compile(table.get("decided", "(?!)")),
        participle_endings=endings("participle_endings"),
        past_endings=endings("past_endings"),
        future_endings=endings("future_endings"),
    )
