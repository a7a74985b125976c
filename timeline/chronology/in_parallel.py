"""Texts are read by several processes, no more than there are texts and cores; none outlives the run that began it.

Where this process runs no thread they are forked of it, and have the rules that it has read; else each begins anew.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from timeline.chronology.forked import done_by, end_forked, fork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Work = Callable[..., "Result"]

Result = TypeVar("Result")
# Seconds: so soon a process ends whose parent was killed.
_PATIENCE = 1.0
# A process that reads texts makes no objects that hold each other: it looks for such after so many, not after 700.
_SELDOM = 100_000


def in_parallel(work: Work[Result], asked: Iterable[tuple[object, ...]], count: int, jobs: int) -> list[Result]:
    """What the work makes of each of so many, in their order, done by as many processes as make sense."""
    jobs = max(1, min(jobs, count, os.cpu_count() or 1))
    if jobs == 1:
        return [work(*words) for words in asked]
    if forked := fork(jobs, partial(_serve, os.getpid())):
        return done_by(forked, work, asked)
    from joblib import Parallel, delayed  # noqa: PLC0415 with NumPy it takes as long to load as a text to read

    return list(Parallel(n_jobs=jobs)(delayed(_watched)(os.getpid(), work, *words) for words in asked))


def end_processes() -> None:
    """No process works on, nor waits for work; what they were asked for fails."""
    end_forked()
    if "joblib" in sys.modules:
        from joblib.externals.loky import get_reusable_executor  # noqa: PLC0415 as above

        get_reusable_executor(reuse=True).shutdown(kill_workers=True)


def _watched(parent: int, work: Work[Result], *words: object) -> Result:
    _serve(parent)
    return work(*words)


@cache
def _serve(parent: int) -> None:
    """Let this process work for its parent alone: it ends when that has ended, be it killed, and by no Ctrl-C."""
    if os.getpid() != parent:
        gc.set_threshold(_SELDOM)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_wait_for_the_end, args=(parent,), daemon=True).start()


def _wait_for_the_end(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PATIENCE)
    os._exit(1)
