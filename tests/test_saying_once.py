"""What entries share is printed once: which are printed as one, what opens their list, which says a sentence whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from sample import chronology, communique, into_english
from web import TEMPLATES, page, templates

from timeline.chronology.composing import entry_order
from timeline.chronology.saying_once import clause_of, count_shared_words, hanging_clauses, say_once
from timeline.language import load_language
from timeline.model.communique import Block, Sentence, Span
from timeline.model.edition import Chronology, Entry, Words, group_entries
from timeline.model.event import Event, Kind, Mention
from timeline.model.translation import State
from timeline.model.when import When
from timeline.publishing.epub.chapters import CHAPTER_LETTERS, split_into_chapters
from timeline.publishing.html.embed import fragment
from timeline.publishing.manuscript import manuscript
from timeline.publishing.sources import Sources

OPENING, OPENED = "Les ministres ont chargé le Conseil :", "Ministers tasked the Council to"
MEETING, DECISION, PLANNED = Kind.MEETING, Kind.DECISION, Kind.PLANNED
DAY = "2007-12-07"


def entry(  # noqa: PLR0913 all that tells entries apart
    name: str, kind: Kind = DECISION, when: str = DAY, french: str = "", english: str = "", *,
    opening: str = "", source: str = "essai-2007", dated: str = "", sentence: str = "",
) -> Entry:  # fmt: skip
    """An entry; ``dated`` are the words of its date, ``sentence`` the id of that which it shares with others."""
    text = " ".join(filter(None, (opening, french or f"de faire {name}.")))
    at = text.index(dated) if dated else 0
    own = Sentence(text, Span("a.txt", 1, at, at + len(text)), Block.ITEM, 1, tuple(range(len(text))), opening=opening)
    said = (Mention(at, at + len(dated), dated, When.read(when), "sample", "stated"),) if dated else ()
    marks = {"fr": ((at, at + len(dated)),)} if dated else {}
    whole = into_english(sentence or name, text, english, State.TRANSLATED if english else State.MISSING)
    return Entry(name, Event(kind, When.read(when), own, source, "sample", "stated", said),
                 replace(communique(), id=source, published=date(2007, 12, 7)), whole, marks=marks)  # fmt: skip


def listed(name: str, english: str, **more: str) -> Entry:
    """An item of the list that the ministers' words open."""
    return entry(name, french=f"de {name} ;", english=english, opening=OPENING, **more)  # type: ignore[arg-type]


GROUPS: dict[str, tuple[list[Entry], list[str]]] = {
    "decisions of one day": ([entry("a"), entry("b"), entry("c")], ["abc"]),
    "a meeting before them": ([entry("a", MEETING), entry("b"), entry("c")], ["a", "bc"]),
    "one decision": ([entry("a", MEETING), entry("b")], ["a", "b"]),
    "another day": ([entry("a"), entry("b", when="2007-12-08")], ["a", "b"]),
    "a day and its month": ([entry("a"), entry("b", when="2007-12")], ["a", "b"]),
    "another communiqué": ([entry("a"), entry("b", source="autre")], ["a", "b"]),
    "a meeting between": ([entry("a"), entry("b", MEETING), entry("c")], ["a", "b", "c"]),
    "two plans of one day": ([entry("a", PLANNED), entry("b", PLANNED)], ["a", "b"]),
    "a plan among the items": ([listed("a", ""), listed("b", "", kind=PLANNED), listed("c", "")], ["abc"]),
    "a plan that is no item": ([listed("a", ""), entry("b", PLANNED), listed("c", "")], ["a", "b", "c"]),
    "plans of one list": ([listed("a", "", kind=PLANNED), listed("b", "", kind=PLANNED)], ["ab"]),
    "items of other days": ([listed("a", ""), listed("b", "", when="2008")], ["a", "b"]),
    "nothing": ([], []),
}  # fmt: skip


@pytest.mark.parametrize("case", GROUPS)
def test_what_is_printed_as_one(case: str) -> None:
    """Decisions of one communiqué and date, or items of one list; nothing else."""
    entries, expected = GROUPS[case]
    assert ["".join(one.id for one in group.entries) for group in group_entries(entries)] == expected


def test_a_group_knows_its_meeting() -> None:
    """The meeting of the same communiqué and day, which is not in the group."""
    other = entry("m", MEETING, source="autre")
    met, group = list(group_entries([entry("a", MEETING), entry("b"), entry("c")]))
    (_, alone) = group_entries([other, entry("b"), entry("c")])
    assert (group.meeting, group.called, met.alone) == (met.first, "Decisions of the meeting", True)
    assert (alone.meeting, alone.called) == (None, "Decisions")


SHARED = {
    "where the items part": (["We told it to meet.", "We told it to vote."], "Nous l'avons chargé :", 4),
    "whatever sign follows": (["We told it to meet.", "We told it, first, to vote."], "Nous l'avons chargé :", 3),
    "at a colon": (["We decided: to go on.", "We decided: to go home."], "Nous avons décidé :", 2),
    "other words": (["We told it to meet.", "It was told to vote."], "Nous l'avons chargé :", 0),
    "the words at the end": (["To meet: we told it so.", "To vote: we told it so."], "Nous l'avons chargé de :", 0),
    "too few to be the opening": (["We met.", "We voted."], "Nous avons chargé nos ambassadeurs et le Conseil :", 0),
    "too many to be the opening": (["Go on with all the work in Rome.", "Go on with all the work in Oslo."], "Il faut :", 0),
    "one item alone": (["We told it to meet."], "Nous l'avons chargé :", 0),
    "one text twice": (["We told it to meet.", "We told it to meet."], "Nous l'avons chargé :", 0),
    "a missing text": (["We told it to meet.", "", "We told it to vote."], "Nous l'avons chargé :", 4),
    "nothing": ([], "Nous l'avons chargé :", 0),
}  # fmt: skip


@pytest.mark.parametrize("case", SHARED)
def test_the_opening_of_a_translation(case: str) -> None:
    """It is what all siblings begin with, where that is about as long as the source's."""
    texts, opening, expected = SHARED[case]
    assert count_shared_words(texts, opening) == expected


def test_an_opening_that_one_language_shares_is_cut_there_alone() -> None:
    """The French is opened once; English siblings that begin otherwise are printed whole."""
    shared = say_once([listed("a", f"{OPENED} meet."), listed("b", f"{OPENED} vote.")], ("fr", "en"))
    other = say_once([listed("a", f"{OPENED} meet."), listed("b", "The Council is to vote.")], ("fr", "en"))
    (items,), (others,) = next(group_entries(shared)).lists, next(group_entries(other)).lists
    assert (items.opening("fr").text, items.opening("en").text) == (OPENING, OPENED)
    assert [one.words("en", opened=True).text for one in shared] == ["meet.", "vote."]
    assert [one.words("fr", opened=True).text for one in shared] == ["de a", "de b"]
    assert (others.opening("fr").text, others.opening("en").text) == (OPENING, "")
    assert [one.words("en", opened=True).text for one in other] == [f"{OPENED} meet.", "The Council is to vote."]
    assert shared[0].text.source == f"{OPENING} de a ;"


@pytest.mark.parametrize("english", [("*We tasked it to meet* now", "*We tasked it to vote* now"),
                                     ("We (tasked it to meet) now", "We (tasked it to vote) now"),
                                     ("“We tasked it to meet”", "“We tasked it to vote”")])  # fmt: skip
def test_nothing_is_cut_in_two(english: tuple[str, str]) -> None:
    """An opening that would end within emphasis, a bracket or a quotation is none."""
    one, two = say_once([listed("a", english[0]), listed("b", english[1])], ("fr", "en"))
    assert (one.words("en", opened=True).text, two.words("en", opened=True).text) == english


def test_an_item_alone_keeps_its_opening() -> None:
    """Nothing stands above it that would say it."""
    (one,) = group_entries(say_once([listed("a", f"{OPENED} meet.")], ("fr", "en")))
    assert (one.alone, one.lists[0].opened, one.first.words("fr").text) == (True, False, f"{OPENING} de a")


CLAUSES = [
    ("Ils ont tasqué, en vue d'ouvrir le premier site fin 2008, et de clore", "fin 2008", "… en vue d'ouvrir le premier site fin 2008 …"),
    ("Le site sera ouvert d'ici à la fin 2008 et l'autre plus tard.", "fin 2008", "Le site sera ouvert d'ici à la fin 2008 et l'autre plus tard."),
    ("Les essais sont prévus en mai, au plus tard en juin 2008.", "juin 2008", "Les essais sont prévus en mai, au plus tard en juin 2008."),
    ("Le texte « l'été, fin 2008, ou jamais : voilà » a été lu, puis voté par tous.", "fin 2008", "Le texte « l'été, fin 2008, ou jamais : voilà » a été lu …"),
    ("Les ministres (réunis, fin 2008, à Rome) ont adopté leur plan.", "fin 2008", "Les ministres (réunis, fin 2008, à Rome) ont adopté leur plan."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dated", "clause"), CLAUSES)
def test_the_clause_of_a_date(text: str, dated: str, clause: str) -> None:
    """It is cut at signs, never in a quotation or a bracket, and tells more than its date."""
    at = text.index(dated)
    found = clause_of(Words(text, ((at, at + len(dated)),)))
    assert found.text == clause
    assert [found.text[start:end] for start, end in found.marks] == [dated]


# Sentences that no sign parts, with the language, the date and what is printed of them.
HANGING = [
    ("fr", "Le Conseil prépare un travail de fond devant mener à un rapport qui sera présenté à la fin 2010.", "la fin 2010",
     "… devant mener à un rapport qui sera présenté à la fin 2010."),
    ("en", "The Council is preparing work leading to a report to be submitted by the end of 2010.", "the end of 2010",
     "… leading to a report to be submitted by the end of 2010."),
    ("en", "It is preparing a report which all of its members will then discuss in May 2010.", "May 2010",
     "… which all of its members will then discuss in May 2010."),
    ("fr", "Le rapport sera présenté à la fin 2010 au Conseil qui en débattra.", "la fin 2010",
     "Le rapport sera présenté à la fin 2010 au Conseil …"),
    ("fr", "Le rapport sera présenté à la fin 2010 au Conseil et publié.", "la fin 2010",
     "Le rapport sera présenté à la fin 2010 au Conseil et publié."),
    ("fr", "Le rapport « de ceux qui partent » sera présenté à la fin 2010.", "la fin 2010",
     "Le rapport « de ceux qui partent » sera présenté à la fin 2010."),
    ("fr", "Le quiproquo de la fin 2010 a été dissipé aussitôt.", "la fin 2010", "Le quiproquo de la fin 2010 a été dissipé aussitôt."),
    ("fr", "Ils ont un plan, qui sera publié par ceux qui ont siégé à la fin 2010.", "la fin 2010",
     "… qui sera publié par ceux qui ont siégé à la fin 2010."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "dated", "clause"), HANGING)
def test_a_clause_that_no_sign_parts(code: str, text: str, dated: str, clause: str) -> None:
    """It begins where the rules of the language say that something hangs on what is before; a sign goes first."""
    at = text.index(dated)
    found = clause_of(Words(text, ((at, at + len(dated)),)), 0, hanging_clauses({code: load_language(code)})[code])
    assert found.text == clause
    assert [found.text[start:end] for start, end in found.marks] == [dated]


def test_a_language_without_such_rules_is_cut_at_signs() -> None:
    """Nothing is guessed."""
    bare = SimpleNamespace(events=SimpleNamespace(table={"signs": {}}))
    assert hanging_clauses({"xx": bare}) == {}  # type: ignore[dict-item]


def test_without_a_mark_the_sentence_is_whole() -> None:
    """A translation whose date no rule finds is not cut."""
    assert clause_of(Words("By then, all will be done.")).text == "By then, all will be done."


def test_a_sentence_is_whole_once() -> None:
    """At what the meeting dates, else at the entry that has its id; the others have a clause and lead there."""
    text = "Ils ont approuvé le plan, qui doit ouvrir un premier site fin 2008, puis un autre site plus loin du fleuve en 2009."
    more = {"french": text, "english": "", "sentence": "s"}
    later = entry("s-b", PLANNED, "2009", dated="2009", **more)  # type: ignore[arg-type]
    first = entry("s", PLANNED, "2008", dated="2008", **more)  # type: ignore[arg-type]
    decided = entry("s-c", **more)  # type: ignore[arg-type]
    assert [one.main and one.main.id for one in say_once([first, later], ("fr",))] == [None, "s"]
    assert [one.main and one.main.id for one in say_once([decided, first, later], ("fr",))] == [None, "s-c", "s-c"]
    assert [one.words("fr").text for one in say_once([first, later], ("fr",))] == [text, "… puis un autre site plus loin du fleuve en 2009."]
    assert [one.main for one in say_once([first, entry("t", french=text)], ("fr",))] == [None, None]


def test_a_long_group_is_cut_into_files() -> None:
    """A group too long for a file of the e-book goes on in the next; no entry is lost."""
    long = [listed(f"{number:04}", f"{OPENED} do {number} " + "word " * 200) for number in range(300)]
    made = replace(chronology(), entries=say_once(long, ("fr", "en")))
    chapters = split_into_chapters(made)
    assert len(chapters) > 3
    assert [one.id for chapter in chapters for one in chapter.entries] == [one.id for one in long]
    assert max(sum(len(one.text.said("en")) for one in chapter.entries) for chapter in chapters) < CHAPTER_LETTERS * 1.3


TITLES = [
    ("Déclaration. Réunion du Conseil", "", "Déclaration", "Statement"),
    ("Déclaration du Président. Réunion du Conseil", "Chairman's Statement. Meeting", "Déclaration du Président", "Chairman's Statement"),
    ("Commission du fleuve. Compte rendu de la session", "", "Compte rendu de la session", "Minutes"),
    ("Commentaire du Département de l'Information et de la Presse sur la rencontre", "", "Commentaire", "Comment"),
    ("COMMUNIQUÉ DE PRESSE", "", "COMMUNIQUÉ DE PRESSE", "Press release"),
    ("Communiqué final", "Final communiqué", "Communiqué final", "Final communiqué"),
    ("Le Conseil publie une déclaration", "", "Le Conseil publie une déclaration", "Le Conseil publie une déclaration"),
    ("Lettres de noblesse", "Letters patent", "Lettres de noblesse", "Letters patent"),
    ("Rapports : l'avenir", "", "Rapports : l'avenir", "Rapports : l'avenir"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "english", "french", "called"), TITLES)
def test_what_a_document_is_called(title: str, english: str, french: str, called: str) -> None:
    """By the kind that its title begins with, in each language; by its title where that tells none."""
    made = chronology()
    state = State.TRANSLATED if english else State.MISSING
    text = replace(communique(), title=title, reference="")
    made = replace(made, communiques=(text,), entries=(), titles={text.id: into_english("t", title, english, state)})
    sources = Sources.of(made, templates().globals)
    assert [sources.called(text, code).words for code in ("fr", "en")] == [french, called]
    assert str(sources.document(text, "fr")) == f"{french}, OTAN, 7\u00a0décembre 2007"


@pytest.mark.parametrize(
    ("title", "issuer", "french", "english", "listed"),
    [
        ("Déclaration du Conseil", "Conseil", "Déclaration du Conseil", "Statement, Conseil", "Conseil, Brussels"),
        ("Déclaration", "OTAN", "Déclaration, OTAN", "Statement, NATO", "NATO, Brussels"),
        ("L'OTAN agit", "OTAN", "L'OTAN agit, OTAN", "L'OTAN agit, NATO", "NATO, Brussels"),
        ("Avis de la Commission :", "", "Avis de la Commission", "Avis de la Commission", "Brussels"),
        ("Commentaire sur la dernière réunion des ministres", "OTAN", "Commentaire, OTAN", "Comment, NATO", "NATO, Brussels"),
    ],
)
def test_who_issued_a_document(title: str, issuer: str, french: str, english: str, listed: str) -> None:
    """In the words of each language, unless the document's own name says it; a text is never cited as what it tells of."""
    made = chronology()
    text = replace(communique(), title=title, issuer=issuer, reference="")
    entries = (replace(made.entries[0], communique=text),)
    sources = Sources.of(replace(made, communiques=(text,), entries=entries, titles={}), templates().globals)
    assert str(sources.document(text, "fr")) == f"{french}, 7\u00a0décembre 2007"
    assert str(sources.document(text, "en")) == f"{english}, 7\u00a0December 2007"
    said = ", ".join(one.words for one in sources.particulars(text, "en"))
    assert said == f"{listed}, 7\u00a0December 2007"


def test_a_source_names_its_page() -> None:
    """The paragraph, and the page where the text has pages."""
    sources = Sources.of(chronology(), templates().globals)
    sentence = replace(entry("a").event.sentence, page=3, on_page=2)
    assert sources.place(sentence, "en") == "§\u00a02 (p.\u00a03)"
    assert sources.place(replace(sentence, page=0, on_page=0), "en") == "§\u00a01"


kinds = st.sampled_from([MEETING, DECISION, DECISION, PLANNED])
words = st.sampled_from(["examiner", "créer", "voter", "ouvrir, d'ici là, un site", "*agir* ; puis rendre compte"])
openings = st.sampled_from(["", OPENING, "Ils ont décidé :"])
rows = st.lists(st.tuples(kinds, st.sampled_from([DAY, "2008"]), openings, words, st.sampled_from(["", OPENED, "Let it"]),
                          st.booleans()), max_size=12)  # fmt: skip


def chronology_of(drawn: list[tuple[Kind, str, str, str, str, bool]]) -> Chronology:
    """A draft of these entries; some tell the sentence of the one before at another date."""
    entries: list[Entry] = []
    for number, (kind, when, opening, said, english, shares) in zip(count(), drawn, strict=False):
        name = f"essai-2007.e{number:03}"
        if shares and entries:
            entries.append(replace(entries[-1], id=f"{entries[-1].text.id}-{chr(98 + number)}", event=replace(entries[-1].event, when=When.read(str(2010 + number)))))
        else:
            entries.append(entry(name, kind, when, f"de {said} {number}", english and f"{english} {said} {number}", opening=opening))
    made = say_once(sorted(entries, key=entry_order), ("fr", "en"))
    return replace(chronology(draft=True), entries=made)


@settings(deadline=None)
@given(rows)
def test_every_entry_is_there_once_and_every_word(drawn: list[tuple[Kind, str, str, str, str, bool]]) -> None:
    """Each id is one anchor of the briefing, the page and the fragment; each word of each text is printed."""
    made = chronology_of(drawn)
    printed = (manuscript(made, templates()), page(made).decode(), fragment(made, templates(), [TEMPLATES]).decode())
    for text in printed:
        tree = lxml_html.fromstring(f"<div>{text}</div>")
        anchors = tree.xpath("//@id")
        seen = set(re.findall(r"\w+", tree.text_content()))
        assert [anchors.count(one.id) for one in made.entries] == [1] * len(made.entries)
        for one in made.entries:
            assert set(re.findall(r"\w+", f"{one.text.said('fr')} {one.text.said('en')}")) <= seen
