"""Figures: the value of a number in digits as a language writes it, and amounts written as another does."""

from __future__ import annotations

import re
from decimal import Decimal

_DOTTED = re.compile(r"\d+[.,]\d{1,2}")
# « 35,000 habitants »: nobody writes thirty-five with three noughts behind the comma.
_AS_IN_ENGLISH = re.compile(r"(?:(?<=[$£€])\d{1,3}(?:,\d{3})+|(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})*,000)(?![,\d]|\.\d)")
# « 4.8.4 », « 5.0.51a »; « 1.500.000 » counts.
CODE = re.compile(r"(?<![\w.])(?!\d{1,3}(?:\.\d{3})+(?![\w.]))\d+(?:\.\d+){2,}[a-z]?(?!\w)")


def value_of_figures(text: str, decimal: str, thousands: str) -> Decimal:
    """The value of figures, « 10 000,5 »."""
    if decimal not in text and _DOTTED.fullmatch(text):
        return Decimal(text.replace(",", ".")).normalize()
    whole, _, rest = text.partition(decimal)
    return Decimal(f"{whole.translate(dict.fromkeys(map(ord, thousands)))}.{rest or 0}").normalize()


def with_own_thousands(text: str, decimal: str, thousands: str) -> str:
    """The text with thousands that are written as in English parted as its language does: « $250,000 », « 35,000 »."""
    if decimal != ",":
        return text
    return _AS_IN_ENGLISH.sub(lambda match: match[0].replace(",", thousands[0]), text)


def find_codes(text: str) -> list[str]:
    """The numbers of several dots of a text."""
    return CODE.findall(text) if text.count(".") > 1 else []
