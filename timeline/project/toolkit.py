"""Which toolkit this is: a digest of its code, its rules and the libraries it stands on, and of a project's rules."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.project.files import read_file
from timeline.project.rules import rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGE = Path(__file__).parent.parent


@cache
def toolkit_digest() -> bytes:
    """Another one after any change of the package, of Python or of what is installed: nothing made before is taken."""
    named = ((path[len(str(_PACKAGE)) :].encode(), Path(path).read_bytes()) for path in sorted(_files()))
    return digest(sys.version.encode(), *_installed(), *(part for pair in named for part in pair))


def _files() -> Iterable[str]:
    """The paths of the files of the package but those that Python makes."""
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{folder}/{name}" for name in names if not name.endswith(".pyc"))


def rules_digest(root: Path) -> bytes:
    """The toolkit's digest and that of a project's own rules; TimelineError C22 for a file that cannot be read."""
    folder = rules_folder(root)
    paths = sorted(folder.rglob("*.toml")) if folder else []
    own = ((path.relative_to(root).as_posix().encode("utf-8", "surrogateescape"), read_file(path)) for path in paths)
    return digest(toolkit_digest(), *(part for pair in own for part in pair))


def digest(*parts: bytes) -> bytes:
    """A digest of these parts in this order; parts cut otherwise have another."""
    made = hashlib.blake2b(digest_size=32)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def _installed() -> Iterable[bytes]:
    """The name and version of every distribution that can be imported, as its folder says it: Babel, ftfy, PyYAML."""
    folders = (Path(name) for name in sys.path if name)
    return sorted({path.name.encode() for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info")})
