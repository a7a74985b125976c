"""Short messages that say the same, places, bodies and headlines: translated once, they are translated everywhere.

What is empty is filled, and nothing else: where a translator wrote something else it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model.ids import code_of
from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

    # The language, the kind of the message and its comparable source.
    Said = tuple[str, str, str]

_SHORT = re.compile(r"(?P<place>place|body)(?:-.*)?|(?:.*-)?(?P<headline>headline)")

_WORDS = ("place", "body", "headline")


def carried(catalogues: Sequence[Catalogue]) -> list[tuple[Catalogue, tuple[str, ...]]]:
    """The catalogues with what is translated once in all its places, and the ids of the entries that were filled."""
    known: dict[Said, set[str]] = {}
    for said, unit in _short(catalogues):
        if unit_state(unit) is State.TRANSLATED:
            known.setdefault(said, set()).add(unit.target)
    once = {said: targets.pop() for said, targets in known.items() if len(targets) == 1}
    return [_filled(catalogue, once) for catalogue in catalogues]


def _short(catalogues: Iterable[Catalogue]) -> list[tuple[Said, Unit]]:
    found = ((_said(catalogue, unit), unit) for catalogue in catalogues for unit in catalogue.units)
    return [(said, unit) for said, unit in found if said]


def is_short(unit: Unit) -> bool:
    """Whether it is a live place, body or headline: of no other is anything filled, nor taken."""
    # Most entries are sentences, « nrc-2008-04-04.q8q8 ».
    named = any(word in unit.id for word in _WORDS)
    return named and not unit.obsolete and _SHORT.fullmatch(code_of(unit.id)) is not None


def _said(catalogue: Catalogue, unit: Unit) -> Said | None:
    role = _SHORT.fullmatch(code_of(unit.id))
    if role is None or unit.obsolete:
        return None
    return catalogue.direction.target, role.lastgroup or "", comparable(unit.source)


def _filled(catalogue: Catalogue, once: dict[Said, str]) -> tuple[Catalogue, tuple[str, ...]]:
    targets = {unit.id: once[said] for said, unit in _short([catalogue]) if not unit.target.strip() and said in once}
    units = (
        replace(unit, target=targets[unit.id]) if unit.id in targets and not unit.obsolete else unit
        for unit in catalogue.units
    )
    return replace(catalogue, units=tuple(units)), tuple(targets)
