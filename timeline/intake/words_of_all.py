"""The words of all languages for one thing: what stands above a text, or around a mail, may be in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.language import load_language
from timeline.language.files import languages_with

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from timeline.language import Language

_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class WordsOfAll:
    """A table of ``page.toml`` in each language, the text's own first."""

    tables: tuple[Mapping[str, Any], ...]

    def __getitem__(self, name: str) -> str:
        """One pattern that is met where that of any language is; where a key holds patterns or words, all of them."""
        return "|".join(self.each(name)) or _NEVER

    def each(self, name: str) -> list[str]:
        """The patterns, or the words, of all languages under a name."""
        found = [table[name] for table in self.tables if name in table]
        return [_source(one) for held in found for one in (held if isinstance(held, (list, tuple)) else [held])]

    def all_of(self, name: str) -> str:
        """A pattern that is met where those of all languages are, each without a width."""
        return "".join(self.each(name))


def words_of_all(table: str, language: Language | None = None) -> WordsOfAll:
    """A table of ``page.toml`` of a language, a project's own with it, and of all others that the toolkit has."""
    others = [code for code in languages_with("page") if language is None or code != language.code]
    known = [*([language] if language else []), *(load_language(code) for code in sorted(others))]
    return WordsOfAll(tuple(one.page.table.get(table, {}) for one in known if one.has("page")))


def _source(held: object) -> str:
    return str(getattr(held, "pattern", held))
