"""Briefing and e-book in volumes of whole years, each a book of its own; tables lead from words and ids into all.

pandoc and Typst work on each volume in processes that end with it, and need the memory of one volume, whatever the size
of the whole.
"""

from __future__ import annotations

import csv
import io
import re
import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.chronology.in_parallel import in_parallel
from timeline.publishing import rendering
from timeline.publishing.epub import assembly
from timeline.publishing.epub import register as read_register
from timeline.publishing.file_names import FILE_NAMES
from timeline.publishing.index_terms import find_index_terms
from timeline.publishing.pdf import briefing, register
from timeline.publishing.pdf.compiling import compiled_apart
from timeline.publishing.pdf.page_numbers import pages_of
from timeline.publishing.stretches import cut_evenly
from timeline.translations.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.language import Wording
    from timeline.model.edition import Chronology, Entry
    from timeline.model.errors import Finding
    from timeline.publishing.pdf.briefing import PageStyle

# What comes in volumes; all else is one file.
BOUND = ("pdf", "epub")
CONCORDANCE, INDEX, REGISTER = "concordance.csv", "index.csv", "chronology-index.pdf"
REGISTER_TO_READ = "chronology-index.epub"
# Typst takes a megabyte for each entry of a briefing: a larger one comes in volumes, each of these many at most.
MOST_IN_ONE_BOOK, _VOLUME = 1000, 500
_BOOK = re.compile(r"chronology(-\d+|-index)?\.(pdf|epub)")


@dataclass(frozen=True, slots=True)
class Binding:
    """What every volume is made with: folders and words of the templates, the page, the terms."""

    folders: tuple[Path, ...]
    labels: Mapping[str, Mapping[str, str]]
    wordings: Mapping[str, Wording]
    style: PageStyle
    glossary: Glossary | None


def entries_a_volume(chronology: Chronology, asked: int, *, one_file: bool | None) -> int:
    """How many entries a volume of a book has at most, 0 for one book of whatever size: as asked, else by its size."""
    if asked or one_file:
        return asked
    return _VOLUME if one_file is False or len(chronology.entries) > MOST_IN_ONE_BOOK else 0


def in_volumes(chronology: Chronology, most: int) -> tuple[Chronology, ...]:
    """The chronology in volumes of whole years, none of many more than ``most`` entries; only a longer year is cut."""
    years: list[list[Entry]] = []
    for _, groups in chronology.grouped_years:
        for stretch in cut_evenly(groups, most):
            entries = [entry for group in stretch for entry in group.entries]
            if years and len(years[-1]) + len(entries) <= most:
                years[-1] += entries
            else:
                years.append(entries)
    if len(years) < 2:
        return (chronology,)
    return tuple(_volume(chronology, entries, number, len(years)) for number, entries in enumerate(years, 1))


def _volume(whole: Chronology, entries: Sequence[Entry], number: int, count: int) -> Chronology:
    """One volume, « 1971–1975 (1/3) »: nothing in it leads to what another has."""
    here = {telling.id for entry in entries for telling in entry.tellings}
    own = tuple(
        _apart(replace(one, others=tuple(_apart(other, here) for other in one.others)), here) for one in entries
    )
    told = {telling.communique.id for entry in own for telling in entry.tellings}
    named = f"{_span(entries)} ({number}/{count})"
    settings = whole.edition
    subtitle = {code: ", ".join(filter(None, (settings.subtitle.get(code), named))) for code in settings.languages}
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.identifier} {number}").urn
    glance = tuple(replace(one, entries=kept) for one in whole.glance if (kept := _listed(one.entries, own)))
    return replace(
        whole,
        edition=replace(settings, identifier=identifier, subtitle=settings.subtitle | subtitle),
        entries=own,
        communiques=tuple(text for text in whole.communiques if text.id in told),
        glance=glance,
    )


def _span(entries: Sequence[Entry]) -> str:
    """« 1971–1975 »; of what has no year the last that has one."""
    years = [entry.event.when.sort_key[0].year for entry in entries]
    first, last = years[0], max((year for year in years if year != date.max.year), default=years[-1])
    return str(first) if first >= last else f"{first}–{last}"


def _listed(listed: Sequence[Entry], own: Sequence[Entry]) -> tuple[Entry, ...]:
    by_id = {entry.id: entry for entry in own}
    return tuple(by_id[entry.id] for entry in listed if entry.id in by_id)


def _apart(entry: Entry, here: set[str]) -> Entry:
    """The entry; with its whole sentence, where what prints it is in another volume."""
    return replace(entry, main=None, clauses={}) if entry.main and entry.main.id not in here else entry


def make_volumes(
    names: Sequence[str], whole: Chronology, volumes: Sequence[Chronology], binding: Binding, jobs: int = 1
) -> Iterator[tuple[str, bytes, tuple[Finding, ...]]]:
    """The file of each volume of each of these publications, with what is found in it; last, what is common to all.

    So many volumes are made at once as there are ``jobs``.

    The concordance has the volume and the page of every entry, the index those of every term and place by language;
    pages are those of the briefing, and are left out where it is not made. The register is both, to be printed, and
    to be read where the volumes are e-books.
    """
    places: dict[str, tuple[int, int]] = {}
    bound = in_parallel(_bind, [(names, volume, binding) for volume in volumes], len(volumes), jobs)
    for number, (volume, made) in enumerate(zip(volumes, bound, strict=True), 1):
        pages = pages_of(made["pdf"][0]) if "pdf" in made else {}
        for name, (content, findings) in made.items():
            stem, _, ending = FILE_NAMES[name].partition(".")
            yield f"{stem}-{number}.{ending}", content, findings
        tellings = (telling for entry in volume.entries for telling in entry.tellings)
        places |= {telling.id: (number, pages.get(telling.id, 0)) for telling in tellings}
    made_of = [(_span(volume.entries), len(volume.entries)) for volume in volumes]
    yield (REGISTER, *_register(whole, made_of, places, binding))
    if "epub" in names:
        yield REGISTER_TO_READ, _register_to_read(whole, made_of, places, binding), ()
    yield CONCORDANCE, _concordance(whole, places), ()
    yield INDEX, _index(whole, places, binding.glossary or Glossary()), ()


def _concordance(whole: Chronology, places: Mapping[str, tuple[int, int]]) -> bytes:
    tellings = (telling for entry in whole.entries for telling in entry.tellings)
    return _table(
        ("id", "date", "volume", "page"), [(one.id, one.event.when, *_said(places[one.id])) for one in tellings]
    )


def _index(whole: Chronology, places: Mapping[str, tuple[int, int]], glossary: Glossary) -> bytes:
    """A row for each word of the index, in each language, and each place where it stands, once a page."""
    codes = whole.edition.languages
    rows = [
        (code, term.words[code], *_said(place))
        for code in codes
        for term in find_index_terms(whole.entries, glossary, codes)
        if term.words.get(code)
        for place in dict.fromkeys(places[entry.id] for entry in term.entries)
    ]
    return _table(("language", "term", "volume", "page"), rows)


def _said(place: tuple[int, int]) -> tuple[int, int | str]:
    return place[0], place[1] or ""


def _bind(names: Sequence[str], volume: Chronology, binding: Binding) -> dict[str, tuple[bytes, tuple[Finding, ...]]]:
    """One volume as each of these publications; the e-book has the pages of the briefing where both are made."""
    templates = _templates(binding)
    made: dict[str, tuple[bytes, tuple[Finding, ...]]] = {}
    found: list[Finding] = []
    if "pdf" in names:
        pdf = briefing.make(
            volume,
            templates,
            binding.folders,
            style=binding.style,
            glossary=binding.glossary,
            tell=found.extend,
            compiling=compiled_apart,
        )
        made["pdf"] = pdf, tuple(found)
    if "epub" in names:
        pages = pages_of(made["pdf"][0]) if "pdf" in made else None
        book = assembly.make(volume, templates, binding.folders, glossary=binding.glossary, pages=pages)
        made["epub"] = book, ()
    return made


def _templates(binding: Binding) -> jinja2.Environment:
    return rendering.environment(binding.folders, binding.labels, binding.wordings)


def _register(
    whole: Chronology, volumes: Sequence[tuple[str, int]], places: Mapping[str, tuple[int, int]], binding: Binding
) -> tuple[bytes, tuple[Finding, ...]]:
    templates = _templates(binding)
    glossary = binding.glossary or Glossary()
    return register.make(whole, volumes, places, templates, binding.folders, style=binding.style, glossary=glossary)


def _register_to_read(
    whole: Chronology, volumes: Sequence[tuple[str, int]], places: Mapping[str, tuple[int, int]], binding: Binding
) -> bytes:
    templates = _templates(binding)
    numbers = {name: volume for name, (volume, _) in places.items()}
    glossary = binding.glossary or Glossary()
    return read_register.make(whole, volumes, numbers, templates, binding.folders, glossary=glossary)


def sweep(out: Path, formats: Collection[str], kept: Collection[Path]) -> None:
    """Books of these formats that were made in another number of volumes before are gone from the folder."""
    for path in sorted(out.iterdir()):
        if (name := _BOOK.fullmatch(path.name)) and name[2] in formats and path not in kept:
            path.unlink()


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([head, *rows])
    return text.getvalue().encode()
