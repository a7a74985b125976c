"""Merging a fresh extraction: ids last, states are true, nothing is lost."""

from __future__ import annotations

import random
import re
import subprocess
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import ROOT, need
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import INTO_ENGLISH

from timeline.model.errors import TimelineError
from timeline.model.translation import Message, State
from timeline.project.files import Source
from timeline.translations import event_ids as ids
from timeline.translations.alignment import align, comparable
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue, write_catalogue
from timeline.translations.event_ids import LetteredDate, carry_letters, read_dates, write_dates
from timeline.translations.joining import move
from timeline.translations.merge import Merge, merge_catalogue
from timeline.translations.sentence_ids import new_id
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PLACES = count(1)  # no two sentences stand in one place
FIRST = "Les ministres ont adopté le programme de travail du Conseil pour l'année prochaine."
SECOND = "Ils ont décidé de lancer un projet de coopération sur la gestion de l'espace aérien."
THIRD = "La conférence de Rome examinera la lutte contre le terrorisme et le trafic de drogue."


def sentences(*texts: str, dates: tuple[str, ...] = ("2008-01",), communique: str = "nrc-2007") -> list[Message]:
    """Messages of one communiqué."""
    return [
        Message(communique, "", text, dates, ("where: paragraph 1",), "corpus/a.txt", next(PLACES), language="fr")
        for text in texts
    ]


def fresh(messages: Sequence[Message]) -> Merge:
    """A first merge, into an empty catalogue."""
    return merge_catalogue(new_catalogue("en.po", INTO_ENGLISH), messages)


def translate(catalogue: Catalogue) -> Catalogue:
    """The catalogue as a translator leaves it who works as an editor does: English everywhere, flags cleared."""
    units = (
        replace(u, target=u.target or f"EN {u.source}", flags=(), previous=None) if not u.obsolete else u
        for u in catalogue.units
    )
    return saved(replace(catalogue, units=tuple(units)))


def saved(catalogue: Catalogue) -> Catalogue:
    """The catalogue after a save and a load."""
    return read_catalogue(Source(catalogue.path, write_catalogue(catalogue)), INTO_ENGLISH)


def translated(*texts: str, **more: tuple[str, ...]) -> Catalogue:
    """A catalogue of these sentences, all translated."""
    return translate(fresh(sentences(*texts, **more)).catalogue)


def update(catalogue: Catalogue, messages: Sequence[Message]) -> Merge:
    """A merge where loss is meant, saved and loaded, and proven to be stable."""
    merged = merge_catalogue(saved(catalogue), messages, allow_loss=True)
    text = write_catalogue(merged.catalogue)
    again = merge_catalogue(read_catalogue(Source("en.po", text), INTO_ENGLISH), messages)
    assert write_catalogue(again.catalogue) == text
    assert event_ids(again) == event_ids(merged)
    assert [one.id for one in translations(again)] == [one.id for one in translations(merged)]
    return merged


class Said(NamedTuple):
    """A message's translation as the tests ask for it."""

    id: str
    source: str
    target: str
    state: State
    place: str
    line: int


def translations(merged: Merge) -> list[Said]:
    """The translation of each message, in order."""
    path = merged.catalogue.path
    return [Said(u.id, u.source, u.target, unit_state(u), path, u.line) for u in merged.units.values()]


def event_ids(merged: Merge) -> tuple[tuple[str, ...], ...]:
    """The ids of each message's events, in order."""
    return tuple(ids.event_ids(u.id, read_dates(u.notes)[0]) for u in merged.units.values())


# ---- ids


def test_ids_are_drawn_from_the_text_alone() -> None:
    """Two projects, or two days, give the same sentence the same id."""
    one, other = fresh(sentences(FIRST, SECOND)), fresh(sentences(SECOND, FIRST))
    assert {t.id for t in translations(one)} == {t.id for t in translations(other)}
    assert all(re.fullmatch(r"nrc-2007\.[a-z][a-z2-9]{3}", t.id) for t in translations(one))


def test_twins_have_ids_of_their_own() -> None:
    """A sentence said twice in a communiqué is translated twice."""
    assert len({t.id for t in translations(fresh(sentences(FIRST, FIRST, FIRST)))}) == 3


def test_a_taken_code_is_drawn_again_and_longer_in_the_end() -> None:
    """However many are taken, a free one is found."""
    used: set[str] = set()
    for _ in range(100):
        used.add(new_id("a", FIRST, used))
    assert len(used) == 100
    assert {len(identity) for identity in used} == {6, 7, 8}


def test_titles_have_their_role_as_id() -> None:
    """A title keeps its id whatever becomes of its words."""
    title = Message("nrc-2007", "title", "Réunion des ministres")
    catalogue = translate(fresh([title]).catalogue)
    merged = update(catalogue, [replace(title, text="Tout autre chose")])
    assert [(t.id, t.state, t.target) for t in translations(merged)] == [
        ("nrc-2007.title", State.STALE, "EN Réunion des ministres")
    ]


def test_equal_sentences_of_two_communiques_are_apart() -> None:
    """Each has its own English."""
    messages = [*sentences(FIRST), *sentences(FIRST, communique="nrc-2008")]
    first, second = translations(fresh(messages))
    assert first.id.replace("2007", "2008") == second.id
    assert first.id != second.id


def test_a_renamed_communique_takes_its_translations_along() -> None:
    """The codes stay, the name before them changes."""
    catalogue = translated(FIRST, SECOND, THIRD)
    merged = update(catalogue, sentences(FIRST, SECOND, THIRD, communique="brussels-2007"))
    assert [t.state for t in translations(merged)] == [State.TRANSLATED] * 3
    assert [t.id for t in translations(merged)] == [u.id.replace("nrc-2007", "brussels-2007") for u in catalogue.units]
    assert merged.report.renamed == ("nrc-2007 to brussels-2007",)
    assert not merged.report.obsolete


# ---- alignment


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'OTAN", "l’OTAN"),
        ("« ici »", '"ici"'),
        ("\u00abici\u00bb", "« ici »"),
        ("Russie-OTAN", "Russie‑OTAN"),
        ("fin :", "fin\u00a0:"),
        ("À Rome, États", "A Rome, Etats"),
        ("*Active Endeavour*", "Active Endeavour"),
        ("10\u202f000  hommes", "10 000 hommes"),
        ("e\u0301te\u0301", "été"),
        ("œuvre", "oeuvre"),
        ("attendez…", "attendez..."),
    ],
)
def test_typography_makes_no_difference(one: str, other: str) -> None:
    """What only typesetters see is folded."""
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [("marche", "marché"), ("2007", "2008"), ("ne veut", "veut"), ("Conseil", "conseil"), ("à", "a")]
)
def test_what_has_a_meaning_makes_a_difference(one: str, other: str) -> None:
    """Accents, figures and words are no typography."""
    assert comparable(one) != comparable(other)


def test_nothing_is_attached_to_a_sentence_that_is_not_alike() -> None:
    """One dropped and another added in its place is a new sentence."""
    assert align([FIRST, SECOND], [FIRST, THIRD]) == [0, None]


def test_twins_are_told_apart_by_their_neighbours() -> None:
    """Where one of two equal sentences is gone, the one between the same neighbours stays."""
    assert align([FIRST, "Oui.", SECOND, "Oui.", THIRD], [SECOND, "Oui.", THIRD]) == [2, 3, 4]


def test_a_part_is_known_in_its_place() -> None:
    """A sentence cut short, in the same gap, is the same."""
    assert align([FIRST, SECOND, THIRD], [FIRST, "Ils espèrent.", THIRD]) == [0, None, 2]
    assert align([FIRST, SECOND, THIRD], [FIRST, "Ils ont décidé de lancer", THIRD]) == [0, 1, 2]


def corpus_sentences() -> list[list[str]]:
    """Each communiqué of the repository, cut roughly into sentences."""
    texts = [re.sub(r"\s+", " ", p.read_text(encoding="utf-8")) for p in sorted((ROOT / "corpus").glob("*/*.txt"))]
    return [[part for part in re.split(r"(?<=[.;!?])\s+(?=[A-ZÉÀ«*–-])", t) if len(part) > 25] for t in texts]


def altered(texts: Sequence[str], others: Sequence[str], chance: random.Random) -> list[tuple[int | None, str]]:
    """The sentences with their old place: some dropped, some added, a quarter edited, a paragraph moved."""
    rows: list[tuple[int | None, str]] = []
    for place, text in enumerate(texts):
        if chance.random() >= 0.05:
            rows.append((place, edited(text, chance) if chance.random() < 0.25 else text))
        if chance.random() < 0.05:
            rows.append((None, chance.choice(others)))
    start, end = chance.randrange(len(rows)), chance.randrange(len(rows))
    paragraph = rows[start : start + 3]
    del rows[start : start + 3]
    rows[end:end] = paragraph
    return rows


def edited(text: str, chance: random.Random) -> str:
    """The sentence as another extraction might give it."""
    words = text.split()
    place = chance.randrange(len(words))
    kind = chance.randrange(5)
    if kind == 0:
        return text.replace("'", "’").replace("*", "")
    if kind == 1:
        return re.sub(r"\d{4}", lambda year: str(int(year[0]) + 1), text, count=1)
    if kind == 2:
        return " ".join([*words[:place], chance.choice(words), *words[place + 1 :]])
    if kind == 3:
        return " ".join(words[: max(4, len(words) // 2)])
    return " ".join([*words[:place], *chance.sample(words, min(3, len(words))), *words[place:]])


def test_ids_last_over_altered_extractions() -> None:
    """99 in 100 sentences keep their id, and none gets another's: 40 alterations of each communiqué."""
    known = corpus_sentences()
    kept, wrong, count = 0, 0, 0
    for seed in range(40):
        chance = random.Random(seed)  # noqa: S311
        for number, texts in enumerate(known):
            others = [text for other in known[:number] + known[number + 1 :] for text in other]
            rows = altered(texts, others, chance)
            aligned = align([comparable(text) for text in texts], [comparable(text) for _, text in rows])
            for (place, _), found in zip(rows, aligned, strict=True):
                same = found is not None and place is not None and comparable(texts[found]) == comparable(texts[place])
                kept += same
                wrong += found is not None and not same
                count += place is not None
    assert wrong == 0
    assert kept / count >= 0.99


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_alteration_loses_or_exchanges_a_translation(data: st.DataObject) -> None:
    """After any alteration, each English is still beside French that was its own, or waits as obsolete."""
    texts = corpus_sentences()[0][2:10]
    catalogue = translated(*texts)
    order = data.draw(st.permutations(range(len(texts))))
    rows = [(n, data.draw(st.sampled_from([texts[n], texts[n] + " Enfin.", texts[n][:60]]))) for n in order]
    rows = rows[: data.draw(st.integers(0, len(rows)))]
    merged = update(catalogue, sentences(*(text for _, text in rows)))
    for (_, text), one in zip(rows, translations(merged), strict=True):
        assert not one.target or one.target.removeprefix("EN ")[:50] == text[:50]
    english = [unit.target for unit in merged.catalogue.units]
    assert {unit.target for unit in catalogue.units} <= set(english)


WORDS = ("Le Conseil a adopté le plan", "Ils ont salué l'accord de Rome", "La mission se poursuit en mer", "Oui")
TEXTS = st.builds(
    lambda text, year, end: f"{text}{year}{end}",
    st.sampled_from(WORDS),
    st.sampled_from(["", " pour 2008", " pour 2009", " avec succès, dès que possible"]),
    st.sampled_from([".", " !", ", enfin."]),
)
EXTRACTIONS = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), TEXTS, st.sampled_from([("2008",), ("2009", "by end 2008"), ()])), max_size=6
)


@settings(max_examples=60, deadline=None)
@given(st.lists(EXTRACTIONS, min_size=1, max_size=5), st.booleans())
def test_no_english_is_ever_lost(extractions: list[list[tuple[str, str, tuple[str, ...]]]], always: bool) -> None:  # noqa: FBT001
    """Over any series of extractions, all English that was ever written is in the catalogue, no id is two's."""
    catalogue, written = new_catalogue("en.po", INTO_ENGLISH), set()
    for number, extraction in enumerate(extractions):
        messages = [
            Message(communique, "", text, dates, start=next(PLACES)) for communique, text, dates in extraction
        ]
        merged = update(catalogue, messages)
        ids = [unit.id for unit in merged.catalogue.units]
        assert len(set(ids)) == len(ids)
        assert [t.source for t in translations(merged)] == [m.text for m in messages]
        for one, unit in zip(translations(merged), merged.catalogue.units, strict=False):
            assert one.state is not State.STALE or unit.previous is not None
            assert unit.previous is None or one.state in {State.STALE, State.DRAFT}
        catalogue = translate(merged.catalogue) if always or number % 2 == 0 else saved(merged.catalogue)
        written |= {unit.target for unit in catalogue.units if unit.target}
        kept = " ".join(unit.target for unit in catalogue.units)
        assert all(english in kept for english in written)


# ---- states


@pytest.mark.parametrize(
    ("change", "state", "line"),
    [
        (lambda m: m, State.TRANSLATED, "kept"),
        (lambda m: replace(m, text=m.text.replace("'", "’")), State.TRANSLATED, "touched"),
        (lambda m: replace(m, text=m.text.replace("ont", "n'ont pas")), State.STALE, "stale"),
        (lambda m: replace(m, dates=("2008-02",)), State.STALE, "stale"),
        (lambda m: replace(m, dates=()), State.STALE, "stale"),
        (lambda m: replace(m, text=m.text[:40]), State.STALE, "stale"),
        (lambda m: replace(m, notes=("other",), reference="b.txt:7"), State.TRANSLATED, "kept"),
    ],
    ids=["nothing", "typography", "a word", "the date", "no date", "cut off", "comments"],
)
def test_what_a_change_makes_of_a_translation(change, state: State, line: str) -> None:  # noqa: ANN001
    """Typography is no change; a word or a date is one; the English stays in every case."""
    catalogue = translated(FIRST, SECOND)
    first, second = sentences(FIRST, SECOND)
    merged = update(catalogue, [change(first), second])
    one = translations(merged)[0]
    assert (one.id, one.target, one.state) == (catalogue.units[0].id, f"EN {FIRST}", state)
    assert getattr(merged.report, line)[:1] == (one.id,)


def test_previous_is_what_was_translated_however_many_changes_since() -> None:
    """The second change of the French does not hide the first."""
    catalogue = translated(FIRST, SECOND)
    for year in ("2010", "2011", "2012"):
        catalogue = update(catalogue, sentences(FIRST.replace("prochaine", year), SECOND)).catalogue
    assert (catalogue.units[0].previous, catalogue.units[0].flags) == (FIRST, ("fuzzy",))


def test_french_that_goes_back_clears_the_flag() -> None:
    """What was translated is what stands there again."""
    catalogue = update(translated(FIRST, SECOND), sentences(FIRST + " Enfin.", SECOND)).catalogue
    merged = update(catalogue, sentences(FIRST.replace("'", "’"), SECOND))
    assert translations(merged)[0].state is State.TRANSLATED
    assert merged.catalogue.units[0].previous is None
    assert merged.report.cleared == (translations(merged)[0].id,)


def test_a_changed_date_says_which_it_was_until_it_is_seen() -> None:
    """``date was`` stays over a second change, and goes when the translator clears the flag, or the date comes back."""
    catalogue = translated(FIRST, SECOND)
    for month in ("2008-02", "2008-03"):
        merged = update(catalogue, sentences(FIRST, SECOND, dates=(month,)))
        assert merged.catalogue.units[0].notes[:2] == (f"date: {month}", "date was: 2008-01")
        assert translations(merged)[0].state is State.STALE
        catalogue = merged.catalogue
    back = update(catalogue, sentences(FIRST, SECOND)).catalogue
    assert back.units == translated(FIRST, SECOND).units
    seen = update(translate(catalogue), sentences(FIRST, SECOND, dates=("2008-03",)))
    assert seen.catalogue.units[0].notes[:2] == ("date: 2008-03", "where: paragraph 1")
    assert translations(seen)[0].state is State.TRANSLATED


def test_dates_that_a_program_dropped_are_no_change() -> None:
    """Extracted comments are ours to write again."""
    catalogue = translated(FIRST)
    bare = replace(catalogue, units=tuple(replace(unit, notes=()) for unit in catalogue.units))
    assert update(bare, sentences(FIRST)).catalogue == catalogue


def test_a_draft_of_other_french_is_stale_and_never_a_translation() -> None:
    """It stays a draft; when its French changes it is stale, beside that French; when that returns a draft again."""
    catalogue = translated(FIRST)
    draft = replace(catalogue, units=(replace(catalogue.units[0], flags=("fuzzy",)),))
    for text, state, previous in ((FIRST, State.DRAFT, None), (FIRST + " Enfin.", State.STALE, FIRST), (FIRST, State.DRAFT, None)):
        merged = update(draft, sentences(text))
        draft = merged.catalogue
        assert (translations(merged)[0].state, draft.units[0].previous) == (state, previous)


@pytest.mark.parametrize("flags", [(), ("fuzzy",)])
def test_an_emptied_entry_is_missing(flags: tuple[str, ...]) -> None:
    """Blank English is none, and nothing to be fuzzy about."""
    catalogue = translated(FIRST)
    emptied = replace(catalogue, units=(replace(catalogue.units[0], target=" ", flags=flags, previous="x"),))
    merged = update(emptied, sentences(FIRST))
    assert translations(merged)[0].state is State.MISSING
    assert (merged.catalogue.units[0].flags, merged.catalogue.units[0].previous) == ((), None)


@pytest.mark.parametrize("text", [FIRST, FIRST.replace("adopté", "approuvé")], ids=["translated", "stale"])
def test_what_vanishes_comes_back_with_its_state(text: str) -> None:
    """Obsolete keeps flag, previous, dates and the translator's comments."""
    catalogue = translated(FIRST, SECOND, THIRD, dates=("2008-01", "by end 2008"))
    noted = replace(catalogue.units[0], comments=("accept: T07 usage",))
    catalogue = replace(catalogue, units=(noted, *catalogue.units[1:]))
    before = update(catalogue, sentences(text, SECOND, THIRD, dates=("2008-01", "by end 2008")))
    without = update(before.catalogue, sentences(SECOND, THIRD, dates=("2008-01", "by end 2008")))
    gone = without.catalogue.units[-1]
    assert (gone.obsolete, gone.target, gone.flags) == (True, f"EN {FIRST}", before.catalogue.units[0].flags)
    assert without.report.obsolete == (gone.id,)
    back = update(without.catalogue, sentences(text, SECOND, THIRD, dates=("2008-01", "by end 2008")))
    assert back.catalogue == before.catalogue
    assert back.report.restored == (gone.id,)


def test_what_was_never_translated_goes_for_good() -> None:
    """Gettext keeps no obsolete entry without a translation; its id is drawn the same again."""
    merged = update(fresh(sentences(FIRST, SECOND)).catalogue, sentences(SECOND))
    assert [unit.source for unit in merged.catalogue.units] == [SECOND]
    assert len(merged.report.dropped) == 1


def test_a_moved_sentence_is_reported_and_keeps_its_english() -> None:
    """Order is the communiqué's; the translation goes where its sentence goes."""
    catalogue = translated(FIRST, SECOND, THIRD)
    merged = update(catalogue, sentences(THIRD, FIRST, SECOND))
    assert [t.target for t in translations(merged)] == [f"EN {text}" for text in (THIRD, FIRST, SECOND)]
    assert merged.report.moved == (catalogue.units[2].id,)


def test_joined_sentences_have_the_english_of_both() -> None:
    """Two sentences that became one: neither English is lost, and the one that goes waits as obsolete."""
    catalogue = translated(FIRST, SECOND, THIRD)
    merged = update(catalogue, sentences(f"{FIRST[:-1]}; {SECOND}", THIRD))
    one = translations(merged)[0]
    assert (one.state, one.target) == (State.STALE, f"EN {FIRST} EN {SECOND}")
    assert merged.catalogue.units[0].previous == f"{FIRST} {SECOND}"
    assert merged.report.joined == (one.id,)
    assert [unit.target for unit in merged.catalogue.units if unit.obsolete]
    back = update(merged.catalogue, sentences(FIRST, SECOND, THIRD))
    assert len(back.report.restored) == 1
    assert {f"EN {FIRST}", f"EN {SECOND}"} & {translation.target for translation in translations(back)}


def test_a_parted_sentence_offers_its_english_to_both_parts() -> None:
    """One keeps the id and the English as stale, the other has it as a draft."""
    whole = f"{FIRST[:-1]} ; {SECOND}"
    catalogue = translated(whole, THIRD)
    merged = update(catalogue, sentences(FIRST, SECOND, THIRD))
    first, second, _ = translations(merged)
    assert {first.state, second.state} == {State.STALE, State.DRAFT}
    assert first.target == second.target == f"EN {whole}"
    drafted = next(unit for unit in merged.catalogue.units if unit_state(unit) is State.DRAFT)
    assert (drafted.previous, drafted.notes[1]) == (whole, f"draft: from {catalogue.units[0].id}")
    assert catalogue.units[0].id in (first.id, second.id)
    assert len(merged.report.parted) == 1


def test_an_editor_moves_an_id() -> None:
    """What no likeness can tell, a person can; a name that is taken is refused."""
    catalogue = translated(FIRST, SECOND)
    one, other = (unit.id for unit in catalogue.units)
    assert [unit.id for unit in move(catalogue, one, "nrc-2007.x2x2").units] == ["nrc-2007.x2x2", other]
    assert {unit.id[:4] for unit in move(catalogue, "nrc-2007", "rome").units} == {"rome"}
    for old, new in ((one, other), ("nrc-1999", "rome")):
        with pytest.raises(TimelineError, match="T29"):
            move(catalogue, old, new)


def test_a_great_loss_is_refused() -> None:
    """One bad day of extraction does not empty the catalogue; the finding says how to insist."""
    catalogue = translated(FIRST, SECOND, THIRD)
    with pytest.raises(TimelineError, match="2 of 3 entries would become obsolete, of nrc-2007") as caught:
        merge_catalogue(catalogue, sentences(FIRST))
    assert "--allow-loss" in caught.value.findings[0].remedy
    assert len(merge_catalogue(catalogue, sentences(FIRST), allow_loss=True).report.obsolete) == 2


def test_translations_know_their_place() -> None:
    """A finding can name the line of the entry in the file as read; a new entry has none yet."""
    catalogue = translated(FIRST)
    line = write_catalogue(catalogue).split("\n").index(f'msgid "{FIRST}"') + 1
    merged = merge_catalogue(catalogue, sentences(FIRST, SECOND))
    assert [(t.place, t.line) for t in translations(merged)] == [("en.po", line), ("en.po", 0)]


def test_the_report_names_what_it_counts() -> None:
    """Numbers first, then one line for each entry that did not simply stay."""
    merged = update(translated(FIRST, SECOND), sentences(FIRST, SECOND + " Enfin.", THIRD))
    _, second, third = (t.id for t in translations(merged))
    assert merged.report.lines == ("1 kept, 1 stale, 1 new", f"  stale {second}", f"  new {third}")


# ---- events


@pytest.mark.parametrize(
    ("extractions", "letters"),
    [
        ([("2008",)], [""]),
        ([("2008-01", "by end 2008")], ["", "b"]),
        ([("2008-01", "by end 2008"), ("2007", "2008-01", "by end 2008")], ["c", "", "b"]),
        ([("2008-01", "by end 2008"), ("by end 2008",)], ["b"]),
        ([("2008-01", "by end 2008"), ("by end 2008",), ("by end 2008", "2009")], ["b", "c"]),
        ([("2008-01", "by end 2008"), ("by end 2008",), ("2008-01", "by end 2008")], ["", "b"]),
        ([("2008-01", "by end 2008"), ("2008-02", "by end 2008")], ["", "b"]),
        ([("2008", "2009", "2010"), ("2010", "2008", "2009")], ["c", "", "b"]),
        ([("2008", "2008"), ("2008", "2008", "2009")], ["", "b", "c"]),
        ([("{2011-03-09,2011-03-23}", "~2009"), ("~2009",)], ["b"]),
    ],
)
def test_events_keep_their_letters(extractions: list[tuple[str, ...]], letters: list[str]) -> None:
    """A date inserted, dropped or corrected moves no other event's id; a letter is never given twice."""
    catalogue = new_catalogue("en.po", INTO_ENGLISH)
    for dates in extractions:
        merged = update(catalogue, sentences(FIRST, dates=dates))
        catalogue = translate(merged.catalogue)
    identity = translations(merged)[0].id
    assert event_ids(merged) == (tuple(f"{identity}-{letter}" if letter else identity for letter in letters),)


def test_thirty_events_of_one_sentence_have_thirty_ids() -> None:
    """The letters do not run out at z."""
    dates = tuple(str(2000 + n) for n in range(60))
    assert len(set(event_ids(fresh(sentences(FIRST, dates=dates)))[0])) == 60


NOTATIONS = st.lists(st.sampled_from(["2008", "2009-01", "by end 2008", "2009~", "{2008,2009}", "early 2008/mid 2009"]))


@settings(deadline=None)
@given(st.lists(NOTATIONS, min_size=1, max_size=5))
def test_letters_are_written_and_read_again(extractions: list[list[str]]) -> None:
    """Whatever dates come and go, the comments remember all of it, and no two events share a letter."""
    dates: tuple[LetteredDate, ...] = ()
    for notations in extractions:
        dates = carry_letters(dates, notations)
        assert read_dates(write_dates(dates, notations)) == (dates, tuple(notations))
        assert [date.notation for date in dates if not date.gone] == notations
        assert len({date.letter for date in dates}) == len(dates)
        assert carry_letters(dates, notations) == dates


# ---- outside tools


def test_what_msgmerge_did_is_taken_up(tmp_path: Path) -> None:
    """A service that runs msgmerge moves large changes to obsolete: their English comes back, as stale."""
    catalogue = translated(FIRST, SECOND)
    path, template = tmp_path / "en.po", tmp_path / "new.pot"
    path.write_text(write_catalogue(catalogue), encoding="utf-8")
    units = (replace(catalogue.units[0], source=THIRD, target=""), replace(catalogue.units[1], target=""))
    template.write_text(write_catalogue(replace(catalogue, units=units)), encoding="utf-8")
    command = [need("msgmerge"), "--previous", "-q", path, template]
    merged = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    one, other = update(read_catalogue(Source("en.po", merged), INTO_ENGLISH), sentences(THIRD, SECOND)).catalogue.units
    assert (one.target, one.previous, one.flags) == (f"EN {FIRST}", FIRST, ("fuzzy",))
    assert (other.target, other.flags) == (f"EN {SECOND}", ())


def test_another_line_and_another_hand_merge(tmp_path: Path) -> None:
    """Git joins them: an archivist's header grew a line, a translator filled one entry and cleared another.

    Filling conflicts with nothing; clearing stands beside the line, and that conflict is none.
    """
    was = fresh(sentences(FIRST, SECOND, THIRD)).catalogue
    drafts = [replace(unit, target="EN", flags=("fuzzy",)) for unit in was.units[:2]]
    was = replace(was, units=(*(replace(unit, references=("corpus/a.txt:9",)) for unit in (*drafts, was.units[2])),))
    lower = replace(was, units=tuple(replace(unit, references=("corpus/a.txt:10",)) for unit in was.units))
    filled = replace(was.units[2], target="EN too")
    done = replace(was, units=(replace(was.units[0], flags=()), was.units[1], filled))
    for name, side in (("ours", lower), ("base", was), ("theirs", done)):
        (tmp_path / name).write_text(write_catalogue(side), encoding="utf-8")
    command = [need("git"), "merge-file", "-p", "--diff3", "ours", "base", "theirs"]
    joined = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path).stdout.decode()
    assert joined.count("<<<<<<<") == 1
    read = read_catalogue(Source("en.po", joined), INTO_ENGLISH)
    expected = replace(done, units=tuple(replace(unit, references=()) for unit in done.units))
    assert replace(read, units=tuple(replace(unit, references=()) for unit in read.units)).units == expected.units


def test_a_guess_of_msgmerge_from_another_entry_is_a_draft() -> None:
    """English that was another sentence's is not taken for this one's."""
    unit = replace(translated(FIRST).units[0], flags=("fuzzy",), previous=SECOND, previous_id="nrc-2007.x2x2")
    merged = update(Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, (unit,)), sentences(FIRST))
    assert translations(merged)[0].state is State.DRAFT


def test_a_shuffled_file_gives_the_same_bytes() -> None:
    """Order in the file is ours, whoever saved it last."""
    messages = [Message("nrc-2007", "title", "Réunion"), *sentences(FIRST, SECOND, THIRD)]
    catalogue = update(translate(fresh(messages).catalogue), messages[:-1]).catalogue
    shuffled = replace(catalogue, units=tuple(reversed(catalogue.units)))
    assert write_catalogue(merge_catalogue(shuffled, messages[:-1]).catalogue) == write_catalogue(catalogue)


def test_msgfmt_counts_what_we_count(tmp_path: Path) -> None:
    """Translated, fuzzy and untranslated are the same to gettext."""
    messages = sentences(FIRST, SECOND + " Enfin.", THIRD)
    merged = update(translated(FIRST, SECOND), messages)
    path = tmp_path / "en.po"
    path.write_text(write_catalogue(merged.catalogue), encoding="utf-8")
    command = [need("msgfmt"), "-c", "--statistics", "-o", "/dev/null", path]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={"LC_ALL": "C"}).stderr
    assert said == "1 translated message, 1 fuzzy translation, 1 untranslated message.\n"
