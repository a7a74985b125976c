"""What the tests of the web page share: the page of the sample, a browser, the checkers that npm brings."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, need
from lxml import html as lxml_html
from sample import chronology, into_english

from timeline.language import load_wording
from timeline.model.translation import State
from timeline.project.files import Source
from timeline.publishing.html import page as html
from timeline.publishing.html.embed import EMBEDS
from timeline.publishing.rendering import environment
from timeline.translations.catalogue import read_labels

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2
    from lxml.html import HtmlElement

    from timeline.model.edition import Chronology

TEMPLATES = ROOT / "templates"
LABELS = ROOT / "translations/labels/fr.po"


@cache
def templates(*own: Path) -> jinja2.Environment:
    """The templates of this repository in both languages, a project's own before them; read once."""
    labels = {"fr": read_labels(Source(str(LABELS), LABELS.read_text(encoding="utf-8")))}
    return environment([*own, TEMPLATES], labels, {code: load_wording(code) for code in ("fr", "en")})


def retold() -> Chronology:
    """The sample with its first entry a chief event, told again by another communiqué, and a note of the editor."""
    made = chronology()
    first, second, *rest = made.entries
    communique = replace(first.communique, id="autre-2008", title="Un autre texte")
    remark = into_english("n", "Voir aussi <b>1999</b>.", "See also <b>1999</b>.", State.TRANSLATED)
    other = replace(second, communique=communique, within=first.id, why="name")
    joined = replace(first, event=replace(first.event, key=True), others=(other,), why="name", note=remark)
    return replace(made, communiques=(*made.communiques, communique), entries=(joined, *rest))


def page(made: Chronology | None = None, *own: Path) -> bytes:
    """The page of a chronology; without one, of the sample as a draft."""
    return html.make(made or chronology(draft=True), templates(*own), [*own, TEMPLATES])


@cache
def sample_page(*, draft: bool = False, copies: int = 1, languages: tuple[str, ...] = ("fr", "en")) -> bytes:
    """The page of the sample, made once for all tests that only look at it."""
    return page(chronology(draft=draft, copies=copies, languages=languages))


@cache
def sample_embed(name: str) -> bytes:
    """A file for the sites of others."""
    return EMBEDS[name](chronology(draft=True), templates(), [TEMPLATES])


def tree(made: bytes) -> HtmlElement:
    """The page as a tree."""
    return lxml_html.document_fromstring(made.decode())


def words(element: HtmlElement) -> str:
    """The text of an element, white space folded."""
    return re.sub(r"[ \n\u00a0]+", " ", element.text_content()).strip()


def npm(name: str) -> Path:
    """A file of node_modules; without it a test is skipped on a user's machine and fails where CI is true."""
    found = ROOT / "node_modules" / name
    if not found.exists():
        remedy = f"{name} is not there: npm install"
        pytest.fail(remedy, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(remedy)
    return found


def nu(*files: Path) -> str:
    """What the Nu HTML checker says of the files: errors, warnings and notes."""
    # Half of its time went into making a run of seconds fast; what it then has of stack is too little for it.
    quickly = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"]
    jar = str(npm("vnu-jar/build/dist/vnu.jar"))
    run = [need("java"), *quickly, "-jar", jar, "--format", "gnu", *map(str, files)]
    return subprocess.run(run, capture_output=True, text=True, check=False).stderr.strip()
