"""A noun and its article, « la fin 2008 », and what becomes of the article behind a preposition: « à la fin 2008 »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

VOWEL = re.compile(r"[aeiouyâàéèêîôû]", re.IGNORECASE)


def bare_noun(noun: str) -> str:
    """The noun without its article: « fin 2008 » of « la fin 2008 », « été 2010 » of « l'été 2010 »."""
    return split_noun(noun)[1]


def split_noun(noun: str) -> tuple[str, str]:
    """Article and noun; « l'été » splits at its apostrophe, a noun without article begins with a space."""
    if elided := re.match(r"(\w+')(.*)", noun):
        return elided[1], elided[2]
    article, _, rest = noun.partition(" ")
    return article, rest


def in_form(noun: str, form: str, words: Mapping[str, Any]) -> str:
    """The noun after a preposition, contracted: « au 3 mars », « à la fin 2008 », « d'avril »."""
    article, rest = split_noun(noun)
    table = words["forms"][form]
    if not article and "vowel" in table and VOWEL.match(rest):
        return f"{table['vowel']}{rest}"
    return f"{table[article]}{rest}"
