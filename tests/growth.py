"""How work grows with a text: what takes n steps for a text may take 4 n for one four times as long, and no more."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[str], object]

TIMES = 4
# Some steps are taken once whatever the length, and the ends of a text take fewer than its middle.
STEPS_FREE, STEPS_MORE = 300, 1.25
# A clock is coarser than a count, and other programs run beside: what is too slow is so at each of three attempts.
SECONDS_FREE, SECONDS_MORE, ATTEMPTS = 0.03, 2, 3


def steps(work: Work, text: str) -> int:
    """The calls that the work makes, of Python functions and of those in C: the same on any day and any machine."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


def seconds(work: Work, texts: list[str]) -> float:
    """The least time of the processor that one of these texts takes: a search of one pattern counts as one step."""
    taken = []
    for text in texts:
        start = time.process_time()
        work(text)
        taken.append(time.process_time() - start)
    return min(taken)


def outgrown(work: Work, line: str, size: int) -> str:
    """How the work outgrows a text of ``size`` letters, made of the line again and again; empty when it keeps pace.

    Each text is a little longer than the one before, so that nothing is answered from what was read already.
    """
    count = size // len(line) + 1
    short, long = ([line * (count * times + more) for more in range(2 * ATTEMPTS + 1)] for times in (1, TIMES))
    work(line)
    few, many = steps(work, short.pop()), steps(work, long.pop())
    if many > few * TIMES * STEPS_MORE + STEPS_FREE:
        return f"{few} steps for {len(short[0])} letters, {many} for {len(long[0])}"
    for attempt in range(0, 2 * ATTEMPTS, 2):
        brief, lengthy = (seconds(work, texts[attempt : attempt + 2]) for texts in (short, long))
        if lengthy <= brief * TIMES * SECONDS_MORE + SECONDS_FREE:
            return ""
    return f"{brief:.3f} s for {len(short[0])} letters, {lengthy:.3f} s for {len(long[0])}"
