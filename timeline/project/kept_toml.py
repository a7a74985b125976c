"""Files of the toolkit's own that were read before, found again in the user's cache: what TOML says of the same."""

from __future__ import annotations

import marshal
from datetime import date
from typing import TYPE_CHECKING, Any

from timeline.project.cache import open_users_cache
from timeline.project.latest import keep_last, made_last
from timeline.project.toml import read_toml

if TYPE_CHECKING:
    from timeline.project.files import Source

_KIND = "toml"


def read_kept_toml(source: Source, code: str) -> dict[str, Any]:
    """The table that a file holds, one's own to change; TimelineError of this code where the file is no TOML."""
    cache, said = open_users_cache(), source.text.encode()
    if kept := made_last(cache, _KIND, source.name, said):
        table, days = marshal.loads(kept)  # noqa: S302 sealed by this user's own runs
        return {**table, **{key: date.fromisoformat(day) for key, day in days.items()}}
    table = read_toml(source, code)
    if written := _written(table):
        keep_last(cache, _KIND, source.name, said, written)
    return table


def _written(table: dict[str, Any]) -> bytes:
    """The table as bytes, its own days apart; none where it holds others, which Python writes down for nobody."""
    days = {key: str(said) for key, said in table.items() if type(said) is date}
    try:
        return marshal.dumps(({key: said for key, said in table.items() if key not in days}, days))
    except ValueError:
        return b""
