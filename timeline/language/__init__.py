"""A language as data: its words, its numbers, its rules, read from one TOML file and refused by name when wrong.

    spelling, numerals   what a text does to a word, and how numbers are written
    words, tokens        words and their symbols; a text cut into them
    patterns, needs      the pattern of a rule over symbols, what it needs, and where a search for it starts
    rules, loading       what a language is, and how its file is read

>>> load_language("fr").code
'fr'
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from timeline.language.loading import read_language
from timeline.language.rules import Language, Rule
from timeline.model.errors import Finding, TimelineError

RULES = Path(__file__).parent.parent / "rules"

__all__ = ["RULES", "Language", "Rule", "load_language"]


def load_language(language: str | Path) -> Language:
    """The language of a code, « fr », or of a TOML file; TimelineError names every rule that is wrong."""
    return _load(language if isinstance(language, Path) else RULES / f"{language}.toml")


@lru_cache(maxsize=16)
def _load(path: Path) -> Language:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        known = ", ".join(sorted(file.stem for file in RULES.glob("*.toml")))
        fact, remedy = f"there are no rules to read here: {problem}", f"languages with rules: {known}"
        raise TimelineError(Finding(str(path), 0, "R01", fact, remedy)) from problem
    return read_language(path, text)
