"""The tree that is read of a manuscript is the one that pandoc makes of it, word by word."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pypandoc
import pytest
from conftest import ROOT
from web import TEMPLATES, retold, templates

from timeline.publishing.epub import assembly
from timeline.publishing.pandoc import convert
from timeline.publishing.pandoc_tree import READ_AS, pandoc_tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.books

READ = (
    '<h1 id="year-2007"><span lang="fr">Année&nbsp;2007</span> — <span lang="en">Year&nbsp;2007</span></h1>',
    '<h2>\n<span lang="fr"><span class="when">7 mai</span>\n <span class="headline">Accord</span></span></h2>',
    '<div class="entry past key" id="a.b1"><div class="side" lang="fr"><p>Le Conseil a siégé.</p></div></div>',
    "<p>le 1<sup>er</sup><sup>bis</sup> mai, <em>de facto</em> et <em> ad hoc </em>, dit-on</p>",
    "<p>un <strong>a<em>b</em></strong> <em>c</em> H<sub>2</sub>O</p>",
    '<p>voir <a class="page" href="#a.b1"> le 7 mai </a>, §&nbsp;3\u202f; « n\u202fo\u20101 »</p>',
    '<p><span class="date"> 7 mai </span>, "x" \'y\' a--b... $z$ &lt;i&gt; &amp;eacute; http://un.test/a_b</p>',
    "<p> \n </p><div> </div><h3></h3><p>a \n\t b</p>",
    "de quoi <span>parler</span>",
    "<p>a<span></span><span> </span>b</p>",
    "<h2><span>7 mai</span> \n <br/> <span>7 May</span>\n</h2><p>un <br/> deux<br/><br/> <em>trois</em> <br/></p>",
    '<section class="year" id="year-2007" data-epub-type="chapter" data-role="doc-chapter"><h1>2007</h1></section>',
    '<p>a <a href="#note-b" id="b" data-epub-type="noteref" data-role="doc-noteref" lang="fr">1</a></p>',
    '<p>La phrase entière : <a href="year-2007.xhtml#a.b1">7 mai</a> <a href="year-1970-2.xhtml#c"> 8 mai</a></p>',
    '<section class="entry" id="a.b1">\n<span id="page-5" data-epub-type="pagebreak" title="5"></span>\n<h2>7 mai</h2></section>',
)
# Elements and attributes that pandoc has rules for, what is not closed, and where it moves spaces or splits paragraphs.
LEFT = (
    "<p>a<br>b</p>", '<p>a<br clear="all"/>b</p>', "<ul><li>a</li></ul>", "<article><p>a</p></article>", '<div data-lang="fr">a</div>', "<p>a", "a < b", "<p>&eacute;</p>",
    "<p>a</p>b", "<p>a <em> </em>b</p>", '<p class="a">b</p>', '<p><span style="color: red">a</span></p>', "<!-- a --><p>b</p>",
    '<p><span class="smallcaps">a</span></p>', '<p><a href="https://un.test/">a</a></p>', "<p>a\x96b</p>", "<h2><p>a</p></h2>",
    '<p><span onclick="a">b</span></p>', '<p><em lang="fr">a</em></p>', "<p><span><p>a</p></span></p>", "<p>a\x0cb</p>",
    '<p><a href="#a" title="b">c</a></p>', '<div title="a">b</div>', '<p><a href="../a.xhtml#b">c</a></p>', '<p><a href="a.xhtml">b</a></p>',
    '<p><a href="https://un.test/a.xhtml#b">c</a></p>',
    '<p><a href="#a">b<a href="#c">d</a></a></p>', '<p><a name="a">b</a></p>', "<p>" + "<em>a" * 9000 + "</em>" * 9000 + "</p>",
)  # fmt: skip


def _by_pandoc(html: str) -> object:
    command = [pypandoc.get_pandoc_path(), "--from=html-auto_identifiers", "--to=json"]
    done = subprocess.run(command, input=html.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)["blocks"]


def _word_by_word(node: object) -> object:
    """The tree with each word and each space for itself, as pandoc has them."""
    if isinstance(node, dict):
        return {name: _word_by_word(value) for name, value in node.items()}
    return [one for inner in node for one in _words(inner)] if isinstance(node, list) else node


def _words(node: object) -> list[object]:
    if not isinstance(node, dict) or node["t"] not in {"Str", "SoftBreak"}:
        return [_word_by_word(node)]
    parts = node.get("c", " ").replace(" ", "\n \n").split("\n")
    return [{"t": "Space"} if part == " " else {"t": "Str", "c": part} for part in parts if part]


@pytest.mark.parametrize("html", READ)
def test_is_the_tree_of_pandoc(html: str) -> None:
    """What the templates write, and what stands in their texts."""
    read = pandoc_tree(html)
    assert read is not None
    assert _word_by_word(json.loads(read)["blocks"]) == _word_by_word(_by_pandoc(html))


@pytest.mark.parametrize("html", LEFT)
def test_leaves_the_rest_to_pandoc(html: str) -> None:
    """None, so that it reads the HTML itself."""
    assert pandoc_tree(html) is None


@pytest.mark.parametrize("edition", ["edited-and-retold", "essai"])
def test_reads_a_whole_manuscript(edition: str) -> None:
    """Nothing of what the templates that come with the tool write is left to pandoc."""
    html = (ROOT / f"tests/cases/editions/{edition}/expected/manuscript.html").read_text(encoding="utf-8")
    read = pandoc_tree(html)
    assert read is not None
    assert _word_by_word(json.loads(read)["blocks"]) == _word_by_word(_by_pandoc(html))


def test_reads_the_years_of_an_e_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """With sections, notes, pages of the briefing and lines that end: nothing of them is left to pandoc either."""
    asked: list[str] = []
    printed = {entry.id: number for number, entry in enumerate(retold().entries, 5)}

    def unconverted(pages: Sequence[str], *_: object) -> list[bytes]:
        asked.extend(pages)
        return [page.encode() for page in pages]

    monkeypatch.setattr("timeline.publishing.epub.pages.convert_all", unconverted)
    assembly.make(retold(), templates(), [TEMPLATES], pages=printed)
    (html,) = asked
    assert "pagebreak" in html
    read = pandoc_tree(html)
    assert read is not None
    assert _word_by_word(json.loads(read)["blocks"]) == _word_by_word(_by_pandoc(html))


@pytest.mark.parametrize(
    "defaults", ["from: html\n", "from: html-auto_identifiers+smart\n", "# from: html-auto_identifiers\n"]
)
def test_asks_the_defaults_file(defaults: str) -> None:
    """One that reads the HTML in another way is given the HTML."""
    assert not READ_AS.search(defaults.encode())


@pytest.mark.parametrize("publication", ["pdf", "epub"])
def test_the_books_have_it(publication: str) -> None:
    """Their defaults files read so."""
    assert READ_AS.search((ROOT / f"templates/{publication}/pandoc.yaml").read_bytes())


@pytest.mark.parametrize("version", [[1, 23, 1], [1, 22], [2, 0]])
def test_a_pandoc_of_other_trees_reads_the_html(
    version: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that knows another version of the tree makes the same of the manuscript."""
    monkeypatch.setattr("timeline.publishing.pandoc_tree._VERSION", version)
    (tmp_path / "pandoc.yaml").write_text("from: html-auto_identifiers\nto: html\n", encoding="utf-8")
    assert convert("<p>le 7 <em>mai</em></p>", tmp_path, date(2007, 12, 7)).split() == b"<p>le 7 <em>mai</em></p>".split()
