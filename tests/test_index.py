"""The index as both books print it: what is a line, under which heading, in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample import chronology, into_english

from timeline.model.translation import State
from timeline.project.files import Source
from timeline.publishing.index_sections import index_sections
from timeline.translations.glossary import Glossary, read_glossary

ROWS = """\
fr,en,note,variants,case,status
Conseil OTAN-Russie,NATO-Russia Council,body; official,,,must
Conseil Russie-OTAN,NATO-Russia Council,body,,,must
COR,NRC,acronym of NATO-Russia Council,,,must
Force internationale,International Force,operation,,,must
FIAS,ISAF,acronym; Force internationale = International Force,,,must
SFOR,SFOR,acronym; Force de stabilisation = Stabilisation Force,,,must
Sergueï Lavrov,Sergey Lavrov,person; one spelling,,,must
Jaap de Hoop Scheffer,Jaap de Hoop Scheffer,person,,,must
échange de vues,exchange of views,concept,,,must
mandat,mandate,,,,must
Bruxelles,Brussels,place,,,must
État membre,member state,document,,,must
Europe,Europe,document,,,must
"""
TEXT = (
    "Le Conseil OTAN-Russie, ou Conseil Russie-OTAN (COR), Sergueï Lavrov et Jaap de Hoop Scheffer, la FIAS, la SFOR,"
    " échange de vues, mandat, Bruxelles, Europe, État membre"
)


def sections(code: str, title: str = "Chronologie d'essai", said: str = TEXT) -> dict[str, list[str]]:
    """The lines of the index of one entry with this text, by their heading."""
    made = chronology()
    first = replace(made.entries[0], text=into_english("a", said, "", State.TRANSLATED), marks={})
    edition = replace(made.edition, title={"fr": title, "en": "Sample"})
    glossary: Glossary = read_glossary(Source("glossary.csv", ROWS))
    found = index_sections(replace(made, edition=edition, entries=(first,)), glossary)[code]
    return {section.title: [term.words[code] for term in section.terms] for section in found}


def test_a_line_for_each_thing_under_its_heading() -> None:
    """One body once, an abbreviation by its long form, persons by their family, a place once; concepts in no index."""
    assert sections("fr") == {
        "Persons": ["de Hoop Scheffer, Jaap", "Lavrov, Sergueï"],
        "Bodies": ["Conseil OTAN-Russie", "Force de stabilisation"],
        "Places": ["Bruxelles"],
        "Operations and projects": ["Force internationale"],
        "Documents": ["État membre", "Europe"],
        "Terms": ["mandat"],
    }
    assert sections("en")["Bodies"] == ["NATO-Russia Council", "Stabilisation Force"]


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Le Conseil OTAN-Russie", False), ("LE CONSEIL OTAN-RUSSIE, 2002", False),
        ("Chronologie générale du Conseil OTAN-Russie et de ses partenaires", True), ("Conseil", True), ("", True),
    ],
)  # fmt: skip
def test_the_subject_of_the_book_is_no_line(title: str, listed: bool) -> None:  # noqa: FBT001 a row of a table
    """It would lead to every page: what makes up most of the title."""
    assert ("Conseil OTAN-Russie" in sections("fr", title)["Bodies"]) == listed


def test_what_no_text_has_is_in_no_index() -> None:
    """The place of the entry alone is left."""
    assert sections("fr", said="Rien de tout cela.") == {"Places": ["Bruxelles"]}
