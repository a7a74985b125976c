"""How a text and its official twin are joined, found again while both, their day, the terms and rules are the same."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import msgspec

from timeline.chronology.made_before import Making
from timeline.language.plurals import Plurals
from timeline.project.toolkit import digest
from timeline.translations.twins.linking import Link, align
from timeline.translations.twins.marks import Marker, glossary_terms

if TYPE_CHECKING:
    from datetime import date

    from timeline.language.languages import Languages
    from timeline.model.communique import Communique, Sentence
    from timeline.translations.glossary import Glossary
    from timeline.translations.twins.marks import Segment

    # A language, and sentences each with the number of the block it stands in.
    Written = tuple[str, tuple[tuple[str, int], ...]]


def own_words(sentence: Sentence) -> str:
    """A sentence without the words that open the list it stands in."""
    return sentence.text[len(sentence.opening) :].lstrip() if sentence.opening else sentence.text


def written(text: Communique) -> Written:
    """The sentences of a text as they are to be joined, each with its block."""
    changes = (one.paragraph != after.paragraph or one.block != after.block for one, after in pairwise(text.sentences))
    blocks = accumulate((int(change) for change in changes), initial=0)
    sentences = zip(text.sentences, blocks, strict=False)
    return text.language, tuple((own_words(one), block) for one, block in sentences)


def link_texts(
    source: Written, twin: Written, published: date | None, languages: Languages, glossary: Glossary
) -> tuple[Link, ...]:
    """The links of two texts, both of one day."""
    here, there = (_segments(text, published, languages, glossary) for text in (source, twin))
    return align(here, there)


def _segments(text: Written, published: date | None, languages: Languages, glossary: Glossary) -> list[Segment]:
    code, sentences = text
    words = languages.of_words(code)
    terms = glossary_terms(glossary, code, words.checks.plurals if words else Plurals())
    marker = Marker(code, languages.of_dates(code), published, terms)
    return [marker.segment(sentence, block) for sentence, block in sentences]


def _texts_of(
    source: Written, twin: Written, published: date | None, _: Languages, glossary: Glossary
) -> tuple[object, ...]:
    return source, twin, published, terms_digest(glossary)


@lru_cache(maxsize=8)
def terms_digest(glossary: Glossary | None) -> bytes:
    """The digest of a glossary, for what depends on its terms."""
    return digest(msgspec.msgpack.encode(glossary))


LINKS = Making("links", link_texts, tuple[Link, ...], _texts_of)
