"""The words that may be typed: commands, their options, and what --help says of each."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.model.event import Kind
from timeline.model.translation import State
from timeline.publishing.formats import MAKERS, PUBLICATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return int(text)


def _year(text: str) -> str:
    if text and not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no year; write it as 2007")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2007-12-07") from None


_ALL = f"{', '.join(MAKERS)}; all makes all of them (default: {', '.join(PUBLICATIONS)})"
_JSON = {"action": "store_true", "help": "for machines"}
_OF: Mapping[str, tuple[str, dict[str, Any]]] = {
    "--year": ("of this year", {"type": _year}),
    "--kind": ("of this kind", {"choices": tuple(map(str, Kind))}),
    "--communique": ("of the communiqué with this id", {"metavar": "ID"}),
    "--state": ("whose translation is in this state", {"choices": tuple(map(str, State))}),
}
_DAY = {"metavar": "DATE", "help": "the day of publication, as 2007-12-07"}
_LANGUAGE = {"metavar": "CODE", "default": "fr", "help": "the language of the text (default: fr)"}

# Options by command; a name without hyphens is a word typed in its place.
_OPTIONS: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "new": {
        "folder": {"metavar": "DIR", "type": Path, "help": "where the project is to be"},
        "--title": {"metavar": "TEXT", "default": "", "help": "what the chronology is called"},
        "--languages": {
            "metavar": "CODE,CODE",
            "type": lambda text: tuple(dict.fromkeys(text.split(","))),
            "default": ("fr", "en"),
            "help": "the languages to print, in this order (default: fr,en)",
        },
    },
    "build": {
        "formats": {"nargs": "*", "metavar": "FORMAT", "help": _ALL},
        "--draft": {"action": "store_true", "help": "build although translations are missing or stale; show the gaps"},
        "--out": {"metavar": "DIR", "type": Path, "help": "where to write (default: the project's build/)"},
        "--languages": {
            "metavar": "CODE,CODE",
            "type": lambda text: tuple(dict.fromkeys(text.split(","))),
            "default": (),
            "help": "print only these languages, in this order",
        },
        "--paper": {
            "choices": ("a3", "a4", "a5", "us-letter", "us-legal"),
            "help": "the briefing's paper: a4, us-letter (default: as chronology.toml says)",
        },
        "--landscape": {"action": "store_true", "default": None, "help": "the briefing in landscape, for wide columns"},
        "--large": {"action": "store_true", "default": None, "help": "the briefing in large print"},
        "--look": {"metavar": "NAME", "help": "the briefing's look: briefing, memo, or a file of templates/pdf"},
        "--data": {"action": "store_true", "default": None, "help": "attach the data to the briefing (then PDF/A-3a)"},
    },
    "events": {
        "files": {
            "nargs": "*",
            "metavar": "FILE",
            "type": Path,
            "help": "texts of no project (default: the project's)",
        },
        "--published": {"type": _day, **_DAY},
        "--language": _LANGUAGE,
        "--json": {"action": "store_true", "help": "JSON Lines, one event a line"},
        "--csv": {"action": "store_true", "help": "CSV"},
        "--explain": {"metavar": "ID", "help": "how this event came to be"},
        **{name: {"default": "", "help": f"only events {said}", **how} for name, (said, how) in _OF.items()},
    },
    "translate": {
        "--check": {"action": "store_true", "help": "write nothing; exit 1 if a catalogue would change"},
        "--allow-loss": {"action": "store_true", "help": "go on although many entries become obsolete"},
    },
    "suggest": {},
    "status": {
        "--json": _JSON,
        "--fail-under": {"metavar": "PERCENT", "type": float, "default": 0.0, "help": "exit 1 when less is translated"},
        "--max-stale": {"metavar": "N", "type": int, "help": "exit 1 when more translations are stale"},
    },
    "check": {"--json": _JSON, "--all": {"action": "store_true", "help": "show what an editor accepted too"}},
    "exchange": {
        "form": {"choices": ("tmx", "xliff", "tbx"), "help": "translations as TMX or XLIFF 2, the glossary as TBX"},
        "--out": {"metavar": "DIR", "type": Path, "help": "where to write (default: the project's build/)"},
        "--take": {"metavar": "FILE", "type": Path, "help": "bring the translations of this file back instead"},
    },
    "explain": {
        "text": {"metavar": "TEXT", "help": "any text"},
        "--published": {"type": _day, **_DAY},
        "--language": _LANGUAGE,
        "--json": {"action": "store_true", "help": "JSON Lines, one date a line"},
    },
}


def make_parser(commands: Mapping[str, Callable[[argparse.Namespace], int]]) -> argparse.ArgumentParser:
    """The parser; each command's docstring is what it says of itself."""
    parser = argparse.ArgumentParser(
        prog="timeline", description="Turn French communiqués into a bilingual chronology."
    )
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, options in _OPTIONS.items():
        said = (commands[name].__doc__ or "").strip()
        verb = verbs.add_parser(name, help=said.split(";")[0].split(",")[0].rstrip("."), description=said)
        verb.set_defaults(command=commands[name])
        if name not in ("explain", "new"):
            verb.add_argument("--project", metavar="DIR", default=".", help="the project's folder (default: here)")
            verb.add_argument("--jobs", metavar="N", type=_count, default=1, help="read with N processes (default: 1)")
        for option, how in options.items():
            verb.add_argument(option, **how)
    return parser
