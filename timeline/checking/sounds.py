"""What the letters of a name sound like: « Poutine » and "Putin" are one in two languages."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.translations.terms import unaccented

_BEGINNING = 4  # letters that a name has in the writing of either language, « Alep » "Aleppo"
# « Poutine » "Putin", « Eltsine » "Yeltsin", « Chtchoukine » "Shchukin": one name in the letters of two languages.
_LETTERS = (
    ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("ou", "u"), ("oo", "u"), ("dj", "j"),
    ("dz", "z"), ("eff", "ev"), ("off", "ov"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("ph", "f"), ("y", "i"),
    ("w", "v"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def letters(name: str) -> str:
    """A name by what its letters sound like, so that it is the same in the writing of another language."""
    plain = unaccented(name).removesuffix("'s")
    for written, sound in _LETTERS:
        plain = plain.replace(written, sound)
    plain = re.sub(r"(.)\1", r"\1", plain)
    return re.sub(r"(?<=[nvk])e?$|e$", "", plain)


def sound_alike(one: str, two: str) -> bool:
    """Whether two names, by what their letters sound like, are one or begin alike."""
    return one == two or (one[:_BEGINNING] == two[:_BEGINNING] and len(one) >= _BEGINNING)
