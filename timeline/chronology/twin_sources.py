"""Of which text a new one is the official twin: that which is named, or that whose sentences it says again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.chronology.twins import ENOUGH, join_twin
from timeline.intake.extract import Sure
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError
from timeline.reading.communique import read_communique

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.chronology.adding import KnownText
    from timeline.language.languages import Languages
    from timeline.model.communique import Communique
    from timeline.project.folders import Project
    from timeline.translations.glossary import Glossary

# So many texts are joined sentence by sentence, which costs; they are found by words that both have.
_JOINED = 5
_LONG_WORD = re.compile(r"\d{2,}|[^\W\d_]{5,}")
_SAME_DAY = 0.5
_SURE = 0.75


@dataclass(frozen=True, slots=True)
class LikelySource:
    """A text, how sure it is that another is its official twin: whether it has the same day, what share says the same.

    ``share`` is that of the sentences, in per cent; 0 where nobody looked.
    """

    id: str
    title: str
    day: str
    sure: Sure
    same_day: bool
    share: int


def twin_of(name: str, known: Iterable[KnownText]) -> KnownText:
    """The text with this id, which another says again; MisuseError C80 where none has it that is no twin itself."""
    by_id = {text.fields.get("id", ""): text for text in known if "translation-of" not in text.fields}
    if name not in by_id:
        remedy = did_you_mean(name, sorted(by_id)) or f"the ids are {', '.join(filter(None, sorted(by_id)))}"
        raise MisuseError(Finding("texts", 0, "C80", f"translation-of: {name} is the id of no text", remedy))
    return by_id[name]


def as_twin_of(source: KnownText) -> dict[str, str]:
    """What the header of an official twin takes from that of its text: its id, and its day where that is known."""
    day = source.fields.get("date")
    return {"translation-of": source.fields["id"], **({"date": day} if day else {})}


def likely_sources(
    project: Project, knows: Languages, glossary: Glossary, twin: Communique, known: Sequence[KnownText]
) -> tuple[LikelySource, ...]:
    """All texts of which this one may be the twin in its language, the likeliest first, then in their own order.

    Such a text is in another language, and has no twin in this one. What has the same day and nearly all sentences is
    sure, what has most of them is likely; all others are guesses.
    """
    taken = {text.fields.get("translation-of") for text in known if text.fields.get("language") == twin.language}
    others = [text for text in known if _may_be(text, twin) and text.fields["id"] not in taken]
    words = _telling_words(" ".join(sentence.text for sentence in twin.sentences))
    nearest = sorted(others, key=lambda text: -_nearness(text, twin, words))[:_JOINED]
    joined = ((_share(project, knows, glossary, twin, text), text) for text in nearest)
    first = [_likely(share, text, twin) for share, text in sorted(joined, key=lambda pair: -pair[0])]
    return (*first, *(_likely(0, text, twin) for text in others if text not in nearest))


def _may_be(text: KnownText, twin: Communique) -> bool:
    fields = text.fields
    return "id" in fields and "translation-of" not in fields and fields.get("language") not in (None, twin.language)


def _telling_words(text: str) -> frozenset[str]:
    """Numbers and long words, without accents: « conférence » and "conference" are one."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return frozenset(_LONG_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def _nearness(text: KnownText, twin: Communique, words: frozenset[str]) -> float:
    own = _telling_words(text.words.said)
    shared = len(own & words) / max(1, min(len(own), len(words)))
    return shared + _SAME_DAY * (text.fields.get("date", "") == str(twin.published))


def _share(project: Project, knows: Languages, glossary: Glossary, twin: Communique, text: KnownText) -> float:
    """The share of either text that could be joined, the smaller one."""
    source, _ = read_communique(*project.read_communique(text.path), knows.of_texts)
    return min(join_twin(source, twin, knows, glossary)[0].shares) if source and source.sentences else 0.0


def _likely(share: float, text: KnownText, twin: Communique) -> LikelySource:
    day, fields = text.fields.get("date", ""), text.fields
    same = day == str(twin.published)
    sure = Sure.STATED if share >= _SURE and same else Sure.LIKELY if share >= ENOUGH else Sure.GUESS
    return LikelySource(fields["id"], fields.get("title", ""), day, sure, same, round(100 * share))
