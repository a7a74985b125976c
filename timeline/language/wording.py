"""How a language writes a date, and its typography; all words come from the language's rules file.

A period is written as a noun with its article (« le 3 mars 2008 », « la fin 2008 », « 2010 »), and the noun is put into
what the date says: « d'ici à la fin 2008 », « vers la fin 2009 », « du 2 au 4 avril 2008 ».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from babel import Locale

from timeline.model.period import Part, Period, Precision
from timeline.model.when import Shape, When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Words = Mapping[str, Any]


class Language(Protocol):
    """What wording needs of a language: its code, and the table ``[wording]`` of its rules file."""

    @property
    def code(self) -> str: ...  # noqa: D102

    @property
    def wording(self) -> Words: ...  # noqa: D102


def write_when(when: When, language: Language) -> str:
    """Write the date as the language says it, ready for a heading: « d'ici à la fin 2008 », "by the end of 2008"."""
    words = language.wording
    if when.shape is Shape.ONE:
        text = _write_one(when, language)
    elif when.shape is Shape.RANGE:
        first, last = when.periods
        shown = {"of": _noun(first, language, shared=_shared(first, last)), "to": _noun(last, language)}
        text = words["range"].format(**{form: _form(noun, form, words) for form, noun in shown.items()})
    else:
        *items, last = when.periods
        nouns = [_bare(_noun(item, language, shared=_shared(item, last))) for item in items]
        final = _bare(_noun(last, language))
        text = words["list"].format(items=", ".join(nouns), word=words[when.shape.value], last=final)
    return " ".join(text.split())


def typeset(text: str, language: Language) -> str:
    """The text in its printed typography: French spaces before « ; : ! ? », curly apostrophes, quotation marks."""
    for pattern, replacement in _typography(language):
        text = pattern.sub(replacement, text)
    return text


def write_headline_when(when: When, language: Language) -> str:
    """The date as above with a capital, for a heading of its own."""
    text = write_when(when, language)
    return text[:1].upper() + text[1:]


def _typography(language: Language) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rule["pattern"]), rule["replace"]) for rule in language.wording.get("typography", ())]


def _write_one(when: When, language: Language) -> str:
    words, (period,) = language.wording, when.periods
    noun = _noun(period, language)
    if when.reach and period.about:
        noun = words["about_within"].format(noun=noun, the=_form(noun, "the", words))
    template = words[when.reach.value] if when.reach else words["about"] if period.about else None
    forms = {form: _form(noun, form, words) for form in words["forms"]}
    return str(template.format(**forms)) if template else _bare(noun)


def _noun(period: Period, language: Language, *, shared: Precision | None = None) -> str:
    """« le 3 mars 2008 », « la fin 2008 »: article, space, noun; a period that shares its month or year omits it."""
    words = language.wording
    noun = _period(period, language, shared)
    return str(words["parts"][period.part.value].format(bare=_bare(noun))) if period.part is not Part.WHOLE else noun


def _period(period: Period, language: Language, shared: Precision | None) -> str:
    words, base = language.wording, period.base
    fields = {"year": _year(base) if shared is None else "", "month": "", "day": "", "season": ""}
    fields |= {"ordinal": "", "roman": ""} | _FIELDS[period.precision](base, language)
    if shared is Precision.MONTH:
        fields["month"] = ""
    first_century = period.precision is Precision.CENTURY and base == "00XX"
    template = words["nouns"].get("first_century") if first_century else None
    return str((template or words["nouns"][period.precision.value]).format(**fields))


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


def _day(base: str, language: Language) -> dict[str, str]:
    number = int(base[8:])
    return _month(base, language) | {"day": str(language.wording["first_day"]) if number == 1 else str(number)}


def _month(base: str, language: Language) -> dict[str, str]:
    return {"month": str(Locale.parse(language.code).months["format"]["wide"][int(base[5:7])])}


def _season(base: str, language: Language) -> dict[str, str]:
    return {"season": str(language.wording["seasons"][int(base[5:]) - 21])}


def _ordinal(first: int) -> Callable[[str, Language], dict[str, str]]:
    return lambda base, language: {"ordinal": str(language.wording["ordinals"][int(base[5:]) - first])}


def _century(base: str, language: Language) -> dict[str, str]:
    number = int(base[:2]) + 1
    ordinals = language.wording["ordinals"]
    return {"roman": _roman(number), "ordinal": ordinals[number - 1] if number <= len(ordinals) else str(number)}


_FIELDS: dict[Precision, Callable[[str, Language], dict[str, str]]] = {
    Precision.DAY: _day,
    Precision.MONTH: _month,
    Precision.SEASON: _season,
    Precision.QUARTER: _ordinal(33),
    Precision.SEMESTER: _ordinal(40),
    Precision.YEAR: lambda _base, _language: {},
    Precision.DECADE: lambda _base, _language: {},
    Precision.CENTURY: _century,
}


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // value)
        number %= value
    return text


def _bare(noun: str) -> str:
    """The noun without its article: « fin 2008 » of « la fin 2008 », « été 2010 » of « l'été 2010 »."""
    return _split(noun)[1]


def _split(noun: str) -> tuple[str, str]:
    """Article and noun; « l'été » splits at its apostrophe, a noun without article begins with a space."""
    if elided := re.match(r"(l')(.*)", noun):
        return elided[1], elided[2]
    article, _, rest = noun.partition(" ")
    return article, rest


def _form(noun: str, form: str, words: Words) -> str:
    """The noun after a preposition, contracted: « au 3 mars », « à la fin 2008 », « d'avril »."""
    article, rest = _split(noun)
    table = words["forms"][form]
    if not article and "vowel" in table and re.match(r"[aeiouyâàéèêîôû]", rest, re.IGNORECASE):
        return f"{table['vowel']}{rest}"
    return f"{table[article]}{rest}"
