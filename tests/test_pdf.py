"""The briefing as a file: what an archive, a screen reader and a printer will find in it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from conftest import ROOT, need
from sample import HOSTILE, chronology, glanced, into_english, said

from timeline.language import load_wording
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.model.translation import State
from timeline.model.when import When
from timeline.project.files import Source
from timeline.publishing.pdf.briefing import PageStyle, make
from timeline.publishing.pdf.compiling import compiled, compiled_apart
from timeline.publishing.pdf.missing_signs import boxed, signs_refused
from timeline.publishing.pdf.page_numbers import pages_of
from timeline.publishing.rendering import environment
from timeline.translations.catalogue import read_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2
    from conftest import Once

    from timeline.model.edition import Chronology

pytestmark = pytest.mark.books

TEMPLATES = ROOT / "templates"
LABELS = ROOT / "translations/labels/fr.po"
BOTTOM = 31 * 72 / 25.4  # the foot margin of style.typ


def templates() -> jinja2.Environment:
    """The templates of this repository in both languages."""
    labels = {"fr": read_labels(Source(str(LABELS), LABELS.read_text(encoding="utf-8")))}
    return environment([TEMPLATES], labels, {code: load_wording(code) for code in ("fr", "en")})


def briefing(made: Chronology, *own: Path, style: PageStyle | None = None) -> bytes:
    """The briefing of a chronology."""
    return make(made, templates(), [*own, TEMPLATES], style=style or PageStyle())


@pytest.fixture(scope="session")
def final(once: Once) -> bytes:
    """The sample, made once for all tests that only look at it."""
    return once("final.pdf", lambda path: path.write_bytes(briefing(chronology()))).read_bytes()


@pytest.fixture(scope="session")
def draft(once: Once) -> bytes:
    """The sample with its gaps."""
    return once("draft.pdf", lambda path: path.write_bytes(briefing(chronology(draft=True)))).read_bytes()


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file as objects; it must be held as long as any of them is looked at."""
    return pikepdf.open(io.BytesIO(pdf))


def tagged(pdf: bytes) -> list[tuple[str, str, str]]:
    """Every structure element in reading order: tag, language, alternative text."""
    made = opened(pdf)
    found = elements(made.Root.StructTreeRoot.K, str(made.Root.Lang))
    return [(tag, language, str(one.get("/Alt", ""))) for tag, language, one in found]


def text(pdf: bytes, *options: str) -> str:
    """Its text, white space folded."""
    done = subprocess.run([need("pdftotext"), *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def elements(node: Any, language: str = "") -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401 pikepdf's objects are of any kind
    """Every structure element in reading order: its tag, the language it stands in, itself."""
    for one in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            inner = str(one.get("/Lang", language))
            yield str(one.S)[1:], inner, one
            if "/K" in one:
                yield from elements(one.K, inner)


def test_gives_the_same_bytes_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, final: bytes) -> None:
    """From another folder, at another time, in another place of the world."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert briefing(chronology()) == final


def test_claims_what_typst_has_checked(final: bytes) -> None:
    """PDF/A-2a and PDF/UA-1, tagged, its title shown, its language known."""
    pdf = opened(final)
    meta = pdf.open_metadata()
    assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "fr-FR"


def test_metadata_is_complete(final: bytes) -> None:
    """What a library catalogues: titles in both languages, languages, subjects, publisher, rights, identifier."""
    pdf = opened(final)
    packet = pdf.Root.Metadata.read_bytes().decode()
    for element in (
        '<rdf:li xml:lang="fr">Chronologie d\'essai</rdf:li><rdf:li xml:lang="en">Sample chronology</rdf:li>',
        "<dc:language><rdf:Bag><rdf:li>fr</rdf:li><rdf:li>en</rdf:li></rdf:Bag></dc:language>",
        "<dc:subject><rdf:Bag><rdf:li>OTAN</rdf:li><rdf:li>NATO</rdf:li></rdf:Bag></dc:subject>",
        "<dc:publisher><rdf:Bag><rdf:li>Maison</rdf:li><rdf:li>House</rdf:li></rdf:Bag></dc:publisher>",
        '<rdf:li xml:lang="en">Free texts</rdf:li>',
        "<dc:identifier>urn:uuid:00000000-0000-4000-8000-000000000001</dc:identifier>",
    ):
        assert element in packet
    assert pdf.docinfo.Title == pdf.open_metadata()["dc:title"] == "Chronologie d’essai — Sample chronology"
    assert "2009-12-04T00:00:00" in packet


def test_hostile_text_is_printed_as_it_stands(final: bytes) -> None:
    """Nothing of a communiqué runs, in pandoc, in Typst or in a viewer."""
    for code, start in (("fr", "Le 3 mars 2009"), ("en", "On 3 March 2009")):
        shown = text(briefing(chronology(languages=(code,))))
        assert HOSTILE.replace("Le 3 mars 2009", start).replace("*sic*", "sic") in shown
    pdf = opened(final)
    objects = [one.unparse(resolved=True) for one in pdf.objects if not isinstance(one, pikepdf.Stream)]
    assert len(objects) > 100
    assert [one for one in objects if re.search(rb"/(?:JS|JavaScript|Launch)\b", one)] == []


def test_whatever_follows_a_mark_is_text() -> None:
    """« le 15 juin 1967.Nous », « 1967(sic) », « 1967[2] »: no sign after a date, emphasis or name becomes code."""
    made = chronology(languages=("fr",))
    signs = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2010, 0x2060), 0xFEFF)]
    pieces = [f"mars{sign}Nous *sic*{sign}a(b)" for sign in signs if sign != "*"]
    starts = [sum(len(piece) + 1 for piece in pieces[:number]) for number in range(len(pieces))]
    marks = {"fr": tuple((start, start + 4) for start in starts)}
    source = replace(made.entries[0].text, source=" ".join(pieces))
    place = into_english("p", "XXIe.Nous[1](a)", "", State.TRANSLATED)
    odd = replace(made.entries[0], text=source, headline=source, place=place, marks=marks)
    shown = "".join(text(briefing(replace(made, entries=(odd,))), "-raw").split())
    assert [sign for sign in '()[]{}<>#$@_~`/\\^&|=+;:,.!?"' if f"mars{sign}Nous" not in shown and f"mars{sign}" not in shown] == []
    assert "sic.a(b)" in shown
    assert "XXIe.Nous[1](a)" in shown


def test_every_entry_has_its_anchor(final: bytes) -> None:
    """A named destination for each id, the same as on the web; its page can be read back."""
    made = chronology()
    where = pages_of(final)
    assert {entry.id for entry in made.entries} <= set(where)
    assert {f"year-{year}" for year, _ in made.years} <= set(where)
    assert where[made.entries[0].id] == 4
    assert pages_of(b"%PDF-1.7") == {}


def test_the_outline_is_in_both_languages_and_skips_no_level(final: bytes) -> None:
    """Years hold entries; every title says the same in French and in English."""
    made = opened(final)
    with made.open_outline() as outline:
        years = [item for item in outline.root if item.children]
        assert [item.title for item in years] == [f"Année\u00a0{year} — Year\u00a0{year}" for year in (2007, 2008, 2009)]
        first = years[0].children[0].title.replace("\u00a0", " ")
        assert (
            first
            == "7 décembre 2007 – Réunion des ministres — 7 December 2007 – Meeting of Foreign Ministers"
        )
        assert years[1].children[0].title.startswith("Janvier 2008 – La deuxième phase")
    levels = [int(tag[1]) for tag, _, _ in tagged(final) if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_text_carries_its_language(final: bytes) -> None:
    """Under each entry, the French in French and the English in English; nothing stands in a language by accident."""
    tags = tagged(final)
    assert {language for _, language, _ in tags} == {"fr-FR", "en-GB"}
    english = [tag for tag, language, _ in tags if tag == "P" and language == "en-GB"]
    french = [tag for tag, language, _ in tags if tag == "P" and language == "fr-FR"]
    assert len(english) >= 2 * len(chronology().entries)
    assert len(french) >= len(english)


def test_the_drawing_has_an_alternative(final: bytes) -> None:
    """It says in words how many entries of each kind there are, and where the same stands as a table."""
    (alternative,) = [alternative for tag, _, alternative in tagged(final) if tag == "Figure"]
    assert re.search(r"Réunion: 2; .*Échéance: 1\. Le tableau ci-après", alternative)


def test_both_languages_stay_side_by_side(final: bytes) -> None:
    """A long entry goes on in both columns of the next page, and ends there."""
    page = pages_of(final)["essai-2007.a004"] + 1
    shown = text(final, "-f", str(page), "-l", str(page), "-layout")
    assert "ils ont poursuivi leur débat" in shown
    assert "they continued their discussion" in shown


def test_pages_are_numbered_and_headed_by_their_years(final: bytes) -> None:
    """« page 4 / 8 » at the foot; at the head the years that stand on the page."""
    count = len(opened(final).pages)
    for page, years in ((4, "2007–2008"), (5, "2008")):
        shown = text(final, "-f", str(page), "-l", str(page))
        assert f"page {page} / {count}" in shown
        assert years in shown


def test_a_draft_says_so_on_every_page_and_shows_its_gaps(final: bytes, draft: bytes) -> None:
    """The watermark, the missing translation and the stale one."""
    count = len(opened(draft).pages)
    shown = [text(draft, "-f", str(page), "-l", str(page), "-raw") for page in range(1, count + 1)]
    assert all("Draft" in page for page in shown)
    assert "The translation is missing." in " ".join(shown)
    assert "The French has changed since this was translated." in " ".join(shown)
    assert "The translation is missing." not in text(final)


@pytest.mark.parametrize(("code", "lang", "word"), [("fr", "fr-FR", "Sommaire"), ("en", "en-GB", "Contents")])
def test_an_edition_of_one_language_has_no_word_of_the_other(code: str, lang: str, word: str) -> None:
    """Its language is that of the document, and of every part."""
    pdf = briefing(chronology(languages=(code,)))
    assert {language for _, language, _ in tagged(pdf)} == {lang}
    shown = text(pdf)
    assert word in shown
    assert ({"Sommaire", "Contents"} - {word}).pop() not in shown


@pytest.mark.parametrize(
    ("style", "width", "height"),
    [
        (PageStyle(paper="us-letter", duplex=False), 612, 792),
        (PageStyle(landscape=True), 842, 595),
        (PageStyle(columns="en"), 595, 842),
        (PageStyle(large=True), 595, 842),
        (PageStyle(look="memo"), 595, 842),
    ],
    ids=["us-letter", "landscape", "one column", "large", "memo"],
)
def test_every_page_style_is_set(style: PageStyle, width: int, height: int) -> None:
    """The page is of the size asked for, and every entry has its anchor there too."""
    pdf = briefing(chronology(draft=True), style=style)
    made = opened(pdf)
    box = made.pages[-1].mediabox
    assert (round(float(box[2])), round(float(box[3]))) == (width, height)
    assert {entry.id for entry in chronology(draft=True).entries} <= set(pages_of(pdf))


def test_the_data_can_travel_with_the_page(final: bytes) -> None:
    """Asked for, chronology.json is attached as the source; the file is then PDF/A-3a, as PDF/A-2 allows no such file."""
    made = opened(briefing(chronology(), style=PageStyle(data=True)))
    assert made.open_metadata()["pdfaid:part"] == "3"
    attached = made.attachments["chronology.json"]
    assert '"date": "2007-12-07"' in attached.get_file().read_bytes().decode()
    assert str(made.Root.AF[0].AFRelationship) == "/Source"
    assert not opened(final).attachments


def test_files_and_lines_are_an_appendix(final: bytes) -> None:
    """No entry names a file; where the settings ask for it, an appendix has the file and line of each."""
    asked = text(briefing(chronology(), style=PageStyle(appendix=True)))
    assert "corpus/essai/a.txt" not in text(final)
    assert [asked.count(f"corpus/essai/a.txt:{line}") for line in range(1, 7)] == [1] * 6


def test_contents_are_years_and_meetings(final: bytes) -> None:
    """What was planned or decided is in the outline of the file, and not on the page of contents."""
    contents = text(final, "-f", "2", "-l", "2")
    for line in ("Année 2007 — Year 2007", "Réunion des ministres", "Meeting of Foreign Ministers", "Sommet", "Summit"):
        assert line in contents
    assert "2008" in contents
    assert "La deuxième phase" not in contents
    assert "D’ici à la fin 2008" not in contents


def test_every_id_stands_at_its_entry_and_in_the_concordance(final: bytes) -> None:
    """The chronology's own identifier once in the book, an entry's where it is read and where it is looked up."""
    shown = text(final)
    assert shown.count("urn:uuid:") == 1
    assert [shown.count(f"{entry.id} ") for entry in chronology().entries] == [2] * len(chronology().entries)


@pytest.mark.parametrize("look", ["briefing", "memo"])
def test_the_cover_names_the_addressee_and_every_page_the_marking(final: bytes, look: str) -> None:
    """In each language, where the settings ask for them; else nothing stands there."""
    made = chronology()
    slots = {"addressee": {"fr": "Mme Roux", "en": "Ms Roux"}, "marking": {"fr": "Restreint", "en": "Restricted"}}
    pdf = briefing(replace(made, edition=replace(made.edition, **slots)), style=PageStyle(look=look))
    count = len(opened(pdf).pages)
    pages = [text(pdf, "-f", str(page), "-l", str(page)) for page in range(1, count + 1)]
    for words in ("À l’attention de", "Mme Roux", "For the attention of", "Ms Roux"):
        assert [words in page for page in pages] == [True] + [False] * (count - 1)
        assert words not in text(final)
    assert all("restreint" in page.lower() and "restricted" in page.lower() for page in pages)


def test_pages_are_full() -> None:
    """Between the first year and the last list no page ends with room for nine lines, the least that an entry needs."""
    pdf = briefing(chronology(copies=12))
    first, last = pages_of(pdf)["year-2007"], max(pages_of(pdf).values())
    done = subprocess.run(
        [need("pdftotext"), "-bbox", "-f", str(first), "-l", str(last - 1), "-", "-"],
        input=pdf, capture_output=True, check=True,
    )  # fmt: skip
    foot = 842 - BOTTOM
    for page in done.stdout.decode().split("<page ")[1:]:
        lines = [float(bottom) for bottom in re.findall(r'yMax="([\d.]+)"', page)]
        assert max(line for line in lines if line < foot + 8) > foot - 9 * 13


def test_no_date_stands_alone_at_the_foot_of_a_page() -> None:
    """Under every heading there is room for its line and three of the entry."""
    many = opened(briefing(chronology(copies=5)))
    with many.open_outline() as outline:
        places = [item.destination for year in outline.root for item in year.children]
    assert len(places) == 5 * len(chronology().entries)
    assert min(float(place[3]) for place in places) > BOTTOM + 4 * 13


def test_the_layout_is_the_one_that_was_looked_at(draft: bytes, *, accept: bool) -> None:
    """The page and place of every heading; ``--accept`` writes them anew, to be looked at again."""
    golden = ROOT / "tests/cases/pdf/sample.txt"
    pdf = opened(draft)
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        items = [item for part in outline.root for item in (part, *part.children)]
    lines = [
        f"{numbers[item.destination[0].objgen]:>2} {float(item.destination[3]):6.1f}  {item.title}" for item in items
    ]
    if accept:
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert golden.read_text(encoding="utf-8").splitlines() == lines


def test_a_look_that_is_not_there_is_named() -> None:
    """With the looks that are."""
    with pytest.raises(TimelineError, match=r"there are: .*briefing") as refused:
        briefing(chronology(), style=PageStyle(look="poster"))
    assert [finding.code for finding in refused.value.findings] == ["P21"]


def test_a_fault_in_a_look_is_told_with_its_line(tmp_path: Path) -> None:
    """Typst's own message, at the designer's file."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "style.typ").write_text(
        '#let ink = rgb("#17375e")\n#let size = nothing-of-the-kind\n', encoding="utf-8"
    )
    with pytest.raises(TimelineError, match="unknown variable: nothing-of-the-kind") as refused:
        briefing(chronology(), tmp_path)
    (finding,) = refused.value.findings
    assert (finding.path, finding.line, finding.code) == ("templates/pdf/style.typ", 2, "P20")
    assert "minus signs" in finding.remedy


def test_a_look_can_fetch_nothing(tmp_path: Path) -> None:
    """A package of the network is refused before Typst is asked for it."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "memo.typ").write_text(
        '#import "@preview/cetz:0.4.0"\n#let book(body) = body\n', encoding="utf-8"
    )
    with pytest.raises(TimelineError, match=r"memo\.typ:1") as refused:
        briefing(chronology(), tmp_path, style=PageStyle(look="memo"))
    assert [finding.code for finding in refused.value.findings] == ["P22"]


@pytest.mark.parametrize("languages", [("fr", "en"), ("en",)], ids="+".join)
@pytest.mark.parametrize("style", [PageStyle(), PageStyle(lanes="subjects"), PageStyle(large=True)], ids=["kinds", "subjects", "large"])
def test_the_checkers_have_nothing_to_say(tmp_path: Path, languages: tuple[str, ...], style: PageStyle) -> None:
    """qpdf, poppler's reader of tags and outloud; poppler before 23 takes a boolean it should expect for a fault."""
    path = tmp_path / "briefing.pdf"
    path.write_bytes(briefing(glanced(chronology(languages=languages)), style=style))
    subprocess.run([need("qpdf"), "--check", path], check=True, capture_output=True)
    told = subprocess.run(
        [need("pdfinfo"), "-struct", path], check=True, capture_output=True, text=True, errors="replace"
    ).stderr
    assert told.strip() in ("", "Syntax Error: Suspects object is wrong type (boolean)")
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    heard = subprocess.run([need("outloud"), "--fail-on", "warning", path], check=False, capture_output=True, text=True)
    assert heard.returncode == 0, heard.stdout


def test_the_front_page_is_one_page() -> None:
    """After the cover, before the contents: each list, each line with its page, what is not listed as a number."""
    pdf = briefing(glanced(chronology()))
    front = text(pdf, "-f", "2", "-l", "2")
    for words in ("En bref", "At a glance", "Événements marquants", "To come as of 4 December 2009", "Non reprises ici : 2"):
        assert words in front
    assert "Entries: 1" in front
    assert "Sommaire" not in front
    assert "Sommaire" in text(pdf, "-f", "3", "-l", "3")


def test_the_index_has_the_subjects() -> None:
    """Those that entries have, by their names, hostile ones as text; before all else."""
    pdf = briefing(glanced(chronology()))
    shown = text(pdf)
    assert "Thèmes Défense <antimissile>," in shown
    assert "Subjects Fight against terrorism," in shown
    assert "Aucune entrée" not in shown


def dated(*notations: str, headline: str = "Réunion") -> Chronology:
    """A chronology of meetings at these dates, each with this headline."""
    made = chronology()
    first = replace(made.entries[0], headline=into_english("h", headline, headline, State.TRANSLATED))
    entries = [
        replace(first, id=f"essai-2007.e{number:03}", event=replace(first.event, when=When.read(notation)))
        for number, notation in enumerate(notations)
    ]
    return replace(made, entries=tuple(sorted(entries, key=lambda one: (one.event.when, one.id))))


def overview(made: Chronology, style: PageStyle | None = None) -> str:
    """The words of the page that the overview is drawn on."""
    pdf = briefing(made, style=style)
    pages = (text(pdf, "-f", str(page), "-l", str(page)) for page in range(2, len(opened(pdf).pages) + 1))
    return next(page for page in pages if "Toute la période" in page and "Sommaire" not in page)


def test_the_overview_names_the_most_telling_in_full() -> None:
    """Ten at most, spread over the time; no name is cut, however long."""
    long = "Réunion des ministres des Affaires étrangères du Conseil de partenariat, élargie aux pays associés de la région"
    shown = overview(dated(*(f"20{year:02}-03-03" for year in range(10, 35)), headline=long))
    assert shown.count(long) == 20
    assert "…" not in shown
    assert "3 mars 2010" in shown
    assert shown.count("3 mars 203") >= 1


def test_long_silences_are_folded_in_the_overview() -> None:
    """Four empty years or more are one cell; three are drawn, and so is a year that something goes on in."""
    assert "1981–1997" in overview(dated("1980-01-01", "1998-01-01"))
    shown = overview(dated("1980-01-01", "1984-01-01", "1990-07-01/1999-06-30"))
    assert "1985–1989" in shown
    assert all(str(year) in shown for year in (1981, 1982, 1983, 1995))


def test_one_scale_for_all_lanes() -> None:
    """Where one lane is too full for signs, all have bars with their numbers; no sign covers another."""
    full = dated(*(f"2008-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)), "2009-02-02")
    other = chronology().entries[1]
    shown = overview(replace(full, entries=(*full.entries, other)))
    assert "336" in shown
    assert "×" not in shown
    assert "×3" in overview(dated(*["2008-01-01"] * 3, "2009-06-01"))


@pytest.mark.parametrize("style", [PageStyle(large=True), PageStyle(landscape=True), PageStyle(paper="a5")])
@pytest.mark.parametrize("notations", [["0001-01-01", "9998-12-31"], ["19XX"], [*["2008"] * 40, "2009"]])
def test_the_overview_holds_any_period(style: PageStyle, notations: list[str]) -> None:
    """From the first year to the last, of a century, of two years."""
    assert "Toute la période" in overview(dated(*notations), style)


@pytest.mark.parametrize(
    ("notations", "bars"),
    [(["2003-01-05", "2003-04-05", "2006"], 2), (["0099", "0101", "XXXX-05-12"], 2), (["2008", "2008-05-01"], 0)],
)
def test_the_cover_has_a_bar_for_each_year_with_entries(notations: list[str], bars: int) -> None:
    """As the covers of the e-book and of the card have; it is an ornament and says nothing to who listens. One year has none."""
    pdf = briefing(dated(*notations))
    with opened(pdf) as made:
        drawn = [str(one.operator) for one in pikepdf.parse_content_stream(made.pages[0])]
    assert sum(one in {"f", "f*"} for one in drawn) == bars
    assert sum(tag == "Figure" for tag, _, _ in tagged(pdf)) == (1 if bars else 0)


def test_long_contents_begin_below_their_heading() -> None:
    """A hundred years take more than a page, and the first of them stands on the page of the heading."""
    pdf = briefing(dated(*(f"{year}-{month:02}-01" for year in range(1901, 2001) for month in (1, 2))))
    pages = [text(pdf, "-f", str(page), "-l", str(page)) for page in (2, 3, 4)]
    first = next(page for page in pages if "Sommaire" in page)
    assert "Année 1901" in first.replace("\u00a0", " ")
    assert "Année 2000" not in first.replace("\u00a0", " ")


def headings(made: Chronology, look: str = "briefing") -> list[str]:
    """The chapters in the outline of the file, in the first language, the front page and lists left out."""
    with opened(briefing(made, style=PageStyle(look=look))).open_outline() as outline:
        titles = [item.title.split(" — ")[0].replace("\u00a0", " ") for item in outline.root]
    return [title for title in titles if re.match("Année|Sans année", title)]


@pytest.mark.parametrize("look", ["briefing", "memo"])
@pytest.mark.parametrize(
    ("notations", "called"),
    [
        (["2003-01-05", "2004", "2006-09~"], ["Années 2003–2006"]),
        (["2003-01-05", "2003-02-05", "2004"], ["Année 2003", "Année 2004"]),
        (["2001", "2003-01-05", "2003-02-05", "2004", "2005"], ["Année 2001", "Année 2003", "Années 2004–2005"]),
        ([str(year) for year in range(1991, 2003)], ["Années 1991–2000", "Années 2001–2002"]),
        (["2004", "XXXX-05-12"], ["Année 2004", "Sans année"]),
        (["0098", "0099"], ["Années 98–99"]),
    ],
)  # fmt: skip
def test_years_of_one_entry_share_a_heading(notations: list[str], called: list[str], look: str) -> None:
    """In a row, ten at most; not those beside them of two entries, nor the dates without a year. The heads of pages tell the years."""
    made = dated(*notations)
    assert headings(made, look) == called
    pdf = briefing(made, style=PageStyle(look=look))
    assert {entry.id for entry in made.entries} <= pages_of(pdf).keys()
    if look == "briefing":
        assert ("2003–2006" in running_heads(pdf)) == (called == ["Années 2003–2006"])


def running_heads(pdf: bytes) -> str:
    """What stands above the text of each page."""
    return text(pdf, "-x", "0", "-y", "0", "-W", "600", "-H", "85")


LARGE = PageStyle(large=True)


@pytest.mark.parametrize("look", ["briefing", "memo"])
def test_large_print_parts_no_word_at_its_hyphen(look: str) -> None:
    """« peut-être » and « 2002–2013 » stand whole, on whichever line; a hyphen that ends a word may end a line."""
    made = chronology(languages=("fr",))
    words = (
        "les sous-officiers franco-allemands de l’euro-atlantique, peut-être de 2002–2013, eux-mêmes arrière-gardes "
    )
    said = replace(made.entries[0].text, source=words * 12)
    pdf = briefing(replace(made, entries=(replace(made.entries[0], text=said, marks={}),)), style=replace(LARGE, look=look))
    done = subprocess.run([need("pdftotext"), "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    lines = done.stdout.decode().replace("\u2060", "").replace("\u2011", "-").splitlines()
    assert sum(line.count("franco-allemands") for line in lines) == 12
    assert [line for line in lines if re.search(r"\w[-–]$", line)] == []


def test_what_is_written_in_capitals_is_never_parted() -> None:
    """« NATO » ends on the line it begins on, in every place of it; « Rates » behind it may go to the next."""
    made = chronology(languages=("fr",))
    words = "".join(f"{'a' * number} NATO-UNESCO-Partnerschaftsrates ASEAN " for number in range(1, 25))
    said = replace(made.entries[0].text, source=words)
    pdf = briefing(replace(made, entries=(replace(made.entries[0], text=said, marks={}),)))
    lines = text(pdf, "-layout").replace("\u2011", "-").replace("\u00ad", "-").splitlines()
    assert sum(line.count("NATO") for line in lines) == 24
    assert sum(line.count("UNESCO") for line in lines) == 24
    assert sum(line.count("ASEAN") for line in lines) == 24


def test_no_month_is_parted() -> None:
    """« 4 novembre » and "4 November" go over whole; « environnement » beside them is parted as ever."""
    made = chronology()
    french = "".join(f"{'a' * number} le 4\u00a0novembre et le 5\u00a0Septembre, l’environnement " for number in range(1, 25))
    english = "".join(f"{'a' * number} on 4\u00a0November and 5\u00a0September the environment " for number in range(1, 25))
    text_of = into_english("t", french, english, State.TRANSLATED)
    pdf = briefing(replace(made, entries=(replace(made.entries[0], text=text_of, marks={}),)))
    words = text(pdf, "-raw").replace("\u00ad", "-")
    assert [words.count(month) for month in ("novembre", "Septembre", "November", "September")] == [24] * 4
    assert re.search(r"envi?-|environ-|environne-", words)


def test_nothing_covers_anything_in_large_print() -> None:
    """No line of the lists behind the years lies on the next, where the languages stand one under the other."""
    made = glanced(chronology(copies=3))
    pdf = briefing(made, style=LARGE)
    done = subprocess.run([need("pdftotext"), "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    for page in done.stdout.decode().split("<page ")[1:]:
        boxes = re.findall(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', page)
        lines = sorted(((float(y), float(foot), float(x), float(end)) for x, y, end, foot in boxes))
        assert [
            (above, below)
            for above, below in pairwise(lines)
            if above[2] < below[3] and below[2] < above[3] and below[0] < above[0] + 0.55 * (above[1] - above[0])
        ] == []


def test_each_language_is_whole_in_large_print() -> None:
    """Its date and headline stand over its own words: French, then English; both are headings, one level apart."""
    pdf = briefing(chronology(), style=LARGE)
    shown = text(pdf).replace("\u2060", "")
    order = ["Réunion des ministres Réunis à Bruxelles", "7 December 2007 meeting · Brussels Meeting of Foreign Ministers Meeting in Brussels"]
    at = [shown.lower().rfind(words.lower()) for words in order]
    assert -1 not in at
    assert at == sorted(at)
    levels = [(int(tag[1]), language[:2]) for tag, language, _ in tagged(pdf) if re.fullmatch(r"H\d", tag)]
    assert {(2, "fr"), (3, "en")} <= set(levels)
    assert all(below <= above + 1 for (above, _), (below, _) in pairwise(levels))


def test_large_print_names_the_most_telling_by_numbers() -> None:
    """Signs as large as letters, numbers beside them, and on the next page their names in full in both languages."""
    long = "Réunion des ministres des Affaires étrangères du Conseil de partenariat, élargie aux pays associés de la région"
    made = dated(*(f"20{year:02}-03-03" for year in range(10, 35)), headline=long)
    pdf = briefing(made, style=LARGE)
    count = len(opened(pdf).pages)
    pages = [text(pdf, "-f", str(page), "-l", str(page)) for page in range(1, count + 1)]
    drawn = next(number for number, page in enumerate(pages) if "Toute la période" in page and "Sommaire" not in page)
    assert all(f" {number}" in pages[drawn] for number in range(1, 11))
    named = " ".join(pages[drawn + 1 :]).partition("10 3 mars 20")
    assert (named[0].count(long), named[1]) == (18, "10 3 mars 20")


def test_one_year_has_no_overview() -> None:
    """A row of twelve months says no more than the list of entries does."""
    assert "Toute la période" not in text(briefing(dated(*["2008"] * 40)))


def test_lanes_may_be_subjects() -> None:
    """The overview has a lane for each subject that entries have, and one for the rest; signs still tell the kinds."""
    made = glanced(chronology())
    shown = text(briefing(made, style=PageStyle(lanes="subjects")), "-f", "4", "-l", "4")
    alone = text(briefing(made), "-f", "4", "-l", "4")
    assert "Autres" in shown
    assert "Autres" not in alone
    assert text(briefing(chronology(), style=PageStyle(lanes="subjects"))) == text(briefing(chronology()))


def test_a_title_in_another_language_says_so() -> None:
    """A communiqué without an English title keeps its French one, marked as French."""
    made = chronology(draft=True)
    titles = {key: said(title, title.source, "") for key, title in made.titles.items()}
    entries = tuple(replace(entry, headline=None) for entry in made.entries)
    pdf = opened(briefing(replace(made, titles=titles, entries=entries)))
    runs = [one for page in pdf.pages for one in pikepdf.parse_content_stream(page) if str(one.operator) == "BDC"]
    spoken = [str(one.operands[1].get("/Lang", "")) for one in runs if isinstance(one.operands[1], pikepdf.Dictionary)]
    assert "fr-FR" in spoken


def test_every_telling_of_an_event_has_its_own_words_and_anchor() -> None:
    """Another text that tells the same event stands under it, with its own source; the editor's note in both languages."""
    made = chronology()
    first, second, *rest = made.entries
    note = into_english("n", "Lire aussi l'annexe.", "See also the annex.", State.TRANSLATED)
    joined = replace(first, others=(replace(second, within=first.id),), note=note)
    pdf = briefing(replace(made, entries=(joined, *rest)))
    assert pages_of(pdf)[second.id] == pages_of(pdf)[first.id]
    shown = text(pdf)
    for words in ("Dans un autre texte", "In another text", "Lire aussi l’annexe.", "See also the annex."):
        assert words in shown
    assert "H3" in {tag for tag, _, _ in tagged(pdf)}


@pytest.mark.parametrize("notation", [None, "XXXX-05-12", "19XX"])
def test_odd_chronologies_are_set_too(notation: str | None) -> None:
    """No entry at all, a date that names no year, a century."""
    made = chronology(draft=True)
    entry = made.entries[0]
    odd = replace(entry, event=replace(entry.event, when=When.read(notation or "2008")))
    pdf = briefing(replace(made, entries=(*made.entries, odd)[-1:] if notation else ()))
    assert set(pages_of(pdf)) & {one.id for one in made.entries} == ({odd.id} if notation else set())
    assert ("Sans année" in text(pdf)) == (notation == "XXXX-05-12")


def test_french_ordinals_stand_above_the_line() -> None:
    """« 1er » keeps its letters for those who copy or listen; « Ce » and « Le » are no ordinals."""
    made = chronology(languages=("fr",))
    said = replace(made.entries[0].text, source="Le 1er mars, au XXIe siècle, Ce 2e essai.")
    pdf = briefing(replace(made, entries=(replace(made.entries[0], text=said, marks={}),)))
    assert "Le 1er mars, au XXIe siècle, Ce 2e essai." in text(pdf, "-raw")


SIGNS = [
    ("Texte 北 fin", "Texte □ fin", "“北” (U+5317)"),
    ("Texte 📄🙂 fin", "Texte □□ fin", "“📄” (U+1F4C4), “🙂” (U+1F642)"),
    ("Une 👨\u200d👩\u200d👧 fin", "Une □ fin", "“👨” (U+1F468)"),
    ("Un 👍\U0001f3fd fin", "Un □ fin", "“👍” (U+1F44D)"),
    ("Le 3\ufe0f\u20e3 mai #\ufe0f\u20e3 fin", "Le 3 mai # fin", "(U+20E3)"),
    ("Un é\u20dd et un 北\u20dd fin", "Un é et un □ fin", "“北” (U+5317)"),
    ("De ᚠ à \U0001f3f4\U000e0067\U000e0062\U000e007f fin", "De □ à □ fin", "“🏴” (U+1F3F4)"),
]


@pytest.mark.parametrize(("said_so", "printed", "named"), SIGNS)
def test_a_sign_that_no_font_has_stops_nothing(said_so: str, printed: str, named: str) -> None:
    """A box stands for it, the file is PDF/A and tagged as any other, and its place is told with what to do."""
    made, told = chronology(), list[Finding]()
    entry = made.entries[0]
    odd = replace(made, entries=(replace(entry, text=replace(entry.text, source=said_so), marks={}), *made.entries[1:]))
    pdf = make(odd, templates(), [TEMPLATES], tell=told.extend)
    assert printed in " ".join(text(pdf).split())
    (finding,) = told
    assert (finding.path, finding.line, finding.code) == ("corpus/essai/a.txt", entry.event.sentence.span.line, "P20")
    assert finding.severity is Severity.WARNING
    assert named in finding.fact
    assert "templates/pdf/fonts" in finding.remedy
    held = opened(pdf)
    metadata = bytes(held.Root.Metadata.read_bytes())
    assert b"pdfaid" in metadata
    assert b"pdfuaid" in metadata
    assert tagged(pdf)


def test_signs_outside_the_entries_are_told_where_they_are_written() -> None:
    """A title, a translation, the edition's own title; the sign of a look at its templates; none when all are there."""
    made, told = chronology(draft=True), list[Finding]()
    title = {"fr": "Chronologie 🗓", "en": "Timeline 🗓"}
    make(replace(made, edition=replace(made.edition, title=title)), templates(), [TEMPLATES], tell=told.extend)
    assert {finding.path for finding in told} == {"corpus/chronology.toml"}
    many = replace(made.entries[0].text, source="".join(map(chr, range(0x4E00, 0x5200))))
    entries = (replace(made.entries[0], text=many, marks={}), *made.entries[1:])
    pdf = make(replace(made, entries=entries), templates(), [TEMPLATES], style=PageStyle(data=True), tell=told.extend)
    assert "□" * 20 in text(pdf)
    held = opened(pdf)
    assert many.source in held.attachments["chronology.json"].get_file().read_bytes().decode()
    told.clear()
    make(made, templates(), [TEMPLATES], tell=told.extend)
    assert told == []


def test_the_signs_that_typst_names() -> None:
    """Escaped ones are read as what they are; a message of another kind names none."""
    assert signs_refused('error: the text `"\\u{200d}"` could not be displayed with font `"X"`') == {"\u200d"}
    assert signs_refused('error: the text `"\\""` could not be displayed') == {'"'}
    assert signs_refused("error: unknown variable: x") == set()
    assert boxed("a📄b", "📄") == "a□b"
    assert boxed("a📄b□", "📄□") == "a?b?"
    assert boxed("a\u200db", "\u200d") == "ab"
    assert boxed("a", "") == "a"


def test_an_english_draft_keeps_a_french_title() -> None:
    """A title that is not translated yet is printed in French, though the edition knows English alone."""
    made = chronology(draft=True, languages=("en",))
    titles = {key: said(title, title.source, "") for key, title in made.titles.items()}
    entries = tuple(replace(entry, headline=None) for entry in made.entries)
    english = environment([TEMPLATES], {}, {code: load_wording(code) for code in ("en", "fr")})
    pdf = make(replace(made, titles=titles, entries=entries), english, [TEMPLATES])
    assert "Réunion du Conseil au niveau des ministres" in text(pdf)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('#set document(title: "x")\nun texte « é »', []),
        ('#set document(title: "x")\n漢', ["not be displayed"]),
        ("#let x = y", ["unknown variable: y"]),
        ('#set document(title: "x")\n#read("../x")', ['read("../x")']),
    ],
)
def test_typst_says_the_same_in_a_process_of_its_own(tmp_path: Path, page: str, said: list[str]) -> None:
    """The same bytes, or the same words, whatever the process."""
    (tmp_path / "main.typ").write_text(page, encoding="utf-8")
    made = compiled(tmp_path, "a-2a", datetime(2009, 12, 4, tzinfo=UTC))
    assert compiled_apart(tmp_path, "a-2a", datetime(2009, 12, 4, tzinfo=UTC)) == made
    told = [one.diagnostic for one in made] if isinstance(made, list) else []
    assert len(told) == len(said)
    assert all(words in one for words, one in zip(said, told, strict=True))


def test_a_process_that_ends_too_soon_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What killed Typst, such as a machine without memory, is no page of the briefing."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(TimelineError, match="Typst ended with 1") as refused:
        compiled_apart(tmp_path, "a-2a", datetime(2009, 12, 4, tzinfo=UTC))
    assert [finding.code for finding in refused.value.findings] == ["P20"]
