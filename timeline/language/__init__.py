"""A language as data: its words, numbers and rules, read from the files of ``rules`` and refused by name when wrong.

    shapes, schema       what a value may be, and what each file may hold; faults: what is wrong with one
    files                the files of a language, ours and a project's own, put together
    expressions          regular expressions as a linguist writes them; screening looks for many at once: word_pieces
                         cuts each into what it is made of, word_needs tells which words it needs, kept_needs what it
                         told before, word_starts where in one it may begin, and word_fragments finds in a word what
                         they told
    spelling, numerals   what a text does to a word, and how numbers are written
    words, tokens        words and their symbols; a text cut into them
    patterns, compiling  the pattern of a rule over symbols, and how it is read; needs tells where a search starts
    loading, rules       the tables of dates become rules
    quantities           the numbers of a text outside its dates
    wording              how a date is written and a text is set, typography by steps, of which signs tells which a text
                         needs; articles, naming: nouns and names in a sentence
    check_rules          words that are no mistake in a translation; plurals: how a term of the glossary may end
    language             all of it under one code, each part read when it is asked for

>>> load_language("fr").code
'fr'
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.language.files import OURS as RULES
from timeline.language.files import languages_with, missing_parts, no_rules, read_part
from timeline.language.language import Language
from timeline.language.rules import Rule
from timeline.language.schema import FILES
from timeline.language.wording import Wording, make_wording

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["RULES", "Language", "Rule", "Wording", "languages_with", "load_language", "load_wording"]


@lru_cache(maxsize=32)
def load_language(code: str, own: Path | None = None) -> Language:
    """The language of a code, « fr »; ``own``: a project's folder of rules. TimelineError R01 when it has no rules."""
    if len(missing_parts(code, FILES, own)) == len(FILES):
        raise no_rules(code, ("dates", "wording"), own)
    return Language(code, own)


@lru_cache(maxsize=32)
def load_wording(code: str, own: Path | None = None) -> Wording:
    """How the language of a code writes a date; TimelineError R01 when nothing tells."""
    return make_wording(code, read_part(code, "wording", own))
