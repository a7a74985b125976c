"""The cache of a project, ``.timeline-cache/``: what was made once, under a digest of all that it was made of.

Beside it there is one in the user's own cache folder, for what no text and no catalogue has a part in.

It may be deleted at any time, and any number of runs may use it at once. What it holds is never taken on trust: only
what this user's own runs wrote there is found, for each value is sealed with a secret that lies elsewhere. A cache that
came along with somebody else's project, one that was damaged or tampered with, is as if it were not there. Values are
plain bytes; whoever keeps them proves their shape again when they are found.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

T = TypeVar("T")

CACHE_FOLDER = ".timeline-cache"
# Bytes of a seal, and of the secret.
_SIZE = 32
# Seconds that one run waits for another's write; then it goes on without the cache.
_PATIENCE = 5.0
# After so many runs that made something of its kind and did not use it, a value goes.
_AGES = 8
_TABLE = "CREATE TABLE IF NOT EXISTS made (name BLOB PRIMARY KEY, kind TEXT, value BLOB, seal BLOB, age INTEGER)"
_IGNORED = "# What was made once. It may be deleted at any time.\n*\n"


@dataclass(frozen=True, slots=True)
class Cache:
    """What earlier runs made; without a ``file`` nothing is found and nothing is kept."""

    file: Path | None = None
    secret: bytes = b""

    def find(self, names: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that were kept under these names, as far as they are there and whole."""

        def find(base: sqlite3.Connection) -> dict[bytes, bytes]:
            asked = ((name, base.execute(_FIND, (self._sealed(name),)).fetchone()) for name in names)
            opened = ((name, self._opened(name, *row)) for name, row in asked if row)
            return {name: value for name, value in opened if value is not None}

        return self._ask(find, {}) if self.file and self.file.is_file() else {}

    def keep(self, kind: str, made: Mapping[bytes, bytes]) -> None:
        """The values, which are of one kind, are kept under their names."""

        def keep(base: sqlite3.Connection) -> None:
            base.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, 0)", self._rows(kind, made))

        if made and self.file and _is_ready(self.file.parent):
            self._ask(keep, None)

    def forget(self, kind: str, used: Iterable[bytes], ages: int = _AGES) -> None:
        """What of a kind was not used in this run is a run older; what was not for so many is gone."""

        def forget(base: sqlite3.Connection) -> None:
            base.execute("UPDATE made SET age = age + 1 WHERE kind = ?", (kind,))
            base.executemany("UPDATE made SET age = 0 WHERE name = ?", ((self._sealed(name),) for name in used))
            base.execute("DELETE FROM made WHERE kind = ? AND age >= ?", (kind, ages))

        if self.file and self.file.is_file():
            self._ask(forget, None)

    def _ask(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What the work makes of the file; where it is in use too long, or no more whole, what there is otherwise."""
        try:
            # What a killed machine leaves half written has no seal, or is no database: no write need wait for the disk.
            with closing(sqlite3.connect(self.file or "", timeout=_PATIENCE)) as base, base:
                base.execute("PRAGMA synchronous = OFF")
                base.execute(_TABLE)
                return work(base)
        except sqlite3.OperationalError:
            return otherwise
        except (sqlite3.DatabaseError, zlib.error):
            with suppress(OSError):
                Path(self.file or "").unlink(missing_ok=True)
            return otherwise

    def _rows(self, kind: str, made: Mapping[bytes, bytes]) -> Iterator[tuple[bytes, str, bytes, bytes]]:
        for name, value in made.items():
            packed = zlib.compress(value, 1)
            yield self._sealed(name), kind, packed, self._sealed(name, packed)

    def _opened(self, name: bytes, packed: object, seal: object) -> bytes | None:
        """The value; None where it is not what was sealed under the name."""
        if not isinstance(packed, bytes) or not isinstance(seal, bytes):
            return None
        return zlib.decompress(packed) if hmac.compare_digest(seal, self._sealed(name, packed)) else None

    def _sealed(self, *parts: bytes) -> bytes:
        return _sealed(self.secret, *parts)


def _sealed(secret: bytes, *parts: bytes) -> bytes:
    return hashlib.blake2b(b"".join(parts), key=secret, digest_size=_SIZE).digest()


_FIND = "SELECT value, seal FROM made WHERE name = ?"


def open_cache(root: Path) -> Cache:
    """The cache of the project in a folder; one that keeps nothing where the user has no place for a secret.

    The file's name is of the secret too: no other is ever opened, whoever put it there.
    """
    folder, secret = root / CACHE_FOLDER, _secret()
    return _sealed_in(folder, secret) if secret and not folder.is_symlink() else Cache()


def open_users_cache() -> Cache:
    """The cache in the user's own folder, for all projects; one that keeps nothing where there is no such folder."""
    secret = _secret()
    return _sealed_in(_own_folder(), secret) if secret else Cache()


def _sealed_in(folder: Path, secret: bytes) -> Cache:
    return Cache(folder / f"made-{_sealed(secret, b'file').hex()[:16]}.sqlite", secret)


def _is_ready(folder: Path) -> bool:
    """Whether the folder is there, made if need be, and git told to leave it alone."""
    try:
        folder.mkdir(exist_ok=True)
        with (folder / ".gitignore").open("x", encoding="utf-8") as ignored:
            ignored.write(_IGNORED)
    except FileExistsError:
        return folder.is_dir()
    except OSError:
        return False
    return True


def _secret() -> bytes | None:
    """The user's secret, drawn once; None where it can be neither read nor kept."""
    with suppress(OSError, RuntimeError):
        folder = _own_folder()
        path = folder / "secret"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _draw(path)
        secret = path.read_bytes()
        return secret if len(secret) == _SIZE else None
    return None


def _own_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "timeline")


def _draw(path: Path) -> None:
    """A secret stands at the path that nobody else may read; another run's, where that was quicker."""
    with suppress(FileExistsError):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(secrets.token_bytes(_SIZE))
