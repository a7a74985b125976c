"""The editor's hand of a whole corpus: what each file says, held against where the texts stand today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.chronology.corpus_text import read_telling
from timeline.events.editing import Editing, read_editing
from timeline.events.editing_dates import with_read_dates
from timeline.events.editors_hand import quotations, unfound, unnamed_subjects
from timeline.events.moved_edits import Stray, at_home, find_strays, renamed_event, under_todays_names
from timeline.events.seen import seen_of_nothing
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.model.ids import renamed_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.chronology.corpus_text import Load
    from timeline.events.moved_edits import Today
    from timeline.model.communique import Communique
    from timeline.model.event import Event, Telling
    from timeline.project.folders import Project


@dataclass(frozen=True, slots=True)
class CorpusEdits:
    """The editing of each collection's file, of texts by their ids of today, and the edits whose text is elsewhere."""

    by_file: Mapping[str, Editing]
    strays: tuple[Stray, ...]
    today: Today

    def of(self, collection: str) -> Editing:
        """All that is said of a collection's texts, wherever it stands."""
        return at_home(collection, self.by_file, self.today.places)

    def with_read_dates(self, tellings: Iterable[Telling], load: Load) -> tuple[CorpusEdits, list[Finding]]:
        """The edits with the dates in words read of those whose text has another id today."""
        by_file, findings = read_dates_in_words(self.by_file, tellings, load)
        return replace(self, by_file=by_file), findings

    def findings(
        self,
        events: Mapping[str, Event],
        communiques: Iterable[Communique],
        held: AbstractSet[str],
        subjects: Iterable[str],
    ) -> Iterator[Finding]:
        """C70 for each edit that stands elsewhere than its text, C32 to C34 for what no event, text or setting has."""
        known, named = tuple(communiques), tuple(subjects)
        yield from (self._elsewhere(stray) for stray in self.strays)
        for editing in self.by_file.values():
            yield from unfound(editing, events, known, held)
            yield from unnamed_subjects(editing, named)
            texts = {*self.today.places, *self.today.renamed}
            yield from seen_of_nothing(self._seen_today(editing), events, held, texts)

    def _seen_today(self, editing: Editing) -> Editing:
        """What was reviewed, by the ids of today."""
        renamed = self.today.renamed
        lines = {renamed_event(name, renamed): line for name, line in editing.seen_lines.items()}
        return replace(editing, seen_lines=lines)

    def _elsewhere(self, stray: Stray) -> Finding:
        place = f"corpus/{stray.collection}/"
        name = "" if stray.former == stray.communique else f" as {stray.communique}"
        fact = f"this edit is of {stray.former}, which stands in {place}{name} now; it holds all the same"
        remedy = f"timeline translate writes it into {place}editing.toml"
        if self._contradicted(stray):
            fact = f"this edit is of {stray.former}, of which {place}editing.toml says something else; that holds"
            remedy = "keep one of the two"
        return Finding(stray.path, stray.edit.line, "C70", fact, remedy, Severity.WARNING)

    def _contradicted(self, stray: Stray) -> bool:
        home = self.by_file.get(stray.collection, Editing())
        identity = renamed_id(stray.communique, stray.edit.id)
        said = next((edit.said for edit in home.edits if edit.id == identity), stray.edit.said)
        return home.path != stray.path and said != stray.edit.said


def read_editings(project: Project, collections: Iterable[str]) -> tuple[dict[str, Editing], list[Finding]]:
    """The editing of these collections and of each that has a file, by name; then the findings about those files."""
    names = sorted({*collections, *project.collections_with_editing()})
    editings = {name: Editing() for name in names}
    findings: list[Finding] = []
    for name in editings:
        try:
            if written := project.editing(name):
                editings[name] = read_editing(written)
        except TimelineError as error:
            findings += error.findings
    return editings, findings


def read_dates_in_words(
    editings: Mapping[str, Editing], tellings: Iterable[Telling], load: Load
) -> tuple[dict[str, Editing], list[Finding]]:
    """The editing of each file with its dates in words read, and the findings about them."""
    known = {telling.communique.id: telling.communique for telling in tellings}
    read = {name: with_read_dates(editing, known, load) for name, editing in editings.items()}
    return {name: editing for name, (editing, _) in read.items()}, [one for _, found in read.values() for one in found]


def place_edits(editings: Mapping[str, Editing], today: Today) -> CorpusEdits:
    """The edits of all files, placed where the texts stand."""
    strays = tuple(stray for name, editing in editings.items() for stray in find_strays(name, editing, today))
    return CorpusEdits({name: under_todays_names(one, today) for name, one in editings.items()}, strays, today)


def with_quoted(project: Project, load: Load, tellings: Sequence[Telling], edits: CorpusEdits) -> list[Telling]:
    """The tellings; a text that another collection's file quotes is read again, to keep the sentences quoted."""
    quoted = {stray.communique for stray in edits.strays if not stray.edit.id}
    told = []
    for telling in tellings:
        communique = telling.communique
        if communique.id in quoted:
            raw = project.read_communique(project.root / communique.path)
            again, _ = read_telling(*raw, load, quotations(edits.of(communique.collection)))
            told.append(again or telling)
        else:
            told.append(telling)
    return told
