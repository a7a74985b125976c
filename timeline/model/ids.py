"""The syntax of ids: a communiqué, a full stop, and a role or the code of a sentence.

A message of a role has the id ``communique.role``; a sentence ``communique.code``, four characters of which one at
least is a digit, so that no code is a role; an event that shares its sentence a letter more, ``communique.code-b``.

>>> communique_of("nrc-2007.xfi7"), code_of("nrc-2007.xfi7-b"), is_sentence("nrc-2007.title")
('nrc-2007', 'xfi7-b', False)
"""

from __future__ import annotations


def communique_of(identity: str) -> str:
    """The communiqué of an id."""
    return identity.rpartition(".")[0]


def code_of(identity: str) -> str:
    """The code or role of an id, with the letter of an event."""
    return identity.rpartition(".")[2]


def is_sentence(identity: str) -> bool:
    """Whether the id is a sentence's and not a role's."""
    code = code_of(identity)
    return "-" not in code and any(character.isdigit() for character in code)


def under(communique: str, identity: str) -> str:
    """The same code or role under the name of a communiqué."""
    return f"{communique}.{code_of(identity)}"
