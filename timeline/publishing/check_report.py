"""The report of ``timeline check --html``: each entry that something was found in, both texts side by side.

One file that needs nothing else: no script, no font, nothing fetched. Its fixed words and what a check says are in the
language of who reads it.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from timeline.checking.spotting import spot
from timeline.chronology.keeping import catalogues_of
from timeline.language import load_wording
from timeline.language.names import direction
from timeline.model.characters import mark_forbidden, web_address
from timeline.model.errors import Severity
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.project.files import read_source
from timeline.project.folders import SHIPPED
from timeline.publishing.html.page import colour_rules, inlined_file, policy_digest
from timeline.publishing.rendering import environment, fill
from timeline.publishing.told_again import teller
from timeline.translations.catalogue import read_labels
from timeline.translations.compared import compared
from timeline.translations.review import is_reviewed
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline.checking.acceptance import EntryProblem
    from timeline.chronology.corpus import Corpus
    from timeline.model.communique import Communique, Sentence
    from timeline.model.errors import Finding
    from timeline.model.translation import Direction
    from timeline.translations.compared import Piece
    from timeline.translations.po import Unit

_LABELS = SHIPPED / "translations" / "labels" / "check"
# The language of the words in the template; of the others there are labels.
_OWN = "en"
_WAITING = (State.STALE, State.DRAFT)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Something found in an entry, and the number that its marks in the texts have."""

    number: int
    problem: EntryProblem


class Marked(NamedTuple):
    """Words of a text, and the numbers of the findings that are about them."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedEntry:
    """An entry of the report: its texts in pieces, what stands around them, where all of it stands, what was found.

    ``changed`` compares the source that was translated with that of today, where they differ.
    """

    unit: Unit
    direction: Direction
    state: State
    reviewed: bool
    catalogue: str
    place: str
    before: str
    after: str
    source: tuple[Marked, ...]
    target: tuple[Marked, ...]
    changed: tuple[Piece, ...]
    found: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands: its text, and the sentence it is, None for a title, a place, words of the editor."""

    communique: Communique
    sentence: Sentence | None = None


def report_languages() -> tuple[str, ...]:
    """The codes of the languages that a report can be in, that of its template first."""
    return (_OWN, *sorted(path.stem for path in _LABELS.glob("*.po")))


def make_report(
    corpus: Corpus, problems: Sequence[EntryProblem], others: Sequence[Finding], language: str, path: Path
) -> bytes:
    """The report as UTF-8, in a language; ``path`` is where it will stand, so that its links lead to the files.

    ``others`` are findings that are of no entry.
    """
    texts = [
        (communique, list(entries))
        for communique, entries in groupby(
            _entries(corpus, problems), key=lambda one: corpus.communiques.get(communique_of(one.unit.id))
        )
    ]
    folders, codes = corpus.project.templates(), dict.fromkeys((language, *corpus.edition.languages))
    templates = environment(folders, {}, {code: load_wording(code, corpus.project.rules()) for code in codes})
    made = fill(
        templates,
        "check/report.html.jinja",
        say=_speaker(language),
        again=teller(language),
        language=language,
        title=corpus.edition.title.get(language) or next(iter(corpus.edition.title.values())),
        texts=texts,
        others=others,
        codes=_counted(problems),
        counts=_sums(problems, others),
        style=Markup("\n").join((colour_rules(folders), inlined_file("report.css", folders, "check"))),
        digest=policy_digest,
        direction=direction,
        address=web_address,
        link=lambda name: _link(corpus.project.root / name, path),
    )
    return mark_forbidden(made).encode()


def _entries(corpus: Corpus, problems: Sequence[EntryProblem]) -> Iterator[ReportedEntry]:
    """Every entry that something was found in, or that is stale or a draft, in the order of the catalogues."""
    found: dict[tuple[str, str], list[EntryProblem]] = {}
    for problem in problems:
        found.setdefault((problem.path, problem.unit.id), []).append(problem)
    places = _places(corpus)
    for updated in catalogues_of(corpus):
        catalogue = updated.merge.catalogue
        for unit in catalogue.units:
            told = found.get((catalogue.path, unit.id), [])
            if not unit.obsolete and (told or unit_state(unit) in _WAITING):
                known = told[0].direction if told else catalogue.direction
                yield _entry(unit, known, catalogue.path, told, places.get(unit.id))


def _entry(
    unit: Unit, languages: Direction, path: str, problems: Sequence[EntryProblem], place: _Place | None
) -> ReportedEntry:
    numbered = tuple(Numbered(number, problem) for number, problem in enumerate(problems, 1))
    before, after = _around(place) if place else ("", "")
    return ReportedEntry(
        unit=unit,
        direction=languages,
        state=unit_state(unit),
        reviewed=is_reviewed(unit),
        catalogue=path,
        place=str(place.sentence.span) if place and place.sentence else place.communique.path if place else "",
        before=before,
        after=after,
        source=_marked(unit.source, [(one.number, one.problem.problem.here) for one in numbered]),
        target=_marked(unit.target, [(one.number, one.problem.problem.there) for one in numbered]),
        changed=compared(unit.previous, unit.source) if unit.previous not in {None, unit.source} else (),
        found=numbered,
    )


def _places(corpus: Corpus) -> dict[str, _Place]:
    """Where each entry stands, by its id."""
    places: dict[str, _Place] = {}
    communiques = corpus.communiques
    sentences = {
        (name, sentence.span.start): sentence for name, text in communiques.items() for sentence in text.sentences
    }
    for collection in corpus.collections:
        for key, translation in collection.translations.items():
            message = collection.messages[key]
            begin = message.whole.start if message.whole else key.start
            sentence = sentences.get((key.communique, begin)) if message.whole or not key.role else None
            places[translation.id] = _Place(communiques[key.communique], sentence)
    return places


def _around(place: _Place) -> tuple[str, str]:
    """The sentences before and after one; empty where there is none."""
    if place.sentence is None:
        return "", ""
    sentences = place.communique.sentences
    at = next(number for number, one in enumerate(sentences) if one.span.start == place.sentence.span.start)
    return sentences[at - 1].text if at else "", sentences[at + 1].text if at + 1 < len(sentences) else ""


def _marked(text: str, said: Sequence[tuple[int, Sequence[str]]]) -> tuple[Marked, ...]:
    """A text cut into pieces, those among them that findings are about with the numbers of these."""
    spans = [(number, *span) for number, words in said for span in spot(text, words)]
    cuts = sorted({0, len(text), *(place for _, *span in spans for place in span)})
    pieces = []
    for start, end in pairwise(cuts):
        numbers = tuple(number for number, first, last in spans if first <= start and end <= last)
        pieces.append(Marked(text[start:end], numbers))
    return tuple(pieces)


def _counted(problems: Sequence[EntryProblem]) -> list[tuple[str, int, str]]:
    """Each code that was found, how often, and the first entry that has it."""
    counts = Counter(one.problem.code for one in problems if not one.accepted)
    first = {one.problem.code: one.unit.id for one in reversed(problems) if not one.accepted}
    return [(code, counts[code], first[code]) for code in sorted(counts)]


def _sums(problems: Sequence[EntryProblem], others: Sequence[Finding]) -> Mapping[str, int]:
    """How many errors, warnings and notes there are, and how many findings an editor accepted."""
    weights = Counter(one.problem.severity for one in problems if not one.accepted)
    weights.update(one.severity for one in others)
    return {**{str(one): weights[one] for one in Severity}, "accepted": sum(one.accepted for one in problems)}


def _speaker(language: str) -> Callable[..., str]:
    """What says the fixed words in a language, with what is to stand in their braces."""
    path = _LABELS / f"{language}.po"
    words = read_labels(read_source(path, path.name, "T01")) if path.is_file() else {}
    return lambda text, **fill: (words.get(text) or text).format(**fill)


def _link(path: Path, report: Path) -> str:
    """The address of a file, from where the report will stand."""
    try:
        relative = os.path.relpath(path.resolve(), report.resolve().parent)
    except ValueError:  # another drive of Windows
        return path.resolve().as_uri()
    return quote(Path(relative).as_posix())
