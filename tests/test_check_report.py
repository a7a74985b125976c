"""The report of ``timeline check --html``: both texts side by side, in one file that fetches nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from conftest import ROOT
from lxml import html
from projects import copy, run
from web import nu

from timeline.checking.spotting import spot
from timeline.cli.translation_options import OF_TRANSLATIONS
from timeline.project.files import Source
from timeline.publishing.check_report import report_languages
from timeline.translations.catalogue import read_labels

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    Run = pytest.CaptureFixture[str]

HOSTILE = "<script>alert()</script> {{ given }} </style>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The edition that has planted slips, an acceptance, a draft and a stale entry."""
    return copy("edited-and-retold", tmp_path / "fleuve")


def report(project: Path, capsys: Run, *words: str) -> HtmlElement:
    """The report of a project, as it is written into its build folder."""
    path = project / "build" / "report.html"
    code, out, _ = run(capsys, "check", "--project", str(project), "--html", str(path), *words)
    assert code == 1
    assert str(path) in out
    return html.fromstring(path.read_bytes())


def said(article: HtmlElement) -> list[str]:
    """Both texts of an entry, numbers of findings in brackets."""
    for raised in article.iter("sup"):
        raised.text = f"[{raised.text}]"
    return [words.text_content() for words in article.find_class("said")]


def test_what_differs_is_marked_in_both_texts(project: Path, capsys: Run) -> None:
    """« 400 » and "40" bear the number of the finding that is told below; beside them the sentences around."""
    page = report(project, capsys)
    article = page.get_element_by_id("secours-2011-05.jac2")
    source, target = said(article)
    assert "a réuni 400[1] agents" in source
    assert "brought together 40[1] members" in target
    assert [item.text_content().split()[0] for item in article.findall(".//ol/li")] == ["T06"]
    assert article.find_class("around")
    assert [side.get("lang") for side in article.xpath(".//div[@class='pair']/div")] == ["fr", "en"]


def test_a_stale_entry_shows_what_changed(project: Path, capsys: Run) -> None:
    """Old words struck out, new ones put in; an entry that is right is not there."""
    page = report(project, capsys)
    article = page.get_element_by_id("orbelle-2011-10.q9jf")
    assert [(one.tag, one.text) for one in article.iter("del", "ins")] == [("del", "avril"), ("ins", "juin")]
    assert page.get_element_by_id("secours-2011-05.title", None) is None


def test_what_an_editor_accepted_is_there_on_request(project: Path, capsys: Run) -> None:
    """With --all, as on the command line."""
    name = "orbelle-2011-03.bc32"
    assert report(project, capsys).get_element_by_id(name, None) is None
    assert "the inventory is not closed" in report(project, capsys, "--all").get_element_by_id(name).text_content()


def test_every_link_leads_to_a_file_or_an_entry(project: Path, capsys: Run) -> None:
    """Catalogue and text, from where the report stands, whatever their names hold."""
    page = report(project, capsys)
    links = [link.get("href") for link in page.iter("a")]
    inner = {link[1:] for link in links if link.startswith("#")}
    assert inner <= {element.get("id") for element in page.iter() if element.get("id")}
    outer = [link for link in links if not link.startswith(("#", "https://"))]
    assert outer
    assert [link for link in outer if not (project / "build" / unquote(link)).is_file()] == []
    assert re.search(r"corpus/\S+\.txt:\d+", page.get_element_by_id("secours-2011-05.jac2").text_content())


def test_nothing_runs_and_nothing_is_fetched(project: Path, capsys: Run) -> None:
    """Hostile words are words; the policy lets nothing through but the style that stands there."""
    catalogue = project / "translations" / "events" / "protection-civile.en.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("brought together 40", f"brought {HOSTILE} 40"), encoding="utf-8")
    page = report(project, capsys)
    # The words are found to be new: the number of that finding stands among their signs.
    for number in page.iter("sup"):
        number.text = ""
    assert HOSTILE in page.text_content()
    assert list(page.iter("script", "img", "link", "iframe")) == []
    policy = page.find(".//meta[@http-equiv]").get("content")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.browsers
@pytest.mark.parametrize("language", report_languages())
def test_nu_checker_has_nothing_to_say_of_a_report(language: str, project: Path, capsys: Run) -> None:
    """Valid in either language."""
    page = report(project, capsys, "--report-language", language)
    assert page.get("lang") == language
    assert nu(project / "build" / "report.html") == ""


@pytest.mark.parametrize("code", ["fr", "de"])
def test_every_word_of_the_report_has_its_translation(code: str) -> None:
    """And none stands in the labels that nothing says; the option names the languages there are."""
    template = (ROOT / "templates" / "check" / "report.html.jinja").read_text(encoding="utf-8")
    path = ROOT / "translations" / "labels" / "check" / f"{code}.po"
    labels = read_labels(Source(path.name, path.read_text(encoding="utf-8")))
    assert set(re.findall(r'say\("([^"]+)"', template)) == labels.keys()
    assert all(words.strip() for words in labels.values())
    assert OF_TRANSLATIONS["check"]["--report-language"]["choices"] == report_languages()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("L’accord-cadre et l'ÉTAT", ("etat", "l'accord-cadre"), ["L’accord-cadre", "ÉTAT"]),
        ("deux rapports, un rapport", ("rapport",), ["rapports", "rapport"]),
        ("Le 7\u00a0mars", ("7 mars",), ["7\u00a0mars"]),
        ("l'œuvre et le cœur", ("coeur",), ["cœur"]),
        ("le chat", ("hat", "", " ", "(a+"), []),
        ("40 et 140", ("40",), ["40"]),
    ],
)
def test_words_are_found_as_they_are_written(text: str, words: tuple[str, ...], found: list[str]) -> None:
    """Accents, capitals, quotes and spaces make no difference; the inside of a word is no word."""
    assert [text[start:end] for start, end in spot(text, words)] == found
