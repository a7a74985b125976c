"""How complete a translation is, in numbers."""

from __future__ import annotations

import json

from timeline.model.translation import State
from timeline.translations.coverage import CountedTranslation, coverage_rows, coverage_table

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
        "by": "all", "name": "", "translated": 1, "stale": 1, "draft": 1, "missing": 1, "total": 4, "percent": 25.0,
    }  # fmt: skip


def test_order_does_not_depend_on_the_order_of_what_is_counted() -> None:
    """The same translations give the same table."""
    assert coverage_rows(SOME) == coverage_rows(reversed(SOME))


def test_a_hundred_is_said_only_when_nothing_is_left() -> None:
    """199 of 200 is 99 %, not 100 %."""
    rows = coverage_rows([SOME[0]] * 199 + [SOME[1]])
    assert coverage_table(rows[:1]).endswith(" 99%")
    assert coverage_table(coverage_rows([])[:1]).endswith(" 100%")
