"""The logo of the house, ``logo.svg`` or ``logo.png`` of a project's templates, for all three publications."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.project.files import read_file
from timeline.publishing.picture_faults import png_fault, svg_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline.model.edition import Edition

# By name: the type.
_TYPES = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
# It stands whole in the web page, which is loaded each time.
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, the name of its file, its type, and what it says to those who do not see it."""

    name: str
    media_type: str
    content: bytes
    words: str

    @property
    def address(self) -> str:
        """The picture itself as an address, for a page that loads nothing."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"

    def named(self) -> Mapping[str, str]:
        """The file and the words, for a look of the briefing."""
        return {"file": self.name, "words": self.words}


def find_logo(folders: Sequence[Path], edition: Edition) -> Logo | None:
    """The logo in the first of these template folders that has one; its words are the publisher's name.

    TimelineError P45 when it is no picture of its type that only draws, or larger than 200 kB; C22 when it cannot be
    read.
    """
    paths = (folder / name for folder in folders for name in _TYPES)
    path = next((path for path in paths if os.path.lexists(path)), None)
    if not path:
        return None
    media_type, content = _TYPES[path.name], read_file(path, f"templates/{path.name}")
    if len(content) > _MOST:
        fact = f"the picture has {len(content) // 1000} kB; the page, which holds it whole, takes 200"
        raise _refused(path.name, 0, fact, "save it smaller")
    line, fact = svg_fault(content) if path.suffix == ".svg" else (0, png_fault(content))
    if fact:
        raise _refused(path.name, line, fact, "save the picture in that form, plain, or rename it")
    names = (edition.publisher.get(code) or edition.title[code] for code in edition.languages)
    return Logo(path.name, media_type, content, " — ".join(dict.fromkeys(names)))


def _refused(name: str, line: int, fact: str, remedy: str) -> TimelineError:
    return TimelineError(Finding(f"templates/{name}", line, "P45", fact, remedy))
