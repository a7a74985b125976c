"""Whole numbers with a fraction behind them: "1 ¾ per cent", « 1 3/4 % ».

>>> mixed_value("1 ¾"), mixed_value("2½"), mixed_value("12 3/8"), mixed_value("3/4")
(Decimal('1.75'), Decimal('2.5'), Decimal('12.375'), Decimal('0.75'))
"""

from __future__ import annotations

from decimal import Decimal

_SIGNS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
# « le 1 3/10/2008 » has none.
_SIGN, _PARTS = f"[{''.join(_SIGNS)}]", r"[1-9]/(?:[2-8]|1[06])(?![\w/])"
MIXED = rf"(?<![\w.,/])(?:\d{{1,3}} ?(?:{_SIGN}|(?<= ){_PARTS})|(?:{_SIGN}|{_PARTS})(?= ?%))"


def mixed_value(text: str) -> Decimal:
    """The value of a whole number and the fraction behind it."""
    for sign, parts in _SIGNS.items():
        text = text.replace(sign, f" {parts}")
    *whole, parts = text.split()
    over, under = parts.split("/")
    return sum(map(Decimal, whole), Decimal(over) / Decimal(under))
