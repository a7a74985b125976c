"""What the words of a text must have for each of many expressions, found again while these are the same.

To read it of the expressions of a language takes as long as to read a text of several pages.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from timeline.language.word_needs import needed
from timeline.project.cache import open_users_cache
from timeline.project.latest import keep_last, made_last

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.language.word_needs import Way

_KIND = "needs"


def all_needed(asked: Sequence[tuple[str, Mapping[str, Sequence[str]]]]) -> list[tuple[Way, ...]]:
    """What ``needed`` gives for each expression with its lists; found in the user's cache, or made and kept there."""
    # Another toolkit of this user, in another folder, has expressions that begin alike.
    cache, named = open_users_cache(), f"{__file__} {asked[0][0] if asked else ''}"
    said = _said(asked)
    if kept := made_last(cache, _KIND, named, said):
        found: list[tuple[Way, ...]] = marshal.loads(kept)  # noqa: S302 sealed by this user's own runs
        return found
    made = [needed(source, lists) for source, lists in asked]
    keep_last(cache, _KIND, named, said, marshal.dumps(made))
    return made


def _said(asked: Sequence[tuple[str, Mapping[str, Sequence[str]]]]) -> bytes:
    """All expressions, each with the number of its lists; then those lists, which most of them share."""
    distinct = {id(lists): lists for _, lists in asked}
    numbers = {one: number for number, one in enumerate(distinct)}
    told = [(source, numbers[id(lists)]) for source, lists in asked]
    return repr((told, [sorted(lists.items()) for lists in distinct.values()])).encode("utf-8", "surrogatepass")
