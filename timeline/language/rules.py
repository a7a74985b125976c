"""The date rules of a language once they are read: its words, its rules, its tenses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.language.tokens import Tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from datetime import date

    from timeline.language.files import Row
    from timeline.language.patterns import Company, Pattern, Slot
    from timeline.language.words import Lexicon


@dataclass(frozen=True)
class Rule:
    """One way a language says when: its pattern, how it resolves, what must and must not stand beside it.

    ``origin`` tells where the phrase was met, ``row`` where the rule is written.
    """

    name: str
    origin: str
    pattern: Pattern
    resolve: str
    gives: str
    order: int
    passes: tuple[int, ...]
    fixed: Mapping[str, int | str]
    after: Company | None
    before: Company | None
    not_after: Company | None
    not_before: Company | None
    row: Row
    examples: Mapping[str, str]
    refuses: tuple[str, ...]


@dataclass(frozen=True)
class Tense:
    """How a language's verbs tell the past from the future: whole words, endings, and words that are neither.

    What has the ending of a participle is one only after an auxiliary: « s'est entretenu ». After a passive it is no
    past, « est fermé », unless the verb is one of moving, « est parti », or reflexive, « s'est réuni ».
    After one of the articles some participles are ``nouns``: « la tenue ». After one of the links a participle shares
    the auxiliary of the one before, « sera ouverte le 3 et close le 6 ». No verb governs what ``of`` hangs on a noun,
    « l'incendie du 3 juin »; what ``hangs`` on one so gives its year to no date after it. A participle is no past
    before a date ``towards`` which it goes, « fixée au 24 septembre ». The year in the name of one of the ``contests``
    is that of a day in brackets after it, « la Coupe du monde 2018 : la finale (15 juillet) ». A clause ``breaks``
    before « mais »; after a date one in the ``present``, « nous pouvons », tells no past. What is ``decided`` after a
    verb of ``deciding`` is to come: « a décidé de se réunir le 3 juin ». So is what someone is ``bidding`` to do:
    « appelle ses membres à défiler le 3 juin ».
    """

    past: frozenset[str]
    future: frozenset[str]
    neither: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    reflexive: frozenset[str]
    moving: frozenset[str]
    nouns: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    of: frozenset[str]
    hangs: frozenset[str]
    contests: frozenset[str]
    towards: frozenset[str]
    breaks: frozenset[str]
    present: frozenset[str]
    bidding: frozenset[str]
    deciding: frozenset[str]
    decided: re.Pattern[str]
    participle_endings: re.Pattern[str]
    past_endings: re.Pattern[str]
    future_endings: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class DateRules:
    """The words of a language, its kinds of words, its rules, its tenses, and the day that its examples suppose."""

    lexicon: Lexicon = field(repr=False)
    slots: Mapping[str, Slot] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    tense: Tense = field(repr=False)
    published: date | None

    @cached_property
    def tokens(self) -> Tokens:
        """Cuts texts into the words of this language."""
        return Tokens(self.lexicon)
