"""What languages are called: in English, for those who keep the catalogues, and by themselves, for readers."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


def english_name(code: str) -> str:
    """The English name of a language, "French"; its code where the CLDR knows none."""
    return _name(code, "en")


def own_name(code: str) -> str:
    """What a language calls itself, with a capital: « Français », "English"; its code where the CLDR knows none."""
    name = _name(code, code)
    return name[:1].upper() + name[1:]


@cache
def _name(code: str, within: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(Locale.parse(within, sep="-")) or code
    except (UnknownLocaleError, ValueError):
        return code
