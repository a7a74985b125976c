"""Entries as rows for machines, JSON or CSV; chosen by time, kind, communiqué, state and words."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from timeline.model.characters import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model.edition import Entry
    from timeline.model.when import When

_ALWAYS = (date.min, date.max)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries are wanted; an empty field wants all. A subject is its id, a state one in any language."""

    year: str = ""
    kind: str = ""
    communique: str = ""
    state: str = ""
    languages: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max
    text: str = ""
    subject: str = ""

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is of the time, kind, communiqué and state wanted, and has every one of the words."""
        return (
            (not self.year or self.year in _years(entry.event.when))
            and self.kind in ("", entry.event.kind)
            and (not self.subject or self.subject in entry.subjects)
            and self.communique in ("", entry.communique.id)
            and (not self.state or self.state in self._states(entry))
            and ((self.since, self.until) == _ALWAYS or self._is_in_time(entry.event.when))
            and (not self.text or self._has_words(entry))
        )

    def _is_in_time(self, when: When) -> bool:
        first, last = when.stretch
        return first <= self.until and last >= self.since

    def _has_words(self, entry: Entry) -> bool:
        """Whether the quotation, the headline or the title, in any language, has all the words, accents aside."""
        texts = (entry.text, entry.headline) if entry.headline else (entry.text,)
        said = (text.said(code) for text in texts for code in (text.language, *self.languages))
        everything = folded(" ".join((entry.event.headline, entry.communique.title, *said)))
        return all(word in everything for word in folded(self.text).split())

    def _states(self, entry: Entry) -> list[str]:
        return [str(entry.text.state(code)) for code in target_languages(entry, self.languages)]


def _years(when: When) -> set[str]:
    return {str(day.year) for day in (when.earliest, when.latest) if day}


def target_languages(entry: Entry, languages: Sequence[str]) -> list[str]:
    """Those of the languages into which an entry is translated: all but its own."""
    return [code for code in languages if code != entry.text.language]


def event_row(entry: Entry, languages: Sequence[str]) -> dict[str, object]:
    """The row of one event; ``start`` and ``end`` are the characters of its sentence in the file, lines counted from 1.

    Of a file whose words stand in no lines, a PDF or an office document, they are those of the text taken from it.
    Where the words over a list date it, « Mardi 10 janvier » above « Vote de l'article 1 », it starts with those.
    ``translation`` and ``state`` are those of the first language that is not its own; further ones have the code behind
    them. ``entry`` is the id of the entry that prints it, which is not its own where two tellings are joined. There are
    ``page`` and ``paragraph`` where the text has printed pages, ``subjects`` where the editor gives any. Only an entry
    of the editors' has ``stated``, only one that the editor leaves out ``left_out``.
    """
    event, place = entry.event, entry.event.sentence.span
    first, *others = [*target_languages(entry, languages), ""]
    more = {code: entry.text.target(code) for code in others if code}
    return {
        "id": entry.id,
        "date": str(event.when),
        "kind": str(event.kind),
        "headline": entry.headline.source if entry.headline else "",
        "headline_proposed": entry.proposed,
        "text": entry.text.source,
        "translation": entry.text.target(first).text,
        "state": str(entry.text.target(first).state),
        "communique": entry.communique.id,
        "file": place.path,
        "line": place.line,
        "start": max(_start(entry), 0),
        "end": max(place.end, 0),
        **({"page": event.sentence.page, "paragraph": event.sentence.cited} if event.sentence.page else {}),
        "expression": event.expression,
        "rule": event.rule,
        "basis": event.basis,
        "place": event.place or (entry.place.source if entry.place else ""),
        "body": event.body,
        "entry": entry.within or entry.id,
        **{f"translation_{code}": target.text for code, target in more.items()},
        **{f"state_{code}": str(target.state) for code, target in more.items()},
        **({"subjects": list(entry.subjects)} if entry.subjects else {}),
        **({"stated": event.stated} if event.stated else {}),
        **({"left_out": True} if event.left_out else {}),
    }


def _start(entry: Entry) -> int:
    """Where an event begins in the file: with its sentence, or with the words over its list if they have its date."""
    event, sentence = entry.event, entry.event.sentence
    while sentence.opening and event.mentions and event.mentions[0].start < len(sentence.opening):
        above = [one for one in entry.communique.sentences if one.opens_list and one.text == sentence.opening]
        before = [one for one in above if one.span.start < sentence.span.start]
        if not before:
            break
        sentence = before[-1]
    return sentence.span.start


def as_json(entries: Iterable[Entry], languages: Sequence[str]) -> Iterator[str]:
    """Lines of JSON, one event a line."""
    return (json.dumps(event_row(entry, languages), ensure_ascii=False) for entry in entries)


def as_csv(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[str]:
    """Lines of CSV, the names of the columns first; no cell is a formula."""
    rows = [event_row(entry, languages) | _in_one_cell(entry) for entry in entries]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    for cells in ([columns] if rows else []) + [[row.get(column, "") for column in columns] for row in rows]:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow([safe_cell(str(cell)) for cell in cells])
        yield text.getvalue()


def _in_one_cell(entry: Entry) -> dict[str, object]:
    """What a row has several of, as a cell."""
    return {"subjects": "; ".join(entry.subjects)} if entry.subjects else {}


def folded(text: str) -> str:
    """The text in small letters without accents: « Élargir » is elargir, « l’œuvre » l'oeuvre."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
