"""How the lasting id of a sentence is made: a code drawn once, from the text alone, and never again.

The catalogue keeps it from then on (``pairing``), also where the sentence changes or its communiqué is renamed. The id
is a valid XML name, the same anchor in all publications. Its syntax stands in ``model.ids``, the letters of several
events in one sentence in ``event_ids``.

>>> new_id("nrc-2007", "Réunis à Bruxelles.", set())
'nrc-2007.xfi7'
>>> new_id("nrc-2007", "Réunis à Bruxelles.", {"nrc-2007.xfi7"})
'nrc-2007.skd5'
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from timeline.model.ids import is_sentence_id
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Container

_FIRST = "abcdefghijklmnopqrstuvwxyz"
_OTHERS = _FIRST + "23456789"
_LENGTH = 4
_TRIES = 64  # codes of one length drawn before a longer one


def new_id(communique: str, text: str, used: Container[str]) -> str:
    """The id of a sentence seen for the first time, from its text alone; another code is drawn while it is in use."""
    attempt = 0
    while True:
        drawn = hashlib.sha256(f"{attempt}\0{comparable(text)}".encode()).digest()
        code = _code(int.from_bytes(drawn), _LENGTH + attempt // _TRIES)
        if is_sentence_id(f".{code}") and (identity := f"{communique}.{code}") not in used:
            return identity
        attempt += 1


def _code(number: int, length: int) -> str:
    number, sign = divmod(number, len(_FIRST))
    code = _FIRST[sign]
    while len(code) < length:
        number, sign = divmod(number, len(_OTHERS))
        code += _OTHERS[sign]
    return code
