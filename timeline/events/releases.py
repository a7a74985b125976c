"""A page may hold several releases, each under its own dateline: « ce jour » is the day of the nearest one above.

« Clervaux, le 26 janvier 2009 » above a text, or a day under its title, is its dateline; under a text, as in an
exchange of letters or below an order, it signs it. « Publié le 26/01/2009 » and « Envoyé : lundi 26 janvier 2009 »
open one, too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.events.forms import PLAIN
from timeline.events.ordered import signing_days
from timeline.model.communique import Block
from timeline.model.period import Precision
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.events.cues import Heard
    from timeline.events.forms import Forms
    from timeline.model.communique import Sentence
    from timeline.model.event import Mention

# A dateline that stands above its text is among so many sentences from the top.
_TOP = 6
# Letters: « le » and « ce » may stand before a day that is alone in its line, « (Journal n° 63, du » not.
_ARTICLE = 3
# A page does not hold releases that are years apart from it: such a day is one that the text tells of.
_YEARS = timedelta(days=2 * 366)
# « Fête du village, samedi 5 novembre » announces what is to come; a page may be of the day before its newest release.
_AHEAD = timedelta(days=7)


def release_days(
    sentences: Sequence[Sentence],
    heard: Sequence[Heard],
    mentions: Sequence[Sequence[Mention]],
    published: date | None,
    forms: Forms,
) -> list[date | None]:
    """For each sentence the day of the release that it stands in: of the nearest dateline above, else of the text."""
    if published is None:
        return [None] * len(sentences)
    found = [
        _dateline(sentence, one, dates, forms) or _sent(one, dates, published) if dates else None
        for sentence, one, dates in zip(sentences, heard, mentions, strict=True)
    ]
    signed = signing_days(heard, mentions)
    found = [
        day if _is_near(day, published) and day != order else None for day, order in zip(found, signed, strict=True)
    ]
    if not any(found[:_TOP]):
        return [order if _is_near(order, published) else published for order in signed]
    days: list[date | None] = []
    day = published
    for dateline, order in zip(found, signed, strict=True):
        day = dateline or day
        days.append(order if _is_near(order, published) else day)
    return days


def _dateline(sentence: Sentence, heard: Heard, mentions: Sequence[Mention], forms: Forms) -> date | None:
    """The day of a sentence that is or opens with a dateline."""
    when, first, low = mentions[0].when, mentions[0], heard.low
    full = when.precision is Precision.DAY and when.shape is Shape.ONE and not when.reach and first.basis == "stated"
    if not full:
        return None
    # « 19 janvier 2018 / CS/13170 »: the number of a release under its day.
    numbered = bool(sentence.opening) and not any(map(str.islower, sentence.text[first.end :]))
    signs, heading = heard.cues.signs, sentence.block is Block.HEADING or numbered
    ends = numbered or signs["after_heading_day"].match(low, first.end)
    if not (heading or ends):
        return None
    heads = "," in low[: first.start] and signs["heading_day"].fullmatch(low[: first.start])
    # « Surpopulation : la Belgique condamnée / 11 avril 2011 »: a day under a title, not « Réunion du 11 avril 2011 »
    alone_there = sum(map(str.isalpha, low[: first.start])) <= _ARTICLE
    bare = heading and ends and alone_there and (numbered or forms.of(low, first.start, first.end) is PLAIN)
    return when.earliest if heads or bare else None


def _sent(heard: Heard, mentions: Sequence[Mention], published: date) -> date | None:
    """The day of a line that says when what follows was sent or published: « Envoyé : jeudi 8 octobre 2015 21:47 »."""
    if mentions[0].when.precision is not Precision.DAY or mentions[0].basis != "stated":
        return None
    day, low, signs = mentions[0].when.earliest, heard.low, heard.cues.signs
    heads = signs["sent"].fullmatch(low[: mentions[0].start]) and signs["after_heading_day"].match(low, mentions[0].end)
    return day if heads and day and day <= published else None


def _is_near(day: date | None, published: date) -> bool:
    return day is not None and -_YEARS < day - published <= _AHEAD
