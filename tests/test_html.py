"""The web page as a document: what stands in it, and what never does."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jinja2.exceptions import SecurityError
from sample import HOSTILE, chronology, glanced
from web import LABELS, TEMPLATES, nu, page, retold, sample_embed, sample_page, templates, tree, words

from timeline.model.characters import web_address
from timeline.model.errors import TimelineError
from timeline.publishing.file_names import with_companions
from timeline.publishing.html import card
from timeline.publishing.html import page as html
from timeline.publishing.html.page import policy_digest
from timeline.publishing.html.passages import passage_around
from timeline.publishing.template_faults import sandbox

if TYPE_CHECKING:
    from pathlib import Path


def with_source(source: str) -> bytes:
    """The page of a chronology whose communiqué names this source."""
    made = chronology()
    changed = replace(made.communiques[0], source=source)
    entries = tuple(replace(entry, communique=changed) for entry in made.entries)
    return page(replace(made, communiques=(changed,), entries=entries))


def test_gives_the_same_bytes_twice() -> None:
    """Nothing of the day, the machine or chance is in the page."""
    assert page(chronology(draft=True)) == page(chronology(draft=True))


def test_a_clause_stands_once_in_its_passage() -> None:
    """Of a sentence quoted by one clause, the rest of it surrounds the clause, unmarked and not repeated."""
    clause, rest = "ils ont salué la réunion tenue à Rome le 28 mai 2002 ;", "ils sont convenus d'y revenir."
    whole = f"Les ministres ont parlé ; {clause} {rest}"
    entry = chronology().entries[0]
    place = replace(entry.event.sentence.span, start=1025, end=1025 + len(clause))
    cut = replace(entry.event.sentence, text=f"[…] {clause} […]", whole=whole, span=place)
    around = replace(cut, text=whole, whole="", span=replace(place, start=1000, end=1000 + len(whole)))
    there = replace(entry.communique, sentences=(around,))
    passage = passage_around(replace(entry, event=replace(entry.event, sentence=cut), communique=there))
    assert passage == ("Les ministres ont parlé ; ", clause, f" {rest}")


def test_fetches_nothing() -> None:
    """No element and no style names anything outside the page; its policy forbids it too."""
    made = sample_page()
    assert not tree(made).xpath("//@src | //link | //img | //iframe | //object")
    assert b"url(" not in made
    assert b"@import" not in made
    (policy,) = tree(made).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_policy_names_the_very_style_and_script() -> None:
    """The digests in the policy are those of the page's one style and one script."""
    made = tree(sample_page())
    (policy,) = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = made.xpath("//style/text()"), made.xpath("//script[not(@type)]/text()")
    assert f"style-src '{policy_digest(style)}'" in policy
    assert f"script-src '{policy_digest(script)}'" in policy
    assert not made.xpath("//@style")
    assert not [name for element in made.iter("*") for name in element.attrib if name.startswith("on")]


def test_every_entry_stands_once_with_its_lasting_id() -> None:
    """Ids are the entries' own, in order of time, each in the section of its year."""
    made, content = tree(sample_page()), chronology()
    assert made.xpath("//li[@data-kind]/@id") == [entry.id for entry in content.entries]
    years = {section.get("id"): section.xpath(".//li[@data-kind]/@id") for section in made.xpath("//section[@data-year]")}
    assert years == {f"year-{year}": [entry.id for entry in entries] for year, entries in content.years}
    assert made.xpath("//section[@data-year]/h2/time/text()") == [year for year, _ in content.years]


def test_date_stands_in_both_languages() -> None:
    """A day has its machine form; a period that HTML cannot say in ``datetime`` is words alone."""
    made = tree(sample_page())
    heads = [[words(side) for side in head.xpath("./span")] for head in made.xpath("//li[@data-kind]/h3")]
    assert ["7 décembre 2007 Réunion des ministres", "7 December 2007 Meeting of Foreign Ministers"] in heads
    assert ["D’ici à la fin 2008 Échéance, fixée le 7 décembre 2007", "By the end of 2008 Deadline, set on 7 December 2007"] in heads
    assert made.xpath("//li//h3//time/@datetime") == ["2007-12-07"] * 2 + ["2008-01"] * 2 + ["2009-03-03"] * 2


def test_words_that_give_the_date_are_marked() -> None:
    """In each language, the words that an entry's date was read from."""
    marked = [words(mark) for mark in tree(sample_page()).xpath("//li//span[@class='date']")]
    assert marked[:4] == ["le 7 décembre 2007", "on 7 December 2007", "en janvier 2008", "in January 2008"]
    assert len(marked) == 2 * len(chronology().entries)


def test_every_text_says_its_language() -> None:
    """Text, heading, facts and source stand in French and in English, each marked."""
    for item in tree(sample_page()).xpath("//li[@data-kind]"):
        pairs = item.xpath("descendant-or-self::*[contains(concat(' ', @class, ' '), ' pair ')]")
        said = [pair.xpath("./*/@lang") for pair in pairs]
        assert {tuple(codes[:2]) for codes in said} == {("fr", "en")}
        assert all(codes == ["fr", "en"] * (len(codes) // 2) for codes in said)
        assert len(said) == 3


def test_source_has_title_date_paragraph_and_place() -> None:
    """The source opens on the corpus file and line, and links to where it was published."""
    source = tree(sample_page()).xpath("//li//details")[0]
    french, english = (words(side) for side in source.xpath("./summary/cite"))
    title = "Réunion du Conseil au niveau des ministres, tenue à Bruxelles le 7 décembre 2007"
    assert french == f"{title}, OTAN, 7 décembre 2007, § 1 [1]"
    assert english == "Meeting of the Council at the level of Ministers, NATO, 7 December 2007, § 1 [1]"
    assert source.xpath(".//code/text()") == ["corpus/essai/a.txt:1"]
    assert source.xpath(".//a/@href") == ["#communique-essai-2007", "https://example.org/a?b=1&c=2", "#essai-2007.a000"]


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x", "ftp://example.org/a",
        "//example.org", "https://example.org/a b", 'https://example.org/"onclick=x', "https://example.org/%zz",
        "https://example.org/\njavascript:x", "http:example.org", "NATO archives, box 4", "",
    ],
)  # fmt: skip
def test_only_an_address_of_the_web_becomes_a_link(source: str) -> None:
    """Whatever else a header names as its source is no link."""
    assert web_address(source) == ""
    assert not [link for link in tree(with_source(source)).xpath("//a/@href") if not link.startswith("#")]


def test_hostile_text_is_text() -> None:
    """Markup, template and other commands in a communiqué or a translation are read as they were written."""
    made = tree(sample_page())
    said = [words(text) for text in made.xpath("//li/p[@class='text']")]
    literal = HOSTILE.replace("*sic*", "sic")
    assert literal in said
    assert literal.replace("Le 3 mars 2009", "On 3 March 2009") in said
    assert len(made.xpath("//script[not(@type)]")) == 1


def published() -> bytes:
    """The page of a chronology that has an address, with its feed beside it."""
    made = chronology()
    edition = replace(made.edition, identifier="https://example.org/chronology")
    return html.make(replace(made, edition=edition), templates(), [TEMPLATES], beside=["chronology.atom"])


def test_search_engines_are_told() -> None:
    """The linked data has each entry with EDTF and ISO dates in both languages; no text can end its element."""
    made, head = chronology(), tree(published())
    data = json.loads(head.xpath("string(//script[@type='application/ld+json'])"))
    parts = {part["@id"]: part for part in data["hasPart"]}
    assert list(parts) == [f"#{entry.id}" for entry in made.entries]
    deadline = parts["#essai-2007.a002"]
    assert (deadline["startDate"], deadline["dcterms:date"]["@value"]) == ("2008-12-31", "../2008-12")
    assert [name["@language"] for name in deadline["name"]] == ["fr", "en"]
    assert "<script>alert(1)</script>" in parts["#essai-2007.a003"]["name"][0]["@value"]
    assert head.xpath("//link[@rel='canonical']/@href") == ["https://example.org/chronology"]
    assert head.xpath("//link[@rel='alternate']/@href") == ["chronology.atom"]
    assert head.xpath("//meta[@property='og:locale:alternate']/@content") == ["en_GB"]
    assert not tree(sample_page()).xpath("//link")


def test_other_tellings_and_notes() -> None:
    """Another text that tells an event stands with it under its own id, with its source; the editor's note is marked."""
    made = tree(page(retold()))
    (telling,) = made.xpath("//li[@id='essai-2007.a000']/div[@class='telling pair']")
    assert telling.get("id") == "essai-2007.a001"
    assert words(telling.xpath("./h4")[0]) == "Dans un autre texte, 7 décembre 2007 In another text, 7 December 2007"
    assert "Un autre texte, OTAN, 7 décembre 2007, § 2" in words(telling.xpath(".//summary")[0])
    notes = [words(note) for note in made.xpath("//p[@class='note']")]
    assert notes == ["Note de la rédaction – Voir aussi <b>1999</b>.", "Editor’s note – See also <b>1999</b>."]
    assert made.xpath("//li[contains(@class, 'key')]/@id") == ["essai-2007.a000"]


def test_draft_shows_its_gaps() -> None:
    """A missing translation is a gap, a stale one is marked; the page says it is a draft; a final page says none of it."""
    made = tree(sample_page(draft=True))
    assert [words(gap) for gap in made.xpath("//p[contains(@class, 'gap')]")] == ["The translation is missing."]
    (stale,) = made.xpath("//p[contains(@class, 'unsure')]")
    assert words(stale).startswith("The French has changed since this was translated.")
    assert made.xpath("//p[@class='draft']")
    assert not tree(sample_page()).xpath("//p[contains(@class, 'gap') or contains(@class, 'unsure') or @class='draft']")


@pytest.mark.parametrize(("code", "other"), [("fr", "en"), ("en", "fr")])
def test_edition_of_one_language(code: str, other: str) -> None:
    """It has no switch and, its sources' own titles apart, not a word of the other language."""
    made = tree(sample_page(languages=(code,)))
    assert made.get("lang") == code
    assert not made.xpath("//input[@name='view']")
    assert not made.xpath(f"//*[@lang='{other}']")


def test_a_chronology_without_entries_is_a_page() -> None:
    """Nothing to show is no reason to fail."""
    made = tree(page(replace(chronology(), entries=())))
    assert made.xpath("//h1")
    assert not made.xpath("//li[@data-kind]")


def test_style_and_script_are_small() -> None:
    """Together at most 25 kB as they travel."""
    made = tree(sample_page())
    both = "".join(made.xpath("//style/text()") + made.xpath("//script[not(@type)]/text()"))
    assert len(gzip.compress(both.encode(), 9)) <= 25_000


def test_a_project_changes_the_look_with_one_file(tmp_path: Path) -> None:
    """What a project's own ``html/style/theme.css`` says stands after ours, which says all the rest."""
    (tmp_path / "html/style").mkdir(parents=True)
    (tmp_path / "html/style/theme.css").write_text(":root { --accent: #123456; }\r\n.masthead { color: red }\r\n")
    made = page(None, tmp_path)
    ours, own, paper = made.index(b".masthead {"), made.index(b":root { --accent: #123456; }\n"), made.index(b"/* On paper")
    assert 0 < made.index(b"--measure: 64em") < ours < own < paper


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [(b"p {}\n/* </style> */", "P41", 2), (b"p { content: '<!--' }", "P41", 1), (b"p { content: '\xff' }", "P42", 0)],
)
def test_a_file_that_would_break_the_page_is_refused(tmp_path: Path, text: bytes, code: str, line: int) -> None:
    """Style that would end its own element, or is not UTF-8."""
    (tmp_path / "html/style").mkdir(parents=True)
    (tmp_path / "html/style/theme.css").write_bytes(text)
    with pytest.raises(TimelineError) as raised:
        page(None, tmp_path)
    (finding,) = raised.value.findings
    assert (finding.code, finding.line, finding.path) == (code, line, "templates/html/style/theme.css")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """A template that asks for a style which is nowhere."""
    (tmp_path / "html").mkdir()
    text = (TEMPLATES / "html/timeline.html.jinja").read_text(encoding="utf-8")
    (tmp_path / "html/timeline.html.jinja").write_text(
        text.replace("style/print.css", "style/none.css"), encoding="utf-8"
    )
    with pytest.raises(TimelineError, match=r"templates/html/style/none\.css: P40"):
        page(None, tmp_path)


def test_every_fixed_word_has_its_french() -> None:
    """Whatever the templates of the page say of themselves stands in the catalogue of labels."""
    catalogue = LABELS.read_text(encoding="utf-8")
    for template in (TEMPLATES / "html").glob("*.jinja"):
        for said in re.findall(r'(?:words|label)\("([^"]+)"', template.read_text(encoding="utf-8")):
            assert f'msgid "{said}"\n' in catalogue, f"{template.name}: {said}"


def test_fragment_is_plain() -> None:
    """No script, style or class; each entry with its id and both languages; hostile text is text."""
    made = sample_embed("fragment")
    fragment = tree(b"<div>" + made + b"</div>")
    assert not re.search(rb"<(script|style|link|iframe)|\s(style|on\w+)=", made)
    assert fragment.xpath("//h4/@id") == [entry.id for entry in chronology(draft=True).entries]
    said = [words(text) for text in fragment.xpath("//p[@lang='fr']")]
    assert HOSTILE.replace("*sic*", "sic") in said
    assert len(said) == len(fragment.xpath("//p[@lang='en']")) == 8


@pytest.mark.browsers
def test_nu_checker_has_nothing_to_say(tmp_path: Path) -> None:
    """Final, draft, published, one language, empty; the page for other sites, and what is pasted: not even a note."""
    head = b'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>t</title></head><body><h1>t</h1>'
    pages = {
        "final": sample_page(),
        "draft": sample_page(draft=True),
        "published": published(),
        "retold": page(retold()),
        "with a front page": page(glanced(chronology(draft=True))),
        "french": sample_page(languages=("fr",)),
        "empty": page(replace(chronology(), entries=())),
        "embed": sample_embed("embed"),
        "pasted": head + sample_embed("fragment") + b"</body></html>",
    }
    files = [tmp_path / f"{name}.html" for name in pages]
    for file, made in zip(files, pages.values(), strict=True):
        file.write_bytes(made)
    assert nu(*files) == ""


def test_links_to_the_page_are_shown_with_a_picture() -> None:
    """A PNG of the size that every house shows, the same twice; named by an address of its own, and only where there is one."""
    made = chronology()
    picture = card.make(made, templates(), [TEMPLATES])
    assert picture == card.make(made, templates(), [TEMPLATES])
    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (card.WIDTH, card.HEIGHT)
    assert len(picture) < 300_000
    placed = replace(made, edition=replace(made.edition, address="https://example.org/chronology/"))
    head = tree(html.make(placed, templates(), [TEMPLATES], beside=["timeline.html", "card.png"]))
    assert head.xpath("//meta[@property='og:image']/@content") == ["https://example.org/chronology/card.png"]
    for other, beside in ((placed, ["timeline.html"]), (made, ["card.png"])):
        assert not tree(html.make(other, templates(), [TEMPLATES], beside=beside)).xpath("//meta[starts-with(@property, 'og:image')]")


def test_the_picture_counts_what_the_page_has() -> None:
    """Each year from the first to the last, those without entries too; none at all is a picture all the same."""
    given = card.card_words(chronology(), templates())
    assert (given["span"], given["tally"]) == ("2007–2009", [1, 3, 2])
    empty = replace(chronology(), entries=())
    assert card.card_words(empty, templates())["tally"] == []
    assert card.make(empty, templates(), [TEMPLATES]).startswith(b"\x89PNG")


def test_a_page_with_an_address_has_its_picture() -> None:
    """Asked for or not; a page without an address, and what is no page, has none."""
    assert with_companions(["pdf", "html"], "https://example.org/") == ["pdf", "html", "card"]
    assert with_companions(["html", "card"], "https://example.org/") == ["html", "card"]
    assert with_companions(["pdf"], "https://example.org/") == ["pdf"]
    assert with_companions(["html"], "") == ["html"]


class Shelf:
    """Has, of its own, what a list has: nothing of it changes anything."""

    def append(self, what: str) -> str:
        """Says what it was given."""
        return what


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ("shelf.append('x')", "pages.append('x')"),
        ("shelf.append('x')", "rows.update({'x': 1})"),
        ("pages | length", "pages.__class__"),
        ("shelf.append('x')", "shelf.append.__func__"),
        ("rows.keys() | list", "rows.clear()"),
        ("'{0}'.format(pages)", "'{0.__class__}'.format(pages)"),
    ],
)
def test_no_template_reaches_what_it_must_not_however_often_it_asks(asked: str, refused: str) -> None:
    """What one thing may be asked says nothing of another that has the name, be it asked before, after or again."""
    made, words = sandbox([]), {"shelf": Shelf(), "pages": ["a"], "rows": {"a": 1}}
    for _ in range(3):
        assert made.from_string(f"{{{{ {asked} }}}}").render(words)
        with pytest.raises(SecurityError):
            made.from_string(f"{{{{ {refused} }}}}").render(words)
    assert (words["pages"], words["rows"]) == (["a"], {"a": 1})
    assert made.answers
