"""The codes of languages as BCP 47 (RFC 5646, 2.1) writes them: a code becomes part of file names and of pages.

>>> [is_language_code(text) for text in ("fr", "pt-BR", "zh-Hant-TW", "fr_FR", "../fr", "français", "")]
[True, True, True, False, False, False, False]
"""

from __future__ import annotations

import re

# The languages of the texts and the translations that a project has unless it says otherwise.
PAIR = ("fr", "en")
_TAG = re.compile(
    r"""(?: [a-z]{2,3} (?:-[a-z]{3}){0,3} | [a-z]{4,8} )      # language, extended language
    (?:-[a-z]{4})? (?:-(?:[a-z]{2}|\d{3}))?                   # script, region
    (?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*                       # variants
    (?:-[a-wyz\d](?:-[a-z\d]{2,8})+)* (?:-x(?:-[a-z\d]{1,8})+)?  # extensions, private use
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# RFC 5646, 4.4.1: so long a tag of a language in use can be.
_LONGEST = 35


def is_language_code(text: str) -> bool:
    """Whether a text is the code of a language."""
    return len(text) <= _LONGEST and _TAG.fullmatch(text) is not None
