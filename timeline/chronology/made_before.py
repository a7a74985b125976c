"""What was made of a text before, found again in the cache: what is as it was is not made again.

Reading a text depends on its name, collection and bytes, on the quotations of the editor's events, on the rules of all
languages, and on the toolkit with the libraries it stands on; on no other text, no setting and no catalogue. All of it
is in the digest under which a telling is kept. A headline that is proposed depends on its event and the rules, what the
checks find on the pair, its day, the terms and the rules. Values are MessagePack that msgspec holds to the shape they
are to have: nothing in a file can become anything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from timeline.chronology.in_parallel import in_parallel
from timeline.project.toolkit import digest, rules_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from timeline.project.folders import Project

Made = TypeVar("Made")

# So many are made before they are kept: who stops a long run loses no more.
_AT_ONCE = 200
# So few are made sooner than another process has begun and loaded the rules.
FEW = 60
# The rules that this process met first in each project.
_first: dict[Path, bytes] = {}


@dataclass(frozen=True)
class Making(Generic[Made]):
    """A function of data: what it makes has a kind and a shape; ``of`` gives what it depends on beside the rules.

    ``written`` gives for a value that MessagePack does not know one that it does, ``read_back`` of what was found what
    was made.
    """

    kind: str
    make: Callable[..., Made]
    shape: Any
    of: Callable[..., object]
    written: Callable[[Any], object] | None = None
    read_back: Callable[[Made], Made] | None = None


def make_all(
    project: Project, making: Making[Made], asked: Iterable[tuple[Any, ...]], jobs: int = 1, *, some: bool = False
) -> Iterator[Made]:
    """What is made of each, in order: found in the project's cache, or made by ``jobs`` processes and kept.

    After the last, what was kept of the kind and not asked for again and again is gone; not where only ``some`` of what
    is there is asked for.
    """
    waiting, of = iter(asked), _Kept(project, making, jobs)
    while several := list(islice(waiting, _AT_ONCE)):
        yield from of.make(several)
    if of.fresh and not some:
        project.cache.forget(making.kind, of.used)


def made_before(project: Project, making: Making[Made], asked: Sequence[tuple[Any, ...]]) -> list[Made | None]:
    """What earlier runs made of each, in order; None of what nobody made anything yet. Nothing is made."""
    rules = rules_of(project) if asked else None
    if rules is None:
        return [None] * len(asked)
    names = [name_of(rules, making, one) for one in asked]
    known = dict(_decoded(making, project.cache.find(filter(None, names))))
    return [known.get(name) for name in names]


@dataclass
class _Kept(Generic[Made]):
    """What was made of a kind: the names asked for, and how many of them are new."""

    project: Project
    making: Making[Made]
    jobs: int
    used: list[bytes] = field(default_factory=list)
    fresh: int = 0

    def make(self, asked: Sequence[Any]) -> list[Made]:
        """What is made of some, in order."""
        making, rules, cache = self.making, rules_of(self.project), self.project.cache
        if rules is None:
            return self._all(asked)
        names = [name_of(rules, making, one) for one in asked]
        known = dict(_decoded(making, cache.find(filter(None, names))))
        new = [number for number, name in enumerate(names) if name not in known]
        made = dict(zip(new, self._all([asked[one] for one in new]), strict=True))
        if rules == rules_of(self.project):
            values = ((names[number], _encoded(one, making.written)) for number, one in made.items())
            cache.keep(making.kind, {name: value for name, value in values if name and value})
        self.used += names
        self.fresh += len(new)
        return [made[number] if number in made else known[name] for number, name in enumerate(names)]

    def _all(self, asked: Sequence[Any]) -> list[Made]:
        """What is made of each; what is loaded for the first, those processes have that are forked of this one."""
        jobs = self.jobs if len(asked) > FEW else 1
        first = [self.making.make(*one) for one in asked[:1]]
        return first + in_parallel(self.making.make, asked[1:], len(asked) - 1, jobs)


def name_of(rules: bytes, making: Making[Made], asked: Sequence[Any]) -> bytes:
    """The digest under which what is made of all that is asked is kept.

    It is empty where that holds what cannot be written down, a lone half of a sign.
    """
    told = _encoded(making.of(*asked))
    return told and digest(rules, making.kind.encode(), told)


def _encoded(value: object, written: Callable[[Any], object] | None = None) -> bytes:
    try:
        return msgspec.msgpack.encode(value, enc_hook=written)
    except (TypeError, UnicodeEncodeError, OverflowError):
        return b""


def _decoded(making: Making[Made], found: dict[bytes, bytes]) -> Iterator[tuple[bytes, Made]]:
    decoder = msgspec.msgpack.Decoder(making.shape)
    for name, value in found.items():
        try:
            made = decoder.decode(value)
            yield name, making.read_back(made) if making.read_back else made
        except (msgspec.DecodeError, ValueError):
            continue


def rules_of(project: Project) -> bytes | None:
    """The digest of the rules by which all is made; None where nothing is kept.

    A process knows the rules that it met first; once they are others on the disk, what it makes is not kept.
    """
    if project.cache.file is None:
        return None
    now = rules_digest(project.root)
    return now if now == _first.setdefault(project.root.resolve(), now) else None
