"""Checks across two languages: silent on right translations, and no planted error passes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT
from growth import outgrown
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import answers_of, problems, shipped_glossary
from rules import GERMAN, write_rules
from sample import INTO_ENGLISH

from timeline.checking.asked import GRAVE_CHECKS
from timeline.checking.checks import check_translation
from timeline.checking.pair import CODES, Check
from timeline.language import load_language, load_wording
from timeline.language.languages import Languages
from timeline.language.wording import write_when
from timeline.model.errors import Severity, TimelineError
from timeline.model.translation import Direction
from timeline.model.when import When
from timeline.project.files import Source
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue
from timeline.translations.glossary import read_glossary
from timeline.translations.po import Unit

CASES = Path(__file__).parent / "cases" / "pairs"
RULES = ROOT / "timeline" / "rules"
DATED = {Check.DATE, Check.WEEKDAY, Check.ORDER, Check.NUMBER}


class Case(NamedTuple):
    """A pair of the tables."""

    source: str
    target: str
    published: date | None
    kind: str = ""
    also: bool = False


@cache
def cases(name: str) -> list[Case]:
    """The pairs of a table."""
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["pair"]
    published = date(2008, 4, 4) if name == "wrong" else None
    return [
        Case(row["fr"], row["en"], row.get("published", published), row.get("kind", ""), row.get("also", False))
        for row in rows
    ]


@cache
def right() -> list[Case]:
    """The pairs of the table, and those of the chronology itself."""
    found = cases("right")
    for path in sorted((ROOT / "translations" / "events").glob("*.en.po")):
        for unit in read_catalogue(Source(str(path), path.read_text(encoding="utf-8")), INTO_ENGLISH).units:
            day = re.search(r"\d{4}-\d\d-\d\d", unit.id)
            if unit.target and not unit.fuzzy and day:
                found.append(Case(unit.source, unit.target, date.fromisoformat(day[0])))
    return found


@pytest.mark.parametrize("case", cases("right"), ids=lambda case: case.target[:40])
def test_has_nothing_against_the_dates_and_numbers_of_right_translations(case: Case) -> None:
    """Other words, digits or order for the same dates and numbers are right."""
    doubts = problems(case.source, case.target, case.published)
    assert [doubt for doubt in doubts if doubt.kind in DATED] == []


@pytest.mark.parametrize("case", cases("wrong"), ids=lambda case: f"{case.kind}: {case.target[:40]}")
def test_finds_what_is_wrong_and_nothing_else(case: Case) -> None:
    """One error gives findings of its kind alone."""
    doubts = problems(case.source, case.target, case.published)
    assert {str(doubt.kind) for doubt in doubts} == {case.kind}
    asked = (case.source, case.target, INTO_ENGLISH, load_language)
    grave = check_translation(*asked, published=case.published, checks=GRAVE_CHECKS)
    assert [doubt for doubt in grave if doubt.severity is Severity.ERROR] == [
        doubt for doubt in doubts if doubt.severity is Severity.ERROR
    ]


FREE = [
    ("L'entreprise a été condamnée à verser des dommages.", "The company was ordered to pay damages."),
    ("Le conseil a salué la reprise des négociations.", "The council welcomed the resumption of the talks."),
    ("Il n'est pas exclu que le seuil soit relevé.", "The threshold may well be raised."),
    ("Le montant ne dépasse pas 200 euros par élève.", "The amount is limited to 200 euros per pupil."),
    ("Nul ne peut être contraint de témoigner.", "No one may be compelled to testify."),
    ("Le vendeur reste propriétaire jusqu'au paiement.", "The seller retains title until payment is made."),
    ("La délégation allemande a quitté Vienne pour Rome.", "The German delegation left Vienna for Rome."),
    ("M. Poutine et M. Lavrov ont reçu Mme Dupont-Aignan.", "Mr Putin and Mr Lavrov received Ms Dupont-Aignan."),
    ("La BCE et le FMI ont publié leurs prévisions.", "The ECB and the IMF have published their forecasts."),
    ("Le Quai d'Orsay a convoqué le chargé d'affaires.", "The Quai d'Orsay summoned the chargé d'affaires."),
    ("Un coup d'État de facto a eu lieu.", "A de facto coup d'état took place."),
    ("Le programme de l'organisation est au centre du débat.", "The programme of the organisation is at the centre of the debate."),
    ("La cour a rejeté le recours. Les frais sont à la charge du requérant.", "The court dismissed the action and ordered the applicant to pay the costs."),
    ("La demande a été rejetée sans délai.", "The application was dismissed without delay."),
    ("Un mandat d'arrêt a été délivré.", "An arrest warrant has been issued."),
    ("Les trois quarts des élèves, soit 75 %, ont répondu.", "Three quarters of pupils (75%) replied."),
]  # fmt: skip


@pytest.mark.parametrize(("french", "english"), FREE)
def test_questions_no_free_wording(french: str, english: str) -> None:
    """Translators turn sentences round, deny by another word and spell names as their readers do."""
    asked = [doubt for doubt in problems(french, english) if doubt.severity is not Severity.INFO]
    assert asked == []


@pytest.mark.parametrize("case", cases("free"), ids=lambda case: case.target[:40])
def test_questions_nothing_that_a_reader_reckons_or_says_otherwise(case: Case) -> None:
    """A remainder, "China, Iran and 22 others", « ne dit rien » "is silent": the table has them by their kind."""
    assert [
        one for one in problems(case.source, case.target, case.published) if one.severity is not Severity.INFO
    ] == []


def test_a_phrase_that_is_gone_or_new_is_a_note_an_item_or_a_clause_a_warning() -> None:
    """Good translators leave out and add single words; of what is listed none may be gone."""
    (word,) = problems("Le juge examine la requête.", "The judge examines and approves the request.")
    assert (word.code, word.severity) == ("T47", Severity.INFO)
    listed = "Le permis, les plans, une photographie et un certificat sanitaire sont joints à la demande."
    (item,) = problems(listed, "The permit, the plans and a photograph are attached to the application.")
    assert (item.code, item.severity) == ("T45", Severity.WARNING)


def test_an_acronym_that_no_one_knows_is_told_and_questions_nothing() -> None:
    """The glossary alone could say whether two are one, or what one that is gone stands for; a known one is questioned."""
    (told,) = problems("Le CNRTX a siégé.", "The NRQTZ sat in Paris.")
    assert (told.code, told.severity) == ("T08", Severity.INFO)
    (gone,) = problems("Le CNRTX a siégé.", "The body sat in session.")
    assert (gone.code, gone.severity) == ("T08", Severity.INFO)
    (asked,) = problems("L'OTAN a siégé.", "The body sat in session.")
    assert (asked.code, asked.severity) == ("T08", Severity.WARNING)


@pytest.mark.parametrize(
    ("french", "english", "told"),
    [
        ("La Loi sur les pêches (LPX) s'applique.", "The Fisheries Act (FAX) applies.", []),
        ("La Loi (LPX) et le Règlement (RGX).", "The Act (FAX) and the Regulations (REX).", []),
        ("LA HAYE, le 3 mai 2018. Le juge a parlé.", "THE HAGUE, 3 May 2018. The judge spoke.", []),
        ("La Loi sur les pêches (LPX) s'applique.", "The Fisheries Act applies.", ["LPX"]),
        ("La Loi sur les pêches (LPX) s'applique.", "The Fisheries Act (IMF) applies.", ["LPX"]),
        ("La LPX s'applique à Rome.", "The FAX (Rome) applies.", ["LPX"]),
    ],
)
def test_acronyms_in_the_same_brackets_are_one(french: str, english: str, told: list[str]) -> None:
    """What stands alone in brackets in both texts is the short form of the name before it, unless another is known."""
    lost = [one for one in problems(french, english) if one.kind is Check.ACRONYM and one.here]
    assert [one.here[0] for one in lost] == told


def test_both_languages_have_the_same_senses_and_names() -> None:
    """A group, a sense, a place or a body that one language alone had could never be compared."""
    french, english = (load_language(code) for code in ("fr", "en"))
    tables = (("senses", "senses"), ("senses", "people"), ("senses", "things"), ("checks", "places"), ("checks", "bodies"))
    for part, table in (*tables, ("numbers", "units")):
        here, there = (
            tomllib.loads((RULES / code / f"{part}.toml").read_text(encoding="utf-8"))[table] for code in ("fr", "en")
        )
        assert here.keys() == there.keys()
    assert french.senses.groups == english.senses.groups


MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def spoilt(english: str) -> list[str]:
    """The English with one date or number changed, in every way there is."""
    texts = []
    for match in re.finditer(r"\d+(?:[,.]\d+)*", english):
        last = -2 if english[match.end() :].startswith("s ") else -1
        digits = f"{match[0][:last]}{(int(match[0][last]) + 1) % 10}{match[0][len(match[0]) + last + 1 :]}"
        texts.append(english[: match.start()] + digits + english[match.end() :])
    for match in re.finditer("|".join(MONTHS), english):
        other = MONTHS[(MONTHS.index(match[0]) + 5) % 12]
        texts.append(english[: match.start()] + other + english[match.end() :])
    return texts


def test_no_changed_digit_and_no_changed_month_passes() -> None:
    """Each digit group and each month of each right pair, changed alone, is found."""
    passed, count = [], 0
    for case in right():
        for english in spoilt(case.target):
            count += 1
            if not {doubt.kind for doubt in problems(case.source, english, case.published)} & DATED:
                passed.append(english)
    assert count > 100
    assert passed == []


def test_the_chronology_itself_has_no_false_date_or_number() -> None:
    """The catalogue of the repository, translated with care, is silent."""
    for case in right():
        doubts = problems(case.source, case.target, case.published)
        assert not [doubt.fact for doubt in doubts if doubt.kind in DATED], case.target


NOTATIONS = (
    "2007-12-07", "2008-01", "early 2009", "mid 2009", "end 2009", "end 2009~", "2009~", "early 2008-03",
    "by 2008-06-30", "by end 2008", "before 2010", "latest 2008-06-30", "until 2008-06-30", "since 2002",
    "from 2008-01-01", "after 2008-06-30", "2008-04-02/2008-04-04", "2008-04-30/2008-05-02", "2004/2006",
    "2008-21", "2008-23", "2008-33", "2008-40", "199X", "20XX", "{2008-05-03,2008-05-05}", "{2008,2009}",
)  # fmt: skip


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_date_as_each_language_writes_it_is_the_same_date(notation: str) -> None:
    """What the books print in French and in English agrees; with any other date beside it, it does not."""
    french, english = (write_when(When.read(notation), load_wording(code)) for code in ("fr", "en"))
    source = f"Le projet doit être achevé {french}."
    assert not DATED & {d.kind for d in problems(source, f"The project is to be done {english}.", None)}
    for other in NOTATIONS:
        target = f"The project is to be done {write_when(When.read(other), load_wording('en'))}."
        found = DATED & {doubt.kind for doubt in problems(source, target, None)}
        assert found or alike(notation) == alike(other), (source, target)


def alike(notation: str) -> str:
    """Notations that are one for a translator: « avant 2010 » may be "by 2010", « dès janvier » "since January"."""
    word, _, rest = notation.rpartition(" ")
    word = {"before": "by", "latest": "by", "from": "since"}.get(word, word)
    return f"{word} {rest}"


def test_a_weekday_of_no_known_date_is_the_same_in_both() -> None:
    """Where no year tells whether it fits, the other text does."""
    doubts = problems("Réunis le vendredi 7 décembre.", "Meeting on Thursday 7 December.", None)
    assert {doubt.kind for doubt in doubts} == {Check.WEEKDAY}


# Texts that could lead a check astray, with the letters of the shorter; the longer has four times as many.
HOSTILE = {"A": 5000, "*A": 2500, "le ": 5000, "1 ": 1000, "(": 5000, "2008 ": 1000}


@pytest.mark.parametrize("line", HOSTILE)
def test_checking_grows_with_the_text(line: str) -> None:
    """No pattern and no comparison runs away on hostile text."""
    assert outgrown(lambda text: problems(text, f"{text[:-1]}b"), line, HOSTILE[line]) == ""


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_a_check_fail(source: str, target: str) -> None:
    """Whatever is in a catalogue, checking ends."""
    problems(source, target, None)


@settings(deadline=None)
@given(st.sampled_from(cases("right")), st.sampled_from(["\u00a0", "\u202f", " "]), st.sampled_from("'’"))
def test_typography_changes_no_answer(case: Case, space: str, apostrophe: str) -> None:
    """No-break spaces and curly apostrophes are the printer's affair."""
    source = case.source.replace(" ", space).replace("'", apostrophe)
    plain = problems(case.source, case.target, case.published)
    assert {d.kind for d in problems(source, case.target, case.published)} == {d.kind for d in plain}


def test_dates_and_numbers_are_errors_the_rest_warnings() -> None:
    """A wrong date stops an edition; a free wording is for the editor."""
    doubts = [doubt for case in cases("wrong") for doubt in problems(*case[:3])]
    assert {doubt.kind for doubt in doubts if doubt.severity is Severity.ERROR} == {
        Check.DATE, Check.WEEKDAY, Check.NUMBER,
    }  # fmt: skip
    assert len(set(CODES.values())) == len(Check)


# ---- glossary

GLOSSARY = """fr,en,note,variants,case,status
Conseil OTAN-Russie,NATO-Russia Council,a body,NRC,,
Conseil,Council,,,,must
COR,NRC,,,,
CAN,NAC,,,,
chef d'État,Head of State,,,,
échange de vues,exchange of views,,,,may
Terre,Land,,,yes,
,defence,British,defense,,spelling
"""


def test_the_longest_term_wins_and_each_is_named_once() -> None:
    """« Conseil OTAN-Russie » is not « Conseil » too; plurals, apostrophes and missing accents are the same term."""
    glossary = read_glossary(Source("g.csv", GLOSSARY)).terms(INTO_ENGLISH, Languages().plurals(INTO_ENGLISH))
    found = glossary.applying("Les chefs d’Etat du Conseil Russie et du CONSEIL OTAN‑RUSSIE, chef d'État.")
    assert [term.target for term in found] == ["Head of State", "Council", "NATO-Russia Council"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'inventaire des digues", ["inventaire"]),
        ("Le maire a demandé qu’inventaires et plans soient prêts.", ["inventaire"]),
        ("jusqu'à l'hôpital d’Arvane", ["hôpital"]),
        ("les forces de l'OTAN", ["OTAN"]),
        ("« l'île »", ["île"]),
        ("d'œuvre en œuvre", ["œuvre"]),
        ("L'Alliance", ["l'Alliance"]),
        ("monté à bord", ["à bord"]),
        ("Aujourd'hui", []),
        ("la presqu’île", []),
        ("la presqu'île", []),
        ("un chef-d'œuvre", []),
        ("la main-d’œuvre", []),
        ("O'Hui et l'autre", []),
        ("l''inventaire, d'", []),
    ],
)
def test_a_term_is_found_behind_what_is_elided(text: str, found: list[str]) -> None:
    """« l'inventaire » holds « inventaire »; « aujourd'hui », « presqu'île » and « chef-d'œuvre » are words of their own."""
    words = ["inventaire", "hôpital", "OTAN", "île", "œuvre", "l'Alliance", "à_bord", "hui"]
    rows = "".join(f"{word.replace('_', ' ')},x{place},,,,\n" for place, word in enumerate(words))
    glossary = read_glossary(Source("g.csv", f"fr,en,note,variants,case,status\n{rows}"))
    terms = glossary.terms(INTO_ENGLISH, Languages().plurals(INTO_ENGLISH))
    assert [term.source for term in terms.applying(text)] == found
    assert len(terms.marks(text)) in (0, len(terms.spans(text)))


def test_hints_for_the_translator() -> None:
    """The terms of a sentence, with all English that is right."""
    glossary = read_glossary(Source("g.csv", GLOSSARY)).terms(INTO_ENGLISH, Languages().plurals(INTO_ENGLISH))
    assert glossary.hints("Le Conseil OTAN-Russie et le COR.") == (
        'term: Conseil OTAN-Russie = "NATO-Russia Council" or "NRC"',
        'term: COR = "NRC"',
    )


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Le COR.", "The NRC.", 0),
        ("Le cor.", "The horn.", 0),
        ("Le COR.", "The nrc.", 1),
        ("La terre.", "The earth.", 0),
        ("Forces de Terre.", "Ground forces.", 1),
        ("Le Conseil OTAN-Russie.", "The NRC.", 0),
        ("Un échange de vues.", "They talked.", 0),
        ("Trois chefs d'État.", "Three Heads of State.", 0),
        ("Les Conseils.", "The Councils.", 0),
        ("RÉUNION DU CONSEIL À LISBONNE", "MEETING OF THE COUNCIL IN LISBON", 0),
    ],
)
def test_terms(source: str, target: str, found: int) -> None:
    """Acronyms and names that say so mind their capitals; what may be said otherwise is not asked for."""
    doubts = problems(source, target, None, read_glossary(Source("g.csv", GLOSSARY)))
    assert len([doubt for doubt in doubts if doubt.kind in (Check.TERM, Check.ACRONYM)]) == found


@pytest.mark.parametrize(
    ("text", "line", "fact"),
    [
        ("fr,note\nOTAN,x\n", 1, "fr alone has a column"),
        ("fr,en\nOTAN,\n", 2, "OTAN has no English"),
        ("fr,en\n,NATO\n", 2, "NATO has no French"),
        ("fr,en,status\nOTAN,NATO,always\n", 2, "always is no status"),
        ("fr,en\nOTAN,NATO\nOTAN,Nato\n", 3, "OTAN stands here again, first at line 2"),
        ('fr,en\n"OTAN,NATO\n', 2, "this is no CSV"),
        ("", 1, "no language has a column"),
    ],
)
def test_says_what_is_wrong_with_a_glossary(text: str, line: int, fact: str) -> None:
    """A broken row is named by its line."""
    with pytest.raises(TimelineError) as caught:
        read_glossary(Source("g.csv", text))
    assert (caught.value.findings[0].line, caught.value.findings[0].fact[: len(fact)]) == (line, fact)


def test_the_shipped_glossary_is_sound() -> None:
    """Every row reads, and every required term stands in its own English."""
    glossary = shipped_glossary().terms(INTO_ENGLISH, Languages().plurals(INTO_ENGLISH))
    assert len(glossary.terms) > 150
    for term in glossary.terms:
        assert term.status in {"spelling", "false"} or (
            term.stands_in(term.target) and glossary.applying(term.source)
        ), term


# ---- words of a project's own


OWN_CHECKS = 'twice = ["die", "Die"]\nacronyms = ["EU"]\n'


def german_problems(target: str, own: Path | None) -> list[str]:
    """What may be wrong with a German text, by the rules of a project."""
    source, languages = "Les États qui respectent la Charte de l'Union.", Languages(own)
    found = check_translation(source, target, Direction("fr", "nds"), languages.of_words, published=None)
    return [problem.fact for problem in found if problem.kind in (Check.DOUBLED, Check.ACRONYM)]


@pytest.mark.parametrize("others", [{}, GERMAN], ids=["alone", "with dates"])
@pytest.mark.parametrize(
    ("target", "asked", "left"),
    [
        ("Staaten, die die Charta der EU achten.", ['"die die" stands twice', "EU is not in the French"], []),
        ("Die die Charta achten.", ['"Die die" stands twice'], []),
        (
            "Staaten, die die Charta der der NATO achten.",
            ['"die die"', '"der der"', "NATO is"],
            ['"der der"', "NATO is"],
        ),
    ],
)
def test_a_project_says_which_words_are_no_mistake(
    target: str, asked: list[str], left: list[str], others: dict[str, str], tmp_path: Path
) -> None:
    """A file of its own is enough, and spares what it names alone; without one everything is asked, and nothing fails."""
    own = write_rules(tmp_path / "own", "nds", **others, checks=OWN_CHECKS)
    without = write_rules(tmp_path / "without", "nds", **others)
    for rules, wanted in ((without, asked), (own, left)):
        found = sorted(german_problems(target, rules))
        assert len(found) == len(wanted)
        assert all(fact.startswith(start) for fact, start in zip(found, sorted(wanted), strict=True)), found


def test_a_projects_words_go_beside_ours(tmp_path: Path) -> None:
    """An English word more may stand twice; those of the toolkit still may, any other may not."""
    own = Languages(write_rules(tmp_path, "en", checks='twice = ["no"]\n')).of_words("en")
    assert own is not None
    assert own.checks.twice == {"that", "had", "is", "more", "no"}
    assert "EU" in own.checks.acronyms
    assert not problems("Il a dit que cela suffit.", "He said that that is enough.")
    assert problems("Il a dit que cela suffit.", "He said that this this is enough.")


@pytest.mark.parametrize(
    ("code", "word", "found", "left"),
    [
        ("fr", "conseil", "conseil conseils", "conseille conseillers"),
        ("fr", "nouveau", "nouveau nouveaux", "nouveauté nouvel"),
        ("fr", "allie", "allie allies alliee alliees", "alliance alli"),
        ("fr", "forces", "force forces", "forceps forc"),
        ("en", "ministry", "ministry ministries", "ministrys minister ministri"),
        ("en", "treaties", "treaty treaties", "treatys treatise"),
        ("en", "council", "council councils", "counciles councillor counsel"),
        ("en", "2014", "2014", "2014s 201"),
        ("de", "Rat", "Rat Rats Rates", "Räte Ratte"),
    ],
)
def test_plurals(code: str, word: str, found: str, left: str) -> None:
    """A word of the glossary is found in the singular and the plural of its language, and no other word is."""
    plurals, _ = Languages().plurals(Direction(code, code))
    assert all(re.fullmatch(plurals.pattern(word), one) for one in found.split())
    assert not any(re.fullmatch(plurals.pattern(word), one) for one in left.split())


def test_a_project_says_how_words_end(tmp_path: Path) -> None:
    """« Allianz » is found as « Allianzen » by a file of the project, and only by it."""
    glossary = read_glossary(Source("g.csv", "fr,nds\nalliance,Allianz\nconseil,Rat\n"))
    own = write_rules(tmp_path, "nds", checks='[plurals]\n"" = ["en", "e"]\n')
    for rules, stands in ((own, True), (None, False)):
        into_german = Direction("fr", "nds")
        alliance, council = glossary.terms(into_german, Languages(rules).plurals(into_german)).terms
        assert alliance.stands_in("Beide Allianzen tagten.") is stands
        assert alliance.stands_in("Die Allianz tagte.")
        assert not alliance.stands_in("Die Allianzpartner tagten.")
        assert not council.stands_in("Die Räte tagten.")


# ---- acceptances


def answers(comments: tuple[str, ...], target: str = "The 28 vectors.", flags: tuple[str, ...] = ()) -> list[str]:
    """The codes of one entry, in brackets where accepted."""
    unit = Unit("nrc-2007.k3f7", "Les 29 vecteurs.", target, comments, flags=flags, line=12)
    catalogue = Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, (unit,))
    found = answers_of(catalogue)
    return [f"({answer.problem.code})" if answer.accepted else answer.problem.code for answer in found]


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        ((), ["T06", "T07"]),
        (("accept: T07 the usual English here",), ["T06", "(T07)"]),
        (("Accept: term, seen",), ["T06", "(T07)"]),
        (("accept: T06", "other comment", "accept: T07 seen"), ["(T06)", "(T07)"]),
        (("accept: T06, T07 both seen",), ["(T06)", "(T07)"]),
        (("accept: T09 seen",), ["T06", "T07", "T18"]),
        (("accept: nonsense",), ["T06", "T07", "T18"]),
    ],
)
def test_an_editor_accepts_a_finding(comments: tuple[str, ...], expected: list[str]) -> None:
    """An acceptance names a code or a kind; one that nothing needs is a finding."""
    assert answers(comments) == expected


def test_what_is_missing_or_stale_is_not_asked_about() -> None:
    """Its English belongs to other French; a draft is looked at like a translation."""
    assert answers((), target="") == []
    assert answers((), flags=("fuzzy",)) == ["T06", "T07"]
    unit = Unit("a.k3f7", "Les 29.", "The 28.", flags=("fuzzy",), previous="Les 28.")
    assert answers_of(Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, (unit,))) == ()


def test_an_answer_has_place_sentences_and_remedy() -> None:
    """What is printed leads to the line, shows both texts and says how to accept."""
    unit = Unit("nrc-2007.k3f7", "Les 29 pays.", "The 28 countries.", line=12)
    (answer,) = answers_of(Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, (unit,)))
    assert str(answer.finding).splitlines() == [
        "en.po:12: T06 nrc-2007.k3f7: the French has 29, the English 28",
        "    fr: Les 29 pays.",
        "    en: The 28 countries.",
        '    mend the English; if the English is right, write the comment "# accept: T06 why"',
    ]
    assert answer.record["kind"] == "number"
    accepted = replace(unit, comments=("accept: T06 counted anew",))
    (answer,) = answers_of(Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, (accepted,)))
    assert answer.record["accepted"] == "counted anew"
