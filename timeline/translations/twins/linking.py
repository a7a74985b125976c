"""Two texts become Links: which sentences of the one say what which of the other say, how sure that is, and why.

>>> from timeline.translations.twins.marks import Marker
>>> french, english = Marker("fr"), Marker("en")
>>> source = [french.segment(text) for text in ("Le Conseil a adopté le plan.", "Il y a 12 navires.")]
>>> target = [english.segment(text) for text in ("The Council adopted the plan.", "There are 12 ships.")]
>>> [(link.source, link.target) for link in align(source, target) if link.score > 0.5]
[((0,), (0,)), ((1,), (1,))]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.translations.twins.corridor import corridor, find_chain
from timeline.translations.twins.likelihood import Likelihood, read_chances
from timeline.translations.twins.moved import with_moved
from timeline.translations.twins.path import find_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.translations.twins.marks import Segment
    from timeline.translations.twins.path import Step

SURE = 0.9  # a link as sure as this is right in 99 of 100 cases: tests/figures/twins.py
_NAMED = 4
_UNLIKE = -4.0


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the source and of the target that are translations of one another; either may be empty.

    ``score`` is how sure that is, from 0 to 1; ``weight`` how much likelier than chance, as a logarithm; ``why`` names
    what both have; ``moved`` when it stands elsewhere in the other text.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    weight: float = 0.0
    why: str = ""
    moved: bool = False

    @property
    def joins(self) -> bool:
        """Whether both texts have something of it."""
        return bool(self.source and self.target)

    @property
    def sure(self) -> bool:
        """Whether it may be taken without a second look."""
        return self.joins and self.score >= SURE and self.weight > 0


def align(source: Sequence[Segment], target: Sequence[Segment]) -> tuple[Link, ...]:
    """The links of two texts in the order of the source, each sentence of either in exactly one."""
    likelihood = Likelihood(source, target, read_chances(source, target))
    rows = corridor(find_chain(likelihood), len(source), len(target))
    steps = with_moved(likelihood, find_path(likelihood, rows))
    links = (_link(likelihood, step, moved=moved) for step, moved in steps)
    return tuple(sorted(links, key=lambda link: (link.source or (len(source),), link.target)))


def _link(likelihood: Likelihood, step: Step, *, moved: bool) -> Link:
    if not (step.source and step.target):
        return Link(tuple(step.source), tuple(step.target), round(step.share, 4), moved=moved)
    why = _why(likelihood, step)
    # Sentences of such unlike lengths say more than one another; lengths alone, « Suivi », prove nothing.
    doubtful = likelihood.lengths(step.source, step.target) <= _UNLIKE or ";" not in why
    score = step.share / 2 if doubtful else step.share
    return Link(tuple(step.source), tuple(step.target), round(score, 4), round(step.weight, 2), why, moved)


def _why(likelihood: Likelihood, step: Step) -> str:
    """« 7 mars 2008, OTAN, 12 + 5; 102:98 letters »: what weighs most of what both have, how many more, the lengths."""
    source, target = likelihood.groups
    gains = likelihood.chances.gains
    both = source.marks(step.source) & target.marks(step.target)
    words = {mark: said for i in step.source for mark, said in likelihood.source[i].marks.items() if mark in both}
    heaviest = sorted(both, key=lambda mark: (-gains[mark], mark))
    named = list(dict.fromkeys(words[mark] for mark in heaviest))
    more = f" + {len(named) - _NAMED}" if len(named) > _NAMED else ""
    lengths = f"{source.length(step.source)}:{target.length(step.target)} letters"
    return f"{', '.join(named[:_NAMED])}{more}; {lengths}" if named else lengths
