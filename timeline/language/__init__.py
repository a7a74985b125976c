"""A language as data: its words, its numbers, its rules, read from one TOML file and refused by name when wrong.

>>> load_language("fr").code
'fr'
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import Finding, TimelineError
from timeline.language.numerals import Numerals
from timeline.language.patterns import DATES, Compiler, Pattern, make_slot
from timeline.language.words import BREAK, SPACE, Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from timeline.language.patterns import Slot

RULES = Path(__file__).parent.parent / "rules"
# The ways a rule may resolve; what each does stands in timeline.dates.resolution.
RESOLVERS = frozenset(
    {"stated", "counted", "turned", "beside", "weekday", "range", "set", "nth", "units", "same", "bare-day", "in-year", "around", "nearest", "day-of-month", "nothing"}
)
_KEYS = frozenset(
    {"name", "pattern", "resolve", "gives", "pass", "with", "after", "before", "not_after", "not_before", "examples", "refuses"}
)


@dataclass(frozen=True)
class Rule:
    """One way a language says when: its pattern, how it resolves, what must and must not stand beside it."""

    name: str
    pattern: Pattern
    resolve: str
    gives: str
    order: int
    passes: tuple[int, ...]
    fixed: Mapping[str, int | str]
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    line: int
    examples: Mapping[str, str]
    refuses: tuple[str, ...]


@dataclass(frozen=True)
class Tense:
    """How a language's verbs tell the past from the future: whole words and endings, and words that are neither."""

    past: frozenset[str]
    future: frozenset[str]
    past_endings: re.Pattern[str]
    future_endings: re.Pattern[str]
    neither: frozenset[str]
    auxiliaries: frozenset[str]


@dataclass(frozen=True, eq=False)
class Language:
    """One language: words, numbers, rules, tenses; ``wording`` and ``events`` are for other stages, as the file has them."""

    code: str
    path: str
    lexicon: Lexicon = field(repr=False)
    slots: Mapping[str, Slot] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    tense: Tense = field(repr=False)
    published: date | None
    wording: Mapping[str, Any] = field(repr=False)
    events: Mapping[str, Any] = field(repr=False)


def load_language(language: str | Path) -> Language:
    """The language of a code, « fr », or of a TOML file; TimelineError names every rule that is wrong."""
    path = language if isinstance(language, Path) else RULES / f"{language}.toml"
    return _load(path)


@lru_cache(maxsize=16)
def _load(path: Path) -> Language:
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as problem:
        known = ", ".join(sorted(file.stem for file in RULES.glob("*.toml")))
        raise TimelineError(
            Finding(str(path), 0, "R01", "there are no rules for this language", f"languages with rules: {known}")
        ) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise TimelineError(
            Finding(str(path), int(line[1]) if line else 0, "R02", f"the file is not TOML: {problem}", "see https://toml.io")
        ) from problem
    return _Reader(path, text, table).language()


@dataclass
class _Reader:
    """Reads one language file and collects all that is wrong with it."""

    path: Path
    text: str
    table: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)

    def language(self) -> Language:
        """The language; every finding of the file in one error."""
        table = self.table
        numbers = table.get("numbers", {})
        lexicon = Lexicon(
            Numerals(
                cardinals=_by_word(numbers.get("cardinals", {})),
                ordinals=_by_word(numbers.get("ordinals", {})),
                products={tuple(pair.split()): value for pair, value in numbers.get("products", {}).items()},  # type: ignore[misc]
                links={word: tuple(values) for word, values in numbers.get("links", {}).items()},
                endings=tuple(numbers.get("endings", ())),
                loose_endings=tuple(numbers.get("loose_endings", ())),
                paired_years=numbers.get("paired_years", False),
            ),
            frozenset(table.get("common", ())),
        )
        lexicon.add_numbers()
        slots = {name: make_slot(name, _by_word(words), lexicon) for name, words in table.get("words", {}).items()}
        compiler = Compiler(lexicon, slots, table.get("phrases", {}))
        rules = [self._rule(rule, order, compiler) for order, rule in enumerate(table.get("rule", []))]
        self._refuse_repeated(rules)
        if self.findings:
            raise TimelineError(*self.findings)
        return Language(
            code=self.path.stem,
            path=str(self.path),
            lexicon=lexicon,
            slots=slots,
            rules=tuple(rule for rule in rules if rule is not None),
            tense=_tense(table.get("tense", {})),
            published=table.get("published"),
            wording=table.get("wording", {}),
            events=table.get("events", {}),
        )

    def _rule(self, table: dict[str, Any], order: int, compiler: Compiler) -> Rule | None:
        name = str(table.get("name", f"number {order + 1}"))
        line = self._line(name)
        problems = [f"{key!r} is no key of a rule" for key in sorted(table.keys() - _KEYS)]
        if not {"name", "pattern", "resolve"} <= table.keys():
            problems.append("a rule needs a name, a pattern and a resolve")
        elif table["resolve"] not in RESOLVERS:
            problems.append(f"{table['resolve']!r} is no way to resolve; there are {', '.join(sorted(RESOLVERS))}")
        if not table.get("examples") and table.get("resolve") != "nothing":
            problems.append("a rule needs at least one example with its value")
        if table.get("gives", "span") not in {*DATES, "unit"}:
            problems.append(f"{table['gives']!r} is no kind of date; there are unit, {', '.join(DATES)}")
        rule = None
        if not problems:
            try:
                rule = _compile(table, order, line, compiler)
            except ValueError as problem:
                problems.append(str(problem))
        self.findings += [Finding(str(self.path), line, "R03", f"rule {name!r}: {fact}") for fact in problems]
        return rule

    def _refuse_repeated(self, rules: list[Rule | None]) -> None:
        names = [rule.name for rule in rules if rule]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.findings.append(Finding(str(self.path), self._line(name), "R04", f"two rules are called {name!r}"))

    def _line(self, name: str) -> int:
        found = re.search(rf"^name\s*=\s*[\"']{re.escape(name)}[\"']", self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + 1 if found else 0


def _by_word(table: Mapping[str, list[str]]) -> dict[str, int | str]:
    """``7 = ["juillet", "juil."]`` the other way round."""
    return {
        word: int(value) if re.fullmatch(r"-?\d+", value) else value for value, words in table.items() for word in words
    }


def _compile(table: dict[str, Any], order: int, line: int, compiler: Compiler) -> Rule:
    gap = f"[{SPACE}{BREAK}]?"

    def beside(key: str, *, before: str = "", after: str = "") -> re.Pattern[str] | None:
        sources = table.get(key, [])
        sources = [sources] if isinstance(sources, str) else sources
        if not sources:
            return None
        return compiler.compile("|".join(f"({s})" for s in sources), before=f"{before}(?:", after=f"){after}").expression

    passes = table.get("pass", 1)
    pattern = compiler.compile(table["pattern"])
    if table["resolve"] != "nothing":
        if pattern.anchors is None:
            raise ValueError(f"it could match common words alone, and would be looked for everywhere: {pattern.source}")
        compiler.lexicon.starting.update(pattern.anchors)
    return Rule(
        name=table["name"],
        pattern=pattern,
        resolve=table["resolve"],
        gives=table.get("gives", ""),
        order=order,
        passes=tuple(passes if isinstance(passes, list) else [passes]),
        fixed=table.get("with", {}),
        after=beside("after", after=f"{gap}\\Z"),
        before=beside("before", before=gap),
        not_after=beside("not_after", after=f"{gap}\\Z"),
        not_before=beside("not_before", before=gap),
        line=line,
        examples=table.get("examples", {}),
        refuses=tuple(table.get("refuses", ())),
    )


def _tense(table: dict[str, Any]) -> Tense:
    def endings(key: str) -> re.Pattern[str]:
        return re.compile(rf"\w{{2,}}(?:{'|'.join(map(re.escape, table.get(key, ()))) or '(?!)'})")

    def words(key: str) -> frozenset[str]:
        stems = [word.partition("/") for word in table.get(key, ())]
        return frozenset(
            stem + ending for stem, _, endings in stems for ending in ("", *(endings.split("/") if endings else ()))
        )

    return Tense(
        words("past"), words("future"), endings("past_endings"), endings("future_endings"), words("neither"), words("auxiliaries")
    )
