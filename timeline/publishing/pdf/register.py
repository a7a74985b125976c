"""The register of books in volumes: a volume of its own with what each holds, the index and the concordance of all.

``templates/pdf/register.typ`` sets it; it says volume and page of every entry and every word of the index.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from timeline.language.numerals import write_number
from timeline.publishing.index_sections import index_sections
from timeline.publishing.logo import find_logo
from timeline.publishing.palette import read_palette
from timeline.publishing.pandoc import gathered_templates
from timeline.publishing.pdf.briefing import in_columns
from timeline.publishing.pdf.compiling import compiled_apart
from timeline.publishing.pdf.printed_words import printed_words
from timeline.publishing.pdf.typesetting import set_pages
from timeline.publishing.pdf.xmp import complete_metadata
from timeline.publishing.record import record
from timeline.publishing.sources import plain_words
from timeline.publishing.stretches import runs
from timeline.translations.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology
    from timeline.model.errors import Finding
    from timeline.publishing.pdf.briefing import PageStyle

    # The number of a volume and a page in it; page 0 where it has none.
    Place = tuple[int, int]

_MAIN = '#import "register.typ": register\n#show: register\n'


def make(  # noqa: PLR0913 what the briefing is made of, and where all stands
    whole: Chronology,
    volumes: Sequence[tuple[str, int]],
    places: Mapping[str, Place],
    templates: jinja2.Environment,
    folders: Sequence[Path],
    *,
    style: PageStyle,
    glossary: Glossary,
) -> tuple[bytes, tuple[Finding, ...]]:
    """The register as PDF, and what its pages could not show.

    ``volumes`` are the years and the number of entries of each, ``places`` where each entry stands, by its id.
    """
    whole, style = in_columns(whole, style)
    bare = replace(whole, entries=(), communiques=(), glance=())
    with gathered_templates(folders, "pdf") as folder:
        if logo := find_logo(folders, whole.edition):
            (folder / logo.name).write_bytes(logo.content)
        data = printed_words(bare, templates, Glossary()) | {
            "style": asdict(style),
            "checks": [],
            "palette": read_palette(folders).colours("print"),
            "logo": logo and logo.named(),
            "register": {
                "volumes": list(_volumes(volumes, whole.edition.languages)),
                "index": _index(whole, places, templates, glossary),
                "concordance": [{"id": name, "place": _written([places[name]])[0]} for name in sorted(_told(whole))],
            },
        }
        (folder / "chronology.json").write_text(json.dumps(record(bare), ensure_ascii=False), encoding="utf-8")
        (folder / "book.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (folder / "main.typ").write_text(_MAIN, encoding="utf-8")
        pdf, findings = set_pages(folder, whole, "a-2a", compiled_apart)
        return complete_metadata(pdf, whole.edition), findings


def _told(whole: Chronology) -> Iterator[str]:
    return (telling.id for entry in whole.entries for telling in entry.tellings)


def _volumes(volumes: Iterable[tuple[str, int]], codes: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number, (years, count) in enumerate(volumes, 1):
        counted = {code: write_number(count, code) for code in codes}
        yield {"number": str(number), "years": years, "entries": count, "counted": counted}


def _index(
    whole: Chronology, places: Mapping[str, Place], templates: jinja2.Environment, glossary: Glossary
) -> dict[str, list[dict[str, Any]]]:
    """By language the sections of the index, each line with its volumes and pages."""
    plain = plain_words(templates.globals)["plain"]
    return {
        code: [
            {
                "title": section.title,
                "lines": [
                    {
                        "words": plain(term.words[code], code),
                        "places": _written(places[entry.id] for entry in term.entries),
                    }
                    for term in section.terms
                ],
            }
            for section in sections
        ]
        for code, sections in index_sections(whole, glossary).items()
    }


def _written(places: Iterable[Place]) -> list[dict[str, str]]:
    """Each volume with its pages, « 14, 17–19 »."""
    by_volume = groupby(sorted(set(places)), key=lambda place: place[0])
    return [{"volume": str(number), "pages": runs([page for _, page in own if page])} for number, own in by_volume]
