"""What each table of the rules may hold, for our files and for a project's own: the one schema, as data.

A table is a mapping of keys to what they may hold; ``others`` is what any further key may hold. Rows are tables that
have a name: rules, cues, steps of typography.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.language.checks_schema import OF_CHECKS
from timeline.language.patterns import DATES
from timeline.language.shapes import (
    ANY_CASE,
    DAY,
    LINES,
    MARKS,
    NAMED,
    NUMBER,
    NUMBERS,
    PASSES,
    PATTERN,
    SIGN,
    TEXT,
    TEXTS,
    TRUTH,
    WORDS,
    WORDS_BY_NUMBER,
    WORDS_BY_VALUE,
    Regex,
    Rows,
    Table,
    Value,
    one_of,
)
from timeline.language.wording_schema import WORDING_FILE
from timeline.model.event import Kind
from timeline.model.when import Reach

if TYPE_CHECKING:
    from collections.abc import Mapping

# The ways a rule may resolve, each with the labels that it cannot do without; timeline.dates.resolution has them all.
WAYS: Mapping[str, tuple[str, ...]] = {
    "stated": (), "turned": (), "in-year": (), "nearest": (), "set": (), "nothing": (),
    "counted": ("unit",), "same": ("unit",), "around": ("unit",), "beside": ("unit",),
    "units": ("count", "unit", "which"),
    "weekday": ("weekday",), "weekdays": ("first", "last"),
    "each-weekday": ("weekday", "count"), "range": ("first", "last"), "nth": ("ordinal",),
    "day-of-month": ("day",), "bare-day": ("day",), "feast": ("feast",),
    "republican": ("count",),
}  # fmt: skip
UNITS = (
    "day", "week", "weekend", "half", "month", "quarter", "semester", "season", "year", "decade", "century",
)  # fmt: skip
# Under these labels a pattern gives what is resolved.
LABELS = frozenset({
    "about", "century", "count", "date", "day", "decade", "feast", "first", "group", "last", "month", "month-number",
    "more", "more-unit", "number", "ordinal", "part", "reach", "season", "short-year", "unit", "week", "weekday",
    "which", "year",
})  # fmt: skip
# Where a phrase was met.
ORIGINS: Mapping[str, str] = {
    "corpus": "in the communiqués of the corpus",
    "communiqués": "in other communiqués and official texts",
    "translations": "in translations of communiqués",
    "sentences": "in sentences that editors, linguists and press officers wrote to try the rules",
    "cases": "in the test cases of other date readers",
    "sisters": "in no text: written beside a rule like it",
}
SIGNS = (
    "due", "fronted", "participle", "within", "by_other", "deciding", "own_date", "forward", "enumeration", "pointed",
    "part_of_the_day", "letter", "ordering", "signing", "debate", "undecided", "heading_day", "after_heading_day",
    "sent", "relative", "minutes", "earlier_minutes", "dated", "norms", "signing_end", "speech", "treaty", "formal",
    "ourselves", "agenda", "trial", "spoken",
)  # fmt: skip


# How a language tells who decides.
DECIDERS = (
    "adjunct", "finite", "auxiliary", "subordinate", "told", "announced", "party", "joint", "nominal", "taken", "head",
    "noun_ends", "indefinite", "body", "power", "state", "executive", "house", "moved", "thing", "elsewhere", "common",
    "agrees", "we", "correspondent", "urging", "person", "pronoun", "refers", "vote", "usual", "inverted", "in_passing",
    "of_texts", "perfect", "article", "each", "jointly", "idle", "litigant", "court", "office", "partisan", "apart",
    "chief", "again", "supposing", "earlier", "narrated", "by_act", "proceeds", "run_in", "agent", "committee",
    "council", "member", "bench", "claims", "striker", "strikers", "strike",
)  # fmt: skip

ORIGIN = one_of(*ORIGINS)

NUMBERS_FILE = Table(
    {
        "endings": WORDS, "loose_endings": WORDS, "beside_units": WORDS, "no_numbers": WORDS, "paired_years": TRUTH,
        "products": Table(others=NUMBER, form=r"\S+ \S+"), "links": Table(others=NUMBERS),
        "cardinals": WORDS_BY_NUMBER, "ordinals": WORDS_BY_NUMBER,
        "decimal": SIGN, "thousands": MARKS, "figure_endings": WORDS, "roman_endings": WORDS, "percent": WORDS,
        "clock": Regex(small=False, many=True), "times": WORDS_BY_NUMBER,
        "instead": Table(others=WORDS, form=r"[\d.]{1,15}( [\d.]{1,15}){0,5}"), "ranks": WORDS, "afternoon": WORDS,
        "also": Table(others=Table(others=NUMBERS)), "scales": WORDS_BY_NUMBER, "halves": WORDS, "joins": WORDS,
        "units": Table(others=Table(others=WORDS)), "parts": Table(others=WORDS, form=r"0\.\d{1,2}"),
    }
)  # fmt: skip

_WITH = Table(
    {
        "which": NUMBER, "sign": NUMBER, "count": NUMBER, "week": NUMBER, "about": NUMBER, "aside": NUMBER,
        "over": NUMBER, "told": NUMBER, "ahead": NUMBER,
        "day": NUMBER, "month": NUMBER, "year": NUMBER, "unit": one_of(*UNITS), "part": one_of("early", "mid", "end"),
        "reach": one_of(*(reach for reach in Reach if reach)), "shape": one_of("all", "any"),
        "of": one_of("day", "month", "year", "group", "decade"), "from": one_of("before", "before only"),
        "order": one_of("before"),
        "known": Value('a day of no year, "XXXX-09-11"', lambda value: isinstance(value, str)
                       and re.fullmatch(r"XXXX-\d\d-\d\d", value) is not None),
    }
)  # fmt: skip
_RULE = Table(
    {
        "name": TEXT, "origin": ORIGIN, "pattern": TEXT, "resolve": one_of(*WAYS), "gives": one_of("unit", *DATES),
        "pass": PASSES, "with": _WITH, "after": TEXTS, "before": TEXTS, "not_after": TEXTS, "not_before": TEXTS,
        "examples": Table(others=TEXT), "refuses": WORDS,
    },
    needed=("name", "pattern", "resolve"),
)  # fmt: skip
_TENSES = (
    "past", "future", "neither", "auxiliaries", "passive", "reflexive", "moving", "nouns", "articles", "links", "of",
    "hangs", "towards", "breaks", "present", "contests", "bidding", "deciding",
    "participle_endings", "past_endings", "future_endings",
)  # fmt: skip
_TENSE = Table({**dict.fromkeys(_TENSES, WORDS), "decided": PATTERN})
DATES_FILE = Table(
    {
        "published": DAY, "origin": ORIGIN, "common": WORDS, "words": Table(others=WORDS_BY_VALUE), "tense": _TENSE,
        "phrases": Table(others=TEXT), "rule": Rows(_RULE, "rule", "R03"),
    }
)  # fmt: skip

_CUE = Table(
    {
        "name": TEXT, "kind": one_of(*Kind), "pattern": PATTERN, "examples": WORDS, "refuses": WORDS,
        **dict.fromkeys(("undated", "noun", "future", "passive", "sitting", "shared", "governs"), TRUTH),
        **dict.fromkeys(("verbless", "heads", "whole", "retells"), TRUTH),
    },
    needed=("name", "kind", "pattern", "examples"),
)  # fmt: skip
_FORM_OF_DATES = Table(
    {
        "name": TEXT, "makes": one_of("event", "nothing"), "heads": one_of("always", "with a verb"),
        "kind": one_of(*Kind), **dict.fromkeys(("date", "before", "not_before", "after"), PATTERN),
        "over": TRUTH, "examples": WORDS, "refuses": WORDS,
    },
    needed=("name", "makes", "examples"),
)  # fmt: skip
PLACED = ("names", "signs", "wide", "subjects", "roles", "acts")
_PLACES = Table(
    {
        **dict.fromkeys(("town", "country", "named"), Regex(("place",), small=False)),
        "body": Regex(("body",), small=False), "organ": Regex(small=False), "no_place": WORDS,
        **dict.fromkeys(PLACED, Table(others=ANY_CASE)),
    }
)  # fmt: skip
EVENTS_FILE = Table(
    {
        "lists": Table(others=WORDS),
        "signs": Table({**dict.fromkeys(SIGNS, PATTERN), "participle": Regex(("participle",))}),
        "deciders": Table({**dict.fromkeys(DECIDERS, PATTERN), "head": Regex(("head",)), "run_in": Regex(small=False)}),
        "form": Rows(_FORM_OF_DATES, "form", "R20"), "cue": Rows(_CUE, "cue", "R20"), "places": _PLACES,
        "retelling": Table({"dull": WORDS, "papers": WORDS, "frequent": WORDS}),
        "quoting": Table({"joints": LINES, "hanging": LINES}),
    }
)  # fmt: skip

_OF_LISTS = ("begins", "titles", "deeds", "things", "that")
_DATELINE = Table(
    dict.fromkeys(("signed", "published", "updated", "today", "held"), ANY_CASE)
    | {"reference": Regex(("year",), re.IGNORECASE, small=False)}
    | dict.fromkeys(("alone", "opens"), Regex(("town", "stop"), small=False))
)
_HEAD = Table(
    dict.fromkeys(
        (
            "genre", "number", "genre_day", "notice", "salutation", "contact", "reference", "tongue", "state", "value",
            "and", "motto", "articles", "issuer", "no_issuer", "titled", "subject", "no_town", "linked", "link_at_end",
            "of_the", "given", "dated", "day_article", "no_day", "hour", "town", "day", "signs", "hearing", "called",
            "paper",
        ),
        ANY_CASE,
    )
)  # fmt: skip
_MAIL = Table(
    {"answered": Regex(small=False, many=True), **dict.fromkeys(("sender", "day", "subject", "others"), WORDS)}
    | dict.fromkeys(("passed_on", "again", "behalf", "at", "saved"), ANY_CASE)
)
PAGE_FILE = Table(
    {
        "lists": Table(others=WORDS), "furniture": LINES, "caption": LINES, "dateline": _DATELINE,
        "head": _HEAD, "mail": _MAIL,
        "list": Table({"links": WORDS} | dict.fromkeys(_OF_LISTS, ANY_CASE)), "ranked": ANY_CASE,
        **dict.fromkeys(
            ("day", "hour", "year", "date_alone", "stamp", "related", "finite", "cut", "entry", "label", "release"),
            PATTERN,
        ), "coins": WORDS,
        **dict.fromkeys(("own", "foreign", "abbreviations", "compounds", "enclitics", "links", "numerals"), WORDS),
    }
)  # fmt: skip

HEADLINE_SIGNS = (
    "before", "two", "many", "many_do", "hangs", "after", "needed", "wanted", "keeps", "dateline", "verb", "no_verb",
    "relative", "that", "as_subject", "as_owner", "as_place", "saying", "infinitive", "to", "participle", "of", "by",
    "since", "place", "goes_on", "happening", "parts", "coordinate", "shared", "another", "beside", "fronted",
    "enumerated", "joined", "pronoun", "stands_for", "number", "stops", "narrow", "lead", "leads", "points", "article",
    "own_article", "object", "tail", "opening", "idle", "incise", "never", "listed", "owns", "leans", "speaks",
    "unfinished", "begins",
)  # fmt: skip
_TURN = Table(
    {
        "name": TEXT, "of": one_of("sentence", "clause", "noun"), "pattern": NAMED, "makes": TEXT, "undated": TRUTH,
        "examples": Table(others=TEXT), "refuses": WORDS,
    },
    needed=("name", "pattern", "makes"),
)  # fmt: skip
_JOIN = Table({"name": TEXT, "pattern": Regex(small=False), "makes": TEXT}, needed=("name", "pattern", "makes"))
HEADLINE_FILE = Table(
    {
        "lists": Table(others=WORDS), "cuts": LINES, "nouns": Table(others=WORDS),
        "articles": Table(others=WORDS),
        "signs": Table({**dict.fromkeys(HEADLINE_SIGNS, PATTERN), "happening": Regex(("noun",))}),
        "turn": Rows(_TURN, "turn", "R22"), "join": Rows(_JOIN, "join", "R22"),
        "none": Table({"examples": WORDS}),
    }
)  # fmt: skip

_TABLE = Table(others=WORDS)
CHECKS_FILE = Table(
    dict.fromkeys(OF_CHECKS, WORDS)
    | dict.fromkeys(("plurals", "periods", "roles", "gauges", "bodies", "places", "conditional_ends"), _TABLE)
)
_OF_SENSES = dict.fromkeys(("senses", "firm", "kept", "near"), Table(others=_TABLE))
SENSES_FILE = Table(_OF_SENSES | dict.fromkeys(("qualities", "acts", "people", "things"), _TABLE))
FILES: Mapping[str, Table] = {
    "numbers": NUMBERS_FILE, "dates": DATES_FILE, "events": EVENTS_FILE, "page": PAGE_FILE, "wording": WORDING_FILE,
    "checks": CHECKS_FILE, "headline": HEADLINE_FILE, "senses": SENSES_FILE,
}  # fmt: skip
