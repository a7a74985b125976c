"""How complete a translation is, in numbers."""

from __future__ import annotations

import json

from timeline.model.translation import State
from timeline.translations.coverage import CountedTranslation, WordsToDo, coverage_rows, coverage_table, words_table

SOME = [
    CountedTranslation("en", "nrc", "nrc-2007", "2007", State.TRANSLATED),
    CountedTranslation("en", "nrc", "nrc-2007", "2008", State.STALE),
    CountedTranslation("en", "nrc", "nrc-2008", "2008", State.MISSING),
    CountedTranslation("en", "kosovo", "kosovo-1999", "", State.DRAFT),
]


def test_counts_by_collection_communique_and_year() -> None:
    """Every translation is in the counts of all, and of each of its groups; what has no year is in none."""
    rows = {(row.by, row.name): row for row in coverage_rows(SOME)}
    assert [row.total for row in rows.values()] == [4, 1, 3, 1, 2, 1, 1, 2]
    assert list(rows)[:3] == [("all", ""), ("collection", "kosovo"), ("collection", "nrc")]
    assert rows["year", "2008"].count(State.STALE) == 1
    assert rows["communique", "nrc-2007"].percent == 50


def test_a_row_is_a_record_for_machines() -> None:
    """The names of states are those of the event table."""
    assert json.loads(json.dumps(coverage_rows(SOME)[0].record)) == {
        "by": "all", "name": "", "translated": 1, "stale": 1, "draft": 1, "missing": 1, "reviewed": 0, "total": 4,
        "percent": 25.0, "words": {"new": 0, "repeated": 0, "draft": 0, "stale": 0},
    }  # fmt: skip


def test_words_are_counted_for_a_quote() -> None:
    """What is said twice is new once, and what is translated elsewhere not at all; signs alone are no words."""
    said = {
        "a": (State.TRANSLATED, "Bruxelles"),
        "b": (State.MISSING, "Bruxelles"),
        "c": (State.MISSING, "Le « plan » : de paix."),
        "d": (State.MISSING, "Le plan de paix !"),
        "e": (State.MISSING, 'Le "plan" : de paix.'),
        "f": (State.STALE, "L'OTAN, demain."),
        "g": (State.DRAFT, "Rome"),
    }
    counted = [CountedTranslation("en", "nrc", name, "", state, False, text) for name, (state, text) in said.items()]  # noqa: FBT003
    row = coverage_rows(counted)[0]
    assert row.words == WordsToDo(new=8, repeated=5, draft=1, stale=2)
    assert words_table([row]).split() == ["words", "to", "translate", "new", "repeated", "draft", "stale", "all", "8", "5", "1", "2"]
    assert words_table(coverage_rows([counted[0]])) == "no words wait to be translated"


def test_order_does_not_depend_on_the_order_of_what_is_counted() -> None:
    """The same translations give the same table."""
    assert coverage_rows(SOME) == coverage_rows(reversed(SOME))


def test_a_hundred_is_said_only_when_nothing_is_left() -> None:
    """199 of 200 is 99 %, not 100 %."""
    rows = coverage_rows([SOME[0]] * 199 + [SOME[1]])
    assert coverage_table(rows[:1]).endswith(" 99%")
    assert coverage_table(coverage_rows([])[:1]).endswith(" 100%")
