"""Typst at work on a folder, in this process or in one of its own: all memory that Typst took ends with that.

``python -m timeline.publishing.pdf.compiling FOLDER ARCHIVE MOMENT`` is that process. It writes ``main.pdf`` into the
folder and says on standard output, as JSON, what Typst has against it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import typst

from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    Archive = Literal["a-2a", "a-3a"]
    Compile = Callable[[Path, Archive, datetime], "bytes | list[Message]"]

_MADE = "main.pdf"
# The memory of a process that does nothing but set pages: one heap, for others work on the other cores, and what is
# larger than a page of text is given back at once. Of a system's library that is not glibc this asks nothing.
_MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "RAYON_NUM_THREADS": "1"}


class Message(NamedTuple):
    """What Typst says: in a few words, its hints, and as it shows it with file and line."""

    message: str
    hints: list[str]
    diagnostic: str


def compiled(folder: Path, archive: Archive, moment: datetime) -> bytes | list[Message]:
    """``main.typ`` of the folder as PDF, or all that Typst says against it."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder / "fonts"])
    try:
        compiler = typst.Compiler(input=folder / "main.typ", root=folder, font_paths=fonts)
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[archive, "ua-1"], timestamp=moment)
    except typst.TypstError as error:
        return [_said(error)]
    # A list of bytes is for pictures, one a page.
    return [_said(warning) for warning in warnings] or cast("bytes", pdf)


def _said(error: typst.TypstError | typst.TypstWarning) -> Message:
    return Message(error.message, [*error.hints], error.diagnostic)


def compiled_apart(folder: Path, archive: Archive, moment: datetime) -> bytes | list[Message]:
    """The same, made in a process of its own; TimelineError P20 where that ends before its work is done."""
    command = [sys.executable, "-P", "-m", __name__, str(folder), archive, moment.isoformat()]
    # It finds this package and Typst where this process has found them.
    surroundings = {**_MEMORY, **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, stdout=subprocess.PIPE, env=surroundings, check=False)  # noqa: S603 our own words
    if done.returncode:
        remedy = "see that there is memory for it; --volumes N makes smaller volumes"
        raise TimelineError(Finding("templates/pdf/", 0, "P20", f"Typst ended with {done.returncode}", remedy))
    return [Message(*words) for words in json.loads(done.stdout)] or (folder / _MADE).read_bytes()


def main(folder: str, archive: str, moment: str) -> None:
    """Write the PDF and print what is said against it."""
    made = compiled(Path(folder), cast("Archive", archive), datetime.fromisoformat(moment))
    if isinstance(made, bytes):
        Path(folder, _MADE).write_bytes(made)
    sys.stdout.write(json.dumps(made if isinstance(made, list) else []))


if __name__ == "__main__":
    main(*sys.argv[1:])
