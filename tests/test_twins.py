"""Official texts in two languages are joined sentence by sentence, whatever the order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twins import made, marker

from timeline.translations.twins.linking import align
from timeline.translations.twins.marks import ACRONYM, DATE, NUMBER

MADE = {gold.name: gold for gold in made()}


@pytest.mark.parametrize("kind", [kind for kind, gold in MADE.items() if gold.links])
def test_made_pairs_are_joined_as_their_author_joined_them(kind: str) -> None:
    """Omissions, sentences joined and parted, paragraphs and items moved."""
    gold = MADE[kind]
    links = align(*gold.segments())
    joined = {(link.source, link.target) for link in links if link.joins}
    assert joined == {(source, target) for source, target in gold.links if source and target}


@pytest.mark.parametrize("kind", MADE)
def test_every_sentence_stands_in_one_link(kind: str) -> None:
    """Nothing is lost and nothing stands twice."""
    gold = MADE[kind]
    links = align(*gold.segments())
    assert sorted(i for link in links for i in link.source) == list(range(len(gold.source)))
    assert sorted(j for link in links for j in link.target) == list(range(len(gold.target)))


def test_nothing_is_sure_in_another_text() -> None:
    """Of texts that have nothing to do with one another nothing is taken."""
    assert not any(link.sure for link in align(*MADE["another text altogether"].segments()))


def test_what_is_moved_says_so_and_why() -> None:
    """The item put first is the one that moved, known by its number and its word."""
    links = align(*MADE["a list, an item of it put first"].segments())
    assert [link.source for link in links if link.moved] == [(4,)]
    moved = next(link for link in links if link.moved)
    assert "4" in moved.why
    assert moved.why.endswith("letters")


@pytest.mark.parametrize(
    ("code", "text", "mark"),
    [
        ("fr", "Réunis le 7 décembre 2007.", (DATE, "2007-12-07")),
        ("en", "Meeting on 7 December 2007.", (DATE, "2007-12-07")),
        ("fr", "Il y a 10 000 hommes.", (NUMBER, "10000")),
        ("en", "There are 10,000 men.", (NUMBER, "10000")),
        ("fr", "L'OTAN décide.", (ACRONYM, "ANOT")),
        ("en", "NATO decides.", (ACRONYM, "ANOT")),
    ],
)
def test_marks_are_the_same_in_both_languages(code: str, text: str, mark: tuple[str, str]) -> None:
    """A date, a number, an acronym has one key."""
    assert mark in marker(code).segment(text).marks


@pytest.mark.parametrize("text", ["3. Le Conseil", "a) le Conseil", "– le Conseil", "(iv) le Conseil"])
def test_the_number_of_a_paragraph_is_no_number_of_its_sentence(text: str) -> None:
    """Paragraphs are renumbered where some are left out."""
    segment = marker("fr").segment(text)
    assert segment.label
    assert not any(mark.kind == NUMBER for mark in segment.marks)


@pytest.mark.parametrize("text", ["3 navires", "Le 3 mai", "mai 2008. Rien"])
def test_a_number_that_counts_is_no_label(text: str) -> None:
    """A number without its full stop counts something."""
    assert not marker("fr").segment(text).label


_SENTENCES = st.sampled_from(
    [
        "",
        "…",
        "3. Le plan",
        "OTAN 12",
        "Le 4 mai 2008.",
        "\u202e«",
        "président du Conseil",
        "- 12",
        "Le plan, le plan, le plan.",
        "a",
    ]
)


@settings(deadline=None)
@given(st.lists(_SENTENCES, max_size=9), st.lists(_SENTENCES, max_size=9))
def test_any_two_texts_are_joined_whole_and_always_the_same(source: list[str], target: list[str]) -> None:
    """Whatever the texts, every sentence is told of once."""
    here, there = [marker("fr").segment(text) for text in source], [marker("en").segment(text) for text in target]
    links = align(here, there)
    assert links == align(here, there)
    assert sorted(i for link in links for i in link.source) == list(range(len(here)))
    assert sorted(j for link in links for j in link.target) == list(range(len(there)))
    assert all(0 <= link.score <= 1 for link in links)
