"""What says a finding again in the language of a reader, by the phrases that come with the toolkit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.project.files import read_source
from timeline.project.folders import SHIPPED
from timeline.translations.catalogue import read_labels
from timeline.translations.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.translations.phrases import Told

_LABELS = SHIPPED / "translations" / "labels" / "told"


@lru_cache(maxsize=8)
def teller(language: str) -> Callable[[str], Told]:
    """What tells a finding, a basis or a reason in a language; in English where that language has no words for it."""
    path = _LABELS / f"{language}.po"
    return phrases(read_labels(read_source(path, path.name, "T01")) if path.is_file() else {}, language)
