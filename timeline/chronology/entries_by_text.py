"""The entries of a project listed text by text: who changed one text waits for the reading of that one alone.

Reading is a map over texts, joining a group-by on what their entries tell of. What comes of it is what the whole corpus
makes, entry by entry. Where that cannot be known of the texts one by one, as where a text moved, an official twin says
one again, or anything is wrong, nothing is made: the whole corpus then tells.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from timeline.chronology.corpus_text import TELLINGS
from timeline.chronology.entries_of_text import KIND, AskedText, EntriesOfText, communique_id, keep_entries
from timeline.chronology.frame import read_frame
from timeline.chronology.in_parallel import in_parallel
from timeline.chronology.joined_before import groups_before
from timeline.chronology.made_before import FEW, rules_of
from timeline.chronology.occasions import Occasion
from timeline.chronology.retelling import join_occasions
from timeline.chronology.texts_alone import TogetherError, demand, texts_alone
from timeline.events.editors_hand import unnamed_subjects
from timeline.events.places import load_places
from timeline.events.seen import seen_of_nothing
from timeline.model.errors import Severity, TimelineError
from timeline.translations.loss import MOST_LOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.chronology.corpus import Watch
    from timeline.chronology.frame import Frame
    from timeline.chronology.texts_alone import TextAlone
    from timeline.model.edition import Edition, Entry
    from timeline.model.errors import Finding
    from timeline.project.cache import Cache
    from timeline.project.folders import Project

# A process makes so many at once, and keeps them.
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of a project in order of time, each telling by itself; edition, ids of the texts, findings.

    ``places`` has by its id from where to where the words of an entry tell it, where that is known.
    """

    edition: Edition
    communiques: tuple[str, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, tuple[int, int]]


def list_by_text(project: Project, jobs: int, watch: Watch) -> Listed | None:
    """The entries of a project, most of them as they were kept; None where only the whole corpus tells.

    ``watch`` is given the files that are read, and gives them back one by one, to show progress.
    """
    rules = rules_of(project)
    try:
        return _listed(_Run(project, read_frame(project), rules, jobs, watch)) if rules else None
    except (TimelineError, TogetherError):
        return None


class _Run(NamedTuple):
    """A project, what it says of all its texts, the digest of the rules; how many processes read, and who watches."""

    project: Project
    frame: Frame
    rules: bytes
    jobs: int
    watch: Watch


def _listed(run: _Run) -> Listed:
    frame, texts = run.frame, texts_alone(run.project, run.frame, run.rules)
    found = _found(run, texts)
    listed = [found[text.name] for text in texts]
    demand(all(one.is_well and communique_id(one) == text.id for one, text in zip(listed, texts, strict=True)))
    findings = (*chain.from_iterable(one.findings for one in listed), *frame.findings)
    demand(all(finding.severity is not Severity.ERROR for finding in findings))
    _demand_little_is_lost(texts, listed)
    _demand_all_is_told(frame, {name for one in listed for name in one.ids}, {text.id for text in texts})
    places = {entry.id: entry.told for one in listed for entry in one.entries}
    return Listed(frame.edition, tuple(text.id for text in texts), _joined(run, listed), findings, places)


# What is kept, and what is made --------------------------------------------------------------------------------------


def _found(run: _Run, texts: Sequence[TextAlone]) -> dict[bytes, EntriesOfText]:
    """What is listed of each text, by the name under which it is kept; what is not there is made first."""
    cache = run.project.cache
    found = _kept(cache, texts)
    if missing := [text for text in texts if text.name not in found]:
        asked = ((run.project, run.frame.languages, run.rules, chunk) for chunk in _chunks(run, missing))
        # What this process loads for the first, those have that are forked of it.
        keep_entries(*next(asked))
        in_parallel(keep_entries, asked, len(missing), run.jobs if len(missing) > FEW else 1)
        found |= _kept(cache, missing)
        cache.forget(KIND, [text.name for text in texts])
        cache.forget(TELLINGS.kind, [text.told for text in texts])
    demand(all(text.name in found for text in texts))
    return found


def _kept(cache: Cache, texts: Iterable[TextAlone]) -> dict[bytes, EntriesOfText]:
    decoder = msgspec.msgpack.Decoder(EntriesOfText)
    found: dict[bytes, EntriesOfText] = {}
    for name, value in cache.find(text.name for text in texts).items():
        try:
            found[name] = decoder.decode(value)
        except (msgspec.DecodeError, ValueError):
            continue
    return found


def _chunks(run: _Run, missing: Sequence[TextAlone]) -> Iterator[tuple[AskedText, ...]]:
    """The texts that are to be read, one, then some at a time; each is asked again whether it is what it was."""
    by_path = {text.path: text for text in missing}
    asked = (by_path[path].asked(run.project, run.rules) for path in run.watch(list(by_path)))
    size = 1
    while chunk := tuple(islice(asked, size)):
        yield chunk
        size = _AT_ONCE


# What all of them tell together --------------------------------------------------------------------------------------


def _demand_all_is_told(frame: Frame, events: set[str], texts: set[str]) -> None:
    """Every event of which the editor speaks is there, and every subject; else the whole corpus says what is not."""
    for editing in frame.editings.values():
        joins = (edit.said["join"] for edit in editing.edits if "join" in edit.said)
        demand(events.issuperset(joins))
        demand(not any(unnamed_subjects(editing, frame.edition.subject_names)))
        demand(not any(seen_of_nothing(editing, events, frozenset(), texts)))


def _demand_little_is_lost(texts: Sequence[TextAlone], listed: Sequence[EntriesOfText]) -> None:
    """No catalogue loses so many entries that somebody must say whether that is meant."""
    live, lost = Counter[str](), Counter[str]()
    for text, one in zip(texts, listed, strict=True):
        for catalogue, gone in zip(text.said.catalogues, one.lost, strict=True):
            live[catalogue.path] += sum(not unit.obsolete for unit in catalogue.units)
            lost[catalogue.path] += gone
    demand(all(lost[path] <= MOST_LOST * live[path] for path in lost))


def _joined(run: _Run, listed: Sequence[EntriesOfText]) -> tuple[Entry, ...]:
    """The entries of all texts in order of time, those that tell one event knowing of each other."""
    whole = sorted((of_text for one in listed for of_text in one.whole()), key=itemgetter(0))
    spoken = {entry.communique.language for _, entry, _ in whole}
    languages = {code: language for code in spoken if (language := run.frame.languages.of_texts(code))}
    places = {code: load_places(language) for code, language in languages.items()}
    occasions = [Occasion(entry, places[entry.communique.language], known) for _, entry, known in whole]
    edits = [edit for editing in run.frame.editings.values() for edit in editing.edits]
    joins = [(edit.id, edit.said["join"]) for edit in edits if "join" in edit.said]
    parts = [edit.id for edit in edits if edit.said.get("part")]
    before = groups_before(run.project.cache, run.rules)
    joined = join_occasions(occasions, languages, joins, parts, before.group)
    before.keep(run.project.cache)
    ranks = {entry.id: rank for rank, (_, entry, _) in enumerate(whole)}
    return tuple(sorted((one for entry in joined for one in (entry, *entry.others)), key=lambda one: ranks[one.id]))
