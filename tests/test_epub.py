"""The e-book: what it holds, what it says of itself, and what outside checkers say of it."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypandoc
import pytest
from conftest import ROOT, need
from hypothesis import example, given, settings
from hypothesis import strategies as st
from opened import LANG, TYPE, H, Opened, words
from outside import library
from sample import chronology, glanced, into_english, said
from sizes import edition

from timeline.language import load_wording
from timeline.language.naming import file_as
from timeline.language.wording import typeset
from timeline.model.errors import TimelineError
from timeline.model.event import Kind
from timeline.model.translation import State, Translation
from timeline.model.when import When
from timeline.publishing.epub import assembly as epub
from timeline.publishing.epub import register as register_of_volumes
from timeline.publishing.epub.chapters import CHAPTER_LETTERS, split_into_chapters
from timeline.publishing.epub.container import pack
from timeline.publishing.epub.entry_names import entry_names
from timeline.publishing.epub.pages import BookPrinter, print_years
from timeline.publishing.rendering import environment
from timeline.publishing.volumes import in_volumes
from timeline.translations.glossary import Glossary, GlossaryRow
from timeline.translations.po import read_units

if TYPE_CHECKING:
    import jinja2
    from conftest import Once

    from timeline.model.edition import Chronology

pytestmark = pytest.mark.books

LANGUAGES = {code: load_wording(code) for code in ("fr", "en")}


def _row(french: str, english: str, note: str = "") -> GlossaryRow:
    return GlossaryRow({code: word for code, word in (("fr", french), ("en", english)) if word}, {}, note)


GLOSSARY = Glossary(
    "",
    ("fr", "en"),
    (
        _row("OTAN", "NATO", "acronym"),
        _row("COR", "NRC", "acronym of NATO-Russia Council; official"),
        _row("Conseil OTAN-Russie", "NATO-Russia Council", "body"),
        _row("CCP", "PJC", "acronym; Conseil conjoint permanent = Permanent Joint Council (1997-2002); official"),
        _row("Afghanistan", "Afghanistan"),
        _row("girafe", "giraffe"),
    ),
)


def printing(*folders: Path) -> tuple[jinja2.Environment, list[Path]]:
    """The environment of the project's own folders and the tool's."""
    units, wrong = read_units((ROOT / "translations/labels/fr.po").read_text(encoding="utf-8"))
    assert not wrong
    labels = {unit.source: unit.target for unit in units}
    all_folders = [*folders, ROOT / "templates"]
    return environment(all_folders, {"fr": labels}, LANGUAGES), all_folders


def rich(*, draft: bool = False, languages: tuple[str, ...] = ("fr", "en"), copies: int = 1) -> Chronology:
    """The sample with a front page and subjects, and with an entry that names terms of the glossary."""
    made = chronology(draft=draft, languages=languages, copies=copies)
    entries = [
        replace(entry, text=_naming(entry.text)) if entry.event.when.notation == "2008-01" else entry
        for entry in made.entries
    ]
    return glanced(replace(made, entries=tuple(entries)))


def _naming(text: Translation) -> Translation:
    english = f"{text.said('en')} The NRC, NATO and the PJC agree, and Afghanistan."
    return said(text, f"{text.source} Le COR, l'OTAN et le CCP en conviennent, et l'Afghanistan.", english)


def pages(made: Chronology) -> dict[str, int]:
    """Two entries on every other page of a briefing, from page 3."""
    return {entry.id: 3 + number // 2 * 2 for number, entry in enumerate(made.entries)}


def bound(made: Chronology, *folders: Path) -> Opened:
    """The book of a chronology, opened."""
    templates, all_folders = printing(*folders)
    return Opened(epub.make(made, templates, all_folders, glossary=GLOSSARY, pages=pages(made)))


@pytest.fixture(scope="session")
def draft(once: Once) -> Opened:
    """A draft in both languages, with a missing and a stale translation."""
    return bound_once(once, "draft", rich(draft=True))


@pytest.fixture(scope="session")
def final(once: Once) -> Opened:
    """The final book in both languages."""
    return bound_once(once, "final", rich())


@pytest.fixture(scope="session")
def register(once: Once) -> Opened:
    """The register of a book in volumes."""
    return Opened(once("register.epub", lambda path: path.write_bytes(registered(edition(120)))).read_bytes())


def registered(whole: Chronology, most: int = 30) -> bytes:
    """The register of a chronology in volumes of so many entries."""
    templates, folders = printing()
    volumes = in_volumes(whole, most)
    numbers = {one.id: number for number, own in enumerate(volumes, 1) for entry in own.entries for one in entry.tellings}
    held = [(str(number), len(own.entries)) for number, own in enumerate(volumes, 1)]
    return register_of_volumes.make(whole, held, numbers, templates, folders, glossary=GLOSSARY)


@pytest.fixture(scope="session")
def alone(once: Once) -> dict[str, Opened]:
    """The book in each language alone."""
    return {code: bound_once(once, code, rich(languages=(code,))) for code in ("fr", "en")}


def bound_once(once: Once, name: str, made: Chronology) -> Opened:
    """The book of a chronology, made for all tests that only look at it."""
    return Opened(once(f"{name}.epub", lambda path: path.write_bytes(bound(made).data)).read_bytes())


def test_type_comes_first_and_uncompressed(final: Opened) -> None:
    """A reader may know an EPUB by its first bytes."""
    first = final.zip.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert final.data[30:58] == b"mimetypeapplication/epub+zip"


def test_same_bytes_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither clock, nor home, nor locale, nor folder leave a trace."""
    first = bound(rich(draft=True)).data
    for name, value in {
        "TZ": "Asia/Tokyo",
        "HOME": str(tmp_path),
        "LANG": "de_DE.UTF-8",
        "SOURCE_DATE_EPOCH": "5",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert bound(rich(draft=True)).data == first


def test_every_entry_is_there_once(draft: Opened) -> None:
    """Each entry stands, under its lasting id, in the file of its year."""
    made = rich(draft=True)
    for year, entries in made.years:
        ids = [element.get("id") for element in draft.years[f"year-{year}.xhtml"].iter()]
        assert [key for key in ids if key in {entry.id for entry in made.entries}] == [entry.id for entry in entries]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_text_is_the_text_of_the_source(draft: Opened, code: str) -> None:
    """Every character of every text arrives, in printed typography and with only its emphasis taken as such."""
    for entry in rich(draft=True).entries:
        expected = typeset(entry.text.said(code), LANGUAGES[code])
        expected = expected.replace("*sic*", "sic").replace("*Active Endeavour*", "Active Endeavour")
        assert draft.text(entry.id, code) == expected


def test_hostile_text_is_literal(draft: Opened) -> None:
    """Markup, template words and commands of other formats come out as they were written."""
    (entry,) = [entry for entry in rich().entries if "script" in entry.text.source]
    for code in ("fr", "en"):
        assert "<script>alert(1)</script> {{ 7*7 }} #import $x$ @cite sic \\ & _a_ `b` ~c." in draft.text(
            entry.id, code
        )
    assert not any(element.tag == f"{H}script" for page in draft.pages.values() for element in page.iter())


def test_hostile_headers_are_text() -> None:
    """Whatever stands in a communiqué's header or in the project's own file, the book stays a book and runs nothing."""
    bad = '</dc:title>"><script>alert(1)</script>{{ 7*7 }} & \x07 #import'
    made = rich()
    source = replace(made.communiques[0], title=bad, place=bad, issuer=bad, reference=bad, source="javascript:alert(1)")
    edition = replace(made.edition, title={"fr": bad, "en": bad}, publisher={"fr": bad}, subjects={"fr": (bad,)})
    entries = [replace(entry, communique=source, headline=entry.text) for entry in made.entries]
    book = bound(replace(made, edition=edition, communiques=(source,), entries=tuple(entries), titles={}))
    assert book.said("title")[0].startswith("</dc:title>")
    assert not any("javascript:" in target for _, target, _ in book.links())
    assert not any(element.tag == f"{H}script" for page in book.pages.values() for element in page.iter())


@settings(max_examples=20, deadline=None)
@example(["«\r", "«\t", "«\n", "« \n"])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=20))
def test_any_text_survives(texts: list[str]) -> None:
    """Whatever a communiqué says, the page says the same and stays well-formed."""
    made = rich(copies=4)
    entries = [
        replace(entry, text=replace(entry.text, source=f"a {text} b"), marks={})
        for text, entry in zip(texts, made.entries, strict=False)
    ]
    templates, folders = printing()
    press = BookPrinter(epub.make_book(replace(made, entries=tuple(entries)), Glossary()), templates, ())
    book = Opened(pack(print_years(press, folders[0] / "epub"), b""))
    for entry in entries:
        expected = re.sub(NO_TEXT, "\ufffd", entry.text.source)
        assert _bare(book.text(entry.id, "fr")) == _bare(typeset(expected.replace("\r", " "), LANGUAGES["fr"]))


# What no XML document may hold, or only as a control.
NO_TEXT = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ue000\ue001]"


def _bare(text: str) -> str:
    """Without what HTML folds and what is emphasis."""
    return re.sub(r"[ \t\n\r]+", " ", text.replace("*", "")).strip()


def test_words_that_give_the_date_are_marked(final: Opened) -> None:
    """They are bold even where the style is ignored."""
    (deadline,) = [entry for entry in rich().entries if entry.event.when.is_deadline]
    for code, expected in {"fr": "d’ici à la fin 2008", "en": "by the end of 2008"}.items():
        marked = [words(element) for element in final.side(deadline.id, code).iter(f"{H}b")]
        assert marked == [expected]


def test_every_telling_of_an_event_is_kept() -> None:
    """What another text tells stands in its own words under its own id, with its own source; so does the editor's note."""
    first, second, *rest = rich().entries
    note = into_english("n", "Voir le *communiqué*.", "See the *communiqué*.", State.TRANSLATED)
    book = bound(replace(rich(), entries=(replace(first, others=(second,), note=note), *rest), glance=()))
    inside = words(book.entry(first.id))
    assert words(book.entry(second.id)) in inside
    assert "Dans un autre texte" in words(book.entry(second.id))
    assert "Note de la rédaction · Voir le communiqué." in inside
    assert "Editor’s note · See the communiqué." in inside
    assert {f"#note-{first.id}", f"#note-{second.id}"} <= {
        link.get("href") for link in book.entry(first.id).iter(f"{H}a")
    }


def test_gaps_are_shown_as_gaps(draft: Opened) -> None:
    """A missing translation is a framed note in place of the text; a stale one says so and is printed."""
    states = {entry.text.state("en"): entry.id for entry in rich(draft=True).entries}
    missing, stale = words(draft.side(states[State.MISSING], "en")), words(draft.side(states[State.STALE], "en"))
    assert "The translation is missing." in missing
    assert "The French has changed since this was translated." in stale
    assert "The programme will be completed in 2010." in stale
    assert "Version provisoire" in words(draft.pages["title.xhtml"])


def test_final_has_no_word_of_a_draft(final: Opened) -> None:
    """Neither gaps nor the word draft."""
    text = " ".join(words(page) for page in final.pages.values())
    assert "missing" not in text
    assert "provisoire" not in text.casefold()


# The languages.


def test_both_languages_are_declared_french_first(final: Opened, alone: dict[str, Opened]) -> None:
    """dc:language in the order of the edition."""
    assert final.said("language") == ["fr", "en"]
    assert [alone[code].said("language") for code in ("fr", "en")] == [["fr"], ["en"]]


def test_lang_and_xml_lang_agree(draft: Opened) -> None:
    """Whatever has one has the other: old readers know only the second."""
    for page in draft.pages.values():
        assert page.get("lang") == "fr"
        for element in page.iter():
            assert element.get("lang") == element.get(LANG)


def test_every_text_is_in_its_language(final: Opened) -> None:
    """Under an element that says English there is the English, and the French under French."""
    for entry in rich().entries:
        for code in ("fr", "en"):
            assert final.side(entry.id, code).get("lang") == code
            assert typeset(entry.text.said(code), LANGUAGES[code])[:20].split("*")[0] in words(
                final.side(entry.id, code)
            )


def test_books_in_one_language_hold_no_other(alone: dict[str, Opened]) -> None:
    """Nothing of the French book is English but what its sources are called, nor the reverse."""
    for code, book in alone.items():
        languages = {element.get("lang") for page in book.pages.values() for element in page.iter()} - {None}
        assert languages == {code}


def test_three_books_know_each_other(final: Opened, alone: dict[str, Opened]) -> None:
    """One set, three identifiers; the English is a translation of the French, the first book has both."""
    ids = {"both": final.said("identifier"), **{code: book.said("identifier") for code, book in alone.items()}}
    assert len({key for (key,) in ids.values()}) == 3
    assert ids["both"] == [chronology().edition.identifier]
    assert sorted(final.meta("dcterms:hasVersion")) == sorted(ids["fr"] + ids["en"])
    assert alone["fr"].meta("schema:workTranslation") == ids["en"]
    assert alone["en"].meta("schema:translationOfWork") == ids["fr"]
    for book in alone.values():
        assert book.meta("dcterms:isVersionOf") == ids["both"]
        assert book.meta("belongs-to-collection") == [book.said("title")[0]]


# Finding one's way.


def test_contents_have_every_year_and_meeting(draft: Opened) -> None:
    """The years, and under them their meetings, each in both languages; what was decided or planned stands in its year."""
    toc = next(nav for nav in draft.pages["nav.xhtml"].iter(f"{H}nav") if nav.get(TYPE) == "toc")
    targets = [str(link.get("href")) for link in toc.iter(f"{H}a")]
    for year, entries in rich(draft=True).years:
        assert f"year-{year}.xhtml" in targets
        for entry in entries:
            meeting = entry.event.kind is Kind.MEETING and entry.headline is not None
            assert (f"year-{year}.xhtml#{entry.id}" in targets) == meeting
    assert "7\u00a0décembre 2007 · Réunion des ministres / 7\u00a0December 2007 · Meeting" in words(toc)


def test_very_long_contents_are_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of lines are in the reader's menu, and no page to turn through."""
    monkeypatch.setattr("timeline.publishing.epub.book.CONTENTS_ENTRIES", 1)
    book = bound(rich())
    assert "nav.xhtml" in book.files
    assert "nav.xhtml" not in book.pages
    assert b'href="nav.xhtml"' not in book.files["nav.xhtml"]


def test_every_link_leads_somewhere(draft: Opened) -> None:
    """No link inside the book is broken, and nothing is loaded from outside it."""
    for name, target, _ in draft.links():
        path, _, fragment = target.partition("#")
        assert path in draft.files, (name, target)
        if fragment:
            assert fragment in {element.get("id") for element in draft.pages[path].iter()}, (name, target)
    for page in draft.pages.values():
        assert not any(
            "://" in str(element.get(key, ""))
            for element in page.iter()
            if element.tag != f"{H}a"
            for key in ("src", "href", "srcset")
        )


def test_items_of_a_list_are_called_by_their_own_words() -> None:
    """Entries that share the words opening their list are told apart in the contents; one alone keeps them."""
    opening = "Plus spécifiquement, nous avons chargé le Conseil de :"
    first, second, third = [entry for entry in rich().entries if not entry.headline][:3]
    told = [
        replace(entry, text=said(entry.text, f"{opening} {french}", f"More specifically, we tasked it to {english}"),
                event=replace(entry.event, sentence=replace(entry.event.sentence, opening=opening)), marks={})
        for entry, french, english in [(first, "renforcer la coopération", "strengthen cooperation"),
                                       (second, "lancer la deuxième phase", "launch the second phase")]
    ]  # fmt: skip
    named = entry_names([*told, third], ("fr", "en"))
    assert named[first.id, "fr"] == "… renforcer la coopération"
    assert named[second.id, "en"] == "… launch the second phase"
    assert entry_names(told[:1], ("fr",))[first.id, "fr"].startswith("Plus spécifiquement")


def test_sources_are_notes(draft: Opened) -> None:
    """Every entry refers to a footnote of the same file, which leads back and names document, day and paragraph."""
    for page in draft.years.values():
        notes = {str(note.get("id")): note for note in page.iter(f"{H}aside")}
        references = [link for link in page.iter(f"{H}a") if link.get(TYPE) == "noteref"]
        assert [str(link.get("href"))[1:] for link in references] == list(notes)
        for link in references:
            note = notes[str(link.get("href"))[1:]]
            assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
            assert f"#{link.get('id')}" in [back.get("href") for back in note.iter(f"{H}a")]
    assert "tenue à Bruxelles le 7\u00a0décembre 2007, OTAN, 7\u00a0décembre 2007, §\u00a04 [1]." in words(draft.years["year-2009.xhtml"])
    assert "corpus/essai/a.txt" not in words(draft.years["year-2009.xhtml"])


def test_files_and_lines_are_an_appendix(final: Opened) -> None:
    """The settings ask for it; without them no page names a file."""
    made = rich()
    asked = bound(replace(made, edition=replace(made.edition, page={"appendix": True}))).pages["archivists.xhtml"]
    assert "archivists.xhtml" not in final.pages
    assert [words(asked).count(f"corpus/essai/a.txt:{line}") for line in range(1, 7)] == [1] * 6


def test_page_list_leads_to_printed_pages(final: Opened) -> None:
    """Every page of the briefing on which an entry begins has its mark, and the metadata name the briefing."""
    listed = next(nav for nav in final.pages["nav.xhtml"].iter(f"{H}nav") if nav.get(TYPE) == "page-list")
    marks = [
        element.get("title")
        for page in final.years.values()
        for element in page.iter()
        if element.get(TYPE) == "pagebreak"
    ]
    assert [words(link) for link in listed.iter(f"{H}a")] == marks == ["3", "5", "7"]
    assert final.meta("pageBreakSource")
    assert "pageNavigation" in final.meta("schema:accessibilityFeature")


def test_without_pages_nothing_is_said_of_pages() -> None:
    """No list, no feature, no source of page breaks."""
    templates, folders = printing()
    book = Opened(epub.make(rich(), templates, folders))
    assert not book.meta("pageBreakSource")
    assert "pageNavigation" not in book.meta("schema:accessibilityFeature")
    assert b"page-list" not in book.files["nav.xhtml"]


def test_deadlines_index_and_abbreviations(final: Opened) -> None:
    """The pages at the end list what they promise, and only what the texts have."""
    deadlines = words(final.pages["deadlines.xhtml"])
    for line in ("D’ici à la fin 2008", "Le système sera prêt d’ici à la fin 2008.", "ready by the end of 2008.", "NATO, 7"):
        assert line in deadlines
    index = words(final.pages["index.xhtml"])
    assert [term for term in ("Bruxelles", "Brussels", "Lieux", "Places") if term not in index] == []
    assert "girafe" not in index
    abbreviations = words(final.pages["abbreviations.xhtml"])
    assert "CCP / PJC Conseil conjoint permanent Permanent Joint Council" in abbreviations
    assert "COR / NRC Conseil OTAN\u2011Russie NATO\u2011Russia Council" in abbreviations


def test_a_register_leads_into_volumes_by_number_and_year() -> None:
    """A term stands in a volume with the years it has there, those in a row as one; of no year it is said; all once."""
    whole = edition(60)
    one = next(entry for entry in whole.entries if entry.event.subjects)
    yearless = replace(one, event=replace(one.event, when=When.read("XXXX-05-09")))
    others = tuple(entry for entry in whole.entries if entry is not one)
    book = Opened(registered(replace(whole, entries=(*others, yearless))))
    index, shelf = (words(book.pages[name]) for name in ("places.xhtml", "volumes.xhtml"))
    assert "Sans année" in index
    assert "Without a year" in index
    assert "1: 1994 2: 1994–1995" in index
    assert "9999" not in index
    assert "entrées" in shelf
    assert "entries" in shelf
    assert {*book.pages} == {"cover.xhtml", "title.xhtml", "nav.xhtml", "volumes.xhtml", "places.xhtml", "concordance.xhtml"}
    assert book.said("identifier") != [whole.edition.identifier]
    assert registered(whole) == registered(whole)


def test_many_places_are_given_by_year() -> None:
    """A term of every entry leads to years with their count; equal dates are one link with theirs."""
    made = rich(copies=20)
    entries = [
        replace(
            entry,
            text=replace(entry.text, source=f"L'Afghanistan : {number}"),
            event=replace(entry.event, when=when),
            marks={},
        )
        for number, entry in enumerate(made.entries)
        if (when := When.read(f"20{number % 10:02}-{number % 12 + 1:02}"))
    ]
    index = words(
        bound(replace(made, entries=tuple(sorted(entries, key=lambda one: one.event.when)))).pages["index.xhtml"]
    )
    assert "Afghanistan 2000 (12) 2001 (12)" in index


def test_a_long_year_is_cut_into_files_of_sensible_size() -> None:
    """No file is much above the measure, and no entry is lost or doubled."""
    made = rich(copies=60)
    cut = split_into_chapters(made)
    assert [entry for chapter in cut for entry in chapter.entries] == list(made.entries)
    sizes = [sum(len(entry.text.source + entry.text.said("en")) for entry in chapter.entries) for chapter in cut]
    assert max(sizes) < CHAPTER_LETTERS * 1.2
    assert [chapter.name for chapter in cut if chapter.year == "2008"][:2] == ["year-2008.xhtml", "year-2008-2.xhtml"]


# What it says of itself.


def test_accessibility_says_only_what_was_checked(final: Opened) -> None:
    """No conformance is claimed: no person has examined the book."""
    assert final.meta("dcterms:conformsTo") == final.meta("a11y:certifiedBy") == []
    assert final.meta("schema:accessModeSufficient") == ["textual"]
    assert final.meta("schema:accessibilityHazard") == ["none"]
    assert len(final.meta("schema:accessibilitySummary")) == 1


def test_what_a_librarian_asks(final: Opened) -> None:
    """Titles with their languages, dates of the sources, rights, subjects, issuer with its role."""
    assert final.said("title") == ["Chronologie d’essai", "2007 – 2010", "Sample chronology", "2007 – 2010"]
    assert final.said("date") == ["2009-12-04"]
    assert final.meta("dcterms:modified") == ["2009-12-04T00:00:00Z"]
    assert (final.said("rights"), final.said("subject")) == (["Textes libres", "Free texts"], ["OTAN", "NATO"])
    assert (final.said("creator"), final.said("publisher")) == (["OTAN"], ["Maison", "House"])
    assert final.meta("role") == ["aut", "isb", "com", "com"]
    assert "PR/CP(2007)131" in final.said("source")[0]


@pytest.mark.parametrize(
    ("text", "code", "filed"),
    [
        ("Les relations", "fr", "relations, Les"),
        ("L'Alliance", "fr", "Alliance, L'"),
        ("The Council", "en", "Council, The"),
        ("Lesotho", "fr", "Lesotho"),
        ("Theatre", "en", "Theatre"),
    ],
)
def test_files_titles_without_their_article(text: str, code: str, filed: str) -> None:
    """As a catalogue sorts them."""
    assert file_as(text, load_wording(code)) == filed


def test_cover_is_drawn_and_described(draft: Opened) -> None:
    """A PNG of 1,600 by 2,560 for shelves, an SVG for the page, and words for who sees neither."""
    assert struct.unpack(">II", draft.files["cover.png"][16:24]) == (1600, 2560)
    assert draft.files["cover.svg"].startswith(b"<svg")
    (image,) = draft.pages["cover.xhtml"].iter(f"{H}img")
    assert "Chronologie d’essai" in str(image.get("alt"))
    assert "2007–2011" in str(image.get("alt"))


# A designer's slips.

SLIPS = [
    ("P30", "title.xhtml.jinja", "</section>", "</section></div>"),
    ("P30", "year.html.jinja", "</section>", ""),
    ("P31", "title.xhtml.jinja", "<section", '<p id="a">x</p><p id="a">y</p><section'),
    ("P32", "title.xhtml.jinja", "<section", '<p><a href="nowhere.xhtml">x</a></p><section'),
    ("P33", "entry.html.jinja", 'id="{{ entry.id }}"', ""),
    ("P34", "cover.typ", "#let colour", "#let let ink"),
    ("P02", "entry.html.jinja", "{% endif %}", ""),
]


@pytest.mark.parametrize(("code", "name", "before", "after"), SLIPS, ids=[f"{slip[0]} {slip[1]}" for slip in SLIPS])
def test_a_slip_is_named(code: str, name: str, before: str, after: str, tmp_path: Path) -> None:
    """A template that makes no good book is refused with its name and what to do."""
    (tmp_path / "epub").mkdir()
    text = (ROOT / "templates/epub" / name).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "epub" / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(TimelineError) as raised:
        bound(rich(), tmp_path)
    assert code in {finding.code for finding in raised.value.findings}
    assert all(finding.remedy for finding in raised.value.findings)


def test_a_designer_may_write_named_characters(tmp_path: Path) -> None:
    """``&nbsp;`` is no XML, and everyone writes it."""
    (tmp_path / "epub").mkdir()
    text = (ROOT / "templates/epub/about.xhtml.jinja").read_text(encoding="utf-8")
    (tmp_path / "epub/about.xhtml.jinja").write_text(
        text.replace("<dl", "<p>a&nbsp;&eacute;&amp;lt;</p><dl", 1), encoding="utf-8"
    )
    assert "a\u00a0é&lt;" in words(bound(rich(), tmp_path).pages["about.xhtml"])


def test_a_designer_adds_a_file(tmp_path: Path) -> None:
    """What lies in book/ goes into the book; a file that no reader knows, or that holds nothing, is refused by name."""
    (tmp_path / "epub/book").mkdir(parents=True)
    (tmp_path / "epub/book/own.css").write_text("p { color: inherit }")
    assert b"own.css" in bound(rich(), tmp_path).files["year-2007.xhtml"]
    (tmp_path / "epub/book/.DS_Store").write_bytes(b"")
    for name, code in (("notes.docx", "P36"), ("cover.png", "P36"), ("empty.xhtml", "P30")):
        (tmp_path / "epub/book" / name).write_bytes(b"")
        with pytest.raises(TimelineError, match=code):
            bound(rich(), tmp_path)
        (tmp_path / "epub/book" / name).unlink()


@pytest.mark.parametrize(
    "made", [replace(chronology(), entries=()), chronology(languages=("fr", "de"))], ids=["empty", "de"]
)
def test_nothing_to_print_is_refused(made: Chronology) -> None:
    """No entry, or a language without a title."""
    with pytest.raises(TimelineError, match=r"P35"):
        bound(made)


# Outside checkers.


@pytest.mark.browsers
def test_epubcheck_finds_nothing(draft: Opened, alone: dict[str, Opened], register: Opened, tmp_path: Path) -> None:
    """No error, no warning, no usage note, in the richest book, in the English one and in the register of volumes."""
    java, package = need("java"), library("epubcheck")
    jar = next(Path(str(package.__file__)).parent.rglob("epubcheck*.jar"))

    def said(book: Opened) -> str:
        path = tmp_path / f"{len(book.data)}.epub"
        path.write_bytes(book.data)
        command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "--usage", path]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    # Most of the time is the start of Java: both at once, and no time spent on making it fast.
    with ThreadPoolExecutor(2) as pool:
        for answer in pool.map(said, [draft, alone["en"], register]):
            assert "0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages" in answer, answer


def test_pandoc_reads_it_back(tmp_path: Path) -> None:
    """A third reader, which knows nothing of browsers, finds every text in the order of time, and takes notes for notes."""
    final = bound(replace(rich(), glance=()))
    (tmp_path / "book.epub").write_bytes(final.data)
    command = [pypandoc.get_pandoc_path(), "--from=epub", "--to=plain", "--wrap=none", tmp_path / "book.epub"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    places = [read.index(final.text(entry.id, "en")[-40:]) for entry in rich().entries]
    assert places == sorted(places)
    assert "tenue à Bruxelles le 7\u00a0décembre 2007, OTAN, 7\u00a0décembre 2007, §\u00a06 [1]." in read[places[-1] :]


@pytest.mark.browsers
@pytest.mark.parametrize("name", ["draft", "register"])
def test_ace_finds_nothing(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """DAISY's accessibility checker passes the richest book, and the register of volumes."""
    draft: Opened = request.getfixturevalue(name)
    ace, browser = node_program("ace-cli"), need("chromium")
    (tmp_path / "book.epub").write_bytes(draft.data)
    surroundings = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000"}
    done = subprocess.run(
        [ace, "--force", "--silent", "--outdir", tmp_path / "report", tmp_path / "book.epub"],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings,
    )
    report = tmp_path / "report/report.json"
    assert report.is_file(), done.stdout + done.stderr
    found = [
        (page["earl:testSubject"]["url"], fault["earl:test"]["dct:title"], fault["earl:result"]["html"])
        for page in json.loads(report.read_text())["assertions"]
        for fault in page["assertions"]
    ]
    assert found == []


@pytest.mark.browsers
def test_axe_finds_nothing(draft: Opened, tmp_path: Path) -> None:
    """WCAG 2.2 A and AA as far as axe sees, on a page as narrow as WCAG asks for."""
    browser, node = need("chromium"), need("node")
    node_program("playwright-core")
    draft.zip.extractall(tmp_path)
    command = [node, ROOT / "tests/readers/axe.mjs", tmp_path / "EPUB"]
    surroundings = {**os.environ, "CHROMIUM": browser}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.browsers
def test_a_finger_finds_the_links_of_every_list(tmp_path: Path) -> None:
    """Many places and addresses under one another, in Latin and Cyrillic letters: target size is held at 320 pixels."""
    browser, node = need("chromium"), need("node")
    node_program("playwright-core")
    made = edition(60)
    titles = {name: replace(title, source=f"Сообщение {name[-3:]}") for name, title in made.titles.items()}
    bound(replace(made, titles=titles)).zip.extractall(tmp_path)
    surroundings = {**os.environ, "CHROMIUM": browser}
    command = [node, ROOT / "tests/readers/axe.mjs", tmp_path / "EPUB"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.browsers
@pytest.mark.parametrize("engine", ["foliate", "epubjs"])
def test_reading_engines_open_it(draft: Opened, engine: str, tmp_path: Path) -> None:
    """Two engines that share no code show every text, follow every line of the contents, and ask nobody else."""
    browser, node = need("chromium"), need("node")
    node_program("playwright-core")
    (tmp_path / "book.epub").write_bytes(draft.data)
    command = [node, ROOT / "tests/readers/open.mjs", engine, tmp_path / "book.epub"]
    surroundings = {**os.environ, "CHROMIUM": browser}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["problems"], told["lost"]) == ([], [])
    assert told["title"] == "Chronologie d’essai"
    assert told["cover"] > 0
    assert len(told["pages"]) == 4
    assert told["landmarks"][:4] == ["cover", "titlepage", "toc", "bodymatter"]
    assert [page["name"].removeprefix("EPUB/") for page in told["sections"]] == list(draft.pages)
    for page in told["sections"]:
        (body,) = draft.pages[page["name"].removeprefix("EPUB/")].iter(f"{H}body")
        assert page["text"].split() == "".join(body.itertext()).split()
    if engine == "foliate":
        _voice_says_all(told, draft)
        assert told["note"]["type"] == "footnote"
        assert "tenue à Bruxelles le 7 décembre 2007, OTAN, 7 décembre 2007, § 1 [1]." in " ".join(told["note"]["text"].split())


def _voice_says_all(told: dict[str, Any], book: Opened) -> None:
    """A reading voice is given every word, and every text in its own language."""
    said = {code: "".join(text.split()) for code, text in told["voice"].items()}
    assert set(said) == {"fr", "en"}
    assert sum(map(len, said.values())) == sum(len("".join(page["text"].split())) for page in told["sections"])
    for entry in rich(draft=True).entries:
        for code, text in said.items():
            assert "".join(book.text(entry.id, code).split()) in text


def node_program(name: str) -> str:
    """The path of a program of package.json; skipped or failed as ``need`` says when npm did not install it."""
    path = ROOT / "node_modules/.bin" / name
    return str(path) if path.is_file() else need(name)
