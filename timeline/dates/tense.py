"""The tense around a date: « tenue à Rome en février » is past, « se tiendra en février » future."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.spelling import core, one_spelling
from timeline.language.tokens import Remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.language import Language

PAST, FUTURE, NEITHER = "past", "future", ""
# « s'est entretenu »: neither word alone tells the past, both together do.
_AUXILIARY, _PARTICIPLE = "auxiliary", "participle"
# « est fermé » tells no past, « s'est réuni » and « est parti » do.
_PASSIVE, _REFLEXIVE, _MOVED, _MOVING = "passive", "reflexive", "moved", "moving"
# What tells nothing without another beside it.
_MUTE = frozenset((NEITHER, _PARTICIPLE, _REFLEXIVE, _MOVING))
_REACH = 240
_STOPS, _QUOTES = ".;!?:", """»”“")*_"""
# « sera tenue », « devra encore être tenue »: how far before a participle its auxiliary may stand.
_COMPANY = 4
# Words of a label with its colon; letters of an article.
_LABEL, _ARTICLE = 6, 2
# « M. Lavrov »: the stop after so few letters ends no clause.
_INITIALS = 2


class ChunkTense(NamedTuple):
    """What stands between two spaces says of the tense, and whether a clause ends with it."""

    tense: str
    ends: bool


# A sentence of dates alone asks for the tense of each: it is read over as a whole, not chunk by chunk.
_TENSE, _ENDS = attrgetter("tense"), attrgetter("ends")


def tense_around(text: str, start: int, end: int, language: Language) -> str:
    """« past », « future » or nothing: the verb before the date within its clause, else the verb after it."""
    told = _remembered(language)
    clause = text[max(0, start - _REACH) : start].rpartition("\n\n")[2].split()
    clause.reverse()
    if clause and clause[0].lower() in language.tense.of:
        return NEITHER
    low = list(map(str.lower, clause))
    # « était prévu, mais le 29 septembre ont été évacués »: the clause begins with « mais ».
    if not language.tense.breaks.isdisjoint(low):
        length = next(at for at, word in enumerate(low) if word in language.tense.breaks)
        clause, low = clause[:length], low[:length]
    before = _from_before(clause, low, list(map(told.__getitem__, clause)), language)
    before = before or _from_label(clause, told)
    return before or _from_after(text, end, told, language.tense.present)


def _from_before(clause: list[str], low: list[str], told: list[ChunkTense], language: Language) -> str:
    """The tense of the verb nearest before the date, back to the beginning of the clause."""
    ends = list(map(_ENDS, told))
    length = ends.index(True) if True in ends else len(told)
    tenses = list(map(_TENSE, told[:length]))
    if not any(tenses):
        return NEITHER
    for at in range(1, length - 1):
        if tenses[at] and _is_acronym(clause, at):
            tenses[at] = NEITHER
    if not language.tense.nouns.isdisjoint(low):
        for at, tense in enumerate(tenses[:-1]):
            if tense and low[at] in language.tense.nouns and low[at + 1] in language.tense.articles:
                # « la tenue d'élections », « sa venue »
                tenses[at] = NEITHER
    if _PARTICIPLE in tenses[:2] and _is_apposed(clause, tenses.index(_PARTICIPLE)):
        return PAST
    linking = language.tense.links
    links = () if linking.isdisjoint(low) else tuple(word in linking for word in low[1:length])
    found = _nearest(tuple(tenses), links)
    if _is_bidden(low[: found.at if found else length], language):
        return FUTURE
    if found is None or (found.alone and _leads_on(low, tenses, found.at, language)):
        return NEITHER
    return FUTURE if found.alone and _is_decided(clause[: found.at + 1], language) else found.tense


def _from_label(clause: Sequence[str], told: Remembered[ChunkTense]) -> str:
    """« Prochaine réunion : 15 janvier »: what a few words with a colon right before the date say is to come."""
    if not clause or not clause[0].endswith(":"):
        return NEITHER
    label = takewhile(lambda chunk: not told[chunk].ends, clause[clause[0] == ":" :][:_LABEL])
    first = clause[0].rstrip(":")
    return FUTURE if any(told[chunk].tense == FUTURE for chunk in (first, *label)) else NEITHER


class _Verb(NamedTuple):
    """A verb that tells: which chunk it is, its tense, and whether it tells the past with no other beside it."""

    at: int
    tense: str
    alone: bool


@lru_cache(maxsize=16384)
def _nearest(tenses: tuple[str, ...], links: tuple[bool, ...]) -> _Verb | None:
    """The first verb of a clause read backwards that tells; ``links``: of each chunk whether one stands before it."""
    if _MUTE.issuperset(tenses):
        return None
    for at, tense in enumerate(tenses):
        company = tenses[at + 1 : at + 1 + _COMPANY]
        if at < len(links) and links[at]:
            company = _shared(tenses[at + 2 :]) or company
        if tense and (tense := _with_auxiliary(tense, company)):
            return _Verb(at, tense, tense == PAST and PAST not in company)
    return None


def _is_bidden(low: Sequence[str], language: Language) -> bool:
    """« félicite l'élu et appelle ses membres à défiler le 3 juin »: whether one bids last, and not that day."""
    return not language.tense.bidding.isdisjoint(low[_ARTICLE:])


def _is_acronym(clause: Sequence[str], at: int) -> bool:
    """« une conférence au MIT le 17 janvier »: whether a word in capitals stands between words in small letters."""
    return clause[at].isupper() and clause[at - 1].islower() and clause[at + 1].islower()


def _is_apposed(clause: Sequence[str], at: int) -> bool:
    """« Le jury, désigné le 4 octobre, tiendra séance »: whether a comma sets a participle and its date apart."""
    return at + 1 < len(clause) and clause[at + 1].endswith(",")


def _shared(tenses: tuple[str, ...]) -> tuple[str, ...]:
    """The future auxiliary that a participle before has, if it has one."""
    shared = any(here in {PAST, _PARTICIPLE} and before == FUTURE for here, before in pairwise(tenses))
    return (FUTURE,) if shared else ()


def _from_after(text: str, end: int, told: Remembered[ChunkTense], present: Collection[str]) -> str:
    """The tense of the verb next after the date, on to the end of the clause or to a verb in the present."""
    if text[end : end + 1] in (*_STOPS,):
        return NEITHER
    words = text[end : end + _REACH].partition("\n\n")[0].split()
    chunks = [told[chunk] for chunk in takewhile(lambda word: word not in present, words)]
    ends = list(map(_ENDS, chunks))
    return _next(tuple(map(_TENSE, chunks[: ends.index(True) + 1] if True in ends else chunks)))


@lru_cache(maxsize=16384)
def _next(tenses: tuple[str, ...]) -> str:
    """The tense of the first verb of a clause that tells."""
    if _MUTE.issuperset(tenses):
        return NEITHER
    for at, tense in enumerate(tenses):
        if tense and (tense := _with_auxiliary(tense, tenses[max(0, at - _COMPANY) : at])):
            return tense
    return NEITHER


def _leads_on(low: Sequence[str], tenses: Sequence[str], at: int, language: Language) -> bool:
    """« la suite donnée au 22 mars »: a participle without auxiliary before what leads towards a day is no past."""
    # « annoncée pour octobre », « annoncée pour l'automne »
    lead = low[1] if len(low) > 1 and len(low[0]) <= _ARTICLE else low[0]
    if language.tense.towards.isdisjoint((lead, low[0])) or _AUXILIARY in tenses[at + 1 : at + 1 + _COMPANY]:
        return False
    return language.tense.participle_endings.fullmatch(one_spelling(core(low[at]))) is not None


def _is_decided(clause: Sequence[str], language: Language) -> bool:
    """« a décidé de se réunir le 3 juin »: whether the verb decides what stands between it and the date."""
    *between, verb = clause
    if not any(one_spelling(core(token)) in language.tense.deciding for token in language.tokens.split.findall(verb)):
        return False
    return language.tense.decided.search(" ".join(reversed(between)).lower()) is not None


def _with_auxiliary(tense: str, company: tuple[str, ...]) -> str:
    """« sera tenue », « devrait être organisée »: a participle after a future auxiliary is future."""
    moved = tense in {_MOVED, _MOVING}
    if (moved or tense in {PAST, _PARTICIPLE}) and FUTURE in company:
        return FUTURE
    past = _AUXILIARY in company or (_PASSIVE in company and (moved or _REFLEXIVE in company))
    if (moved or tense == _PARTICIPLE) and past:
        return PAST
    if tense == PAST and _PASSIVE in company and not past:
        return NEITHER
    return PAST if tense == _MOVED else tense if tense in {PAST, FUTURE} else NEITHER


@lru_cache(maxsize=16)
def _remembered(language: Language) -> Remembered[ChunkTense]:
    return Remembered(partial(_told, language=language))


def _told(chunk: str, language: Language) -> ChunkTense:
    words = [one_spelling(core(token)) for token in language.tokens.split.findall(chunk)]
    tenses = [tense for word in words if (tense := _tense(word, language))]
    if _PASSIVE in tenses and _REFLEXIVE in tenses:
        tenses = [_AUXILIARY]
    body = chunk.rstrip(_QUOTES)
    ends = body[-1:] in (*_STOPS,) and not (body.endswith(".") and len(body) <= _INITIALS + 1)
    return ChunkTense(tenses[-1] if tenses else NEITHER, ends)


def _tense(word: str, language: Language) -> str:
    tense = language.tense
    if word in tense.neither:
        return NEITHER
    if word in tense.future or tense.future_endings.fullmatch(word):
        return FUTURE
    if word in tense.moving:
        # « l'entrée en vigueur » is a noun: the feminine tells the past with its auxiliary only.
        return _MOVED if word in tense.past else _MOVING
    if word in tense.past or tense.past_endings.fullmatch(word):
        return PAST
    for words, told in ((tense.auxiliaries, _AUXILIARY), (tense.passive, _PASSIVE), (tense.reflexive, _REFLEXIVE)):
        if word in words:
            return told
    return _PARTICIPLE if tense.participle_endings.fullmatch(word) else NEITHER
