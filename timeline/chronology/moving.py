"""Texts move to another collection, take another id, or are removed; all that belongs to them goes along.

The project is read as it will be, with the texts where they are to stand: what is then seen to have moved is what would
be seen had the archivist moved them by hand. Nothing is written here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from timeline.chronology.adding import known_texts
from timeline.chronology.moved_files import is_shared, moved_files, original_of
from timeline.chronology.whereabouts import Asked
from timeline.events.editing import read_editing
from timeline.events.moved_edits import edit_communique
from timeline.intake.names import slug
from timeline.model.errors import Finding, MisuseError, Severity, TimelineError
from timeline.model.ids import communique_of
from timeline.project.changing import Change
from timeline.project.files import read_file
from timeline.project.folders import Project
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from timeline.chronology.adding import KnownText
    from timeline.chronology.corpus import Corpus

    # Reads a project as it will be.
    Read = Callable[[Project, Asked], Corpus]

_EDITING = "editing.toml"


@dataclass(frozen=True, slots=True)
class ProjectToBe(Project):
    """A project as it will be: these texts stand in it, those that are gone do not; all else lies as it lies."""

    texts: Mapping[Path, bytes] = field(default_factory=dict)
    gone: frozenset[Path] = frozenset()

    def communique_paths(self) -> list[Path]:
        """The paths of the corpus files, in order."""
        return sorted({*Project.communique_paths(self)} - self.gone | self.texts.keys())

    def unread_paths(self) -> list[Path]:
        """The files of the corpus that nothing reads; a text that will be gone is none of them."""
        return [path for path in Project.unread_paths(self) if path not in self.gone]

    def read_communique(self, path: Path) -> tuple[str, str, bytes]:
        """A corpus file: its name in the project, its collection, its bytes; TimelineError C22 when unreadable."""
        if path in self.texts:
            return self.name(path), path.parent.name, self.texts[path]
        return Project.read_communique(self, path)


@dataclass(frozen=True, slots=True)
class MovingPlan:
    """The corpus as it will be, all changes to files in their order, and the edits that are lost by them."""

    corpus: Corpus
    changes: tuple[Change, ...]
    lost_edits: int = 0


def plan_move(project: Project, ids: Sequence[str], collection: str, new_id: str, read: Read) -> MovingPlan:
    """The plan of moving texts to a collection, of giving one another id, or both; an empty name changes nothing.

    MisuseError C71 for an id that no text has, C72 for a place or an id that is taken, C73 for what cannot be a name.
    """
    known = _with_header(project)
    texts = _texts(known, ids)
    _refuse_names(project, collection, new_id, texts, known)
    places: dict[Path, bytes] = {}
    steps: list[Change] = []
    for text in texts:
        raw = read_file(text.path)
        content = _with_id(project.name(text.path), raw, new_id) if new_id else raw
        path = (project.root / "corpus" / collection if collection else text.path.parent) / text.path.name
        places[path] = content
        # Its new header first: a text never stands in two places.
        steps += [Change(text.path, content)] * (content != raw)
        steps += [Change(text.path, to=path)] * (path != text.path)
    to_be = ProjectToBe(project.root, project.cache, places, frozenset(text.path for text in texts))
    renamed = {text.fields["id"]: new_id for text in texts if new_id and new_id != text.fields["id"]}
    corpus = read(to_be, Asked(renamed))
    return MovingPlan(corpus, (*steps, *moved_files(corpus, places)))


def _with_header(project: Project) -> list[KnownText]:
    """The texts whose header can be read: the others have no id by which they could be named."""
    texts, _ = known_texts(project)
    return [text for text in texts if text.fields]


def _texts(known: Sequence[KnownText], ids: Sequence[str]) -> list[KnownText]:
    """The texts with these ids; all that is wrong with any of them is raised at once."""
    by_id: dict[str, list[KnownText]] = {}
    for text in known:
        by_id.setdefault(text.fields.get("id", ""), []).append(text)
    findings = [_unknown(name, [*by_id]) for name in ids if name not in by_id]
    if findings:
        raise MisuseError(*findings)
    texts = [text for name in dict.fromkeys(ids) for text in by_id[name]]
    errors = [finding for text in texts for finding in text.findings if finding.severity is Severity.ERROR]
    for name in ids:
        if len(by_id[name]) > 1:
            fact = f"the id {name} is that of {' and of '.join(text.path.name for text in by_id[name])}"
            errors.append(Finding(name, 0, "C11", fact, "give one of them another id in its header, by hand"))
    if errors:
        raise TimelineError(*errors)
    return texts


def _unknown(name: str, ids: Sequence[str]) -> Finding:
    near = get_close_matches(name, ids, n=1, cutoff=0.5)
    remedy = f"did you mean {near[0]}? " if near else ""
    return Finding(name, 0, "C71", "no text has this id", f"{remedy}the ids are {', '.join(sorted(filter(None, ids)))}")


def _refuse_names(
    project: Project, collection: str, new_id: str, texts: Sequence[KnownText], known: Sequence[KnownText]
) -> None:
    """MisuseError when a name cannot be one, or is taken."""
    new = collection not in {text.path.parent.name for text in known}
    findings = list(_wrong_names(collection if new else "", new_id, len(texts)))
    if not collection and not new_id:
        fact, remedy = "it is not said where to", "give --to COLLECTION, or --id NEW"
        findings.append(Finding("timeline move", 0, "C73", fact, remedy))
    owner = next((text for text in known if text.fields.get("id") == new_id and text not in texts), None)
    if new_id and owner:
        fact = f"the id {new_id} is that of {project.name(owner.path)}"
        findings.append(Finding(new_id, 0, "C72", fact, "choose another id"))
    coming: dict[str, KnownText] = {}
    for text in texts if collection else ():
        findings += _taken(project, text, project.root / "corpus" / collection)
        if (twin := coming.setdefault(text.path.name, text)) is not text:
            fact = f"{project.name(twin.path)} has the same name as this file"
            findings.append(Finding(project.name(text.path), 0, "C72", fact, "rename one of them first"))
    if findings:
        raise MisuseError(*findings)


def _wrong_names(collection: str, new_id: str, count: int) -> Iterator[Finding]:
    for word, name in (("--to", collection), ("--id", new_id)):
        if name and slug(name) != name:
            what = "an id" if word == "--id" else "the name of a collection"
            yield Finding(word, 0, "C73", f"{name!r} cannot be {what}", f"for example {word} {slug(name)}")
    if new_id and count > 1:
        yield Finding("timeline move", 0, "C73", f"{count} texts cannot have one id", "give --id to one text alone")


def _taken(project: Project, text: KnownText, folder: Path) -> Iterator[Finding]:
    """C72 when the folder has another file under the name of the text, or of its original."""
    if text.path.parent == folder:
        return
    if (path := folder / text.path.name).exists():
        fact = f"{project.name(path)} is there already"
        yield Finding(project.name(text.path), 0, "C72", fact, "rename one of the two files first")
    name, digest = original_of(project, text.path)
    if name and (path := folder / name).is_file() and hashlib.sha256(read_file(path)).hexdigest() != digest:
        fact = f"its original has the name of another, {project.name(path)}"
        remedy = f"rename {name} beside the text, and in the line original: of its header"
        yield Finding(project.name(text.path), 0, "C72", fact, remedy)


def _with_id(name: str, raw: bytes, new_id: str) -> bytes:
    """The file with another id in its header; TimelineError C74 when that line is written in a way of its own."""
    header, _ = read_header(name, raw)
    if header is None or header.fields["id"] == new_id:
        return raw
    lines = raw.split(b"\n")
    place = header.lines["id"] - 1
    lines[place] = re.sub(rb"^([ \t]*[\"']?id[\"']?[ \t]*:[ \t]*)[\w\"'-]+", rb"\g<1>" + new_id.encode(), lines[place])
    content = b"\n".join(lines)
    again, _ = read_header(name, content)
    if again is None or again.fields != {**header.fields, "id": new_id}:
        raise TimelineError(
            Finding(name, place + 1, "C74", "this line cannot be changed", f"write  id: {new_id}  there")
        )
    return content


def plan_removal(project: Project, ids: Sequence[str], read: Read) -> MovingPlan:
    """The plan of taking texts away, with their originals and edits; what was translated is kept as obsolete.

    MisuseError C71 for an id that no text has.
    """
    texts = _texts(_with_header(project), ids)
    removed = frozenset(text.fields["id"] for text in texts)
    to_be = ProjectToBe(project.root, project.cache, gone=frozenset(text.path for text in texts))
    corpus = read(to_be, Asked(removed=removed))
    files = moved_files(corpus)
    last = [change for change in files if change.path.name == _EDITING]
    first = [change for change in files if change.path.name != _EDITING]
    away = [Change(text.path) for text in texts]
    # The edits last: nothing of them comes back.
    changes = (*first, *away, *dict.fromkeys(_idle_originals(project, to_be, texts)), *last)
    return MovingPlan(corpus, changes, _edits_of(project, removed))


def _idle_originals(project: Project, to_be: Project, texts: Iterable[KnownText]) -> Iterator[Change]:
    """The originals of texts, where no other text was taken from them."""
    for text in texts:
        name, _ = original_of(project, text.path)
        path = text.path.parent / name
        if name and path.is_file() and not is_shared(to_be, text.path.parent, name):
            yield Change(path)


def _edits_of(project: Project, communiques: AbstractSet[str]) -> int:
    """How many edits speak of these communiqués."""
    sources = (project.editing(name) for name in project.collections_with_editing())
    editings = [read_editing(source) for source in sources if source]
    edits = [edit for editing in editings for edit in (*editing.edits, *editing.added)]
    return sum(edit_communique(edit) in communiques for edit in edits)


def kept_as_obsolete(plan: MovingPlan) -> dict[str, int]:
    """How many translations of removed texts each catalogue keeps, by its path."""
    removed = plan.corpus.whereabouts.today.removed
    merged = [updated.merge.catalogue for one in plan.corpus.collections for updated in one.catalogues]
    catalogues = [*merged, *(file.catalogue for file in plan.corpus.whereabouts.left)]
    counts = {one.path: sum(communique_of(unit.id) in removed for unit in one.units) for one in catalogues}
    return {path: count for path, count in counts.items() if count}
