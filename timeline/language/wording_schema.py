"""What ``wording.toml`` may hold: how a language writes a date, and its steps of typography."""

from __future__ import annotations

from timeline.language.shapes import SERIES, TEXT, WORDS, Regex, Rows, Table, Value, fields, template

_NOUN = ("year", "month", "day", "season", "ordinal", "roman")
_FORM = Value(
    "a text in which the noun may stand in one of its forms, {the}",
    lambda value: isinstance(value, str) and fields(value) is not None,
)
REACHES = ("by", "before", "latest", "until", "since", "from", "after", "about")
_PRECISIONS = ("day", "month", "season", "quarter", "semester", "year", "decade", "century")
_PARTS = ("early", "mid", "end")
_NOUNS = Table(dict.fromkeys((*_PRECISIONS, "first_century"), template(*_NOUN)), needed=_PRECISIONS)
_PARTS_OF_A_PERIOD = Table(dict.fromkeys(_PARTS, _FORM), needed=_PARTS)
# What a form of the noun says otherwise: « март », but « до марта ».
_SERIES = dict.fromkeys(("seasons", "ordinals", "months", "months_alone"), SERIES)
_CASE = Table({**_SERIES, "nouns": _NOUNS._replace(needed=()), "parts": _PARTS_OF_A_PERIOD})
WORDING_FILE = Table(
    {
        **dict.fromkeys(REACHES, _FORM), "about_within": template("noun", "the"), "range": template("of", "to"),
        "all": TEXT, "any": TEXT, "first_day": TEXT, "list": template("items", "word", "last"),
        **_SERIES, "sorted_without": WORDS, "raised": Regex(("raised",), small=False, many=True),
        "nouns": _NOUNS, "parts": _PARTS_OF_A_PERIOD, "cases": Table(others=_CASE),
        "parts_of": Table(dict.fromkeys(_PARTS, _FORM), needed=_PARTS),
        "forms": Table(others=Table(others=TEXT)), "tongue": Table({"": TEXT, "vowel": TEXT}),
        "of_year": template("year"),
        "typography": Rows(
            Table({"name": TEXT, "pattern": Regex(small=False), "replace": TEXT},
                  needed=("name", "pattern", "replace")),
            "step", "R08",
        ),
    },
    needed=(
        *REACHES, "about_within", "range", "all", "any", "list", "first_day", "months", "seasons", "ordinals", "nouns",
        "parts", "forms",
    ),
)  # fmt: skip
