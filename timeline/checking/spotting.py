"""Where in a text the words stand that a problem is about, however they are spaced, accented or quoted there.

>>> text = "Réunis à l\u2019\u00c9lysée, les ministres…"
>>> [text[start:end] for start, end in spot(text, ("l'elysee", "ministre", "absent"))]
['l’Élysée', 'ministres']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.language.senses import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_APOSTROPHES = str.maketrans("’‘ʼ′`´", "''''''")


def spot(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of each of these words in a text, to the end of the last word; of those it has, in its order.

    Of words that stand there more than once all are given: nobody can say which is meant.
    """
    plain, places = _plain(text)
    found = {
        (places[match.start()], places[match.end() - 1] + 1)
        for said in words
        if (wanted := _plain(said)[0].strip())
        for match in re.finditer(rf"(?<!\w){re.escape(wanted)}\w*", plain)
    }
    return sorted(found)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in small letters, without accents, each space one; and of each of its characters where it stands."""
    signs: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        plain = " " if sign.isspace() else folded(sign).translate(_APOSTROPHES)
        signs += ((one, place) for one in plain if not (one == " " and signs and signs[-1][0] == " "))
    return "".join(sign for sign, _ in signs), [place for _, place in signs]
