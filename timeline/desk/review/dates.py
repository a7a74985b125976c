"""A date as the editor types it: read at once, said back in the words of every language, or told why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.events.editing_dates import read_date
from timeline.language.wording import write_when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language.languages import Languages
    from timeline.model.communique import Communique
    from timeline.model.when import When


class ReadDate(NamedTuple):
    """A date that was read: its value, and what of it is to be written into the file."""

    when: When
    written: str


def read_typed(words: str, communique: Communique, knows: Languages, others: Sequence[str]) -> ReadDate:
    """The date typed, in EDTF, in the words of the text's language, or of another; ValueError when it is none.

    The file keeps EDTF and the words of the text's own language, which it is read in; of another language's words it
    keeps the value.
    """
    words = " ".join(words.split())
    first: ValueError | None = None
    for code in dict.fromkeys((communique.language, *others)):
        language = knows.of_dates(code)
        if language is None:
            continue
        try:
            when = read_date(words, language, communique.published)
        except ValueError as error:
            first = first or error
        else:
            return ReadDate(when, words if code == communique.language else when.notation)
    raise first or ValueError(f"{words!r} cannot be read: no language has rules")


def said_in(when: When, knows: Languages, codes: Sequence[str]) -> dict[str, str]:
    """The date in the words of each language."""
    return {code: write_when(when, knows.wording(code)) for code in codes}
