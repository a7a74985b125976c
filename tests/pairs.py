"""A French text and its English, asked about with the glossary that ships."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from conftest import ROOT
from sample import INTO_ENGLISH, communique

from timeline.checking.checks import check_catalogue, check_translation, make_pair
from timeline.language import load_language
from timeline.project.files import Source
from timeline.translations.glossary import Glossary, read_glossary

if TYPE_CHECKING:
    from datetime import date

    from timeline.checking.acceptance import EntryProblem
    from timeline.checking.pair import Pair, Problem
    from timeline.translations.catalogue import Catalogue


@cache
def shipped_glossary() -> Glossary:
    """The glossary of the repository."""
    path = ROOT / "translations" / "glossary.csv"
    return read_glossary(Source(path.name, path.read_text(encoding="utf-8")))


def problems(
    source: str, target: str, published: date | None = None, glossary: Glossary | None = None
) -> tuple[Problem, ...]:
    """What may be wrong with the English of a French text."""
    known = glossary or shipped_glossary()
    return check_translation(source, target, INTO_ENGLISH, load_language, published=published, glossary=known)


def pair(source: str, target: str) -> Pair:
    """A French text and its English as one check is given them, without a glossary."""
    return make_pair(source, target, INTO_ENGLISH, load_language)


def answers_of(catalogue: Catalogue) -> tuple[EntryProblem, ...]:
    """The answers to all questions about a catalogue of the sample's communiqué, here called nrc-2007."""
    return check_catalogue(catalogue, {"nrc-2007": communique()}, load_language, shipped_glossary())
