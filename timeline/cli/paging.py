"""The pager: what is longer than the screen is shown page by page, as git and man do."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_USUAL = "less"
# As git sets it: less ends by itself when all fits (F), passes colours on (R) and leaves the text on the screen (X).
_LESS = "FRX"


def find_pager(environment: Mapping[str, str]) -> Sequence[str]:
    """The words that start the pager: $PAGER, else less; none where it is empty, cat, or not installed."""
    try:
        words = shlex.split(environment.get("PAGER", _USUAL))
    except ValueError:
        return ()
    return words if words and words[0] != "cat" and shutil.which(words[0]) else ()


def page(text: str, pager: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether the text was shown by the pager; it may be left before its end."""
    try:
        shown = subprocess.Popen(pager, stdin=subprocess.PIPE, env={"LESS": _LESS, **environment})  # noqa: S603 the user's own pager
    except OSError:
        return False
    # Ctrl-C is the pager's while it runs: it stops a search there.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        shown.communicate(text.encode("utf-8", "replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
