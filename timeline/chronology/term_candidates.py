"""Terms that the official texts in two languages use again and again: candidates for the glossary, accepted into it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from timeline.chronology.official_words import official_pairs
from timeline.project.files import write_all
from timeline.translations.twins.candidates import find_candidates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.chronology.corpus import Corpus
    from timeline.model.translation import Direction
    from timeline.project.folders import Project
    from timeline.translations.twins.candidates import Candidate

_COLUMNS = ("note", "variants", "case", "status")


def candidates_of(corpus: Corpus) -> dict[Direction, list[Candidate]]:
    """The candidates of all twins in each direction; what the glossary has is none."""
    pairs: dict[Direction, list[tuple[str, str]]] = {}
    for catalogue in official_pairs(corpus.twins):
        pairs.setdefault(catalogue.direction, []).extend((unit.source, unit.target) for unit in catalogue.units)
    known = {word.casefold() for row in corpus.glossary.rows for word in row.words.values()}
    small = {code: _small_words(corpus, code) for direction in pairs for code in direction}
    return {
        direction: find_candidates(texts, (small[direction.source], small[direction.target]), known)
        for direction, texts in pairs.items()
    }


def _small_words(corpus: Corpus, code: str) -> frozenset[str]:
    language = corpus.languages.of_texts(code)
    return language.lexicon.common if language else frozenset()


def accept_terms(project: Project, chosen: Mapping[Direction, Sequence[Candidate]]) -> None:
    """The glossary with a row more for each candidate, shown to translators (``may``); all its other lines stay."""
    source = project.glossary()
    text = source.text if source else ""
    if not text.strip():
        languages = dict.fromkeys(code for direction in chosen for code in direction)
        text = f"{','.join((*languages, *_COLUMNS))}\n"
    columns = [name.strip().lower() for name in next(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))]
    rows = io.StringIO()
    writer = csv.DictWriter(rows, columns, lineterminator="\r\n" if "\r\n" in text else "\n", extrasaction="ignore")
    for direction, candidates in chosen.items():
        for one in candidates:
            note = f"in {one.times} sentences of official texts"
            writer.writerow({direction.source: one.source, direction.target: one.target, "note": note, "status": "may"})
    parted = text if text.endswith("\n") else f"{text}\n"
    write_all({project.glossary_path: f"{parted}{rows.getvalue()}".encode()})
