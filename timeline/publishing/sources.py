"""How a source is worded, in every publication and export: « Déclaration, OTAN, 6 juin 2002, § 2 (p. 1) », its number.

The number leads to the list of communiqués. File and line are for archivists, and stand in no source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.language.numerals import write_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
    """What a document, a house or a place is called, and the language of that."""

    words: str
    language: str


class Source(NamedTuple):
    """Where an entry's words stand: the document, who issued it, its day, the place in it, its number in the list.

    Issuer and day are empty where they are not known; ``str`` gives all but the number.
    """

    called: Called
    issuer: Called
    day: str
    place: str
    number: int

    def __str__(self) -> str:
        """« Déclaration, OTAN, 6 juin 2002, § 2 (p. 1) »."""
        return ", ".join(filter(None, (self.called.words, self.issuer.words, self.day, self.place)))

    def parts(self, code: str) -> tuple[Called, ...]:
        """The same in its parts, each with its language; day and place are in the one that is given."""
        return tuple(
            one for one in (self.called, self.issuer, Called(self.day, code), Called(self.place, code)) if one.words
        )


@dataclass(frozen=True, slots=True)
class Sources:
    """The communiqués of a chronology, in the words of its templates.

    ``order`` has the list of communiqués, the oldest first, ``names`` issuers and places by language, ``official`` by
    language how many texts of entries are official translations, and how many this edition's own.
    """

    order: tuple[Communique, ...]
    titles: Mapping[str, Translation]
    names: Mapping[str, Mapping[str, str]]
    numbers: Mapping[str, int]
    label: Label
    day: Callable[..., str]
    official: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    # A document is cited by each of its entries, several times: what its title says is looked for once.
    _kinds: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, chronology: Chronology, words: Mapping[str, Any]) -> Sources:
        """The sources of a chronology; ``words`` are the functions ``label`` and ``day`` of its templates."""
        order = tuple(sorted(chronology.communiques, key=lambda one: (str(one.published or "9999"), one.id)))
        numbers = {communique.id: number for number, communique in enumerate(order, 1)}
        label, day, official = words["label"], words["day"], _count_official(chronology)
        return cls(order, chronology.titles, chronology.names, numbers, label, day, official)

    def source(self, entry: Entry, code: str) -> Source:
        """Where an entry of a communiqué stands, in a language: in its official twin where the words are those."""
        official = entry.text.official(code)
        return self.document(official.twin if official else entry.communique, code)._replace(
            place=self.place_of(entry, code)
        )

    def place_of(self, entry: Entry, code: str) -> str:
        """« § 2 (p. 1) », in the official twin "§ 2, official text"."""
        if (official := entry.text.official(code)) is None:
            return self.place(entry.event.sentence, code)
        place = self.place(official.sentence, code) if official.sentence else ""
        return ", ".join(filter(None, (place, self.label("official text", code))))

    def common_place(self, entry: Entry, codes: Iterable[str]) -> str:
        """The place where it is the same in all these languages and no word of any, as « § 2 » is; else empty."""
        (place, *others) = {self.place_of(entry, code) for code in codes}
        return "" if others or any(map(str.isalpha, place)) else place

    def official_line(self, code: str) -> str:
        """For the colophon: how many texts of entries are the institution's own, how many ours; empty without any."""
        official, ours = self.official.get(code, (0, 0))
        if not official:
            return ""
        said = self.label("Official texts of the issuers:", code), self.label("this edition’s own translations:", code)
        return f"{said[0]}\u00a0{write_number(official, code)}; {said[1]}\u00a0{write_number(ours, code)}"

    def document(self, communique: Communique, code: str) -> Source:
        """The document as a whole."""
        day = self.day(communique.published, code) if communique.published else ""
        kind, issuer = self._kind_of(communique, code), self.named(communique.issuer, communique, code)
        if kind and issuer.words.casefold() in kind.words.casefold():
            issuer = Called("", code)  # « Déclaration du Conseil » says whose it is
        return Source(
            kind or self.titled(communique, code),
            issuer,
            day,
            "",
            self.numbers[communique.translation_of or communique.id],
        )

    def particulars(self, communique: Communique, code: str) -> tuple[Called, ...]:
        """What the list of communiqués says below a title: issuer, place, day and reference, those that are known."""
        day = self.day(communique.published, code) if communique.published else self.label("Date not known", code)
        names = (self.named(name, communique, code) for name in (communique.issuer, communique.place))
        said = (*names, Called(day, code), Called(communique.reference, code))
        return tuple(one for one in said if one.words)

    def named(self, name: str, communique: Communique, code: str) -> Called:
        """An issuer or a place in a language: « OTAN », "NATO"; as the communiqué has it where nobody translated it."""
        own = communique.language
        said = name if code == own else self.names.get(name, {}).get(code, "")
        return Called(said, code) if said else Called(name, own)

    def place(self, sentence: Sentence, code: str) -> str:
        """« § 2 (p. 1) »: the paragraph, and its page where the text has pages."""
        page = f" ({self.label('p.', code)}\u00a0{sentence.page})" if sentence.page else ""
        return f"{self.label('§', code)}\u00a0{sentence.cited}{page}"

    def called(self, communique: Communique, code: str) -> Called:
        """The kind of document where its title or reference tells it, else its title: never the event it tells of."""
        return self._kind_of(communique, code) or self.titled(communique, code)

    def _kind_of(self, communique: Communique, code: str) -> Called | None:
        title = self.titles.get(communique.id)
        own = communique.language
        named = [(title.said(code) if title else "", code), (communique.title, own), (communique.reference, own)]
        for text, language in named:
            if kind := self._kind(text, language):
                return Called(kind[0] if language == code else self.label(kind[1], code), code)
        return None

    def titled(self, communique: Communique, code: str) -> Called:
        """The title of the document; in its own language where it is not translated."""
        title = self.titles.get(communique.id)
        if title and title.said(code):
            return Called(_whole(title.said(code)), code)
        return Called(_whole(title.source if title else communique.title), communique.language)

    def _kind(self, text: str, language: str) -> tuple[str, str] | None:
        """The part of a title that names the kind of document, and the kind in the English of the templates."""
        asked = text, language
        if asked not in self._kinds:
            self._kinds[asked] = self._find_kind(text, language)
        return self._kinds[asked]

    def _find_kind(self, text: str, language: str) -> tuple[str, str] | None:
        for part in filter(None, map(str.strip, _PART.split(text))):
            for kind in KINDS:
                word = re.escape(self.label(kind, language))
                if re.match(rf"{word}\b", part, re.IGNORECASE):
                    return (part if len(part) <= _LONGEST else self.label(kind, language)), kind
                if re.search(rf"\b{word}$", part, re.IGNORECASE) and len(part.split()) <= _FEW:
                    return part, kind
        return None


def _count_official(chronology: Chronology) -> dict[str, tuple[int, int]]:
    texts = [one.text for entry in chronology.entries for one in (entry, *entry.others) if not one.stated]
    counts = {}
    for code in chronology.edition.languages:
        translated = [text for text in texts if text.language != code and text.said(code)]
        official = sum(text.official(code) is not None for text in translated)
        counts[code] = official, len(translated) - official
    return counts


def plain_words(words: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words of the templates with dates as texts, no markup in them: for what is no HTML."""
    return {**words, **{name: words[f"plain_{name}"] for name in ("when", "heading", "day")}}


def _whole(title: str) -> str:
    """A title without the colon or comma that a line of it ended in: « Communiqué de la Commission : »."""
    return title.rstrip(" \u00a0\u202f:;,–—-") or title
