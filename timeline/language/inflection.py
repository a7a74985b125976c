"""The forms of a word as one: « tiennent » and « tenu » as « tenir », "held" as "hold".

>>> inflected("tiennent", "fr") == inflected("tenu", "fr") == inflected("tenir", "fr")
True
>>> inflected("planned", "en") == inflected("plans", "en") != inflected("planted", "en")
True
>>> inflected("Pläne", "de")
'plane'
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "rules" / "inflection.csv"
_STEM = 3  # letters that stand before an ending which falls away, « adopt-ent »; « t-enu », « mis » need none
_LONGEST = 9
_LONG = 99  # letters of no word
_BACK = 4  # of the letters that two words share, how many may be of their endings, « décid-é », « décid-er »


@dataclass(frozen=True)
class Inflection:
    """How the words of a language change: of each ending, and of each word, what stands for it.

    ``kin`` are the endings by which words of one family differ, « négocier », « négociation ».
    """

    endings: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    kin: set[str] = field(default_factory=set)


@lru_cache(maxsize=1 << 16)
def inflected(word: str, code: str) -> str:
    """What the forms of a word have in common: letters without accents, that need be no word."""
    plain = unaccented_letters(word)
    rules = _rules(code)
    if plain in rules.words:
        return rules.words[plain]
    for length in range(min(_LONGEST, len(plain)), 0, -1):
        base = rules.endings.get(plain[-length:])
        if base is not None and (base or len(plain) - length >= _STEM):
            return _short(plain[:-length] + base)
    return _short(plain) if rules.endings else plain


@lru_cache(maxsize=1 << 16)
def are_kin(one: str, other: str, code: str) -> bool:
    """Whether two words without accents are of one family: what follows their like letters is an ending of such.

    « négociation » is kin to « négocier », « communication » is none to « commune ».
    """
    if one == other:
        return True
    like = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), _LONG)
    kin, like = _rules(code).kin, min(like, len(one), len(other))
    return any(one[at:] in kin and other[at:] in kin for at in range(like, max(like - _BACK, _STEM), -1))


def unaccented_letters(word: str) -> str:
    """A word in small letters without accents."""
    plain = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _short(plain: str) -> str:
    """Without a last "e" or a last letter doubled, "planned", "agree"; a last "y" as the « i » of "carried"."""
    while len(plain) > _STEM and plain[-1] == "e":
        plain = plain[:-1]
    if len(plain) > _STEM and plain[-1] == plain[-2]:
        plain = plain[:-1]
    return f"{plain[:-1]}i" if plain[-1:] == "y" else plain


@lru_cache(maxsize=8)
def _rules(code: str) -> Inflection:
    """The rows of a language: what stands first in one stands for all of it, nothing for an ending that falls away."""
    rules, prefixes = Inflection(), [""]
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == code]
    for row in rows:
        prefixes += row["forms"].split("|") if row["kind"] == "prefix" else []
    for row in rows:
        forms = [unaccented_letters(form) for form in row["forms"].split("|")]
        if row["kind"] == "kin":
            rules.kin.update(forms)
        elif row["kind"] == "ending":
            rules.endings.update({form: forms[0] for form in forms if form and form not in rules.endings})
        elif row["kind"] == "word":
            rules.words.update({before + form: before + _short(forms[0]) for form in forms for before in prefixes})
    return rules
