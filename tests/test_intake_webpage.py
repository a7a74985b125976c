"""Saved pages become the text of their article, with nothing of the page's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.events.extraction import extract_events
from timeline.intake.any_file import read_any
from timeline.intake.extract import Extract, Sure
from timeline.intake.table_rows import Cell, with_merged
from timeline.intake.webpage import read_webpage
from timeline.language import load_language
from timeline.model.errors import TimelineError
from timeline.reading.communique import read_sentences

pytestmark = pytest.mark.documents

FRENCH = load_language("fr")


def read(page: str | bytes) -> Extract:
    """What is taken from a page."""
    return read_webpage(page if isinstance(page, bytes) else page.encode(), "page.html", FRENCH)


def events(text: str) -> list[tuple[str, str]]:
    """When and of what kind the events of a text are, in order."""
    return [(str(one.when), str(one.kind)) for one in extract_events(read_sentences("", text, FRENCH), None, FRENCH)]


CMS = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Communiqué final de la réunion de Kerval | Ministère des relations extérieures</title>
<meta property="og:site_name" content="Ministère des relations extérieures">
<meta property="article:published_time" content="2016-03-15T09:30:00+01:00">
<link rel="canonical" href="https://www.valdorie.example/actualites/2016/03/15/communique">
<script>var depuis = "3 mars 2011";</script></head><body>
<div id="tarteaucitronRoot"><p>Ce site dépose des cookies depuis le 25 mai 2018. Acceptez-vous ?</p></div>
<header role="banner"><a href="/">Accueil</a><nav><ul><li><a href="/m">Le ministre</a></li></ul></nav></header>
<ol class="breadcrumb"><li><a href="/">Accueil</a></li><li>Actualités</li></ol>
<main><h1>Communiqué final de la réunion de Kerval</h1>
<p class="meta">Publié le <time datetime="2016-03-15">15 mars 2016</time> à 9 h 30</p>
<ul class="share-links"><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul>
<article><p>Le Conseil conjoint s’est réuni à Kerval le <time datetime="2016-03-14">14 mars 2016</time>.</p>
<h2>Ouverture</h2>
<p>Les ministres ont rappelé l’<a href="https://www.valdorie.example/2012/02/09/accord">accord-cadre</a> signé le
3&nbsp;février&nbsp;2012.<sup><a href="#fn1" id="fnref1">1</a></sup> Ils ont salué le <abbr title="Cessez-le-feu">CLF</abbr>
conclu le 22 janvier 2016, selon la formule <q>tout ou rien</q> du prési&shy;dent.</p>
<p>Le Conseil a décidé&nbsp;:</p>
<ul><li>de créer un groupe de travail, qui se réunira le 12 avril 2016&nbsp;;</li>
<li>d’approuver deux programmes&nbsp;:<ol type="a"><li>le programme Aubépine, à partir du 1<sup>er</sup> octobre 2016&nbsp;;</li>
<li>le programme Isle, sur 12 000 m<sup>2</sup>.</li></ol></li></ul>
<table><tr><th>Commune</th><th>Contribution pour 2019</th><th>Échéance</th></tr>
<tr><td>Dordogne</td><td>1 250 000 écus</td><td>15 juin 2019</td></tr>
<tr><td>Brive</td><td>300 000 écus</td><td>1er juillet 2019</td></tr></table>
<figure><img src="/img/2014-05-06.jpg" alt="le 6 mai 2014"><figcaption>Mme Dastier à Kerval</figcaption></figure>
<p>La prochaine réunion se tiendra à Ambel en juin 2017.</p>
<section class="footnotes"><hr><ol><li id="fn1"><p>Entré en vigueur le 1er juillet 2013. <a href="#fnref1">↩</a></p></li></ol></section>
</article>
<div class="related"><h2>À lire aussi</h2><ul><li><a href="/x">Visite du ministre à Ambel le 4 mai 2015</a></li></ul></div>
</main><aside><h3>Agenda</h3><p>Prochaine conférence le 9 septembre 2020 à Tulle.</p></aside>
<footer><p>© 2020 Ministère – Dernière mise à jour du site le 2 janvier 2020</p></footer></body></html>"""

CMS_TEXT = """# Communiqué final de la réunion de Kerval

Le Conseil conjoint s’est réuni à Kerval le 14 mars 2016.

## Ouverture

Les ministres ont rappelé l’accord-cadre signé le 3 février 2012 [1]. Ils ont salué le CLF conclu le 22 janvier 2016, selon la formule « tout ou rien » du président.

Le Conseil a décidé :

- de créer un groupe de travail, qui se réunira le 12 avril 2016 ;

- d’approuver deux programmes :

  a) le programme Aubépine, à partir du 1er octobre 2016 ;

  b) le programme Isle, sur 12 000 m2.

Commune ; Contribution pour 2019 ; Échéance

Dordogne ; 1 250 000 écus ; 15 juin 2019.

Brive ; 300 000 écus ; 1er juillet 2019.

Photo : Mme Dastier à Kerval

La prochaine réunion se tiendra à Ambel en juin 2017.

[1] Entré en vigueur le 1er juillet 2013.
"""

AGENCY = """<html><head><meta charset="utf-8"><title>Kerval - Le Conseil conjoint adopte trois décisions - AGVP</title></head><body>
<div class="top"><a href="/">AGVP</a> <a href="/pol">Politique</a> <a href="/eco">Économie</a></div>
<div class="flash">FLASH : Le Premier ministre sera à Tulle le 30 mars 2016</div>
<div id="content"><div class="title">Le Conseil conjoint adopte trois décisions</div>
<div class="body">KERVAL, 15 mars 2016 (AGVP) – Le Conseil conjoint a adopté mardi trois décisions, a annoncé son porte-parole.<br><br>
Selon le communiqué, le chenal de l'Isle sera ouvert le 15 mai 2016. L'enquête publique avait duré du 3 au 28 février 2015.<br><br>
Les ministres ont aussi arrêté :<br>
- la création d'une autorité commune le 1er octobre 2016 ;<br>
- la restauration du pont d'Ambel, détruit le 9 novembre 2013.<br><br>
Le Conseil se réunira de nouveau en juin 2017.</div></div>
<div class="pub300">Votre voiture neuve dès le 1er avril 2016 !</div>
<div class="list"><a href="/1">Inondations à Brive (12 mars 2016)</a><br><a href="/2">Élection de Mme Dastier le 5 juin 2015</a></div>
<div class="bas">Copyright AGVP 2016</div></body></html>"""

AGENCY_TEXT = """# Le Conseil conjoint adopte trois décisions

KERVAL, 15 mars 2016 (AGVP) – Le Conseil conjoint a adopté mardi trois décisions, a annoncé son porte-parole.

Selon le communiqué, le chenal de l'Isle sera ouvert le 15 mai 2016. L'enquête publique avait duré du 3 au 28 février 2015.

Les ministres ont aussi arrêté :

- la création d'une autorité commune le 1er octobre 2016 ;

- la restauration du pont d'Ambel, détruit le 9 novembre 2013.

Le Conseil se réunira de nouveau en juin 2017.
"""

TABLES = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>Communiqué de presse - 14 mars 1999</title></head>
<body bgcolor="#ffffff"><table width="100%"><tr><td colspan=2><font size=5>République de Valdorie</font></td></tr>
<tr><td width=150><a href=a.htm>Accueil</a><br><a href=c.htm>Communiqués de 1998</a><br><a href=d.htm>Archives</a></td>
<td><font face=Arial><b>COMMUNIQUÉ DE PRESSE</b><br><br>Kerval, le 14 mars 1999<br><br>Le Président a reçu le 12 mars 1999 une
délégation d’Orsenne. Les entretiens ont porté sur l’accord de pêche signé le 4 avril 1998.<br><br>Les deux parties ont
décidé :<br><br>1) de tenir une commission mixte avant le 30 juin 1999 ;<br>2) d’ouvrir un consulat à Ambel le 1<sup>er</sup>
septembre 1999.<br><br>Son coût s’élèvera à 12 €.</font></td></tr>
<tr><td colspan=2><font size=1>Page mise à jour le 20 avril 1999 - <a href="mailto:x@y">webmestre</a></font></td></tr>
</table></body></html>"""

TABLES_TEXT = """COMMUNIQUÉ DE PRESSE

Kerval, le 14 mars 1999

Le Président a reçu le 12 mars 1999 une délégation d’Orsenne. Les entretiens ont porté sur l’accord de pêche signé le 4 avril 1998.

Les deux parties ont décidé :

1) de tenir une commission mixte avant le 30 juin 1999 ;

2) d’ouvrir un consulat à Ambel le 1er septembre 1999.

Son coût s’élèvera à 12 €.
"""

BLOG = """<html lang="fr-FR"><head><meta charset="UTF-8"><title>La trêve tient – Carnets de l’Isle</title>
<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2015-07-06T08:00:00+02:00",
"publisher":{"name":"Carnets de l’Isle"}}]}</script></head><body>
<header><p><a href="/">Carnets de l’Isle</a></p><ul id="menu-main"><li><a href="/apropos">À propos</a></li></ul></header>
<div class="entry"><h1>La trêve tient</h1><span class="posted-on">Posté le <time>6 juillet 2015</time></span>
<div class="entry-content"><p>La trêve est entrée en vigueur en avril 2015
<span class="spip_note_ref">[<a href="#nb1" class="spip_note" id="nh1">1</a>]</span>. La réunion de suivi s’est tenue le 9 juin 2015.</p>
<blockquote><p>« La confiance est revenue », a dit M. Vassiliev le 20 juin 2015.</p></blockquote>
<p>Trois étapes suivront :</p><ol><li><p>l’arrivée des observateurs le 3 juillet 2015 ;</p></li>
<li><p>le déminage, en septembre 2015 ;</p></li><li>le retour des déplacés avant le 31 décembre 2015.</li></ol>
<div class="sharedaddy"><h3>Partager :</h3><ul><li>Twitter</li></ul></div>
<p>Le pont d’Ambel sera rebâti en 2016, voir https://valdorie.example/2014/01/02/pont pour les plans.</p>
<div id="nb1"><p><span>[<a href="#nh1">1</a>] </span>Elle avait été signée le 28 mars 2015 à Tulle.</p></div>
<h3>Articles similaires</h3><p><a href="/z">Le cessez-le-feu du 2 février 2014</a> dans « Isle »</p></div></div>
<div id="comments"><h2>2 commentaires</h2><p>Jean, le 7 juillet 2015 : Enfin !</p></div></body></html>"""

BLOG_TEXT = """# La trêve tient

La trêve est entrée en vigueur en avril 2015 [1]. La réunion de suivi s’est tenue le 9 juin 2015.

« La confiance est revenue », a dit M. Vassiliev le 20 juin 2015.

Trois étapes suivront :

1. l’arrivée des observateurs le 3 juillet 2015 ;

2. le déminage, en septembre 2015 ;

3. le retour des déplacés avant le 31 décembre 2015.

Le pont d’Ambel sera rebâti en 2016, voir pour les plans.

[1] Elle avait été signée le 28 mars 2015 à Tulle.
"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>Communiqu&eacute;</title></head><body lang=FR>
<div><p class=MsoTitle><b>Communiqu&eacute; conjoint</b></p>
<p>Les ministres se sont r&eacute;unis &agrave; Ambel le 3<o:p></o:p> mars 2014<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.
Ils ont sign&eacute; le protocole d'accord le 4 mars 2014.</p>
<p><span>&middot;<span>&nbsp;&nbsp;&nbsp; </span></span>la commission se r&eacute;unira le 5 mai 2014 ;</p></div>
<div><hr width="33%"><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Deuxi&egrave;me r&eacute;union, apr&egrave;s
celle du 6 avril 2013.</p></div></div></body></html>"""

WORD_TEXT = """Communiqué conjoint

Les ministres se sont réunis à Ambel le 3 mars 2014 [1]. Ils ont signé le protocole d'accord le 4 mars 2014.

- la commission se réunira le 5 mai 2014 ;

[1] Deuxième réunion, après celle du 6 avril 2013.
"""

PAGES = {
    "a ministry's page": (CMS, CMS_TEXT),
    "an agency's page without an article": (AGENCY, AGENCY_TEXT),
    "a page set in tables, in ISO-8859-1": (TABLES.encode("cp1252"), TABLES_TEXT),
    "a blog with a note of SPIP": (BLOG, BLOG_TEXT),
    "a page of a word processor": (WORD, WORD_TEXT),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_taken_word_for_word_and_nothing_else(name: str) -> None:
    """The article is taken word for word and nothing else."""
    page, text = PAGES[name]
    assert read(page).text == text


@pytest.mark.parametrize("name", PAGES)
def test_the_events_are_those_of_the_same_text_written_plainly(name: str) -> None:
    """The events are those of the same text written plainly."""
    page, text = PAGES[name]
    assert events(text)
    assert events(read(page).text) == events(text)


NEVER_TEXT = {
    "a cookie note": (CMS, "cookies"),
    "a menu": (CMS, "Le ministre\n"),
    "a path": (CMS, "Accueil"),
    "a share link": (CMS, "Facebook"),
    "a stamp": (CMS, "15 mars 2016"),
    "a related article": (CMS, "4 mai 2015"),
    "an agenda beside": (CMS, "2020"),
    "an address": (CMS, "9 février 2012"),
    "an address's words": (CMS, "valdorie.example"),
    "the name of an image": (CMS, "2014"),
    "a script's words": (CMS, "2011"),
    "a soft hyphen": (CMS, "\u00ad"),
    "a way back": (CMS, "↩"),
    "a ticker": (AGENCY, "30 mars 2016"),
    "an advertisement": (AGENCY, "voiture"),
    "a list of other news": (AGENCY, "Inondations"),
    "an old menu": (TABLES.encode("cp1252"), "Communiqués de 1998"),
    "an old stamp": (TABLES.encode("cp1252"), "20 avril"),
    "a comment": (BLOG, "Jean"),
    "an address in a sentence": (BLOG, "2014/01/02"),
    "a link that follows": (BLOG, "2 février 2014"),
}


@pytest.mark.parametrize("name", NEVER_TEXT)
def test_what_is_the_page_s_own_is_no_text(name: str) -> None:
    """What is the page's own is no text."""
    page, words = NEVER_TEXT[name]
    assert words not in read(page).text


CLUES = {
    "the heading": (CMS, "title", "Communiqué final de la réunion de Kerval", Sure.LIKELY),
    "the site": (CMS, "issuer", "Ministère des relations extérieures", Sure.LIKELY),
    "the metadata's day": (CMS, "date", "2016-03-15", Sure.LIKELY),
    "the address": (CMS, "source", "https://www.valdorie.example/actualites/2016/03/15/communique", Sure.LIKELY),
    "the language": (CMS, "language", "fr", Sure.LIKELY),
    "a line that the window repeats": (AGENCY, "title", "Le Conseil conjoint adopte trois décisions", Sure.LIKELY),
    "a hyphen is a part of a title": (
        TABLES.encode("cp1252"),
        "title",
        "Communiqué de presse - 14 mars 1999",
        Sure.GUESS,
    ),
    "a change of the page is a guess": (TABLES.encode("cp1252"), "date", "1999-04-20", Sure.GUESS),
    "JSON-LD": (BLOG, "date", "2015-07-06", Sure.LIKELY),
    "its publisher": (BLOG, "issuer", "Carnets de l’Isle", Sure.LIKELY),
}


@pytest.mark.parametrize("name", CLUES)
def test_what_a_page_says_of_itself_is_a_clue_with_its_basis(name: str) -> None:
    """What a page says of itself is a clue with its basis."""
    page, field, value, sure = CLUES[name]
    first = next(clue for clue in read(page).clues if clue.field == field)
    assert (first.value, first.sure) == (value, sure)
    assert first.basis


def test_no_clue_is_given_twice_and_no_day_that_is_none() -> None:
    """No clue is given twice and no day that is none."""
    clues = read(CMS.replace("2016-03-15T09", "2016-13-45T09")).clues
    assert len({(clue.field, clue.value) for clue in clues}) == len(clues)
    assert not [clue for clue in clues if "13-45" in clue.value]


LISTS = {
    "roman figures, as type": ('<ol type="i"><li><p>un ;</p></li><li><p>deux :</p><ul><li>trois.</li></ul></li></ol>', "i) un ;|ii) deux :|  - trois."),
    "roman figures, as a style": ('<ol style="margin: 0; list-style-type: lower-roman" start="4"><li>un ;<li>deux.</ol>', "iv) un ;|v) deux."),
    "letters": ('<ol type="a" start="3"><li>un ;</li><li>deux.</li></ol>', "c) un ;|d) deux."),
    "capitals and a value": ('<ol type="A"><li>un ;</li><li value="5">deux.</li></ol>', "A) un ;|E) deux."),
    "more items than letters": ('<ol type="a" start="26"><li>un ;</li><li>deux.</li></ol>', "z) un ;|27. deux."),
    "figures": ('<ol type="1" start="0"><li>un ;</li><li>deux.</li></ol>', "0. un ;|1. deux."),
    "backwards": ("<ol reversed><li>un ;</li><li>deux.</li></ol>", "2. un ;|1. deux."),
    "a start that is none": ('<ol start="x" type="z"><li>un ;</li></ol>', "1. un ;"),
    "a list right within a list": ("<ul><li>un :</li><ol type=a><li>deux.</li></ol></ul>", "- un :|  a) deux."),
    "marks of the text's own": ("<ol><li>a) un ;</li><li>b) deux.</li></ol>", "a) un ;|b) deux."),
    "words beside the items": ("<ul>Il décide :<li>un ;</li>et enfin :<li>deux.</li></ul>", "Il décide :|- un ;|et enfin :|- deux."),
}


@pytest.mark.parametrize("name", LISTS)
def test_items_have_the_marks_that_a_browser_shows(name: str) -> None:
    """Items have the marks that a browser shows."""
    page, lines = LISTS[name]
    assert read(PARAGRAPH + page + PARAGRAPH).text.rstrip("\n").split("\n\n")[1:-1] == lines.split("|")


LINKED = {
    "Voir <a href='x'>l’accord</a>.": "Voir l’accord.",
    "Voir <a href='x'>l’accord</a>, <a href='https://a.example/2018-03-04'>https://a.example/2018-03-04</a>.": "Voir l’accord.",
    "<a href='x'>Le décret a paru le 4 mars 2015</a> (en ligne).": "Le décret a paru le 4 mars 2015 (en ligne).",
    "Contact : <a href='mailto:presse@a.example'>presse@a.example</a>.": "Contact : presse@a.example.",
    "<a href='x'>Lire la suite</a>": "",
    "Lire aussi : <a href='x'>La trêve du 2 février tient.</a>": "",
    "<a href='x'>Tulle</a> | <a href='y'>Isle</a>": "",
    "<a href='x'>La trêve du 2 février tient.</a>": "La trêve du 2 février tient.",
}


@pytest.mark.parametrize("line", LINKED)
def test_a_last_sentence_with_a_link_is_text_and_a_line_of_links_is_none(line: str) -> None:
    """A last sentence with a link is text and a line of links is none."""
    assert read(f"<body>{3 * PARAGRAPH}<p>{line}</p>").text.rstrip("\n").split("\n\n")[3:] == list(filter(None, [LINKED[line]]))


def test_what_stands_around_one_long_paragraph_is_text() -> None:
    """What stands around one long paragraph is text."""
    page = f"<div><p>Tulle, le 4 mars 2015</p>{PARAGRAPH}<ol><li>un ;</li><li>deux.</li></ol><h2>Suite</h2><p>Fin.</p></div>"
    lines = read(f"<body>{page}").text.rstrip("\n").split("\n\n")
    assert [lines[0], *lines[2:]] == ["Tulle, le 4 mars 2015", "1. un ;", "2. deux.", "## Suite", "Fin."]


RAISED = {
    "30 km<sup>2</sup>, 4 m<sup>3</sup>/s et 5 W/m<sup>2</sup>.": "30 km2, 4 m3/s et 5 W/m2.",
    "Le 1<sup>er</sup> mai, n<sup>o</sup> 4, 1<sup>o</sup>, XX<sup>e</sup>.": "Le 1er mai, n° 4, 1°, XXe.",
    "M<sup>me</sup> Roche, le CO<sub>2</sub>.": "Mme Roche, le CO2.",
    "Vu en 2020.<sup>1</sup> Clos en 2019<sup>2, 3</sup>.": "Vu en 2020 [1]. Clos en 2019 [2,3].",
    "« Oui. »<sup>5</sup><sup>6</sup> Fin<sup>*</sup>.": "« Oui [5] [6]. » Fin [*].",
    "Vu en 2020<sup><a href='#absent'>1</a></sup>.": "Vu en 2020 [1].",
    "Vu en mai 2018<span style='vertical-align: super'>(4)</span>.": "Vu en mai 2018 [4].",
}


@pytest.mark.parametrize("line", RAISED)
def test_raised_letters_are_plain_and_raised_figures_are_notes(line: str) -> None:
    """Raised letters are plain and raised figures are notes."""
    assert read(f"{PARAGRAPH}<p>{line}</p>{PARAGRAPH}").text.split("\n\n")[1] == RAISED[line]


def test_a_title_has_no_mark_of_a_note() -> None:
    """A title has no mark of a note."""
    extract = read(f"<body><h1>Décret n<sup>o</sup> 4 du 3 mars 2015<sup>1</sup></h1>{3 * PARAGRAPH}")
    assert [clue.value for clue in extract.clues if clue.field == "title"] == ["Décret n° 4 du 3 mars 2015"]
    assert "\ue000" not in extract.text


SHORT = {
    "<p>Texte.</p>": "Texte.",
    "<p>Le Conseil a siégé.</p><p>Il se réunira.</p>": "Le Conseil a siégé.\n\nIl se réunira.",
    "<script>a()</script><p>Le Conseil a siégé le 3 mars.</p>": "Le Conseil a siégé le 3 mars.",
    "<script>a()</script><p>Chargement…</p>": "",
    "<script src='a.js'></script><div id='app'></div>": "",
    "<p>…</p>": "",
    "<title>Le Conseil a siégé</title>": "",
}


@pytest.mark.parametrize("page", SHORT)
def test_a_short_page_is_read_whole_unless_a_script_brings_its_text(page: str) -> None:
    """A short page is read whole unless a script brings its text."""
    assert taken(f"<html><body>{page}</body></html>".encode()).rstrip("\n") == SHORT[page]


def test_a_page_is_not_said_to_have_a_script_that_it_has_not() -> None:
    """A page is not said to have a script that it has not."""
    with pytest.raises(TimelineError, match="a script brings it"):
        read("<script>a()</script>")
    with pytest.raises(TimelineError, match="no text that can be read"):
        read("<p>…</p>")


def taken(page: bytes) -> str:
    """What is taken from a page; empty when it is refused with C62."""
    try:
        return read(page).text
    except TimelineError as error:
        return "" if [one.code for one in error.findings] == ["C62"] else str(error)


def told(page: str | bytes) -> dict[str, str]:
    """Codes and facts of the remarks of a page."""
    return {one.code: one.fact for one in read(page).remarks}


def test_dates_outside_what_was_taken_are_counted_and_told() -> None:
    """Dates outside what was taken are counted and told."""
    assert told(AGENCY)["C60"].startswith("4 dates lie outside what was taken: 30 mars 2016")
    assert "C60" not in told(WORD)


def test_all_of_a_page_is_taken_when_asked() -> None:
    """All of a page is taken when asked."""
    whole = read_webpage(AGENCY.encode(), "page.html", FRENCH, whole=True)
    assert "Inondations à Brive (12 mars 2016)" in whole.text
    assert "C60" not in {one.code for one in whole.remarks}


PARAGRAPH = "<p>Le ministre a été reçu à Tulle le 3 mars 2015 ; il a signé un accord avec les élus.</p>"
ODD = {
    "a charset that is not the page's": ('<meta charset="utf-8">' + 3 * PARAGRAPH).encode("cp1252"),
    "UTF-16": (3 * PARAGRAPH).encode("utf-16"),
    "an XML declaration": ('<?xml version="1.0" encoding="utf-8"?><html><body>' + 3 * PARAGRAPH).encode(),
    "entities written twice": (3 * PARAGRAPH).replace("é", "&amp;eacute;").replace("à", "&agrave;").encode(),
    "an image within": (f'<img src="data:image/png;base64,{"A" * 5_000_000}">' + 3 * PARAGRAPH).encode(),
    "signs without width": (3 * PARAGRAPH).replace("ministre", "mi\u200bnis\u00adtre").encode(),
    "zero bytes": b"\0" + (3 * PARAGRAPH).encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_page_is_read(name: str) -> None:
    """An odd page is read."""
    assert "Le ministre a été reçu à Tulle le 3 mars 2015 ; il a signé" in read(ODD[name]).text


def test_a_charset_that_is_not_the_page_s_is_told() -> None:
    """A charset that is not the page's is told."""
    assert told(ODD["a charset that is not the page's"])["C63"] == "the page calls itself utf-8 and was read as cp1252"
    assert "C63" not in told(ODD["UTF-16"])


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"   ",
        b"<html><body><div id='root'></div><script>'Le 3 mars 2015 le ministre a sign\xe9 un accord'</script>",
    ],
    ids=["empty", "blank", "a script's page"],
)
def test_a_page_without_words_is_refused(page: bytes) -> None:
    """A page without words is refused."""
    with pytest.raises(TimelineError, match=r"page\.html: C62"):
        read(page)


DEEP = {
    "blocks": b"<div>" * 30_000 + b"Le ministre a quitt\xc3\xa9 Tulle le 3 mars 2015 avec les siens.",
    "inline": b"<p>" + b"<b>" * 30_000 + b"Le ministre a quitt\xc3\xa9 Tulle le 3 mars 2015 avec les siens.",
    "lists": b"<ul><li>" * 5_000 + b"Le ministre a quitt\xc3\xa9 Tulle le 3 mars 2015 avec les siens.",
}


@pytest.mark.parametrize("name", DEEP)
def test_a_page_nested_without_end_is_read_or_refused(name: str) -> None:
    """A page nested without end is read or refused."""
    assert taken(DEEP[name]) in {"", "Le ministre a quitté Tulle le 3 mars 2015 avec les siens.\n"}


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    """Any bytes are read or refused."""
    assert not taken(noise + PARAGRAPH.encode()).startswith("page.html: ")


MERGED = [
    (((Cell("a", 2), Cell("b")), (Cell("c"),)), ["ab", "ac"]),
    (((Cell("a"), Cell("b", 2)), (Cell("c"),), (Cell("d"), Cell("e"))), ["ab", "cb", "de"]),
    (((Cell("a", 2, 2), Cell("b")), (Cell("c"),)), ["ab", "ac"]),
    (((Cell("a", 3), Cell("b", 2), Cell("c")), (), (Cell("d"), Cell("e"))), ["abc", "ab", "ade"]),
    (((Cell("a", 10**9, 10**9), Cell("b")), (Cell("c"),)), ["ab", "ac"]),
    (((Cell("a"), Cell("b")), (Cell("c"), Cell("d"))), ["ab", "cd"]),
    (((Cell("a", 0), Cell("b")), (Cell("c"),), ()), ["ab", "c", ""]),
]


@pytest.mark.parametrize(("rows", "expected"), MERGED)
def test_a_merged_cell_stands_in_all_its_rows(rows: tuple[tuple[Cell, ...], ...], expected: list[str]) -> None:
    """Whatever a page says of its cells; one that takes no row stands in its own."""
    assert ["".join("".join(cell) for cell in row) for row in with_merged(rows)] == expected


def test_the_day_of_a_merged_cell_dates_each_row() -> None:
    """A saved page, its dates merged over two rows each."""
    rows = "".join(
        f"<tr><td rowspan=2>{day} mai 2019</td><td>Un pont ouvre à Tulle</td></tr><tr><td>Une école ferme à Brive</td></tr>"
        for day in (3, 4)
    )
    text = "".join(f"<p>Le Conseil s'est réuni et a adopté le calendrier numéro {n} des travaux.</p>" for n in range(6))
    table = f"<table>{rows}</table>"
    raw = f"<html><body><article><h1>Calendrier</h1>{text}{table}<p>Le Conseil décide :</p>{table}</article></body></html>"
    made = read_any("a.html", raw.encode(), FRENCH).text
    for line in ("3 mai 2019 : Un pont ouvre à Tulle.", "3 mai 2019 : Une école ferme à Brive.", "4 mai 2019 : Une école ferme à Brive."):
        assert line in made
        assert f"- {line}" in made.partition("décide :")[2]
