"""The syntax of lasting ids: a communiqué, a full stop, and a role or the code of a sentence.

A message of a role has the id ``communique.role``; a sentence ``communique.code``, four characters of which one at
least is a digit, so that no code is a role; an event that shares its sentence a letter more, ``communique.code-b``.
A new code is made in ``translations.sentence_ids``, a letter in ``translations.event_ids``.

>>> communique_of("nrc-2007.xfi7"), code_of("nrc-2007.xfi7-b"), is_sentence_id("nrc-2007.title")
('nrc-2007', 'xfi7-b', False)
"""

from __future__ import annotations


def communique_of(identity: str) -> str:
    """The communiqué of an id: all before the last full stop."""
    return identity.rpartition(".")[0]


def code_of(identity: str) -> str:
    """The code or role of an id, with the letter of an event."""
    return identity.rpartition(".")[2]


def is_sentence_id(identity: str) -> bool:
    """Whether the id is a sentence's, and not a role's or an event's."""
    code = code_of(identity)
    return "-" not in code and any(character.isdigit() for character in code)


def renamed_id(communique: str, identity: str) -> str:
    """The id with the same code or role under the name of another communiqué."""
    return f"{communique}.{code_of(identity)}"
