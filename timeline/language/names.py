"""What languages are called: in English, for those who keep the catalogues, and by themselves, for readers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Mapping

# The glossary asks for British spellings; a spelling checker that is told « en » would take American ones.
_SPELT = {"en": "en-GB"}


def english_name(code: str) -> str:
    """The English name of a language, "French"; its code where the CLDR knows none."""
    return _name(code, "en")


def own_name(code: str) -> str:
    """What a language calls itself, with a capital: « Français », "English"; its code where the CLDR knows none."""
    name = _name(code, code)
    return name[:1].upper() + name[1:]


def name_within(code: str, within: str) -> str:
    """What a language is called in another, as that writes it in a sentence: « anglais »."""
    return _name(code, within)


@cache
def weekday_names(code: str) -> Mapping[int, str]:
    """What a language calls the days of the week, by their number from Monday: {0: "lundi"}; the CLDR must know it."""
    # babel.dates, which has a function for it, asks the machine for its time zone when it is loaded.
    names: Mapping[int, str] = Locale.parse(code).days["format"]["wide"]
    return names


@cache
def month_names(code: str) -> frozenset[str]:
    """What a language calls the months, in full and shortened, as the CLDR has them: « mai », « juill. »."""
    months = Locale.parse(code).months
    ways = [months[used][length] for used in ("format", "stand-alone") for length in ("wide", "abbreviated")]
    return frozenset(name for way in ways for name in way.values())


def names_of_languages(said: str, within: str) -> dict[str, str]:
    """What every language the CLDR knows is called in one language, by its name in another: {"French": "français"}."""
    try:
        here, there = Locale.parse(said, sep="-").languages, Locale.parse(within, sep="-").languages
    except (UnknownLocaleError, ValueError):
        return {}
    return {name: there[code] for code, name in here.items() if code in there}


def regional_name(code: str) -> str:
    """The name of a language with the country whose spelling it has, "fr_FR", "en_GB"; its code where none is known."""
    return f"{code}_{country}" if (country := country_of(code)) else code


def country_of(code: str) -> str:
    """The country whose spelling a language has here, "FR", "GB"; empty where the CLDR knows none."""
    spelt = str(_SPELT.get(code) or get_global("likely_subtags").get(code, ""))
    return spelt.replace("-", "_").rpartition("_")[2]


def gettext_name(code: str) -> str:
    """The name by which gettext, Poedit and spelling checkers know a language: "de_AT", and "en_GB" for English."""
    spelt = _SPELT.get(code, code)
    try:
        return str(Locale.parse(spelt, sep="-"))
    except (UnknownLocaleError, ValueError):
        return spelt


def direction(code: str) -> str:
    """The way a language is written: "ltr", or "rtl" for Arabic or Hebrew; "ltr" where the CLDR does not know it."""
    try:
        return Locale.parse(code, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


@cache
def _name(code: str, within: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(Locale.parse(within, sep="-")) or code
    except (UnknownLocaleError, ValueError):
        return code
