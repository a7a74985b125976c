"""The words a look prints beside the text, as plain data: labels, dates as they are written, titles, the index.

It is ``book.json`` of ``templates/pdf/README.md``, but for the page style.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from timeline.language.names import country_of
from timeline.language.numerals import write_number
from timeline.language.wording import month_names
from timeline.model.event import Kind
from timeline.publishing.index_sections import index_sections
from timeline.publishing.index_terms import find_index_terms, in_dictionary_order
from timeline.publishing.originals import Originals
from timeline.publishing.sources import Called, Sources, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import jinja2

    from timeline.model.edition import Chronology, Entry, Glance, Group
    from timeline.model.translation import Translation
    from timeline.publishing.index_sections import IndexSection
    from timeline.publishing.index_terms import IndexTerm
    from timeline.translations.glossary import Glossary

    Plain = Callable[[str, str], str]
    Year = tuple[str, Sequence[Group]]

_NO_YEAR, _START = 9999, 60
# So many years of one entry each at most have a heading together: a reader looks for a year by it.
_TOGETHER = 10


def printed_words(chronology: Chronology, templates: jinja2.Environment, glossary: Glossary) -> dict[str, Any]:
    """By language what ``record`` has once: every text in its printed typography, every date in words."""
    edition, words = chronology.edition, _globals(templates)
    codes, plain, sources = edition.languages, words["plain"], Sources.of(chronology, words)
    terms = find_index_terms(chronology.entries, glossary, codes)
    return {
        "languages": codes,
        **_of_languages(chronology, words, codes),
        "labels": words["labels"],
        "raised": words["raised"],
        "months": sorted({month for code in codes for month in month_names(words["wordings"][code])}),
        **{
            name: {code: plain(text, code) for code, text in getattr(edition, name).items() if code in codes}
            for name in ("title", "subtitle", "publisher", "rights", "addressee", "marking")
        },
        "date": {code: words["day"](chronology.date, code) for code in codes},
        "years": _years(chronology),
        "chapters": _chapters(chronology, words, codes),
        **_counts(chronology, codes),
        "entries": {
            telling.id: _entry(telling, words, sources, codes)
            for entry in chronology.entries
            for telling in entry.tellings
        },
        "groups": {
            group.first.id: {code: words["label"](group.called, code) for code in codes}
            for _, groups in chronology.grouped_years
            for group in groups
            if not group.alone
        },
        "glance": [_glance(one, templates, codes) for one in chronology.glance],
        "communiques": _communiques(chronology, sources, plain),
        "official": {code: plain(line, code) for code in codes if (line := sources.official_line(code))},
        "subjects": {
            name: {code: plain(said[code], code) for code in codes} for name, said in edition.subject_names.items()
        },
        "index": _index(index_sections(chronology, glossary, terms), plain),
        "abbreviations": _abbreviations(terms, codes, plain),
    }


def _chapters(chronology: Chronology, words: Mapping[str, Any], codes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By year its first entry, how many places it has, and how many entries.

    Years in a row with one place each have a heading together: ``called`` of the first, such as « Années 2003–2006 »;
    the others stand ``under`` it.
    """
    made: dict[str, dict[str, Any]] = {}
    for run in _runs(chronology.grouped_years):
        for year, groups in run:
            entries = sum(len(group.entries) for group in groups)
            made[year] = {"first": groups[0].first.id, "groups": len(groups), "entries": entries}
        (first, _), (last, _) = run[0], run[-1]
        if len(run) > 1:
            span = f"\u00a0{int(first)}–{int(last)}"
            made[first]["called"] = {code: words["label"]("Years", code) + span for code in codes}
            made |= {year: made[year] | {"under": first} for year, _ in run[1:]}
    return made


def _runs(years: Iterable[Year]) -> list[list[Year]]:
    """The years in their order, those with one place each together."""
    runs: list[list[Year]] = []
    for year, groups in years:
        together = runs and len(runs[-1]) < _TOGETHER and all(len(here) == 1 for _, here in (*runs[-1], (year, groups)))
        if together and year != str(_NO_YEAR):
            runs[-1].append((year, groups))
        else:
            runs.append([(year, groups)])
    return runs


def _of_languages(chronology: Chronology, words: Mapping[str, Any], codes: Sequence[str]) -> dict[str, Any]:
    """The country of each language, and what the colophon says of originals and translations."""
    originals = Originals.of(chronology, words["wordings"], words["label"])
    return {
        "regions": {code: country for code in codes if (country := country_of(code))},
        "originals": {code: words["plain"](originals.method(code), code) for code in codes},
    }


def _counts(chronology: Chronology, codes: Sequence[str]) -> dict[str, Any]:
    """How many entries, communiqués and entries without an approved translation, as each language writes it."""
    translated = sum(_is_translated(entry, codes) for entry in chronology.entries)
    counts = {
        "entries": len(chronology.entries),
        "communiques": len(chronology.communiques),
        "untranslated": len(chronology.entries) - translated,
    }
    return {"translated": translated, "counts": {name: _numbers(count, codes) for name, count in counts.items()}}


def _numbers(count: int, codes: Sequence[str]) -> dict[str, str]:
    return {code: write_number(count, code) for code in codes}


def _is_translated(entry: Entry, codes: Sequence[str]) -> bool:
    return all(telling.text.usable(code) for telling in entry.tellings for code in codes)


def _entry(entry: Entry, words: Mapping[str, Any], sources: Sources, codes: Sequence[str]) -> dict[str, Any]:
    plain, heading = words["plain"], words["heading"]
    given = {"headline": entry.headline, "place": entry.place}
    due = entry.event.kind is Kind.DEADLINE or entry.event.when.is_deadline
    return {
        "when": {code: heading(entry.event.when, code) for code in codes},
        "letters": max(len(entry.words(code, opened=True).text) for code in codes),
        "start": {code: _start(plain(own, code)) for code in codes if (own := entry.words(code, opened=True).text)},
        **{name: _printed(text, codes, plain) for name, text in given.items() if text},
        **(_commitment(entry, sources, plain, codes) if due else {}),
    }


def _commitment(entry: Entry, sources: Sources, plain: Plain, codes: Sequence[str]) -> dict[str, Any]:
    """What the list of deadlines says of an entry: its whole text, and where it stands, unless the editors state it."""
    text = {code: plain(said, code) for code in codes if (said := entry.whole(code).text)}
    cited = {} if entry.stated else {code: sources.source(entry, code).parts(code) for code in codes}
    return {"text": text, "source": {code: [_called(one, plain) for one in parts] for code, parts in cited.items()}}


def _glance(one: Glance, templates: jinja2.Environment, codes: Sequence[str]) -> dict[str, Any]:
    """A list of the front page: what it is called in each language, the ids of its entries, how many more there are."""
    label, day = _globals(templates)["label"], _globals(templates)["day"]
    called = {code: label(one.called, code) + (f" {day(one.day, code)}" if one.day else "") for code in codes}
    more = _numbers(one.more, codes) if one.more else None
    return {"called": called, "ids": [entry.id for entry in one.entries], "more": more}


def _start(text: str) -> str:
    """The first words, for the outline; cut between two of them."""
    short = text[:_START].rsplit(" ", 1)[0] if len(text) > _START else text
    return short.rstrip(" ,;:.") + "…" * (short != text)


def _communiques(chronology: Chronology, sources: Sources, plain: Plain) -> dict[str, Any]:
    codes = chronology.edition.languages
    counted = Counter(entry.communique.id for entry in chronology.entries)
    return {
        communique.id: {
            "title": {code: _called(sources.titled(communique, code), plain) for code in codes},
            "particulars": {
                code: [_called(one, plain) for one in sources.particulars(communique, code)] for code in codes
            },
            "entries": counted[communique.id],
            "counted": _numbers(counted[communique.id], codes),
            "number": number,
        }
        for number, communique in enumerate(sources.order, 1)
    }


def _called(one: Called, plain: Plain) -> dict[str, str]:
    return {"words": plain(one.words, one.language), "language": one.language}


def _printed(text: Translation, codes: Sequence[str], plain: Plain) -> dict[str, str]:
    return {code: plain(text.said(code), code) for code in codes if text.said(code)}


def _index(by_language: Mapping[str, Sequence[IndexSection]], plain: Plain) -> dict[str, list[dict[str, Any]]]:
    """By language the sections of the index, each line with the ids of the entries that have it."""
    return {
        code: [
            {"title": section.title, "lines": [_line(term, code, plain) for term in section.terms]}
            for section in sections
        ]
        for code, sections in by_language.items()
    }


def _line(term: IndexTerm, code: str, plain: Plain) -> dict[str, Any]:
    return {"words": plain(term.words[code], code), "entries": [entry.id for entry in term.entries]}


def _abbreviations(terms: Iterable[IndexTerm], codes: Sequence[str], plain: Plain) -> list[dict[str, Any]]:
    """The abbreviations that the texts have and the glossary spells out, in the order of the first language."""
    known = (term for term in terms if term.meaning)
    return [
        {
            name: {code: plain(said, code) for code, said in texts.items() if code in codes and said}
            for name, texts in (("words", term.words), ("meaning", term.meaning or {}))
        }
        for term in in_dictionary_order(known, codes[0])
    ]


def _years(chronology: Chronology) -> list[int]:
    """The first and the last year of which an entry speaks."""
    days = [day for entry in chronology.entries for day in (entry.event.when.earliest, entry.event.when.latest) if day]
    known = [day.year for day in days if day.year != _NO_YEAR] or [chronology.date.year]
    return [min(known), max(known)]


def _globals(templates: jinja2.Environment) -> Mapping[str, Any]:
    """The words that every template may use, without markup."""
    return plain_words(templates.globals)
