"""Names as a language puts them into its sentences and lists: with an article, in a row, where they are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.articles import VOWEL, bare_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language.wording import Wording


def named_tongue(name: str, wording: Wording) -> str:
    """The name of a language with its article, where the language has one for it: « l'anglais », "English"."""
    table = wording.words.get("tongue", {})
    return f"{table['vowel' if 'vowel' in table and VOWEL.match(name) else '']}{name}" if table else name


def enumerated(names: Sequence[str], wording: Wording) -> str:
    """Names in a row, as the language joins them: « l'anglais, l'allemand et le russe »."""
    *items, last = names or [""]
    words = wording.words
    return words["list"].format(items=", ".join(items), word=words["all"], last=last) if items else last


def file_as(text: str, wording: Wording) -> str:
    """The text as it is sorted: « Les relations » becomes « relations, Les »."""
    articles = (text[: len(article)] for article in wording.words.get("sorted_without", ()))
    said = next((start for start in articles if start.lower() in wording.words["sorted_without"]), "")
    return f"{text[len(said) :]}, {said.strip()}" if said else text


def season_names(wording: Wording) -> tuple[str, ...]:
    """The seasons without their articles, from spring on."""
    return tuple(map(bare_noun, wording.words["seasons"]))
