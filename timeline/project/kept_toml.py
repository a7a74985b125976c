"""Files of the toolkit's own that were read before, found again in the user's cache: what TOML says of the same text.

Of a file there is one reading, the last; it is taken only for the same text and the same toolkit.
"""

from __future__ import annotations

import marshal
from datetime import date
from typing import TYPE_CHECKING, Any

from timeline.project.cache import open_users_cache
from timeline.project.toml import read_toml
from timeline.project.toolkit import digest, toolkit_digest

if TYPE_CHECKING:
    from timeline.project.files import Source

_KIND = b"toml"


def read_kept_toml(source: Source, code: str) -> dict[str, Any]:
    """The table that a file holds, one's own to change; TimelineError of this code where the file is no TOML."""
    cache = open_users_cache()
    name, of = digest(_KIND, source.name.encode()), digest(toolkit_digest(), source.text.encode())
    kept = cache.find([name]).get(name, b"") if cache.file else b""
    if kept.startswith(of):
        table, days = marshal.loads(kept[len(of) :])  # noqa: S302 sealed by this user's own runs
        return {**table, **{key: date.fromisoformat(day) for key, day in days.items()}}
    table = read_toml(source, code)
    if written := _written(table):
        cache.keep(_KIND.decode(), {name: of + written})
    return table


def _written(table: dict[str, Any]) -> bytes:
    """The table as bytes, its own days apart; none where it holds others, which Python writes down for nobody."""
    days = {key: str(said) for key, said in table.items() if type(said) is date}
    try:
        return marshal.dumps(({key: said for key, said in table.items() if key not in days}, days))
    except ValueError:
        return b""
