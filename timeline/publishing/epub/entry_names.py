"""What an entry is called in a list of entries: its headline, or the words that are its own."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model.edition import Entry

# Shorter than this, what is left says nothing alone.
SHORTEST_NAME = 12


def entry_names(entries: Sequence[Entry], languages: Sequence[str]) -> dict[tuple[str, str], str]:
    """By entry id and language: the headline, else the text without the words that open the list it stands in.

    « Plus spécifiquement, nous avons chargé le Conseil de : » opens fifteen entries of one communiqué; in a contents
    list they would all be called that. No one marks where those words end in a translation: where the entries part.
    Of a sentence that stands whole elsewhere it is the clause that is printed.
    """
    openings: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.event.sentence.opening:
            openings.setdefault((entry.communique.id, entry.event.sentence.opening), []).append(entry)
    shared = {
        (entry.id, code): _shared_words([other.text.said(code) for other in group])
        for group in openings.values()
        for code in languages
        for entry in group
    }
    return {(entry.id, code): _name(entry, code, shared) for entry in entries for code in languages}


def _name(entry: Entry, code: str, shared: Mapping[tuple[str, str], int]) -> str:
    if entry.headline and (headline := entry.headline.said(code)):
        return headline
    if entry.main:
        return entry.words(code).text
    text = entry.whole(code).text
    own = " ".join(text.split(" ")[shared.get((entry.id, code), 0) :])
    return f"… {own}" if SHORTEST_NAME < len(own) < len(text) else text


def _shared_words(texts: Sequence[str]) -> int:
    """How many words all the texts begin with; none when they are one and the same."""
    distinct = {text for text in texts if text}
    columns = zip(*(text.split(" ") for text in distinct), strict=False)
    return len([*takewhile(lambda column: len({*column}) == 1, columns)]) if len(distinct) > 1 else 0
