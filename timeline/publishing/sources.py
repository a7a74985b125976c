"""How a source is worded, in every publication and export: « Déclaration, 6 juin 2002, § 2 (p. 1) », and its number.

The number leads to the list of communiqués. File and line are for archivists, and stand in no source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.model.communique import Communique, Sentence
    from timeline.model.edition import Chronology, Entry
    from timeline.model.translation import Translation

    Label = Callable[[str, str], str]

# The kinds of document that a title may begin with, as the labels name them in each language; the first found counts.
KINDS = (
    "Press release", "Statement", "Declaration", "Communiqué", "Conclusions", "Resolution", "Decision", "Minutes",
    "Report", "Comment", "Speech", "Letter", "Agenda",
)  # fmt: skip
# « Déclaration du Président » is called so whole; « Commentaire du Département de l'Information et … » is not.
_LONGEST = 40
# « Final communiqué », « Chairman's statement »: a kind that ends a few words.
_FEW = 3
_PART = re.compile(r"[.:]\s+|\s[–—-]\s+|,\s+")


class Called(NamedTuple):
    """What a document is called, and the language of that."""

    words: str
    language: str


class Source(NamedTuple):
    """Where an entry's words stand: what the document is called, its day, the place in it, its number in the list.

    The day is empty where it is not known; ``str`` gives all but the number.
    """

    called: Called
    day: str
    place: str
    number: int

    def __str__(self) -> str:
        """« Déclaration, 6 juin 2002, § 2 (p. 1) »."""
        return ", ".join(filter(None, (self.called.words, self.day, self.place)))


@dataclass(frozen=True, slots=True)
class Sources:
    """The communiqués of a chronology, in the words of its templates.

    ``order`` has the list of communiqués, the oldest first, ``short`` the short title of each by its id.
    """

    order: tuple[Communique, ...]
    titles: Mapping[str, Translation]
    short: Mapping[str, Translation]
    numbers: Mapping[str, int]
    label: Label
    day: Callable[..., str]

    @classmethod
    def of(cls, chronology: Chronology, words: Mapping[str, Any]) -> Sources:
        """The sources of a chronology; ``words`` are the functions ``label`` and ``day`` of its templates."""
        order = tuple(sorted(chronology.communiques, key=lambda one: (str(one.published or "9999"), one.id)))
        numbers = {communique.id: number for number, communique in enumerate(order, 1)}
        return cls(order, chronology.titles, short_titles(chronology), numbers, words["label"], words["day"])

    def source(self, entry: Entry, code: str) -> Source:
        """Where an entry of a communiqué stands, in a language."""
        return self.document(entry.communique, code)._replace(place=self.place(entry.event.sentence, code))

    def document(self, communique: Communique, code: str) -> Source:
        """The document as a whole."""
        day = self.day(communique.published, code) if communique.published else ""
        return Source(self.called(communique, code), day, "", self.numbers[communique.id])

    def place(self, sentence: Sentence, code: str) -> str:
        """« § 2 (p. 1) »: the paragraph, and its page where the text has pages."""
        page = f" ({self.label('p.', code)}\u00a0{sentence.page})" if sentence.page else ""
        return f"{self.label('§', code)}\u00a0{sentence.cited}{page}"

    def called(self, communique: Communique, code: str) -> Called:
        """The kind of document where its title or reference tells it, else its short title, else its title."""
        title = self.titles.get(communique.id)
        own = communique.language
        named = [(title.said(code) if title else "", code), (communique.title, own), (communique.reference, own)]
        for text, language in named:
            if kind := self._kind(text, language):
                return Called(kind[0] if language == code else self.label(kind[1], code), code)
        return self._short(communique, code)

    def _short(self, communique: Communique, code: str) -> Called:
        title = self.short.get(communique.id)
        if title and title.said(code):
            return Called(title.said(code), code)
        return Called(title.source if title else communique.title, communique.language)

    def _kind(self, text: str, language: str) -> tuple[str, str] | None:
        """The part of a title that names the kind of document, and the kind in the English of the templates."""
        for part in filter(None, map(str.strip, _PART.split(text))):
            for kind in KINDS:
                word = re.escape(self.label(kind, language))
                if re.match(rf"{word}\b", part, re.IGNORECASE):
                    return (part if len(part) <= _LONGEST else self.label(kind, language)), kind
                if re.search(rf"\b{word}$", part, re.IGNORECASE) and len(part.split()) <= _FEW:
                    return part, kind
        return None


def plain_words(words: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of the templates with dates as texts, no markup in them: for what is no HTML."""
    return {**words, **{name: words[f"plain_{name}"] for name in ("when", "heading", "day")}}


def short_titles(chronology: Chronology) -> dict[str, Translation]:
    """By communiqué id, what it is called in a note: its headline where an entry has it translated, else its title."""
    headlines = {
        entry.communique.id: entry.headline
        for entry in chronology.entries
        if entry.headline and entry.headline.source == entry.communique.headline
    }
    return chronology.titles | headlines
