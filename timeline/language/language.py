"""A language: its numbers, dates, events, page, wording and checks, each read from its files when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.language.check_rules import CheckRules, make_check_rules
from timeline.language.files import missing_parts, read_part
from timeline.language.loading import make_dates, make_numerals
from timeline.language.proper_names import ProperNames, make_proper_names
from timeline.language.senses import ACTS, FIRM, KEPT, NEAR, PEOPLE, QUALITY, THINGS, Senses, make_senses
from timeline.language.wording import Wording, make_wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from timeline.language.files import RulesPart
    from timeline.language.numerals import Numerals
    from timeline.language.patterns import Slot
    from timeline.language.rules import DateRules, Rule, Tense
    from timeline.language.tokens import Tokens
    from timeline.language.words import Lexicon


@dataclass(frozen=True, eq=False)
class Language:
    """One language; asking for a part whose file is not there, or is wrong, raises TimelineError.

    ``own`` is the folder of rules of a project, read after ours.
    """

    code: str
    own: Path | None = None

    def has(self, *parts: str) -> bool:
        """Whether the language has these files, ``dates``, ``events``, ``page``, ``wording``."""
        return not missing_parts(self.code, parts, self.own)

    @cached_property
    def reads_dates(self) -> bool:
        """Whether the language has rules to read dates and numbers by."""
        return self.has("numbers", "dates")

    @cached_property
    def numbers(self) -> RulesPart:
        """``numbers.toml``: number words, and what is said in place of a number."""
        return read_part(self.code, "numbers", self.own)

    @cached_property
    def events(self) -> RulesPart:
        """``events.toml``: what a sentence says of its date."""
        return read_part(self.code, "events", self.own)

    @cached_property
    def page(self) -> RulesPart:
        """``page.toml``: how a text lies on its page."""
        return read_part(self.code, "page", self.own)

    @cached_property
    def wording(self) -> Wording:
        """``wording.toml``: how a date is written and a text is set."""
        return make_wording(self.code, read_part(self.code, "wording", self.own))

    @cached_property
    def headline(self) -> RulesPart:
        """``headline.toml``: how a headline is cut out of a clause."""
        return read_part(self.code, "headline", self.own)

    @cached_property
    def checks(self) -> CheckRules:
        """``checks.toml``: what is no mistake in a translation; nothing when there is no such file."""
        return make_check_rules(read_part(self.code, "checks", self.own)) if self.has("checks") else CheckRules()

    @cached_property
    def senses(self) -> Senses:
        """``senses.toml``: words that exclude each other; none when there is no such file."""
        if not self.has("senses"):
            return Senses()
        table = read_part(self.code, "senses", self.own).table
        firm = {f"{FIRM}{name}": group for name, group in table.get("firm", {}).items()}
        kept = {f"{KEPT}{name}": group for name, group in table.get("kept", {}).items()}
        kept |= {f"{QUALITY}{name}": {"said": words} for name, words in table.get("qualities", {}).items()}
        named = {name: table.get(name, {}) for name in (PEOPLE, THINGS)}
        return make_senses(table["senses"] | firm | kept | {ACTS: table.get("acts", {})} | named)

    @cached_property
    def near(self) -> Senses:
        """``senses.toml``: words that exclude each other, or may not be lost, where the other text would say them."""
        if not self.has("senses"):
            return Senses()
        table = read_part(self.code, "senses", self.own).table.get("near", {})
        return make_senses({f"{NEAR}{name}": group for name, group in table.items()})

    @cached_property
    def names(self) -> ProperNames:
        """Names of places and bodies: of countries as the CLDR has them, of others as ``checks.toml`` lists them."""
        table = read_part(self.code, "checks", self.own).table if self.has("checks") else {}
        return make_proper_names(self.code, table.get("places", {}), table.get("bodies", {}))

    @cached_property
    def numerals(self) -> Numerals:
        """The number words."""
        return make_numerals(self.numbers)

    @cached_property
    def dates(self) -> DateRules:
        """``dates.toml`` and the number words: how the language says when."""
        return make_dates(read_part(self.code, "dates", self.own), self.numerals)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that the date rules know."""
        return self.dates.lexicon

    @cached_property
    def slots(self) -> Mapping[str, Slot]:
        """The kinds of words that the date rules name."""
        return self.dates.slots

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The date rules, in order."""
        return self.dates.rules

    @cached_property
    def tense(self) -> Tense:
        """How verbs tell the past from the future."""
        return self.dates.tense

    @cached_property
    def tokens(self) -> Tokens:
        """Cuts texts into the words of the language."""
        return self.dates.tokens

    @property
    def published(self) -> date | None:
        """The day of publication that the examples suppose."""
        return self.dates.published
