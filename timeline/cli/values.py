"""What a word typed behind an option must be: a number, a year, a day, a port."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from unicodedata import normalize

from timeline.model.event import Kind

# As the French labels say it, without accents.
_KINDS = {
    "reunion": str(Kind.MEETING),
    "fait anterieur": str(Kind.PAST),
    "action prevue": str(Kind.PLANNED),
    "echeance": str(Kind.DEADLINE),
}


def count(text: str) -> int:
    """A number of processes, or of texts: 1 or more."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no such number; write 1 or more")
    return int(text)


def folder(text: str) -> Path:
    """A folder; an empty word, as of a variable that is not set, names none."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    if "\0" in text:
        raise argparse.ArgumentTypeError("no folder has NUL in its name")
    return Path(text)


def project(text: str) -> str:
    """The folder of a project, as it is typed."""
    return str(folder(text)) and text


def year(text: str) -> str:
    """A year in digits, or the empty text."""
    if text and not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no year; write it as 2007")
    return text


def day(text: str) -> date:
    """A day as 2007-12-07."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2007-12-07") from None


def kind(text: str) -> str:
    """A kind of event, as the publications call it too: « décision », « échéance », Meeting."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower().strip()
    return _KINDS.get(plain, plain if plain in map(str, Kind) else text)


def port(text: str) -> int:
    """A port of TCP, below 65536; 0 leaves the choice to the system."""
    if not text.isdecimal() or int(text) >= 1 << 16:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number below 65536, as 8000")
    return int(text)


def stated_day(text: str) -> str:
    """A day as 2007-12-07, as text."""
    return day(text).isoformat()
