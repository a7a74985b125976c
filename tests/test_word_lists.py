"""The lists of words in two languages, and the forms by which their words are known."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from timeline.language.common_words import has_word_pairs, rows_beside, rows_of
from timeline.language.contraries import are_contrary
from timeline.language.inflection import are_kin, inflected, unaccented_letters

if TYPE_CHECKING:
    from pathlib import Path

RULES = ROOT / "timeline" / "rules"
LISTS = sorted(RULES.glob("word_pairs_*.csv"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_row_of_a_list_is_sound(path: Path) -> None:
    """Both languages have words, each once in its row and without blanks; rows stand in the order of the French, once."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["fr"], row["en"]) for row in csv.DictReader(file)]
    assert [row for row in rows if not all(map(re.compile(r"[^\W\d_]{2,}(\|[^\W\d_]{2,})*").fullmatch, row))] == []
    twice = [side for row in rows for side in row if len(set(side.split("|"))) < len(side.split("|"))]
    assert twice == []
    assert len(rows) == len(set(rows))
    first = [unaccented_letters(french.split("|")[0]) for french, _ in rows]
    assert first == sorted(first)


def test_the_lists_are_many() -> None:
    """Some four thousand rows, of every field that official prose has."""
    rows = sum(len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in RULES.glob("word_pairs*.csv"))
    assert rows > 3000
    assert [code for code in ("fr", "en", "de") if has_word_pairs(code)] == ["fr", "en"]


@pytest.mark.parametrize(
    ("french", "english", "same"),
    [
        ("conventions", "agreement", True),
        ("abrogé", "repealed", True),
        ("tiennent", "held", True),
        ("retenu", "withheld", True),
        ("nationaux", "national", True),
        ("perquisition", "searches", True),
        ("chiffrement", "encryption", True),
        ("colonel", "captain", False),
        ("évêque", "priest", False),
        ("salaires", "pensions", False),
        ("fleuve", "border", False),
        ("conserver", "destroy", False),
        ("munitions", "furniture", False),
        ("communications", "municipality", False),
        ("international", "internal", False),
        ("fardeau", "burden", True),
        ("nouveaux", "newcomers", True),
        ("reculée", "ancient", True),
        ("négociation", "negotiated", True),
        ("cessation", "stopped", True),
    ],
)
def test_a_row_joins_what_may_translate_one_another(french: str, english: str, same: bool) -> None:  # noqa: FBT001 the answer of the row
    """Every form of a word is found, and ranks, people and things that are not one stand in rows of their own."""
    assert bool(rows_of(french, "fr") & rows_of(english, "en")) is same


def test_rows_beside_have_what_is_nearly_said() -> None:
    """« contrat » is "contract", and "deal" stands beside that; "river" does not."""
    beside = rows_beside(rows_of("contrat", "fr"), "en")
    assert rows_of("deal", "en") & beside
    assert not rows_of("river", "en") & beside


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "adopter adopte adopté adoptées adoptent adoptait adoptera"),
        ("fr", "établir établit établissent établi établira établissement"),
        ("fr", "rendre rend rendu rendra rendront"),
        ("fr", "tenir tient tiennent tenu tiendra"),
        ("fr", "permettre permet permis permettront"),
        ("fr", "reçu recevoir reçoit recevra"),
        ("fr", "couvert couvrir couvre couvrent"),
        ("fr", "régional régionaux régionale"),
        ("fr", "acteur acteurs actrice actrices"),
        ("en", "plan plans planned planning"),
        ("en", "carry carries carried carrying"),
        ("en", "agree agrees agreed agreeing"),
        ("en", "build built builds building"),
        ("en", "withdraw withdrew withdrawn withdrawing"),
        ("en", "man men"),
        ("de", "Pläne pläne"),
    ],
)
def test_the_forms_of_a_word_are_one(code: str, words: str) -> None:
    """What is left of each is the same."""
    assert len({inflected(word, code) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("fr", "agir", "agent"),
        ("fr", "loi", "lois-cadres"),
        ("fr", "partie", "parité"),
        ("fr", "conduire", "conclure"),
        ("fr", "port", "poste"),
        ("en", "led", "let"),
        ("en", "planned", "planted"),
        ("en", "filed", "failed"),
        ("en", "meeting", "meat"),
        ("de", "Plan", "Pläne"),
    ],
)
def test_other_words_are_not_one(code: str, one: str, other: str) -> None:
    """What falls away leaves enough to tell them apart."""
    assert inflected(one, code) != inflected(other, code)


@pytest.mark.parametrize(
    ("code", "one", "other", "kin"),
    [
        ("fr", "negocier", "negociation", True),
        ("fr", "administratif", "administrer", True),
        ("fr", "consultation", "consulter", True),
        ("en", "consultant", "consultation", True),
        ("fr", "communication", "commune", False),
        ("fr", "international", "interne", False),
        ("fr", "contenu", "contester", False),
        ("en", "internal", "internet", False),
    ],
)
def test_words_of_one_family_differ_by_their_endings(code: str, one: str, other: str, kin: bool) -> None:  # noqa: FBT001 the answer of the row
    """Six like letters make no family."""
    assert are_kin(one, other, code) is kin


def test_the_list_of_contraries_is_sound() -> None:
    """No word is its own contrary, rows stand in order, each once, and there are hundreds."""
    with (RULES / "contraries.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["one"], row["other"]) for row in csv.DictReader(file)]
    sides = [tuple({inflected(word, "en") for word in side.split("|")} for side in row) for row in rows]
    assert [one & other for one, other in sides if one & other] == []
    assert rows == sorted(set(rows))
    assert len(rows) > 400


@pytest.mark.parametrize(
    ("french", "english", "contrary"),
    [
        ("refus", "granted", True),
        ("prêteur", "borrower", True),
        ("terme", "outset", True),
        ("humide", "dry", True),
        ("retardé", "hastened", True),
        ("refus", "refusal", False),
        ("octroi", "granted", False),
        ("terme", "borrower", False),
        # « hôte » receives and is received, "sanction" punishes and allows: neither has a contrary.
        ("hôte", "guest", False),
        ("refus", "sanction", False),
    ],
)
def test_contraries_are_known_by_the_lists(french: str, english: str, *, contrary: bool) -> None:
    """Two words are contrary where what either says is listed beside the other, and they are no translations."""
    assert are_contrary(french, english, "fr", "en") is contrary
    assert are_contrary(english, french, "en", "fr") is contrary
