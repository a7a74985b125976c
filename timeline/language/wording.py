"""How a language writes a date, and its typography; all words come from the language's rules file.

A period is written as a noun with its article (« le 3 mars 2008 », « la fin 2008 », « 2010 »), and the noun is put into
what the date says: « d'ici à la fin 2008 », « vers la fin 2009 », « du 2 au 4 avril 2008 ».
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.language.articles import bare_noun, in_form, split_noun
from timeline.language.numerals import write_roman
from timeline.language.shapes import fields
from timeline.language.typography import apply_steps, days_with_months, make_step
from timeline.language.wording_faults import wording_faults
from timeline.model.errors import TimelineError
from timeline.model.period import Part, Period, Precision
from timeline.model.when import Shape, When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.language.files import RulesPart
    from timeline.language.typography import Step

    Words = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Wording:
    """How a language writes a date and sets a text: its code, its words, its steps of typography in order.

    ``raised`` are patterns of the letters that stand above the line, as the group of that name: « XXIe siècle ».
    """

    code: str
    words: Words
    typography: tuple[Step, ...]
    raised: tuple[str, ...] = ()


def make_wording(code: str, part: RulesPart) -> Wording:
    """The wording of a file; TimelineError R08 and R09 when a step or a form does not work."""
    if findings := list(wording_faults(part)):
        raise TimelineError(*findings)
    steps = tuple(make_step(row.table["pattern"], row.table["replace"]) for row in part.rows("typography"))
    return Wording(
        code, part.table, (*days_with_months(code, part.table["months"]), *steps), part.table.get("raised", ())
    )


def write_when(when: When, wording: Wording) -> str:
    """Write the date as the language says it, ready for a heading: « d'ici à la fin 2008 », "by the end of 2008"."""
    words = wording.words
    if when.shape is Shape.ONE:
        text = _write_one(when, wording)
    elif when.shape is Shape.RANGE:
        first, last = when.periods
        start = _formed(first, "of", wording, shared=_shared(first, last))
        text = words["range"].format(of=start, to=_formed(last, "to", wording))
    else:
        *items, last = when.periods
        nouns = [bare_noun(_noun(item, wording, shared=_shared(item, last))) for item in items]
        final = bare_noun(_noun(last, wording))
        text = words["list"].format(items=", ".join(nouns), word=words[when.shape.value], last=final)
    return " ".join(text.split())


def typeset(text: str, wording: Wording) -> str:
    """The text in its printed typography: French spaces before « ; : ! ? », curly apostrophes, quotation marks."""
    return apply_steps(text, wording.typography)


def write_headline_when(when: When, wording: Wording) -> str:
    """The date as above with a capital, for a heading of its own."""
    text = write_when(when, wording)
    return text[:1].upper() + text[1:]


def month_names(wording: Wording) -> tuple[str, ...]:
    """The months as the language writes them in a sentence, from January on."""
    return tuple(wording.words["months"])


def _write_one(when: When, wording: Wording) -> str:
    words, (period,) = wording.words, when.periods
    noun = _noun(period, wording)
    template = words[when.reach.value] if when.reach else words["about"] if period.about else None
    if when.reach and period.about:
        noun = words["about_within"].format(noun=noun, the=in_form(noun, "the", words))
        return str(words[when.reach.value].format(**{form: in_form(noun, form, words) for form in words["forms"]}))
    if template is None:
        return bare_noun(noun)
    return str(template.format(**{form: _formed(period, form, wording) for form in words["forms"]}))


def _formed(period: Period, form: str, wording: Wording, *, shared: Precision | None = None) -> str:
    """The period as a noun in a form, with the words of the case that the form asks for: « до марта 2008 года »."""
    cased = _in_case(form, wording)
    return in_form(_noun(period, cased, shared=shared), form, cased.words)


def _in_case(form: str, wording: Wording) -> Wording:
    """The wording with the words that a form of the noun has of its own."""
    words = wording.words
    if not (case := words.get("cases", {}).get(form)):
        return wording
    return replace(wording, words={**words, **case, "nouns": {**words["nouns"], **case.get("nouns", {})}})


def _noun(period: Period, wording: Wording, *, shared: Precision | None = None) -> str:
    """« le 3 mars 2008 », « la fin 2008 »: article, space, noun; a period that shares its month or year omits it."""
    words = wording.words
    noun = _period(period, wording, shared)
    if period.part is Part.WHOLE:
        return noun
    # « la fin 2008 », but « la fin de l'été 2008 »: what has an article keeps it, where the language says so.
    parts = words["parts_of"] if split_noun(noun)[0] and "parts_of" in words else words["parts"]
    part = parts[period.part.value]
    forms = {form: _whole_in(form, period, wording, shared) for form in fields(part) or () if form != "bare"}
    return str(part.format(bare=bare_noun(noun), **forms))


def _whole_in(form: str, period: Period, wording: Wording, shared: Precision | None) -> str:
    """The whole of which a part is told, in a form: « l'été » of « la fin de l'été »."""
    cased = _in_case(form, wording)
    return in_form(_period(period, cased, shared), form, cased.words)


def _period(period: Period, wording: Wording, shared: Precision | None) -> str:
    words, base = wording.words, period.base
    fields = {"year": _year_of(period, words) if shared is None else "", "month": "", "day": "", "season": ""}
    fields |= {"ordinal": "", "roman": ""} | _FIELDS[period.precision](base, wording)
    if period.precision is Precision.MONTH and "months_alone" in words:
        fields["month"] = words["months_alone"][int(base[5:7]) - 1]
    if shared is Precision.MONTH:
        fields["month"] = ""
    first_century = period.precision is Precision.CENTURY and base == "00XX"
    template = words["nouns"].get("first_century") if first_century else None
    return str((template or words["nouns"][period.precision.value]).format(**fields))


def _year_of(period: Period, words: Words) -> str:
    """The year of a period, as the language says it beside a day or a month: « 2008 года »."""
    year = _year(period.base)
    beside = "of_year" in words and period.precision not in (Precision.YEAR, Precision.DECADE)
    return str(words["of_year"].format(year=year)) if year and beside else year


def _year(base: str) -> str:
    return "" if base.startswith("XXXX") else base[:4].replace("X", "0").lstrip("0")


def _shared(period: Period, other: Period) -> Precision | None:
    """What a date leaves to the one after it: the month and year (« 2 au 4 avril »), the year, or nothing."""
    fine = {Precision.DAY, Precision.MONTH}
    if period.precision is not other.precision or period.precision not in fine or other.part or period.part:
        return None
    if period.base[:7] == other.base[:7] and period.precision is Precision.DAY:
        return Precision.MONTH
    return Precision.YEAR if period.base[:4] == other.base[:4] else None


def _day(base: str, wording: Wording) -> dict[str, str]:
    number = int(base[8:])
    return _month(base, wording) | {"day": str(wording.words["first_day"]) if number == 1 else str(number)}


def _month(base: str, wording: Wording) -> dict[str, str]:
    return {"month": month_names(wording)[int(base[5:7]) - 1]}


def _season(base: str, wording: Wording) -> dict[str, str]:
    return {"season": str(wording.words["seasons"][int(base[5:]) - 21])}


def _ordinal(first: int) -> Callable[[str, Wording], dict[str, str]]:
    return lambda base, wording: {"ordinal": str(wording.words["ordinals"][int(base[5:]) - first])}


def _century(base: str, wording: Wording) -> dict[str, str]:
    number = int(base[:2]) + 1
    ordinals = wording.words["ordinals"]
    return {"roman": write_roman(number), "ordinal": ordinals[number - 1] if number <= len(ordinals) else str(number)}


_FIELDS: dict[Precision, Callable[[str, Wording], dict[str, str]]] = {
    Precision.DAY: _day,
    Precision.MONTH: _month,
    Precision.SEASON: _season,
    Precision.QUARTER: _ordinal(33),
    Precision.SEMESTER: _ordinal(40),
    Precision.YEAR: lambda _base, _wording: {},
    Precision.DECADE: lambda _base, _wording: {},
    Precision.CENTURY: _century,
}
