"""The lock of a project: one run at a time writes its catalogues."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """While it is open no other run writes the catalogues of the project; TimelineError P51 when one does already."""
    digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"timeline-{digest}.lock", timeout=0)
    try:
        with lock:
            yield
    except Timeout as error:
        fact, remedy = "another run is writing the catalogues of this project", "wait until it has ended"
        raise TimelineError(Finding("translations", 0, "P51", fact, remedy)) from error
