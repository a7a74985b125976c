"""The logo of the house, ``logo.svg`` or ``logo.png`` of a project's templates, for all three publications."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline.model.edition import Edition

# By name: the type, and how such a file begins. An SVG may begin with a declaration or a comment.
_TYPES = {"logo.svg": ("image/svg+xml", b"<"), "logo.png": ("image/png", b"\x89PNG\r\n\x1a\n")}
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

    TimelineError P45 when it is no picture of its type, or larger than 200 kB.
    """
    paths = (folder / name for folder in folders for name in _TYPES)
    path = next((path for path in paths if path.is_file()), None)
    if not path:
        return None
    (media_type, begins), content = _TYPES[path.name], path.read_bytes()
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(begins):
        raise _refused(
            path.name, f"this is no {path.suffix[1:].upper()}", "save the picture in that form, or rename it"
        )
    if len(content) > _MOST:
        fact = f"the picture has {len(content) // 1000} kB; the page, which holds it whole, takes 200"
        raise _refused(path.name, fact, "save it smaller")
    names = (edition.publisher.get(code) or edition.title[code] for code in edition.languages)
    return Logo(path.name, media_type, content, " — ".join(dict.fromkeys(names)))


def _refused(name: str, fact: str, remedy: str) -> TimelineError:
    return TimelineError(Finding(f"templates/{name}", 0, "P45", fact, remedy))
