"""What every export says of an entry in words: its date, its name, its texts, each by language code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from timeline.language.typography import untied
from timeline.model.characters import mark_forbidden
from timeline.publishing.sources import Called, Sources, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import jinja2

    from timeline.model.communique import Communique
    from timeline.model.edition import Chronology, Entry
    from timeline.model.when import When

_NAME = 90


@dataclass(frozen=True, slots=True)
class EntryWords:
    """A chronology with the functions that write it in words; all its methods give texts by language code."""

    chronology: Chronology
    when: Callable[[When, str], str]
    heading: Callable[[When, str], str]
    plain: Callable[[str, str], str]
    label: Callable[[str, str], str]
    sources: Sources

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the edition, in order."""
        return self.chronology.edition.languages

    def dates(self, entry: Entry) -> dict[str, str]:
        """The date of an entry in words."""
        return {code: self.when(entry.event.when, code) for code in self.languages}

    def names(self, entry: Entry) -> dict[str, str]:
        """The name of an entry: its headline, or without one the first words of its text."""
        heads = {code: entry.headline.said(code) for code in self.languages} if entry.headline else {}
        texts = self.texts(entry)
        return {
            code: heads.get(code) or first_words(texts[code])
            for code in self.languages
            if heads.get(code) or code in texts
        }

    def texts(self, entry: Entry) -> dict[str, str]:
        """The text of an entry in each language that has it, in its printed typography."""
        return {
            code: mark_forbidden(self.plain(text, code)) for code in self.languages if (text := entry.text.said(code))
        }

    def title(self, entry: Entry) -> dict[str, str]:
        """The title of an entry's communiqué; in its own language alone where it is not translated."""
        title = self.chronology.titles.get(entry.communique.id)
        texts = {code: title.said(code) for code in self.languages if title.said(code)} if title else {}
        return texts or {entry.communique.language: entry.communique.title}

    def issuer(self, communique: Communique) -> dict[str, str]:
        """Who issued a communiqué, in each language in which that is known."""
        named = (self.sources.named(communique.issuer, communique, code) for code in self.languages)
        return {one.language: one.words for one in named}

    def source(self, entry: Entry) -> dict[str, str]:
        """Where an entry comes from, its text by the whole title; or what the editors say of one."""
        if entry.stated is None:
            titles = self.title(entry)
            cited = {code: self.sources.source(entry, code) for code in titles}
            return {code: str(cited[code]._replace(called=Called(titles[code], code))) for code in titles}
        said = {code: entry.stated.said(code) or entry.stated.source for code in self.languages}
        return {code: f"{self.label('Note of the editors', code)} – {text}" for code, text in said.items()}

    def subjects(self, entry: Entry) -> dict[str, dict[str, str]]:
        """The name of each subject of an entry by its id; the id itself where a draft has no name for it."""
        named = self.chronology.edition.subject_names
        return {
            name: {code: self.plain(said, code) for code in self.languages if (said := named.get(name, {}).get(code))}
            or {self.languages[0]: name}
            for name in entry.subjects
        }

    def each(self, texts: dict[str, str]) -> dict[str, str]:
        """Texts of the edition, such as its title, in each language that has them, in printed typography."""
        return {code: mark_forbidden(self.plain(texts[code], code)) for code in self.languages if code in texts}


def words_of(chronology: Chronology, templates: jinja2.Environment) -> EntryWords:
    """The words of a chronology, by the functions that its templates use."""
    plain = plain_words(templates.globals)
    words = {
        name: _free(cast("Callable[..., str]", plain[name])) for name in ("when", "heading", "plain", "label", "day")
    }
    when, heading, write, label, _ = words.values()
    return EntryWords(chronology, when, heading, write, label, Sources.of(chronology, words))


def _free(write: Callable[..., str]) -> Callable[..., str]:
    """An export has no lines to keep together."""
    return lambda text, code: untied(write(text, code))


def on_one_line(texts: dict[str, str]) -> str:
    """All languages on one line, for formats that have only one; equal texts once."""
    return " — ".join(dict.fromkeys(" ".join(text.splitlines()) for text in texts.values() if text))


def first_words(text: str) -> str:
    """The first words of a text, at most 90 characters, to name what has no headline."""
    if len(text) <= _NAME:
        return text
    return text[:_NAME].rsplit(" ", 1)[0].rstrip(" ,;:«“(–") + "…"


def calendar_days(when: When) -> tuple[date, date] | None:
    """First and last day as a calendar shows them; None when unknown.

    A deadline stands on its day, an open date where it begins.
    """
    first, last = when.earliest, when.latest
    if when.is_deadline:
        first = last
    elif last is None:
        last = first
    return (first, last) if first and last else None
