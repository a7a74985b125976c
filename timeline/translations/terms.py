"""The terms of a glossary in one direction: which of them a text holds, and whether its translation has them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from timeline.language.expressions import Expression
from timeline.language.senses import Senses, make_senses
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.language.plurals import Plurals

    # Of the source language and of the target language.
    PluralsOfBoth = tuple[Plurals, Plurals]

ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z/]*")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_AVOIDED = frozenset(("false", "never"))
_SHORT = 3
_BEGINNING = 2
_WORD = re.compile(r"(?<!\w)\w[\w'/]*")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source language, the word asked for in the target language, and the variants right there too.

    ``plurals`` are those of the two languages. ``exact`` when capitals count. A term that ``must`` be kept is asked
    for, one that ``may`` be is only shown; of a ``false`` friend, and of what is ``never`` written, the variants are
    to be avoided.
    """

    source: str
    target: str
    plurals: PluralsOfBoth
    variants: tuple[str, ...] = ()
    exact: bool = False
    status: str = "must"

    @property
    def is_acronym(self) -> bool:
        """Whether the term is an acronym in the source language."""
        return is_acronym(self.source)

    def stands_in(self, translation: str) -> bool:
        """Whether one of its forms is found in a translation."""
        return bool(self.places(translation))

    def places(self, translation: str) -> set[int]:
        """The characters of the comparable translation at which one of its forms begins."""
        folded, flattened = comparable(translation), unaccented(translation)
        return {
            match.start()
            for pattern, exact in _patterns(self.target, self.variants, self.plurals[1], self.exact)
            for match in pattern.finditer(folded if exact else flattened)
        }


@dataclass(frozen=True, eq=False)
class TermList:
    """All terms of one direction, ready to be looked for."""

    terms: tuple[Term, ...] = ()

    def applying(self, text: str) -> tuple[Term, ...]:
        """The terms a source text holds, in its order, each once; of overlapping ones the longest."""
        terms: dict[int, Term] = {}
        for start, _, term in self.spans(text):
            if term not in terms.values():
                terms[start] = term
        return tuple(terms.values())

    def spans(self, text: str) -> list[tuple[int, int, Term]]:
        """Start, end and term of each that the comparable text holds, in its order; of overlapping ones the longest."""
        return _spans(self, comparable(text))

    def marks(self, text: str) -> list[tuple[int, int, Term]]:
        """The same in the text as it stands, to mark them there; one whose typography is another is missed."""
        return _spans(self, text.replace("’", "'"))

    def hints(self, text: str) -> tuple[str, ...]:
        """A note to the translator for each term that a text holds, unless both languages have the same word."""
        applying = (term for term in self.applying(text) if term.target != term.source or term.is_acronym)
        return tuple(f"term: {term.source} = {quoted_forms(term)}" for term in applying)

    @cached_property
    def by_beginning(self) -> dict[str, list[tuple[re.Pattern[str], Term]]]:
        """Each term as a pattern of the source language, under the letters it begins with, the longest first."""
        index: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for term in sorted(self.terms, key=lambda term: -len(term.source)):
            if term.source and term.status not in _AVOIDED:
                pattern = cast("re.Pattern[str]", Expression(rf"{_source_pattern(term)}(?!\w)"))
                index.setdefault(unaccented(term.source)[:_BEGINNING], []).append((pattern, term))
        return index

    @cached_property
    def elided(self) -> frozenset[str]:
        """What the source language elides before a word."""
        return frozenset(word for term in self.terms for word in term.plurals[0].elided)

    @cached_property
    def acronyms(self) -> dict[str, Term]:
        """The acronyms of the source language."""
        return {term.source: term for term in self.terms if term.is_acronym}

    @cached_property
    def target_acronyms(self) -> frozenset[str]:
        """Every acronym that some term has in the target language."""
        return frozenset(word for form in self._forms for word in ACRONYM.findall(form))

    @cached_property
    def target_words(self) -> frozenset[str]:
        """The target forms of all terms, whole and word by word: among them what the target language has borrowed."""
        folded = [comparable(form) for form in self._forms]
        return frozenset(folded) | {word for form in folded for word in re.findall(r"[\w-]+", form)}

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Spellings the house does not use in the target language, and the one it does."""
        return {wrong: term.target for term in self.terms if term.status == "spelling" for wrong in term.variants}

    @cached_property
    def avoided(self) -> tuple[Senses, Senses, Mapping[str, Term]]:
        """Words of the source that have false friends, words of the target to avoid, and the row of each by its sign.

        ``never`` is the sign, in the source, of what is to be avoided whatever the source says.
        """
        rows = {f"{place}": term for place, term in enumerate(self.terms) if term.status in _AVOIDED}
        source = {sign: _parted(term.source) for sign, term in rows.items()}
        target = {sign: _parted("|".join(term.variants)) for sign, term in rows.items()}
        return make_senses(source), make_senses(target), rows

    @property
    def _forms(self) -> Iterable[str]:
        terms = (term for term in self.terms if term.status not in _AVOIDED)
        return (form for term in terms for form in (term.target, *term.variants))


MEANT = "meant"  # the sense of a word of the source that a false friend of another may well say


def _parted(source: str) -> dict[str, list[str]]:
    """The words of a row parted by bars; those behind a hyphen are none of them, « délai|-sans délai ».

    Where one behind a tilde stands, whatever the row says may be meant by it: « report » is well said "delay".
    """
    words = [word.strip() for word in source.split("|") if word.strip()]
    return {
        "said": [word for word in words if word[0] not in "-~"],
        "-": [word[1:].strip() for word in words if word.startswith("-")],
        MEANT: [word[1:].strip() for word in words if word.startswith("~")],
    }


def quoted_forms(term: Term) -> str:
    """The forms of a term in the target language, for a sentence of ours: "NATO-Russia Council" or "NRC"."""
    return " or ".join(f'"{form}"' for form in (term.target, *term.variants))


def is_acronym(word: str) -> bool:
    """Whether a word is an acronym all in capitals."""
    return ACRONYM.fullmatch(word) is not None and word.isupper()


def unaccented(text: str) -> str:
    """The comparable text in small letters and without accents, as long as the comparable text."""
    return _unaccented(comparable(text))


def _unaccented(folded: str) -> str:
    plain = _ACCENTED.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], folded).lower()
    return plain if len(plain) == len(folded) else folded


@lru_cache(maxsize=256)
def _spans(terms: TermList, folded: str) -> list[tuple[int, int, Term]]:
    flattened = _unaccented(folded)
    hits, known = [], terms.by_beginning
    for start in _beginnings(flattened, terms.elided):
        for pattern, term in known.get(flattened[start : start + _BEGINNING], ()):
            if hit := pattern.match(folded if term.exact else flattened, start):
                hits.append((hit.start(), hit.end(), term))
    kept: list[tuple[int, int, Term]] = []
    for start, end, term in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if all(end <= first or start >= last for first, last, _ in kept):
            kept.append((start, end, term))
    return sorted(kept, key=lambda hit: hit[0])


def _beginnings(flattened: str, elided: frozenset[str]) -> Iterator[int]:
    """Where a word begins, behind what is elided too: « l'inventaire », but no « hui » of « aujourd'hui »."""
    for match in _WORD.finditer(flattened):
        start = match.start()
        yield start
        if "'" not in match[0]:
            continue
        while (quote := flattened.find("'", start, match.end() - 1)) > 0 and flattened[start:quote] in elided:
            # « un chef-d'œuvre » is no work.
            if flattened[start - 1 : start] == "-":
                break
            start = quote + 1
            yield start


def _source_pattern(term: Term) -> str:
    words = _words(comparable(term.source) if term.exact else unaccented(term.source))
    return "[ -]".join(
        re.escape(word) if term.exact or len(word) <= _SHORT else term.plurals[0].pattern(word) for word in words
    )


@lru_cache(maxsize=4096)
def _patterns(
    target: str,
    variants: tuple[str, ...],
    plurals: Plurals,
    exact: bool,  # noqa: FBT001 a cache takes no keywords apart
) -> tuple[tuple[re.Pattern[str], bool], ...]:
    patterns = []
    for form in (target, *variants):
        alone = exact or is_acronym(form)
        words = _words(comparable(form) if alone else unaccented(form))
        # "non-proliferation" is "nonproliferation" as well.
        between = "[ -]*" if "-" in form and not alone else "[ -]+"
        body = between.join(plurals.pattern(word) if len(word) > _SHORT - alone else re.escape(word) for word in words)
        patterns.append((re.compile(rf"(?<!\w)(?:{body})(?!\w)"), alone))
    return tuple(patterns)


def _words(form: str) -> list[str]:
    return [word for word in re.split(r"[ -]+", form) if word]
