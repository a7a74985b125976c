"""Dates that may stand for one another: « entrée en vigueur le 14 août », "in effect since 14 August"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.checking.denials import denies_at_all, is_negated
from timeline.checking.units import is_as_much
from timeline.language.quantities import blank
from timeline.language.units import find_measures
from timeline.model.when import Reach
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.side import Side
    from timeline.model.event import Mention
    from timeline.model.when import When

_OPENING = frozenset({Reach.SINCE, Reach.FROM, Reach.UNTIL})
_WORD = re.compile(r"[^\W\d_]+")
_STATED = "stated"
_FEW = 2  # words before a date of which one may be an article
_FAR = 40  # characters before a date in which an hour may stand


def loosely(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """The same but for a year that neither text says, « en février »; or the same count, « dans les 30 jours ».

    And « entrée en vigueur le 14 août » is well said "in effect since 14 August", « au 31 août » "as of 31 August".
    """
    if (
        _opened(here.when, there.when)
        or _opened(there.when, here.when)
        or _same_decade(here.when, there.when)
        or _same_decade(there.when, here.when)
        or _by_weekday(here, there, sides)
    ):
        return True
    if (here.when.periods == there.when.periods or _same_days(here, there)) and _is_open(here, there, sides):
        return True
    if _STATED in (here.basis, there.basis):
        return False
    if _same_weekday(here, there, sides):
        return True
    if same_but_year(here, there):
        return True
    counts = [made_of(mention.text, (), side) for mention, side in zip((here, there), sides, strict=True)]
    counted = (
        bool(counts[0]) and counts[0] == counts[1] and not any("month" in part for parts in counts[0] for part in parts)
    )
    (start, end), (first, last) = here.when.stretch, there.when.stretch
    return counted and not counts_others(here, there, sides) and start <= last and first <= end


def same_but_year(here: Mention, there: Mention) -> bool:
    """The same but for a year that neither text says: « en juillet au lieu d'août » "from August to July"."""
    return _bare(here) == _bare(there) != "" and _STATED not in (here.basis, there.basis)


def _bare(mention: Mention) -> str:
    """A date without its years; empty where it has no more than years."""
    bare = re.sub(r"\d{4}(?=-)", "XXXX", mention.when.notation)
    return bare if "XXXX" in bare else ""


def _same_days(here: Mention, there: Mention) -> bool:
    """Whether two dates of no year name the same day: « au 30 juin » is the last one, "by 30 June" the next."""
    days = [re.findall(r"-(\d\d(?:-\d\d)?)", date.when.notation) for date in (here, there)]
    return _STATED not in (here.basis, there.basis) and days[0] == days[1] != []


def _by_weekday(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """« le lundi 22 septembre 1997 » as "Monday, September 22": the day of the week tells the year."""
    said = [re.search(r"\d{4}", date.text) for date in (here, there)]
    days = [
        {side.day_names[word] for word in _WORD.findall(date.text.lower()) if word in side.day_names}
        for date, side in zip((here, there), sides, strict=True)
    ]
    return _bare(here) == _bare(there) != "" and (said[0] is None) != (said[1] is None) and days[0] == days[1] != set()


def counts_others(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """Whether the two count other things, « les cinq prochaines années » "the next five months"."""
    counted = [
        list(find_measures(mention.text, side.quantities_of(mention.text), side.language)) if side.language else []
        for mention, side in zip((here, there), sides, strict=True)
    ]
    return all(counted) and not any(is_as_much(one, other) for one in counted[0] for other in counted[1])


def _opened(here: When, there: When) -> bool:
    """Whether the translation only adds that the date opens a stretch of time, or that it lasts until then."""
    return not here.reach and there.reach in _OPENING and replace(there, reach=Reach.ON) == here


def _is_open(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """Whether the words around one date leave open what the other says: « à l'horizon 2030 » is "in" it or "by" it.

    And « la date limite est fixée au 15 avril » is well said "by 15 April".
    """
    if any(_is_vague(date, side) for date, side in zip((here, there), sides, strict=True)):
        return True
    if any(_is_until_or_by(date, side) for date, side in zip((here, there), sides, strict=True)):
        return {here.when.reach, there.when.reach} <= {Reach.UNTIL, Reach.BY, Reach.BEFORE, Reach.LATEST}
    if any(_is_late(date, side) for date, side in zip((here, there), sides, strict=True)):
        return {here.when.reach, there.when.reach} == {Reach.ON, Reach.LATEST}
    # « ne pas lever avant le 4 mars » is not to lift "until 4 March"
    if {here.when.reach, there.when.reach} == {Reach.BEFORE, Reach.UNTIL} and all(map(is_negated, sides)):
        return True
    return _stands_or_follows(here, there, sides) or _is_limit(here, there, sides)


def _is_limit(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """Whether a text says that a day is the last, or that a thing is to be done then, « devait s'achever fin mars »."""
    done = any(not side.checks.completed.isdisjoint(re.findall(r"\w+", side.plain)) for side in sides)
    if done and (here.when.reach, there.when.reach) == (Reach.ON, Reach.BY):
        return here.when.periods[-1].part is not None
    limit = any(not side.checks.limits.isdisjoint(re.findall(r"\w+", side.plain)) for side in sides)
    return limit and {here.when.reach, there.when.reach} <= {Reach.ON, Reach.BY, Reach.LATEST}


def _stands_or_follows(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """Whether one text tells of a day what the other tells by the words around it.

    « les cinq jours suivant le 31 janvier » are those "after 31 January"; « les comptes non approuvés au 30 juin » are
    "not approved by 30 June".
    """
    reaches = {here.when.reach, there.when.reach}
    dated = list(zip((here, there), sides, strict=True))
    if reaches == {Reach.ON, Reach.AFTER}:
        return all(date.when.reach or _follows(date, side) for date, side in dated)
    at = reaches == {Reach.ON, Reach.BY} and all(map(denies_at_all, sides))
    return at and any(_is_at(date, side) for date, side in dated)


def _is_until_or_by(date: Mention, side: Side) -> bool:
    """Whether the word before a date says both that something lasts until it and that it is done by it: « bis Mai »."""
    words = unaccented(date.text).lower().split()
    return bool(date.when.reach) and bool(words) and words[0] in side.checks.until_or_by


def _is_late(date: Mention, side: Side) -> bool:
    """Whether an hour stands between a date and what makes it the last, "no later than 5 p.m. on 15 September"."""
    before = unaccented(side.text[: date.start])[-_FAR:]
    return not date.when.reach and any(words in before for words in side.checks.latest)


def _follows(date: Mention, side: Side) -> bool:
    """Whether the word before a day says that what is counted follows it, « suivant le 31 janvier »."""
    words = re.findall(r"\w+", unaccented(side.text[: date.start]).lower())[-_FEW:]
    before = [word for word in words if word not in side.checks.articles]
    return bool(before) and before[-1] in side.checks.following


def _is_at(date: Mention, side: Side) -> bool:
    """Whether a day is told as the one at which something stands, « au 30 juin »."""
    before = re.findall(r"\w+", side.text[: date.start].lower())[-1:]
    return not date.when.reach and bool(before) and before[0] in side.checks.locatives


def _same_decade(decade: When, year: When) -> bool:
    """« d'ici à la fin de la décennie » is well said "by 2030"."""
    base, other = decade.periods[-1].base, year.periods[-1].base
    if not (base[:3].isdigit() and base.endswith("X") and other.isdigit() and len(other) == len("2030")):
        return False
    return decade.periods[-1].part is not None and int(other) - int(base[:3]) * 10 in (9, 10)


def _is_vague(date: Mention, side: Side) -> bool:
    """Whether a word before a date leaves open whether it is "in" it or "by" it, « à l'horizon 2030 »."""
    before = re.findall(r"\w+", side.text[: date.start].lower())[-1:]
    return bool(before) and before[0] in side.checks.vague


def _same_weekday(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """« s'est achevée samedi » and "came to a close on Saturday": read as two weeks where one is a bare weekday.

    « demain » is none, and neither is "on 15 May" a Saturday unless it says so.
    """
    days = [mention.when.stretch for mention in (here, there)]
    if any(start != end for start, end in days) or (days[0][0] - days[1][0]).days % 7:
        return False
    words = [_WORD.findall(mention.text.lower()) for mention in (here, there)]
    named = [_names_weekday(date, side) for date, side in zip((here, there), sides, strict=True)]
    bare = (
        len(said) == 1 and not re.search(r"\d", mention.text)
        for said, mention in zip(words, (here, there), strict=True)
    )
    return all(named) and any(bare)


def _names_weekday(date: Mention, side: Side) -> bool:
    return not side.day_names.keys().isdisjoint(_WORD.findall(date.text.lower()))


def made_of(text: str, dates: Sequence[Mention], side: Side) -> set[frozenset[str]]:
    """The numbers and months of a text outside its dates, each in all its readings; "1990s" is made of 90."""
    words = _WORD.findall(blank(text, dates).lower())
    parts = {frozenset(number.digits) for number in side.quantities_of(text, dates)}
    parts |= {frozenset({f"{tens}0"}) for tens in re.findall(r"\b(?:19|20)?(\d)0s\b", text)}
    return parts | {frozenset({f"month {side.months[word]}"}) for word in words if word in side.months}
