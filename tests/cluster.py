"""``timeline extract`` on a cluster of two workers, one of which is killed once the first part is there: SOURCE OUT PART."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

from distributed import LocalCluster

from timeline.cli import main


def kill_one(workers: list[int], out: Path) -> None:
    """Wait for the first part and kill the process of a worker."""
    while not list(out.glob("texts/*.parquet")):
        time.sleep(0.01)
    os.kill(workers[0], signal.SIGKILL)
    print(f"killed {workers[0]}", flush=True)  # noqa: T201 a program


def work(source: str, out: str, part: str) -> int:
    """The exit code of the command."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        workers = [worker.pid for worker in cluster.workers.values()]
        threading.Thread(target=kill_one, args=(workers, Path(out)), daemon=True).start()
        return main(["extract", source, out, "--part", part, "--scheduler", cluster.scheduler_address])


if __name__ == "__main__":
    sys.exit(work(*sys.argv[1:]))
