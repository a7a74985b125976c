"""Suggestions from the memory of all catalogues are drafts with today's dates and numbers."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from sample import INTO_ENGLISH, communique

from timeline.language.languages import Languages
from timeline.model.translation import State
from timeline.translations.carried import carried
from timeline.translations.catalogue import Catalogue, new_catalogue
from timeline.translations.exchange.returned import ReturnedTranslation
from timeline.translations.known_texts import KnownTexts
from timeline.translations.memory import Memories
from timeline.translations.po import Unit
from timeline.translations.states import unit_state
from timeline.translations.suggesting import build_memory, suggest_drafts

OLD = "Réunis à Bruxelles le 7 décembre 2007, les 27 ministres ont adopté le programme de travail pour 2008."
OLD_EN = "Meeting in Brussels on 7 December 2007, the 27 Ministers adopted the Work Programme for 2008."
TODAY = "Ils ont décidé aujourd'hui de lancer le projet d'ici à la fin 2008."
TODAY_EN = "They decided today to launch the project by the end of 2008."
TEXTS = KnownTexts(
    {
        "a": replace(communique(), published=date(2007, 12, 7)),
        "b": replace(communique(), published=date(2009, 12, 4)),
    },
    Languages(),
)
UNKNOWN = KnownTexts({}, Languages())


def catalogue(*units: Unit) -> Catalogue:
    """A catalogue of these entries."""
    return Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, units)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (OLD, OLD_EN),
        (OLD.replace("'", "’"), OLD_EN),
        (
            OLD.replace("7 décembre 2007", "4 décembre 2009").replace("27", "1 029").replace("2008", "2010"),
            OLD_EN.replace("7 December 2007", "4 December 2009").replace("27", "1,029").replace("2008", "2010"),
        ),
        (OLD.replace("adopté", "approuvé"), OLD_EN),
        (TODAY, TODAY_EN),
        (TODAY.replace("d'ici à la fin 2008", "vers la fin 2009"), TODAY_EN.replace("by the end of 2008", "around the end of 2009")),
        ("Rien de semblable n'a jamais été dit.", ""),
        ("Le COR.", ""),
    ],
    ids=["same", "typography", "dates and numbers", "a word", "relative", "deadline", "unlike", "short"],
)  # fmt: skip
def test_a_draft_has_the_dates_and_numbers_of_today(french: str, english: str) -> None:
    """The very sentence gives its English; a like one gives it with the new values; another gives nothing."""
    memory = build_memory([catalogue(Unit("a.x2x2", OLD, OLD_EN), Unit("a.y3y3", TODAY, TODAY_EN))], TEXTS)
    after, suggestions = suggest_drafts(catalogue(Unit("b.z4z4", french)), memory, TEXTS)
    (unit,) = after.units
    assert unit.target == english
    assert unit_state(unit) is (State.DRAFT if english else State.MISSING)
    assert [suggestion.id for suggestion in suggestions] == ["b.z4z4"] * bool(english)


@pytest.mark.parametrize("seed", range(12))
def test_several_memories_are_asked_as_one(seed: int) -> None:
    """However what was translated is parted, the same sentence and the likest one are found as in one memory of all."""
    draw = random.Random(seed)  # noqa: S311 the same sentences each time
    words = ["conseil", "programme", "réunion", "adopté", "exercice", "sécurité", "plan", "Bruxelles"]
    said = [" ".join(draw.choices(words, k=7)) for _ in range(40)]
    units = [Unit(f"a.x{number}", source, f"English {number}") for number, source in enumerate(draw.choices(said, k=60))]
    whole = build_memory([catalogue(*units)], TEXTS)
    cuts = sorted(draw.sample(range(60), 4))
    parts = Memories(tuple(build_memory([catalogue(*units[at:to])], TEXTS) for at, to in pairwise([0, *cuts, 60])))
    for source in (*said, *(" ".join(one.split()[1:]) for one in said), "rien de tel"):
        assert parts.same(INTO_ENGLISH, source.casefold()) == whole.same(INTO_ENGLISH, source.casefold())
        likest = [memory.likest(source, INTO_ENGLISH) for memory in (whole, parts)]
        assert likest[0] == likest[1]


def test_the_memory_has_what_was_translated_once() -> None:
    """Stale English answers for its own French, obsolete for its own; drafts are no memory."""
    stale = Unit("a.x2x2", "Autre.", "Former.", flags=("fuzzy",), previous="Ancien.")
    gone = Unit("a.y3y3", "Disparu.", "Gone.", obsolete=True)
    draft = Unit("a.z4z4", "Essai.", "Trial.", flags=("fuzzy",))
    memory = build_memory([catalogue(stale, gone, draft)], UNKNOWN)
    empty = catalogue(*(Unit(f"b.{n}aa2", text) for n, text in zip("wxyz", ("Ancien.", "Autre.", "Disparu.", "Essai."), strict=True)))
    after, _ = suggest_drafts(empty, memory, UNKNOWN)
    assert [unit.target for unit in after.units] == ["Former.", "", "Gone.", ""]


def test_nothing_that_stands_is_touched() -> None:
    """Only empty entries get drafts."""
    memory = build_memory([catalogue(Unit("a.x2x2", OLD, OLD_EN))], UNKNOWN)
    kept = catalogue(Unit("b.x2x2", OLD, "Mine."), Unit("b.y3y3", OLD, "", obsolete=True))
    assert suggest_drafts(kept, memory, UNKNOWN) == (kept, ())


BERLIN = "Le Président s'est rendu en Allemagne le 7 décembre 2007 avec une délégation française."
BERLIN_EN = "The President visited Germany on 7 December 2007 with a French delegation."


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (BERLIN.replace("Allemagne", "Italie"), BERLIN_EN.replace("Germany", "Italy")),
        (BERLIN.replace("Allemagne", "Italie").replace("française", "belge"), BERLIN_EN.replace("Germany", "Italy").replace("French", "Belgian")),
        (BERLIN.replace("Allemagne", "Italie").replace(" avec une délégation française", ""), ""),
        (BERLIN.replace("en Allemagne", "à Florence"), BERLIN_EN.replace("Germany", "Florence")),
    ],
    ids=["country", "people", "another number of places", "a town for a country"],
)
def test_a_draft_has_the_places_of_today(french: str, english: str) -> None:
    """« en Italie » is never offered "in Germany": the place is replaced, or nothing is offered."""
    memory = build_memory([catalogue(Unit("a.x2x2", BERLIN, BERLIN_EN))], TEXTS)
    (unit,) = suggest_drafts(catalogue(Unit("b.z4z4", french)), memory, TEXTS)[0].units
    assert unit.target == english


HEARD = "La commission a entendu M. Dupont et Mme Roy le 7 décembre 2007 sur le budget de la province."
HEARD_EN = "The committee heard Mr Dupont and Ms Roy on 7 December 2007 on the budget of the province."


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (HEARD.replace("Dupont", "Lavigne"), HEARD_EN.replace("Dupont", "Lavigne")),
        (HEARD.replace("Roy", "Jeanne de La Fontaine").replace("7", "8"), HEARD_EN.replace("Roy", "Jeanne de La Fontaine").replace("7", "8")),
        (HEARD.replace("Roy", "Anne Roy"), HEARD_EN.replace("Roy", "Anne Roy")),
        (HEARD.replace("M. Dupont", "Mme Dupont"), ""),
        (HEARD.replace("M. Dupont et Mme Roy", "Mme Roy"), ""),
        (HEARD.replace("entendu", "reçu"), HEARD_EN),
    ],
    ids=["another", "another and another day", "a first name", "another title", "one fewer", "the same"],
)
def test_a_draft_has_the_persons_of_today(french: str, english: str) -> None:
    """« M. Lavigne » is never offered "Mr Dupont", nor « Mme Dupont »: the name is replaced, or nothing is offered."""
    memory = build_memory([catalogue(Unit("a.x2x2", HEARD, HEARD_EN))], TEXTS)
    (unit,) = suggest_drafts(catalogue(Unit("b.z4z4", french)), memory, TEXTS)[0].units
    assert unit.target == english


def test_a_draft_says_what_it_comes_from() -> None:
    """Poedit shows what its French has otherwise; a comment says how alike they are, and it is a draft all the same."""
    memory = build_memory([catalogue(Unit("a.x2x2", OLD, OLD_EN))], TEXTS)
    units = Unit("b.z4z4", OLD.replace("adopté", "approuvé"), notes=("date: 2008",)), Unit("b.y3y3", OLD)
    like, same = suggest_drafts(catalogue(*units), memory, TEXTS)[0].units
    assert (like.previous, like.notes[0], unit_state(like)) == (OLD, "date: 2008", State.DRAFT)
    assert like.notes[1].endswith("% like a.x2x2")
    assert (same.previous, same.notes, unit_state(same)) == (None, ("draft: 100% like a.x2x2",), State.DRAFT)


def test_a_memory_from_outside_gives_drafts_too() -> None:
    """What an agency translated before stands behind our own."""
    others = [ReturnedTranslation("", TODAY, "From elsewhere.", State.DRAFT, INTO_ENGLISH)]
    memory = build_memory([catalogue(Unit("a.x2x2", OLD, OLD_EN))], TEXTS, others)
    (unit,) = suggest_drafts(catalogue(Unit("b.z4z4", TODAY)), memory, TEXTS)[0].units
    assert (unit.target, unit.notes) == ("From elsewhere.", ("draft: 100% like another memory",))


def test_a_place_is_translated_once() -> None:
    """The same place, body or headline is filled everywhere; a sentence, a doubt and another's words are left alone."""
    done = Unit("a.place", "Bruxelles", "Brussels"), Unit("a.k3f7", "Bruxelles", "Brussels"), Unit("a.q8q8-headline", "Plan adopté", "Plan adopted")
    doubt = Unit("a.place-rome", "Rome", "Rome"), Unit("b.place-rome", "Rome", "Roma"), Unit("c.place-rome", "Rome", "")
    empty = Unit("b.place-bruxelles", "Bruxelles", ""), Unit("b.k4f8", "Bruxelles", ""), Unit("b.headline", "Plan adopté", "")
    own = Unit("d.place-bruxelles", "Bruxelles-Ville", "the seat")
    ((first, _), (second, ids)) = carried([catalogue(*done, *doubt[:1]), catalogue(*empty, *doubt[1:], own, replace(own, id="e.place", obsolete=True, target=""))])
    assert first.units[:3] == done
    assert [unit.target for unit in second.units] == ["Brussels", "", "Plan adopted", "Roma", "", "the seat", ""]
    assert ids == ("b.place-bruxelles", "b.headline")
