"""Invented French communiqués in pandoc's Markdown, the form in which they must come out of every kind of file."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections import Counter
from datetime import date
from functools import cache

import pypandoc

from timeline.events.extraction import extract_events
from timeline.intake.any_file import read_any
from timeline.language import load_language
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")

COUNCIL = """\
---
title: "Le Conseil régional de Bretagne adopte son plan pour l'eau"
subtitle: Session du 14 mai 2019
---

Rennes, le 15 mai 2019

Le Conseil régional s'est réuni en session ordinaire le 14 mai 2019 à Rennes, sous la présidence de M. Yves Le Goff.[^1] Il a adopté le plan régional pour l'eau, présenté le 1^er^ mars 2019 par la commission de l'environnement.

## Les décisions

Le Conseil a décidé :

- de créer un fonds de 5 millions d'euros avant le 31 décembre 2019 ;
- d'ouvrir deux bureaux :
    a) à Quimper, le 1^er^ septembre 2019 ;
    b) à Vannes, le 15 octobre 2019 ;
- de présenter un bilan en juin 2020.

Le budget avait été voté le 12 décembre 2018.[^2] **La prochaine session se tiendra le 25 juin 2019.**

## Les aides

| Département | Montant | Versement |
|-------------|---------|-----------|
| Finistère | 1 250 000 euros | 15 juin 2019 |
| Morbihan | 800 000 euros | 30 septembre 2019 |

[^1]: M. Le Goff a été élu le 18 décembre 2015.
[^2]: Délibération n° 2018/112.
"""
COUNCIL_TEXT = """\
# Le Conseil régional de Bretagne adopte son plan pour l'eau

## Session du 14 mai 2019

Rennes, le 15 mai 2019

Le Conseil régional s'est réuni en session ordinaire le 14 mai 2019 à Rennes, sous la présidence de M. Yves Le Goff [1]. Il a adopté le plan régional pour l'eau, présenté le 1er mars 2019 par la commission de l'environnement.

## Les décisions

Le Conseil a décidé :

- de créer un fonds de 5 millions d'euros avant le 31 décembre 2019 ;

- d'ouvrir deux bureaux :

  a) à Quimper, le 1er septembre 2019 ;

  b) à Vannes, le 15 octobre 2019 ;

- de présenter un bilan en juin 2020.

Le budget avait été voté le 12 décembre 2018 [2]. La prochaine session se tiendra le 25 juin 2019.

## Les aides

Département ; Montant ; Versement

Finistère ; 1 250 000 euros ; 15 juin 2019.

Morbihan ; 800 000 euros ; 30 septembre 2019.

[1] M. Le Goff a été élu le 18 décembre 2015.

[2] Délibération n° 2018/112.
"""
MILK = """\
**MINISTÈRE DE LA TRANSITION AGRICOLE**

COMMUNIQUÉ DE PRESSE N° 2021/47

Paris, le 3 février 2021

# Filière lait : un accord jusqu'en 2023

Le ministre a réuni *aujourd'hui* les représentants de la filière. « Nous avançons », a-t-il déclaré. L'accord signé le 2 février 2021 entrera en vigueur le 1^er^ avril 2021 et sera réexaminé d'ici à la fin 2022.

1.  Le décret sera publié avant le 15 mars 2021.
2.  Les premières aides seront versées en avril 2021.
3.  Une conférence se tiendra à Laval du 7 au 9 juin 2021.

> « La filière a perdu 3 000 emplois depuis 2015 », a rappelé Mme Anne Roche le 1^er^ février 2021.

Voir [l'accord](https://exemple.fr/2019/01/05/accord.pdf), <https://exemple.fr/2018-03-04>.

Contact presse : [presse@exemple.fr](mailto:presse@exemple.fr)
"""
MILK_TEXT = """\
MINISTÈRE DE LA TRANSITION AGRICOLE

COMMUNIQUÉ DE PRESSE N° 2021/47

Paris, le 3 février 2021

# Filière lait : un accord jusqu'en 2023

Le ministre a réuni aujourd'hui les représentants de la filière. « Nous avançons », a-t-il déclaré. L'accord signé le 2 février 2021 entrera en vigueur le 1er avril 2021 et sera réexaminé d'ici à la fin 2022.

1. Le décret sera publié avant le 15 mars 2021.

2. Les premières aides seront versées en avril 2021.

3. Une conférence se tiendra à Laval du 7 au 9 juin 2021.

« La filière a perdu 3 000 emplois depuis 2015 », a rappelé Mme Anne Roche le 1er février 2021.

Voir l'accord.

Contact presse : presse@exemple.fr
"""
JOINT = """\
Dakar, le 7 décembre 2022

# Déclaration commune des ministres

Nous, ministres des Affaires étrangères, réunis à Dakar le 7 décembre 2022, avons :

i)  examiné le rapport remis le 30 novembre 2022 ;
ii) approuvé le programme de travail pour 2023 ;
iii) chargé le Secrétariat :

     - de convoquer un groupe d'experts avant mars 2023 ;
     - de lui faire rapport en septembre 2023.

Le Secrétaire général de l'Union se rendra à Bamako le 12 janvier 2023. La zone est de 30 km^2^ ; voir la note n^o^ 4.

  ------------------- ------------------------------------------
  **Date**            **Étape**
  ------------------- ------------------------------------------
  5 mai 2023          Le comité remettra son avis.

  20 octobre 2023     Le Conseil adoptera le plan.
  ------------------- ------------------------------------------

Fait à Dakar, le 7 décembre 2022.
"""
JOINT_TEXT = """\
Dakar, le 7 décembre 2022

# Déclaration commune des ministres

Nous, ministres des Affaires étrangères, réunis à Dakar le 7 décembre 2022, avons :

i) examiné le rapport remis le 30 novembre 2022 ;

ii) approuvé le programme de travail pour 2023 ;

iii) chargé le Secrétariat :

  - de convoquer un groupe d'experts avant mars 2023 ;

  - de lui faire rapport en septembre 2023.

Le Secrétaire général de l'Union se rendra à Bamako le 12 janvier 2023. La zone est de 30 km2 ; voir la note n° 4.

Date ; Étape

5 mai 2023 : Le comité remettra son avis.

20 octobre 2023 : Le Conseil adoptera le plan.

Fait à Dakar, le 7 décembre 2022.
"""
TEXTS = {"council": (COUNCIL, COUNCIL_TEXT), "milk": (MILK, MILK_TEXT), "joint": (JOINT, JOINT_TEXT)}


@cache
def written(markdown: str, kind: str) -> bytes:
    """The communiqué as pandoc writes it in another kind of file."""
    command = [pypandoc.get_pandoc_path(), "--standalone", "--from=markdown-smart", f"--to={kind}", "--output=-"]
    return subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout


def text_of(name: str, raw: bytes | str) -> str:
    """What comes out of a file."""
    return read_any(name, raw.encode() if isinstance(raw, str) else raw, FRENCH).text


def blocks_of(text: str) -> set[str]:
    """The blocks of a text, spaces at their ends and kinds of apostrophes aside."""
    return {block.replace("’", "'").replace("\u00a0", " ").strip() for block in text.split("\n\n") if block.strip()}


def events_of(text: str) -> Counter[tuple[str, str, str]]:
    """When, kind and last words of each event that a text tells."""
    found = extract_events(read_sentences("a.txt", text, FRENCH), date(2019, 1, 1), FRENCH)
    return Counter((str(one.when), one.kind.value, one.sentence.text[-40:].replace("’", "'")) for one in found)


_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def word(*paragraphs: str, **parts: str) -> bytes:
    """A Word document of these paragraphs, each « <w:p>… » or its words."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items())
    body = "".join(one if one.startswith("<") else paragraph(one) for one in paragraphs)
    return packed({
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS,
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": part for name, part in parts.items()},
    })  # fmt: skip


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of Word's, each run « <w:… » or its words."""
    said = "".join(one if one.startswith("<") else f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{said}</w:p>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            # Without a day of its own: tests are named by these bytes, and must be so in every process.
            file.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
