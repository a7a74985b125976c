"""Processes that are forked of this one: they have all that it has loaded, and wait for work until it ends."""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

    Work = Callable[..., "Result"]

Result = TypeVar("Result")
# A process is given so many pieces of work: the one it does, and the next.
_AHEAD = 2
# The threads of this process, those too that a library began in its own way; no other system tells of them so.
_THREADS = Path("/proc/self/task")


class Forked(NamedTuple):
    """So many processes, and who gives them work."""

    jobs: int
    pool: ProcessPoolExecutor
    processes: tuple[BaseProcess, ...]


# Those that wait for work, by their number.
_waiting: dict[int, Forked] = {}


def fork(jobs: int, begin: Callable[[], None]) -> Forked | None:
    """So many processes that ``begin``, forked before or now; None where a thread may hold what they would wait for."""
    if jobs not in _waiting and _is_alone():
        _waiting[jobs] = _fork(jobs, begin)
    return _waiting.get(jobs)


def done_by(forked: Forked, work: Work[Result], asked: Iterable[tuple[object, ...]]) -> list[Result]:
    """What the work makes of each; what goes wrong with one ends the processes, which would go on for nobody."""
    made, given = list[Result](), deque["Future[Result]"]()
    try:
        for words in asked:
            given.append(forked.pool.submit(work, *words))
            if len(given) >= forked.jobs * _AHEAD:
                made.append(given.popleft().result())
        return [*made, *(one.result() for one in given)]
    except BaseException:
        end_forked()
        raise


def end_forked() -> None:
    """None of the processes works on, nor waits for work."""
    while _waiting:
        _, pool, processes = _waiting.popitem()[1]
        for process in processes:
            process.kill()
        pool.shutdown(cancel_futures=True)


def _is_alone() -> bool:
    """Whether no thread runs beside this one, and nothing waits to be printed that a process would print again."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        return len([*_THREADS.iterdir()]) == 1
    except (OSError, ValueError):
        return False


def _fork(jobs: int, begin: Callable[[], None]) -> Forked:
    # One process alone does without what takes as long to load as a text to read.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 as above
    from multiprocessing import active_children, get_context  # noqa: PLC0415 as above

    before = {*active_children()}
    pool = ProcessPoolExecutor(jobs, get_context("fork"), _begin, (begin,))
    # All are forked at the first work, which is asked for now: a bar on a terminal begins a thread.
    pool.submit(int).result()
    return Forked(jobs, pool, tuple(one for one in active_children() if one not in before))


def _begin(begin: Callable[[], None]) -> None:
    """A process that was just forked ends by a signal, whatever its parent does, and looks after its own memory."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    _waiting.clear()
    gc.freeze()
    gc.enable()
    begin()
