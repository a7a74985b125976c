"""The mark of an item of a numbered list, as the reader of texts knows it: « 1. », « 1) », « a) », « iv) »."""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LAST_ROMAN = 399


def item_mark(number: int, style: str, after: str = ".") -> str:
    """The mark of an item; ``style`` is « a », « A », « i », « I » as HTML names them, and figures when it is another.

    ``after`` stands behind a figure; a letter is followed by « ) ».
    """
    if style in ("a", "A") and 1 <= number <= len(_LETTERS):
        return _cased(_LETTERS[number - 1], style)
    if style in ("i", "I") and 1 <= number <= _LAST_ROMAN:
        return _cased(_roman(number), style)
    return f"{number}{after}"


def _cased(letters: str, style: str) -> str:
    return f"{letters.upper() if style.isupper() else letters})"


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written
