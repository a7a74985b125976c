"""Several texts that tell of one event: what is joined, what stays apart, and how the work grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from growth import STEPS_FREE, STEPS_MORE, TIMES, steps
from hypothesis import given
from hypothesis import strategies as st
from retold import make_project
from sample import communique, into_english

from timeline.chronology.corpus import read_corpus
from timeline.chronology.occasions import Occasion, why_same
from timeline.chronology.pipeline import compose_chronology
from timeline.chronology.retelling import join_retellings
from timeline.events.places import load_places
from timeline.language import load_language
from timeline.model.communique import Block, Sentence, Span
from timeline.model.edition import Entry
from timeline.model.event import Event, Kind, Mention
from timeline.model.translation import State
from timeline.model.when import When
from timeline.project.folders import Project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EXERCISE = "L'exercice de sauvetage mené en {} à Rome a réuni des secouristes."
AGAIN = "Un exercice de sauvetage a été mené en {} à Rome par des secouristes."


def entry(  # noqa: PLR0913 all that tells entries apart
    text: str, when: str, name: str = "a-1.x", kind: Kind = Kind.PAST, *, body: str = "", town: str = "Rome"
) -> Entry:
    """An entry of the text of its id; ``{}`` in the words stands for those of its date."""
    source, start = name.rpartition(".")[0], max(text.find("{}"), 0)
    mention = Mention(start, start + len(when), when, When.read(when), "", "stated")
    words = text.replace("{}", when)
    sentence = Sentence(words, Span("a.txt", 1, 0, len(words)), Block.PARAGRAPH, 1, tuple(range(len(words))))
    event = Event(kind, When.read(when), sentence, source, "", "stated", (mention,), place=town, body=body)
    told_by = replace(communique(), id=source, published=date(2009, 1, 1))
    return Entry(name, event, told_by, into_english(name, words, "", State.MISSING))


def joined(*entries: Entry, joins: Sequence[tuple[str, str]] = (), parts: Sequence[str] = ()) -> list[set[str]]:
    """The ids that are joined, in order."""
    groups = join_retellings(entries, {"fr": load_language("fr")}, joins, parts)
    return [{telling.id for telling in group.tellings} for group in groups]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry(EXERCISE, "2008-01"), entry(AGAIN, "2008-01-15", "b-1.y")),
        (entry(EXERCISE, "2008-01-15"), entry(AGAIN, "2008-01-15", "b-1.y")),
        (entry(EXERCISE, "2008"), entry(AGAIN, "2008-01", "b-1.y", Kind.PLANNED)),
        (entry(EXERCISE, "2008-01", body="Comité"), entry(AGAIN, "2008-01", "b-1.y")),
    ],
)
def test_joins_what_has_name_place_and_date(first: Entry, second: Entry) -> None:
    """A day lies in its month, a month in its year; a body that one text leaves out does not part them."""
    assert joined(first, second) == [{"a-1.x", "b-1.y"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry(EXERCISE, "2008-01"), entry(AGAIN, "2008-02", "b-1.y")),
        (entry(EXERCISE, "2008"), entry(AGAIN, "2008", "b-1.y", body="Comité")),
        (entry(EXERCISE, "2008-01", body="Conseil"), entry(AGAIN, "2008-01", "b-1.y", body="Comité")),
        (entry(EXERCISE, "2008-01"), entry(AGAIN, "2008-01-15", "a-1.y")),
        (entry(EXERCISE, "2008-01"), entry(AGAIN, "2008-01", "b-1.y", Kind.DECISION)),
        (entry(EXERCISE, "2008-01"), entry(AGAIN, "by 2008-01", "b-1.y")),
        (entry(EXERCISE, "2008-01~"), entry(AGAIN, "2008-01", "b-1.y")),
        (entry("Un sommet à Rome en {} sur les rivières.", "2008-01"), entry("En {}, un sommet.", "2008-01", "b-1.y")),
        (entry(EXERCISE, "2008-01"), entry("Les élections auront lieu en {} à Rome.", "2008-01", "b-1.y")),
    ],
)
def test_leaves_apart_what_may_be_another(first: Entry, second: Entry) -> None:
    """Another month, another body, one text that dates two, a decision, an open date, few words alike, another name."""
    assert joined(first, second) == [{first.id}, {second.id}]


def test_follows_the_editor() -> None:
    """What the editor joins is one wherever it stands, and stays alone with its partner; what is parted stays apart."""
    one, two = entry(EXERCISE, "2008-01"), entry(AGAIN, "2008-01-15", "b-1.y")
    far = entry("Une visite a eu lieu en {}.", "2011", "c-1.z")
    assert joined(one, two, parts=["b-1.y"]) == [{"a-1.x"}, {"b-1.y"}]
    assert joined(one, far, two, joins=[("c-1.z", "a-1.x")]) == [{"a-1.x", "c-1.z"}, {"b-1.y"}]


_TEXTS = (EXERCISE, AGAIN, "Une réunion en {} à Rome sur les rivières navigables.", "La réunion en {} sur les rivières.",
          "Un sommet en {} a traité des rivières navigables.", "Les élections auront lieu en {}.", "En {}.")  # fmt: skip
_WHENS = ("2008-01-15", "2008-01-16", "2008-01", "2008", "end 2008", "2008-12", "mid 2008-01", "200X", "2008-01~", "by 2008-01")
_NAMES = tuple(f"{source}.{code}" for source in ("a-1", "b-1", "c-1") for code in "opqrstu")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_TEXTS), st.sampled_from(_WHENS), st.sampled_from(list(Kind)[:4]),
            st.sampled_from(("", "", "Conseil", "Comité")),
        ), max_size=len(_NAMES),
    ),
    st.permutations(_NAMES),
    st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)), max_size=3),
    st.lists(st.sampled_from(_NAMES), max_size=3),
)  # fmt: skip
def test_joins_as_the_plain_definition_does(
    rows: list[tuple[str, str, Kind, str]], names: list[str], joins: list[tuple[str, str]], parts: list[str]
) -> None:
    """The index finds what trying every entry against every group finds."""
    entries = [entry(text, when, name, kind, body=body) for (text, when, kind, body), name in zip(rows, names, strict=False)]
    assert joined(*entries, joins=joins, parts=parts) == plain(entries, joins, parts)


def plain(entries: Sequence[Entry], joins: Sequence[tuple[str, str]], parts: Sequence[str]) -> list[set[str]]:
    """The groups by their definition: the first in which one is joined by the editor, or all tell the same."""
    groups: list[list[Entry]] = []
    wanted = [{*pair} for pair in joins]

    def fits(group: list[Entry], new: Entry) -> bool:
        if any({member.id, new.id} in wanted for member in group):
            return True
        apart = {member.id for member in (*group, new)} & {*parts}
        return not apart and all(_same(member, new) for member in group)

    for new in entries:
        if (group := next((group for group in groups if fits(group, new)), None)) is None:
            groups.append([new])
        else:
            group.append(new)
    return [{member.id for member in group} for group in groups]


def _same(one: Entry, other: Entry) -> str:
    places = load_places(load_language("fr"))
    return why_same(Occasion(one, places), Occasion(other, places))


def test_finds_every_retelling_of_a_corpus(tmp_path: Path) -> None:
    """Of a hundred and twenty communiqués that never were, those and only those are joined that tell the same."""
    known = make_project(tmp_path / "project", 120)
    corpus = read_corpus(Project(tmp_path / "project"))
    entries = compose_chronology(corpus, draft=True).entries
    found = {frozenset(telling.event.sentence.text for telling in one.tellings) for one in entries if one.others}
    assert len(known) > 200
    assert found == {frozenset((one.announced, one.told)) for one in known}


@pytest.mark.parametrize(
    "make",
    [
        lambda count: tuple(entry(EXERCISE, f"2008-01{'-15' * (n % 2)}", f"t-{n}.a", town=f"T{n // 2}") for n in range(count)),
        lambda count: tuple(entry(f"{EXERCISE} {n}", "2008-01-15", f"t-{n}.a") for n in range(count)),
        lambda count: tuple(entry(f"{EXERCISE} {n}", f"2008-01{'-15' * (n % 2)}", f"t-{n}.a") for n in range(count)),
        lambda count: tuple(entry("Une réunion en {} à Rome.", "2008", f"t-{n}.a") for n in range(count)),
    ],
    ids=["retold", "one day", "a month and a day", "never the same"],
)
def test_keeps_pace_with_a_corpus(make: object) -> None:
    """Four times the entries take four times the steps, though all tell of one day or none tells the same."""
    languages = {"fr": load_language("fr")}
    few, many = (make(count) for count in (150, 150 * TIMES))  # type: ignore[operator]
    join_retellings(few[:2], languages)
    counted, more = (steps(lambda _, all_of=all_of: join_retellings(all_of, languages), "") for all_of in (few, many))
    assert more <= counted * TIMES * STEPS_MORE + STEPS_FREE
