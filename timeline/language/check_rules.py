"""What the checks of a translation need to know of the words of a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.language.plurals import Plurals, make_plurals
from timeline.language.senses import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.language.files import RulesPart

    # Each unit of time with its words.
    Periods = tuple[tuple[str, tuple[str, ...]], ...]
    # The roles that a word gives the one behind it; what gauges a number, by the name of that.
    Roles = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class CheckRules:
    """Words of a language that a check would otherwise take for a mistake; empty where nothing is known.

    ``twice``: words, in small letters, that may stand twice in a row. ``acronyms``: those that every reader knows.
    ``plurals``: how a word of the glossary may end. ``vague``: words after which a year may be "in" or "by" it.
    ``today``: words for the day of publication, without accents. ``range_opens`` and ``range_joins``: what stands
    before and between the ends of a range, ``route_opens`` and ``route_joins`` those of a route. ``agents``: before one
    who acts, ``against`` one at whom an act aims, ``locatives`` where something happens. ``limits``: what makes a day
    the last, ``latest`` the same where an hour stands between the two.
    ``until_or_by``: words that say both, « bis Mai ».
    ``clauses``: words that open a clause. ``list_joins``: before the last of a list, ``others`` behind a number of
    more such, ``pronouns`` for one that was named, ``articles`` before one.
    ``half_past``, ``quarter_past``, ``quarter_to``: the minutes of an hour in words. ``titles``: before the name of a
    person, ``men`` and ``women`` before that of a man or a woman alone. ``left``: small words that no other language
    has. ``borrowed``: what this one has from others. ``firms``: what stands behind the name of a firm. ``polite``: what
    asks for something, so that a question may be a request. ``shares``: between a number and that of which it is a
    part. ``light``: words that a translation may say in so many ways that none asks for them, without accents.
    ``past`` and ``future``: what stands before a verb that tells of what was done, or is to come, ``must`` and ``may``
    before one of what has to be done or is free, ``wished`` of what is meant or tried, ``tried`` of what is no more
    than that, ``ought`` of what should be. ``perfect``:
    before one that is done, ``hearsay``: what tells of what others say. ``conditional_ends``: how one ends that tells
    of what would be, with the end of its infinitive. ``future_ends`` and ``past_ends``: how such a verb ends, ``bare``:
    what never stands before it then; ``turning``: what takes those words their sense, ``free_ends``: what may
    be, "terminable".
    ``choices``: what leaves a choice, ``choices_too`` what may; ``additions``: what adds up; ``disputes``: what is on
    one thing or another when it is on both; ``samples``: before examples; ``ourselves``: those who speak.
    ``periods``: units of time with their words, ``ones``: what says that it is one.
    ``joins``: what joins two words, ``joins_too`` what may; ``determiners`` and ``small_joined``: what may stand before
    the second of them. ``till``: before what is denied so long, ``lifting``: behind a denial, what ends it,
    ``conditions``: how the same is said without one. ``restricting``: what a denial has beside it that only restricts,
    "not … until".
    ``roles``: what gives the one behind it a role, ``role_words`` these words alone, ``governed``: roles that only the
    word before tells,
    ``passives``: before a verb, that it is done to somebody, ``wholes``: what says that it is a hundred of a hundred,
    ``within_names``: small words inside a name. ``gauges``: what words before a number say of it.
    ``present_ends``: how a verb ends that tells of what is done, ``noun_ends``: what ends like it, ``before_nouns``:
    what stands before a noun; ``freeing``: how the words of its clause begin that free it, ``unbinding``: small ones;
    ``freed``: before a verb that is free. ``sorts``: behind a number that only counts what is named, ``references``:
    before one in brackets that says which of them is meant. ``actors``: who may do something to another of them,
    ``doers``: whom no other word names.
    ``binomials``: two words of law for one thing, "acts and things". ``held``: before what binds, « tenu au secret ».
    ``ifs``: what opens a condition, of which a denial lifts one before it. ``alternate``: what says every second one,
    ``distinct``: of two that they are two, ``between``: before any two, ``each``: before all of so many.
    ``barring``: how words begin that deny what is told before them,
    « l'épandage est interdit ». ``grades``: before the number of a
    school year, « classe de cinquième ». ``completed``: what is to be done at a
    day is so by it. ``following``: before a day from whose next one is counted; ``month_before``
    and ``month_after``: the month beside one that was named.
    """

    twice: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    plurals: Plurals = field(default_factory=Plurals)
    vague: frozenset[str] = frozenset()
    today: frozenset[str] = frozenset()
    range_opens: frozenset[str] = frozenset()
    range_joins: frozenset[str] = frozenset()
    route_opens: frozenset[str] = frozenset()
    route_joins: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    women: tuple[str, ...] = ()
    clauses: frozenset[str] = frozenset()
    latest: frozenset[str] = frozenset()
    until_or_by: frozenset[str] = frozenset()
    list_joins: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    half_past: frozenset[str] = frozenset()
    quarter_past: frozenset[str] = frozenset()
    quarter_to: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    borrowed: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()
    ourselves: frozenset[str] = frozenset()
    disputes: frozenset[str] = frozenset()
    samples: frozenset[str] = frozenset()
    choices_too: frozenset[str] = frozenset()
    additions: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    joins_too: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    small_joined: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    till: frozenset[str] = frozenset()
    lifting: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    restricting: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    tried: frozenset[str] = frozenset()
    ought: frozenset[str] = frozenset()
    periods: Periods = ()
    ones: frozenset[str] = frozenset()
    roles: Roles = field(default_factory=dict)
    role_words: frozenset[str] = frozenset()
    gauges: Roles = field(default_factory=dict)
    governed: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    each: frozenset[str] = frozenset()
    within_names: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    unbinding: frozenset[str] = frozenset()
    freed: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    binomials: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    ifs: frozenset[str] = frozenset()
    alternate: frozenset[str] = frozenset()
    distinct: frozenset[str] = frozenset()
    following: frozenset[str] = frozenset()
    completed: frozenset[str] = frozenset()
    barring: tuple[str, ...] = ()
    grades: frozenset[str] = frozenset()
    month_before: frozenset[str] = frozenset()
    month_after: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    freeing: tuple[str, ...] = ()
    present_ends: tuple[str, ...] = ()
    noun_ends: tuple[str, ...] = ()
    future_ends: tuple[str, ...] = ()
    conditional_ends: tuple[tuple[str, str], ...] = ()
    past_ends: tuple[str, ...] = ()
    free_ends: tuple[str, ...] = ()
    turning: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    wished: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()

    def is_polite(self, text: str) -> bool:
        """Whether a text, in small letters and without accents, asks for something as one asks a favour."""
        return not self.polite.isdisjoint(text.replace(",", " ").split())

    def says_today(self, text: str) -> bool:
        """Whether a text, in small letters and without accents, names the day of its publication by a word."""
        return any(words in text for words in self.today)


_AS_WRITTEN = (
    "acronyms", "vague", "left", "borrowed", "firms", "choices", "choices_too", "additions", "joins", "joins_too",
    "determiners", "past", "future", "shares", "must", "may", "bare", "turning", "ones",
    "governed", "passives", "wished", "tried", "ought", "perfect",
)  # fmt: skip
# Compared in small letters and without accents.
_FOLDED = (
    "range_opens", "range_joins", "route_opens", "route_joins", "limits", "agents", "against", "locatives", "disputes",
    "samples",
    "ourselves", "list_joins", "others", "pronouns", "articles", "half_past", "quarter_past", "quarter_to", "latest",
    "until_or_by", "clauses", "today", "light", "polite", "till", "lifting", "conditions", "restricting",
    "wholes", "before_nouns", "unbinding", "freed", "sorts", "hearsay", "actors", "doers", "references", "binomials",
    "held", "ifs", "alternate", "distinct", "between", "each", "grades", "following",
    "completed", "month_before", "month_after",
)  # fmt: skip


def _by_word(roles: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    """The roles that each word gives: "towards" gives two."""
    words = {word for marks in roles.values() for word in marks}
    return {word: frozenset(role for role, marks in roles.items() if word in marks) for word in sorted(words)}


def make_check_rules(checks: RulesPart) -> CheckRules:
    """The words that the checks know."""
    table = checks.table
    as_written = {name: frozenset(table.get(name, ())) for name in _AS_WRITTEN}
    compared = {name: frozenset(map(folded, table.get(name, ()))) for name in _FOLDED}
    return CheckRules(
        twice=frozenset(word.lower() for word in table.get("twice", ())),
        plurals=make_plurals(table.get("plurals", {}), map(folded, table.get("elided", ()))),
        titles=tuple(table.get("titles", ())),
        men=tuple(table.get("men", ())),
        women=tuple(table.get("women", ())),
        periods=tuple((unit, tuple(map(folded, words))) for unit, words in table.get("periods", {}).items()),
        future_ends=tuple(table.get("future_ends", ())),
        conditional_ends=tuple((end, verb) for verb, ends in table.get("conditional_ends", {}).items() for end in ends),
        past_ends=tuple(table.get("past_ends", ())),
        free_ends=tuple(table.get("free_ends", ())),
        gauges={name: frozenset(words) for name, words in table.get("gauges", {}).items()},
        present_ends=tuple(table.get("present_ends", ())),
        noun_ends=tuple(table.get("noun_ends", ())),
        barring=tuple(map(folded, table.get("barring", ()))),
        freeing=tuple(map(folded, table.get("freeing", ()))),
        roles=_by_word(table.get("roles", {})),
        role_words=frozenset(word for marks in table.get("roles", {}).values() for word in marks),
        within_names=frozenset((*table.get("determiners", ()), *table.get("within_names", ()))),
        small_joined=frozenset((*table.get("determiners", ()), *table.get("small_joined", ()))),
        **as_written,
        **compared,
    )
