"""Templates as Python code, found again in the user's cache while they, the toolkit and Jinja are the same.

To make code of all templates takes as long as to fill them for a chronology of some hundred entries. What is found runs
as it is: only what this user's own runs sealed is ever found, and it is what would be made of the same text anew.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

import jinja2

from timeline.project.cache import open_users_cache
from timeline.project.toolkit import digest, toolkit_digest

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from timeline.project.cache import Cache

_KIND = "templates"


class KeptTemplates(jinja2.BytecodeCache):
    """The code of templates in a cache, each under its name, its file, its text and the toolkit."""

    def __init__(self, cache: Cache) -> None:
        """Nothing was asked for yet."""
        self.cache = cache
        self.used: list[bytes] = []
        self.fresh = 0

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template and its file, which is in its code: faults are told at its lines."""
        return f"{name}\0{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """The bucket has the code that was kept of its template, where one was."""
        name = self._named(bucket)
        self.used.append(name)
        if (found := self.cache.find([name]).get(name)) is not None:
            bucket.code = marshal.loads(found)  # noqa: S302 sealed by this user's own runs

    def dump_bytecode(self, bucket: Bucket) -> None:
        """The code of the bucket is kept."""
        self.fresh += 1
        self.cache.keep(_KIND, {self._named(bucket): marshal.dumps(bucket.code)})

    @staticmethod
    def _named(bucket: Bucket) -> bytes:
        said = bucket.key.encode("utf-8", "surrogateescape"), bucket.checksum.encode()
        return digest(toolkit_digest(), _KIND.encode(), *said)


def forget_others(templates: jinja2.Environment) -> None:
    """What was used in none of several runs that made any code anew is gone from the cache of these templates."""
    kept = templates.bytecode_cache
    if isinstance(kept, KeptTemplates) and kept.fresh:
        kept.cache.forget(_KIND, kept.used)


def kept_templates() -> KeptTemplates | None:
    """What keeps templates in the user's cache; None where there is none."""
    cache = open_users_cache()
    return KeptTemplates(cache) if cache.file else None
