"""Words become the names of ids: small letters, digits and hyphens, a letter first."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 6
# Letters that no accent makes.
_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)
# Formats (soft hyphens, joiners, marks of direction), halves of letters, private and unassigned signs.
_UNSEEN = frozenset(("Cf", "Cs", "Co", "Cn"))


def slug(words: str) -> str:
    """The words as an id: « Réunion de l’été » is reunion-de-l-ete, „Straße“ strasse."""
    plain = words.translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", re.sub(r"[’']", " ", plain)) or ["text"]
    return "-".join(parts if parts[0][0].isalpha() else ["text", *parts])


def letters_of(issuer: str) -> str:
    """The letters an issuer is known by: OTAN is otan, « Conseil régional de Bretagne » crb; nothing without a letter.

    An acronym in brackets wins: « Conseil OTAN-Russie (COR) » is cor.
    """
    if bracketed := re.search(r"\(([A-Z]{2,6})\)", issuer):
        return bracketed[1].lower()
    said = re.findall(r"[^\W\d_]+", re.sub(r"\b[dlDL][’']", "", issuer))
    words = [slug(word) for word in said if len(word) > 3 or (word[0].isupper() and not issuer.isupper())]
    words = words or [slug(word) for word in said]
    if len(words) == 1:
        return words[0] if len(words[0]) <= _LONGEST else words[0][:_LONGEST]
    acronym = next((word for word in re.findall(r"\b[A-Z]{3,6}\b", issuer)), "") if not issuer.isupper() else ""
    return acronym.lower() or "".join(word[0] for word in words)[:_LONGEST]


def one_line(words: str) -> str:
    """The words on one line, without what cannot be seen: joiners, halves of letters, control characters."""
    seen = (" " if sign.isspace() or unicodedata.category(sign) == "Cc" else sign for sign in words)
    return " ".join("".join(sign for sign in seen if unicodedata.category(sign) not in _UNSEEN).split())
