"""Which entries of one setting tell the same event, found again while what they tell is the same.

Of all settings there is one value, which a run puts in the place of that of the run before: where one text changed,
only the settings that it tells of, the old and the new, are asked again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from timeline.chronology.retelling import group_alike
from timeline.project.latest import keep_last, made_last
from timeline.project.toolkit import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from timeline.chronology.occasions import Occasion
    from timeline.chronology.retelling import Groups
    from timeline.project.cache import Cache

_KIND = "groups"
_DECODER = msgspec.msgpack.Decoder(dict[bytes, tuple[tuple[int, ...], ...]])


@dataclass(frozen=True)
class GroupsBefore:
    """The groups of each setting by the digest of what its entries tell: those of the last run, and those of this."""

    rules: bytes
    known: dict[bytes, Groups]
    used: dict[bytes, Groups] = field(default_factory=dict)

    def group(self, occasions: Sequence[Occasion], apart: AbstractSet[str]) -> Groups:
        """What ``group_alike`` gives."""
        name = digest(msgspec.msgpack.encode([_told(one, apart) for one in occasions]))
        self.used[name] = self.known[name] if name in self.known else group_alike(occasions, apart)
        return self.used[name]

    def keep(self, cache: Cache) -> None:
        """The groups of this run are those that the next one finds."""
        if self.used and self.used.keys() != self.known.keys():
            keep_last(cache, _KIND, "", self.rules, msgspec.msgpack.encode(self.used))


def groups_before(cache: Cache, rules: bytes) -> GroupsBefore:
    """The groups that the last run found by these rules."""
    kept = made_last(cache, _KIND, "", rules)
    try:
        return GroupsBefore(rules, _DECODER.decode(kept) if kept else {})
    except (msgspec.DecodeError, ValueError):
        return GroupsBefore(rules, {})


def _told(one: Occasion, apart: AbstractSet[str]) -> object:
    """All that is asked of an occasion where it is held against others of its setting."""
    return one.source, one.when.notation, one.body, one.look(), one.entry.id in apart
