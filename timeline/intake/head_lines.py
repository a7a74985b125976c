"""What each line at the head of a text is: a motto, a state, an issuer, a kind of text, a day, or words of its own.

« RÉPUBLIQUE DU SÉNÉGAL / Un Peuple – Un But – Une Foi / MINISTÈRE DE LA SANTÉ / COMMUNIQUÉ » has no title yet. The head
ends where prose begins; what stands on lines one under another is one line when the second goes on from the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.intake.head_words import NAME, head_words
from timeline.model.communique import Block
from timeline.model.period import Precision
from timeline.reading.blocks import lay_out
from timeline.reading.offsets import PlacedText, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.intake.head_words import HeadWords
    from timeline.language import Language

_MARKS = re.compile(r"^[-–—•*>#\s]+|\*\*|(?<=\w)[*_]{1,2}(?=\W|$)|(?<=\s)_(?=\w)|\\$|<[^<>]{1,80}>")
_HEADING = re.compile(r"[\s>]*#{1,6}\s")
# « ]69" ANNEE », « use wml::page version="1.3" »: what a machine wrote, or misread.
_CODED = re.compile(r"[{}\[\]=<>|\\~^\ufffd]|::|\.{4}")
# « COMMUNIQUÉ DE PRESSE - Paris, le 14 mai 2019 »
_PARTS = re.compile(r"\s+[-–—|•]\s+")
_ENDED = re.compile(r"[.!?…;][»\")\]\s*]*$")
_READ = (Block.HEADING, Block.PARAGRAPH, Block.ITEM, Block.FOREIGN)
_HEAD, _MOST, _PROSE, _LONGEST, _SHORT, _NAME, _FEW = 8000, 16, 25, 250, 120, 6, 4


class Said(StrEnum):
    """What a line at the head of a text says."""

    MOTTO = "the motto of a state"
    STATE = "the name of a state"
    ISSUER = "an issuer"
    GENRE = "what kind of text it is"
    DAY = "a day"
    NOTICE = "a notice"
    OWN = "words of its own"


def _whole(words: HeadWords) -> tuple[tuple[Said, re.Pattern[str]], ...]:
    """What a line may be from its first word to its last."""
    return (Said.NOTICE, words.notice), (Said.GENRE, words.genre), (Said.STATE, words.state), (Said.MOTTO, words.motto)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head without its marks, what it says, its number in the text, and whether it is a heading.

    ``marked`` when it is marked as one; ``block`` counts the blocks of the text, ``last`` the last line joined to it.
    """

    words: str
    said: Said
    line: int
    heading: bool = True
    marked: bool = False
    block: int = 0
    last: int = 0


def head_lines(text: str, language: Language) -> list[HeadLine]:
    """The lines of a text before its prose, those that go on from the one above joined to it."""
    return list(_joined(_without_towns(list(_lines(text[:_HEAD], language)), head_words(language)), language))


def _lines(text: str, language: Language) -> Iterator[HeadLine]:
    met = 0
    for place, block in enumerate(lay_out(normalise(PlacedText.of(text)), language)):
        if block.kind not in _READ:
            continue
        start, end = block.view.offsets[0], block.view.offsets[-1] + 1
        first = text.rfind("\n", 0, start) + 1
        lines = text[first:end].split("\n")
        is_heading = block.kind is Block.HEADING
        prose = block.kind is Block.ITEM or met >= _MOST or (not is_heading and _is_prose(" ".join(lines), language))
        if prose:
            # « COMMUNIQUÉ DU CONSEIL / DES MINISTRES / Le Conseil s'est réuni … », not a blank line between.
            lines = list(takewhile(str.isupper, lines)) if met < _MOST and len(lines) > 1 else []
        for number, line in enumerate(lines, text.count("\n", 0, first) + 1):
            if words := " ".join(_MARKS.sub("", line).split()):
                met += 1
                said, marked = what_it_says(words, language), bool(_HEADING.match(line))
                yield HeadLine(words, said, number, is_heading, marked, place, number)
        if prose:
            return


def _is_prose(words: str, language: Language) -> bool:
    """Whether a paragraph is the text's own prose, and no address, day or notice of its head."""
    ended = _ENDED.search(words.strip()) is not None
    return len(words.split()) >= _PROSE or (ended and what_it_says(words.strip(" ."), language) is Said.OWN)


def what_it_says(words: str, language: Language) -> Said:
    """What a line says at the head of a text; words of its own when it is nothing that heads have in common."""
    bare, of = words.strip(" .*_"), head_words(language)
    if len(bare) > _LONGEST:
        return Said.OWN
    parts = [what_it_says(part, language) for part in _PARTS.split(bare)] if _PARTS.search(bare) else []
    if parts and Said.OWN not in parts and set(parts) & {Said.DAY, Said.GENRE}:
        return Said.DAY if Said.DAY in parts else Said.GENRE
    if _is_day(bare, language) and not of.notice.fullmatch(bare):
        return Said.DAY
    if known := next((said for said, pattern in _whole(of) if pattern.fullmatch(bare)), None):
        return known
    named = len(bare) < _SHORT and (of.issuer.match(bare) or NAME.fullmatch(bare))
    return Said.ISSUER if named and not of.no_issuer.search(bare) else Said.OWN


def _is_day(words: str, language: Language) -> bool:
    """Whether a line is a dateline, « Rennes, le 15 mai 2019 », « 04/09/2024 », « Mercredi 3 mai », and no title."""
    if len(words) > 80 or not any(sign.isdigit() for sign in words):
        return False
    of = head_words(language)
    if of.day.fullmatch(words):
        return True
    for mention in find_dates(words, language, None):
        if mention.when.precision is Precision.DAY:
            around = f"{words[: mention.start]}\0{words[mention.end :]}"
            return of.around.fullmatch(around) is not None
    return False


def _joined(lines: Iterable[HeadLine], language: Language) -> Iterator[HeadLine]:
    """« COMMUNIQUÉ / DU CONSEIL / DU MERCREDI 14 AOÛT 2024 » is one line, words of its own; two issuers are two."""
    held: HeadLine | None = None
    for one in lines:
        if held is None:
            held = one
        elif _goes_on(held, one, head_words(language)):
            words = f"{held.words} {one.words}"
            held = replace(held, words=words, said=what_it_says(words, language), last=one.last, block=one.block)
        else:
            yield held
            held = one
    if held:
        yield held


def _without_towns(lines: Sequence[HeadLine], of: HeadWords) -> Iterator[HeadLine]:
    """« Ottawa (Ontario) / Le 4 février 2020 »: a town above a day that has none, or with its country, is no title."""
    for number, one in enumerate(lines):
        beside = [other for other in lines[max(0, number - 1) : number + 2] if other.said is Said.DAY]
        above = any(other.line == one.line + 1 and of.townless.match(other.words) for other in beside)
        is_town = one.said is Said.OWN and not one.marked and of.town.fullmatch(one.words) is not None
        yield replace(one, said=Said.DAY) if is_town and beside and (above or one.words.endswith(")")) else one


def _goes_on(above: HeadLine, line: HeadLine, of: HeadWords) -> bool:
    if above.said in (Said.MOTTO, Said.DAY, Said.NOTICE) or len(above.words) + len(line.words) > _LONGEST:
        return False
    if line.marked or line.said in (Said.MOTTO, Said.NOTICE, Said.STATE):
        return False
    if line.line == above.last + 1 and line.block == above.block and above.said is line.said is Said.OWN:
        return of.titled.match(line.words) is None
    if line.line - above.last > 2 or (line.said is Said.DAY and line.words[:1].islower() and above.said is Said.GENRE):
        return False
    begins = of.linked.match(line.words) is not None
    if above.said is Said.GENRE:
        return begins and not _ENDED.search(above.words)
    going = begins and line.said is not Said.DAY
    return going or of.link_at_end.search(above.words) is not None or _is_day_of(above, line, of)


def _is_day_of(above: HeadLine, line: HeadLine, of: HeadWords) -> bool:
    """« COMMUNIQUÉ DU CONSEIL / DU MERCREDI 14 AOÛT 2024 »."""
    return above.said is Said.OWN and of.of_the.match(line.words) is not None


def title_line(head: Sequence[HeadLine], language: Language) -> HeadLine | None:
    """The words of the head that are its title; None when none can be told from a letterhead.

    In this order: what is marked as a heading; « Objet : … »; what begins as official papers do; what stands below the
    kind of text or the day; what stands first, unless the kind of text comes at once below a name.
    """
    of = head_words(language)
    own = [one for one in head if one.said is Said.OWN and _may_be_title(one, of)]
    if subject := next((one for one in head if of.subject.match(one.words)), None):
        own.insert(0, replace(subject, words=of.subject.sub("", subject.words), marked=True))
    first = next((one.line for one in head if one.said in (Said.GENRE, Said.DAY)), 0)
    ranks = (
        [one for one in own if one.marked],
        [one for one in own if of.titled.match(one.words)],
        [one for one in own if 0 < first < one.line],
        [one for one in own if not _is_name(one, head, of)],
    )
    found = next(filter(None, ranks), [])
    shouted = bool(found) and not found[0].marked and found[0].words.isupper() and not of.titled.match(found[0].words)
    # « ALPES RÉNOV' / Un plan pour les toits »
    calm = [one for one in found if not one.words.isupper() and len(found[0].words.split()) < _NAME]
    return next(iter((shouted and calm) or found), None)


def issuer_line(head: Sequence[HeadLine], language: Language) -> HeadLine | None:
    """The first institution that the head names above its title; None when it names none there."""
    title = title_line(head, language)
    return next((one for one in head if one.said is Said.ISSUER and (title is None or one.line < title.line)), None)


def _may_be_title(one: HeadLine, of: HeadWords) -> bool:
    letters = sum(sign.isalpha() for sign in one.words)
    if _CODED.search(one.words) or of.linked.match(one.words):
        return False
    return letters > max(3, len(one.words) / 3) and one.words[-1] not in ":;,\\" and len(one.words) <= _LONGEST


def _is_name(one: HeadLine, head: Sequence[HeadLine], of: HeadWords) -> bool:
    """Whether a line is one of a letterhead: « Santé Canada » above « Communiqué », « Kinshasa » below an issuer."""
    place = next(number for number, other in enumerate(head) if other.line == one.line)
    below = head[place + 1].said if place + 1 < len(head) else None
    short = (
        len(one.words.split()) <= _FEW and of.titled.match(one.words) is None and not re.search(r"[\d:?!]", one.words)
    )
    return short and below in (Said.GENRE, Said.NOTICE, Said.ISSUER)
