"""The texts of a project as they were read, each again only when its file changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.chronology.corpus_text import WHOLE_TELLINGS
from timeline.chronology.made_before import make_all
from timeline.chronology.one_text import text_digest
from timeline.desk.shelved import stamp
from timeline.model.errors import TimelineError
from timeline.model.language_codes import PAIR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.corpus_text import Load, ReadTelling
    from timeline.desk.shelved import Stamp
    from timeline.model.communique import Communique
    from timeline.model.event import Telling
    from timeline.project.folders import Project

    # The digest of a file and what the rules tell of it.
    Read = tuple[str, ReadTelling]


class ReadTexts:
    """What was read of each file, by the version that was read; asked by one thread at a time."""

    def __init__(self, project: Project, load: Load) -> None:
        """Read nothing yet."""
        self.project, self._load = project, load
        self._kept: dict[Path, tuple[Stamp, Read]] = {}

    def read(self, paths: Sequence[Path]) -> dict[Path, Read]:
        """What the rules tell of each file as it is now."""
        now = {path: stamp(path) for path in paths}
        changed = [path for path in paths if path not in self._kept or self._kept[path][0] != now[path]]
        files = dict(self._files(changed))
        asked = [(*file, self._load) for file in files.values() if not isinstance(file, TimelineError)]
        # Where a few changed, the others are wanted as much as they.
        made = make_all(self.project, WHOLE_TELLINGS, asked, some=len(files) < len(paths))
        for path, file in files.items():
            if isinstance(file, TimelineError):
                self._kept[path] = now[path], ("", (None, file.findings))
            else:
                self._kept[path] = now[path], (text_digest(file[2]), next(made))
        next(made, None)
        return {path: self._kept[path][1] for path in paths}

    def _files(self, paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[str, str, bytes] | TimelineError]]:
        """Each file, or why it cannot be read."""
        for path in paths:
            try:
                yield path, self.project.read_communique(path)
            except TimelineError as error:
                yield path, error


def spoken_in(read: Mapping[Path, Read]) -> Mapping[str, tuple[str, ...]]:
    """The languages of the texts of each collection, in their order, as the whole corpus is read."""
    spoken: dict[str, dict[str, None]] = {}
    for path, (_, (telling, _)) in read.items():
        if telling and not telling.communique.translation_of:
            spoken.setdefault(path.parent.name, {})[telling.communique.language] = None
    return defaultdict(lambda: PAIR[:1], {name: tuple(codes) for name, codes in spoken.items()})


def twins_in(
    read: Mapping[Path, Read],
) -> tuple[Mapping[str, Sequence[tuple[str, Communique]]], Sequence[Telling], Mapping[str, str]]:
    """The official twins of each text that has any, each with its digest; all texts that are no twins; all digests."""
    tellings = {telling.communique.id: (digest, telling) for digest, (telling, _) in read.values() if telling}
    of: dict[str, list[tuple[str, Communique]]] = defaultdict(list)
    for digest, telling in tellings.values():
        if telling.communique.translation_of and not telling.held:
            of[telling.communique.translation_of].append((digest, telling.communique))
    sources = [telling for _, telling in tellings.values() if not telling.communique.translation_of]
    return of, sources, {name: digest for name, (digest, _) in tellings.items()}
