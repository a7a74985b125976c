"""What was made last of each file, found again while it says what it said: of a file there is one value at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.project.toolkit import digest, toolkit_digest

if TYPE_CHECKING:
    from timeline.project.cache import Cache


def made_last(cache: Cache, kind: str, path: str, said: bytes) -> bytes | None:
    """What was kept of a file, as long as this is what it says and the toolkit is the same; else None."""
    if cache.file is None:
        return None
    name, of = _named(kind, path), digest(toolkit_digest(), said)
    kept = cache.find([name]).get(name, b"")
    return kept[len(of) :] if kept.startswith(of) else None


def keep_last(cache: Cache, kind: str, path: str, said: bytes, made: bytes) -> None:
    """What was made of a file that says this is kept, in the place of what was made of it before."""
    if cache.file:
        cache.keep(kind, {_named(kind, path): digest(toolkit_digest(), said) + made})


def _named(kind: str, path: str) -> bytes:
    return digest(kind.encode(), path.encode("utf-8", "surrogatepass"))
