"""How a command ends that does not come to its own end: by a signal, refused by the system, or by a fault of ours.

One line says what happened, with its code and what to do; every file is whole.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from timeline.cli.output import is_debugging, say_error, show_findings
from timeline.model.errors import TimelineError
from timeline.project.unforeseen import OWN_FAULT, unforeseen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.model.errors import Finding

# POSIX, and every shell: a command ended by a signal has 128 and its number.
_BY_SIGNAL = 128
_BY_OWN_FAULT = 4
_POLITE = ("SIGTERM", "SIGHUP")


class StoppedError(BaseException):
    """Raised where a signal asks the process to end; no reader of files takes it for a fault of a file."""

    def __init__(self, number: int) -> None:
        """Hold the number of the signal."""
        super().__init__(number)
        self.number = number


def carried_out(command: Callable[[], int]) -> int:
    """The exit code of a command, whatever becomes of it; what it did not say itself is told in one line."""
    try:
        return command()
    except TimelineError as error:
        _tell(error.findings)
        return error.exit_code
    except (KeyboardInterrupt, StoppedError) as error:
        # Whoever asks once more while it is said is answered by the end.
        with suppress(KeyboardInterrupt, StoppedError):
            say_error("stopped; every file is whole")
        return _BY_SIGNAL + (error.number if isinstance(error, StoppedError) else signal.SIGINT)
    except Exception as error:  # noqa: BLE001 the last door: nobody who types a command is to read a trace
        return _unforeseen(error)


def _tell(findings: Sequence[Finding]) -> None:
    """Show findings, if there is anywhere to show them; the exit code says the rest."""
    with suppress(TimelineError):
        show_findings(findings)


def end_politely() -> None:
    """Let SIGTERM and the end of the terminal stop a command as Ctrl-C does: its files are put back first."""
    if threading.current_thread() is threading.main_thread():
        for name in _POLITE:
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _stop)


def _stop(number: int, _: object) -> NoReturn:
    raise StoppedError(number)


def keep_streams() -> None:
    """A stream that was closed before we began leads nowhere, so that no file of ours is taken for it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _unforeseen(error: Exception) -> int:
    """The exit code for what no command foresaw, told as what it is; with --debug the whole trace before it."""
    if is_debugging():
        traceback.print_exception(error, file=sys.stderr)
    finding = unforeseen(error)
    _tell([finding])
    return _BY_OWN_FAULT if finding.code == OWN_FAULT else 1
