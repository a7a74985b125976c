"""The lock of a project: one run at a time writes its catalogues."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from timeline.model.errors import Finding, TimelineError
from timeline.project.files import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITTEN = ("corpus", "translations")


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """While it is open no other run writes the corpus or the catalogues; TimelineError P51 when one does already.

    What a run that was killed left unfinished there is gone.
    """
    digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"timeline-{digest}.lock", timeout=0)
    try:
        with lock:
            for folder in _WRITTEN:
                sweep(root / folder)
            yield
    except Timeout as error:
        fact, remedy = "another run is writing the catalogues of this project", "wait until it has ended"
        raise TimelineError(Finding("translations", 0, "P51", fact, remedy)) from error
