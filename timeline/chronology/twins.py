"""Official twins: a text of the corpus in another language, joined with the text that it says again.

A twin makes no entries of its own. Where something is wrong with one, or too little of it could be joined, it is told
and nothing is taken of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.chronology.linked_before import LINKS, link_texts, own_words, written
from timeline.chronology.made_before import make_all
from timeline.language.names import english_name
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, Severity
from timeline.reading.communique import read_communique
from timeline.reading.header import read_header
from timeline.translations.twins.marks import letters
from timeline.translations.twins.official import OfficialWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.language import Language
    from timeline.language.languages import Languages
    from timeline.model.communique import Communique
    from timeline.model.event import Telling
    from timeline.model.translation import Message, MessageKey
    from timeline.project.folders import Project
    from timeline.translations.glossary import Glossary
    from timeline.translations.twins.linking import Link

ENOUGH = 0.6  # the share of either text that must be joined
_OUT_OF_ORDER = 0.5
_OFFERED = 0.5  # how sure a link must be to be offered as a draft
_WORD = re.compile(r"[^\W\d_]+")
_MANY = 20


@dataclass(frozen=True, eq=False)
class Twin:
    """A text and its official twin, all sentences of either, the links between them, what share of each is joined."""

    source: Communique
    twin: Communique
    links: tuple[Link, ...]
    starts: tuple[int, ...] = field(repr=False)
    shares: tuple[float, float] = (0.0, 0.0)

    def words(self, message: Message) -> OfficialWords | None:
        """What the twin says of a message: a field of its header, or the sentences joined with a sentence."""
        if message.role:
            text = getattr(self.twin, message.role) if message.role in ("title", "headline", "place") else ""
            return OfficialWords(text, self.twin.path, 1, "header") if text else None
        at = bisect_right(self.starts, message.start) - 1
        if at < 0 or message.end > self.source.sentences[at].span.end:
            return None
        sentence = self.source.sentences[at]
        words = self._of_sentence(at)
        if words and sentence.opening and message.text.startswith(sentence.opening):
            words = self._with_opening(at, words)
        # Of a sentence only a clause is an entry of its own: which words of the twin say it, a person decides.
        whole = (message.start, message.end) == (sentence.span.start, sentence.span.end)
        return words if words is None or whole else replace(words, sure=False)

    def said_by_source(self, link: Link) -> str:
        """The sentences of the text that a link joins."""
        return " ".join(own_words(self.source.sentences[i]) for i in link.source)

    def said_by_twin(self, link: Link) -> str:
        """The sentences of the twin that a link joins."""
        return " ".join(own_words(self.twin.sentences[j]) for j in link.target)

    def _of_sentence(self, at: int) -> OfficialWords | None:
        link = next((link for link in self.links if at in link.source), None)
        if link is None or not link.joins or link.score < _OFFERED or link.weight <= 0:
            return None
        said = [self.twin.sentences[j] for j in link.target]
        text = " ".join(own_words(one) for one in said)
        sure = link.sure and link.source == (at,)
        place = said[0].cite()
        return OfficialWords(text, self.twin.path, said[0].span.line, place, sure, link.score, link.why, said[0])

    def _with_opening(self, at: int, words: OfficialWords) -> OfficialWords | None:
        """The words that open the list before those of its item, as a translation of an item has them."""
        opening = self.source.sentences[at].opening
        head = next((i for i in range(at, -1, -1) if own_words(self.source.sentences[i]) == opening), None)
        opened = self._of_sentence(head) if head is not None else None
        if opened is None:
            return replace(words, sure=False)
        return replace(words, text=f"{opened.text} {words.text}", sure=words.sure and opened.sure)


@dataclass(frozen=True, slots=True)
class Twins:
    """The twins of a corpus by the id of the text and the language of the twin."""

    of: Mapping[tuple[str, str], Twin] = field(default_factory=dict)

    def words(self, message: Message, code: str) -> OfficialWords | None:
        """What the twin in a language says of a message; None without a twin."""
        twin = self.of.get((message.communique, code))
        return twin.words(message) if twin else None

    def twin(self, key: MessageKey, code: str) -> Communique | None:
        """The twin of the text of a message in a language."""
        twin = self.of.get((key.communique, code))
        return twin.twin if twin else None


def part_twins(read: Iterable[Telling]) -> tuple[tuple[Telling, ...], list[Communique]]:
    """The texts that tell something, and the official twins among them."""
    tellings = tuple(read)
    twins = [one.communique for one in tellings if one.communique.translation_of and not one.held]
    return tuple(telling for telling in tellings if not telling.communique.translation_of), twins


def join_twins(
    project: Project,
    languages: Languages,
    glossary: Glossary,
    tellings: Sequence[Telling],
    twins: Sequence[Communique],
) -> tuple[Twins, list[Finding]]:
    """The twins joined with their texts, and what is wrong with any: C80 to C83."""
    sources = {telling.communique.id: telling.communique for telling in tellings if not telling.held}
    names = [one.id for one in twins]
    wrong = [list(_wrong(project, twin, sources, languages, names)) for twin in twins]
    pairs = [
        (_whole(project, languages, sources[twin.translation_of]), twin)
        for twin, found in zip(twins, wrong, strict=True)
        if not found
    ]
    asked = ((written(source), written(twin), source.published, languages, glossary) for source, twin in pairs)
    linked = iter(zip(pairs, make_all(project, LINKS, asked), strict=True))
    joined: dict[tuple[str, str], Twin] = {}
    findings: list[Finding] = []
    for found in wrong:
        findings += found or _join(project, *next(linked), joined)
    return Twins(joined), findings


def _join(
    project: Project, pair: tuple[Communique, Communique], links: tuple[Link, ...], joined: dict[tuple[str, str], Twin]
) -> list[Finding]:
    """The twin stands among the joined ones; C82 when another of its language does already, or C83."""
    source, twin = pair
    if first := joined.get((source.id, twin.language)):
        fact = f"{first.twin.path} is the twin of {source.id} in {english_name(twin.language)} already"
        return [Finding(twin.path, _line(project, twin, "translation-of"), "C82", fact, "keep one of the two")]
    candidate, wrong = _joined(source, twin, links)
    if not wrong:
        joined[source.id, twin.language] = candidate
    return wrong


def _wrong(
    project: Project,
    twin: Communique,
    sources: Mapping[str, Communique],
    languages: Languages,
    twin_ids: Sequence[str],
) -> Iterator[Finding]:
    """What is wrong with the header of a twin, or with the language of its text."""
    name, path = twin.translation_of, twin.path
    if name not in sources:
        why = "is the twin of another text itself" if name in twin_ids else "is the id of no text"
        remedy = did_you_mean(name, sorted(sources)) or "write the id of the text that it says again"
        yield Finding(path, _line(project, twin, "translation-of"), "C80", f"translation-of: {name} {why}", remedy)
    elif twin.language == (source := sources[name]).language:
        fact = f"its language is {english_name(twin.language)}, as that of {name}"
        remedy = "write the language of this text, or take  translation-of  away"
        yield Finding(path, _line(project, twin, "language"), "C81", fact, remedy)
    elif other := _reads_as(project, twin, languages, source.language):
        fact = f"it is to be {english_name(twin.language)}, and its words are {english_name(other)}"
        remedy = "add the text in the language that its header says"
        yield Finding(path, _line(project, twin, "language"), "C81", fact, remedy)


def _line(project: Project, twin: Communique, name: str) -> int:
    """The line of the header that says it."""
    header, _ = read_header(twin.path, project.read_communique(project.root / twin.path)[2])
    return header.lines.get(name, 1) if header else 1


def _reads_as(project: Project, twin: Communique, languages: Languages, other: str) -> str:
    """The other language, when more small words of it stand in the twin than of its own; else nothing."""
    # All words of the file: paragraphs in another language than its own are none of its sentences.
    written = project.read_communique(project.root / twin.path)[2].decode(errors="replace")
    words = [word.lower() for word in _WORD.findall(written)]
    counts = {code: _common(words, languages.of_texts(code)) for code in (twin.language, other)}
    return other if len(words) >= _MANY and counts[other] > counts[twin.language] else ""


def _common(words: Sequence[str], language: Language | None) -> int:
    return sum(word in language.lexicon.common for word in words) if language else 0


def _whole(project: Project, languages: Languages, source: Communique) -> Communique:
    """The text with all its sentences: what was read of the corpus keeps only those beside events."""
    path = project.root / source.path
    read, _ = read_communique(*project.read_communique(path), languages.of_texts)
    return replace(source, sentences=read.sentences) if read else source


def join_twin(
    source: Communique, twin: Communique, languages: Languages, glossary: Glossary
) -> tuple[Twin, list[Finding]]:
    """The two texts joined anew; C83 when too little of either was, or too much out of order."""
    return _joined(source, twin, link_texts(written(source), written(twin), source.published, languages, glossary))


def _joined(source: Communique, twin: Communique, links: tuple[Link, ...]) -> tuple[Twin, list[Finding]]:
    """The two texts joined; C83 when too little of either was, or too much out of order."""
    here, there = ([letters(own_words(one)) for one in text.sentences] for text in (source, twin))
    good = [link for link in links if link.joins and link.score >= _OFFERED and link.weight > 0]
    shares = (
        _share(here, (i for link in good for i in link.source)),
        _share(there, (j for link in good for j in link.target)),
    )
    moved = _share(here, (i for link in good if link.moved for i in link.source)) / max(shares[0], 0.01)
    starts = tuple(sentence.span.start for sentence in source.sentences)
    result = Twin(source, twin, links, starts, shares)
    if min(shares) >= ENOUGH and moved <= _OUT_OF_ORDER:
        return result, []
    said = f"{shares[0]:.0%} of {source.path} and {shares[1]:.0%} of this text could be joined"
    why = f"{said}, in another order" if min(shares) >= ENOUGH else said
    remedy = "nothing is taken of it: look whether it is that text, whole and in its order"
    return result, [Finding(twin.path, 1, "C83", why, remedy, Severity.WARNING)]


def _share(lengths: Sequence[int], places: Iterable[int]) -> float:
    """The share of a text's letters that stand in these sentences."""
    return sum(lengths[place] for place in set(places)) / max(1, sum(lengths))
