"""The words that may be typed: the options of each command, and what --help says of them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline import __version__
from timeline.cli import values
from timeline.cli.colour import WHEN
from timeline.cli.examples import EXAMPLES, FIRST_STEPS, examples_text
from timeline.cli.reading_options import OF_READING
from timeline.cli.translation_options import OF_TRANSLATIONS
from timeline.cli.words import WordsParser
from timeline.model.event import Kind
from timeline.model.language_codes import PAIR
from timeline.model.translation import State
from timeline.project.settings import PAPERS
from timeline.publishing.file_names import FILE_NAMES, PUBLICATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping


_ALL = f"{', '.join(FILE_NAMES)}; all makes all of them (default: {', '.join(PUBLICATIONS)})"
_OF: Mapping[str, tuple[str, dict[str, Any]]] = {
    "--year": ("of this year", {"type": values.year}),
    "--kind": ("of this kind", {"choices": tuple(map(str, Kind)), "type": values.kind}),
    "--subject": ("of this subject: its id, or its name in chronology.toml", {"metavar": "SUBJECT"}),
    "--communique": ("of the communiqué with this id", {"metavar": "ID"}),
    "--state": ("whose translation is in this state", {"choices": tuple(map(str, State))}),
    "--since": ("from this year, month or day on: 2010, 2010-03, « mars 2010 »", {"metavar": "DATE"}),
    "--until": ("up to this year, month or day", {"metavar": "DATE"}),
    "--text": ("with these words in quotation, headline or title; accents do not count", {"metavar": "WORDS"}),
}
_VOLUMES = "briefing and e-book in volumes of whole years, N entries at most, and a common index"
_ONE_FILE = "each publication in one file, or page and books in parts, whatever their size (default: by size)"
_CODES = {"metavar": "CODE,CODE", "type": lambda text: tuple(dict.fromkeys(text.split(",")))}
_DAY = {"metavar": "DATE", "help": "the day of publication, as 2007-12-07"}
_DRY = {"action": "store_true", "help": "write nothing; say what would be written"}
_STATED = ("id", "title", "place", "issuer", "reference")
_LANGUAGE = {
    "metavar": "CODE",
    "default": "",
    "help": f"of the text (default: the edition's, or {PAIR[0]})",
}

# What each command says of itself.
_PURPOSES: Mapping[str, str] = {
    "new": "Begin a project in a folder: one communiqué, its translation, settings and guides; overwrites nothing.",
    "add": "Take files of any kind into the corpus, each with its header and its original; what cannot be read is "
    "told.",
    "build": "Make the publications; nothing is written when one cannot be made.",
    "desk": "Open the desk in the browser, on this machine alone: bring texts in, review their events; Ctrl-C ends it.",
    "events": "List every event of the project, or of the files named, in order of time.",
    "translate": "Bring the catalogues up to date with the corpus, losing nothing; exit 1 with --check if one would "
    "change.",
    "move": "Move texts to another collection or give one another id; their originals, edits and translations go along "
    "with states, comments and acceptances. Events are cited by their ids: with --id these change.",
    "remove": "Take texts away with their originals and edits; what was translated is kept as obsolete in the "
    "catalogues, and comes back when the text is added again; what was written into its header by hand does not.",
    "twins": "Show what official texts in other languages say of each entry, or take their words by choice.",
    "terms": "Show terms that official texts share, with counts and an example, or accept some into the glossary.",
    "suggest": "Fill empty entries with drafts from all that was ever translated, their dates and numbers made "
    "today's.",
    "status": "Tell how complete the translation is, by collection, communiqué and year, and how many words wait.",
    "check": "Tell all that may be wrong with texts and translations; exit 1 when there is something.",
    "exchange": "Write the translations or the glossary for other tools, or bring back what those tools made of them.",
    "explain": "Tell which dates a text gives, by which rule, on what basis, and what form each has.",
    "languages": "Tell what each language is good for: texts, publishing, checks; and what follows from a lack.",
    "extract": "Read an archive of any size and write its events as tables of Parquet, here or on a cluster of Dask.",
    "completion": "Print what a shell needs to complete the commands of timeline.",
}
# The modules of the commands that are not in commands.py: none loads what another alone needs.
_MODULES = {
    **{name: name for name in ("desk", "events", "extract", "languages", "exchange", "twins", "terms", "completion")},
    **dict.fromkeys(("new", "add"), "intake"),
    **dict.fromkeys(("move", "remove"), "moving"),
} | {"explain": "explaining", "check": "checking", "build": "building", "suggest": "suggesting"}
# Options by command; a name without hyphens is a word typed in its place.
_OPTIONS: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "new": {
        "folder": {"metavar": "DIR", "type": values.folder, "help": "where the project is to be"},
        "--title": {
            "metavar": "TEXT",
            "action": "append",
            "default": [],
            "help": 'what the chronology is called; in each language: --title "fr=Le Conseil" --title "en=The Council"',
        },
        "--languages": {
            **_CODES,
            "default": PAIR,
            "help": "the languages to print, in this order (default: fr,en)",
        },
    },
    "add": {
        "files": {
            "nargs": "*",
            "metavar": "FILE",
            "help": "a document, page, mail, text; a folder; - for standard input",
        },
        "--collection": {
            "metavar": "NAME",
            "default": "",
            "help": "the folder (default: the only one, or communiques)",
        },
        "--again": {
            "metavar": "ID",
            "nargs": "+",
            "default": (),
            "help": "read these anew from their originals instead; --issuer and the like go into their headers",
        },
        "--translation-of": {
            "metavar": "ID",
            "default": "",
            "help": "it is the official text in another language of the text with this id",
        },
        "--dry-run": _DRY,
        "--language": _LANGUAGE,
        "--date": {"type": values.stated_day, **_DAY},
        **{f"--{name}": {"metavar": "TEXT", "help": f"its {name}, whatever the file says"} for name in _STATED},
    },
    "build": {
        "formats": {"nargs": "*", "metavar": "FORMAT", "help": _ALL},
        "--draft": {"action": "store_true", "help": "build although translations are missing or stale; show the gaps"},
        "--out": {"metavar": "DIR", "type": values.folder, "help": "where to write (default: the project's build/)"},
        "--languages": {
            **_CODES,
            "default": (),
            "help": "print only these languages, in this order",
        },
        "--since": {"metavar": "FILE", "type": Path, "help": "chronology.json of the last edition: what changed"},
        "--paper": {
            "choices": PAPERS,
            "help": "the briefing's paper: a4, us-letter (default: as chronology.toml says)",
        },
        "--landscape": {"action": "store_true", "default": None, "help": "the briefing in landscape, for wide columns"},
        "--large": {"action": "store_true", "default": None, "help": "the briefing in large print"},
        "--volumes": {"metavar": "N", "type": values.count, "default": 0, "help": _VOLUMES},
        "--one-file": {"action": argparse.BooleanOptionalAction, "default": None, "help": _ONE_FILE},
        "--look": {"metavar": "NAME", "help": "the briefing's look: briefing, memo, or a file of templates/pdf"},
        "--watch": {
            "action": "store_true",
            "help": "go on: make it again (by default html) at each change, gaps shown, and show it in the browser",
        },
        "--port": {"metavar": "N", "type": values.port, "default": 8000, "help": "for --watch (default: 8000)"},
        "--no-browser": {"action": "store_false", "dest": "browser", "help": "with --watch: open no browser"},
        "--data": {"action": "store_true", "default": None, "help": "attach the data to the briefing (then PDF/A-3a)"},
    },
    "desk": {
        "--port": {"metavar": "N", "type": values.port, "default": 8100, "help": "the port (default: 8100)"},
        "--no-browser": {"action": "store_false", "dest": "browser", "help": "open no browser"},
    },
    "events": {
        "files": {
            "nargs": "*",
            "metavar": "FILE",
            "type": Path,
            "help": "texts of no project (default: the project's)",
        },
        "--published": {"type": values.day, **_DAY},
        "--language": _LANGUAGE,
        "--json": {"action": "store_true", "help": "JSON Lines, one event a line"},
        "--csv": {"action": "store_true", "help": "CSV"},
        "--all": {"action": "store_true", "help": "show the events that the editor leaves out too"},
        "--explain": {"metavar": "ID", "help": "how this event came to be"},
        **{name: {"default": "", "help": f"only events {said}", **how} for name, (said, how) in _OF.items()},
    },
    "move": {
        "ids": {"nargs": "+", "metavar": "ID", "help": "the id of a text, as its header has it"},
        "--to": {"metavar": "COLLECTION", "default": "", "help": "the folder of corpus/ it goes to; made when new"},
        "--id": {"metavar": "NEW", "default": "", "help": "its new id; the ids of its events follow"},
        "--dry-run": _DRY,
    },
    "remove": {"ids": {"nargs": "+", "metavar": "ID", "help": "the id of a text"}, "--dry-run": _DRY},
    "explain": {
        "text": {"metavar": "TEXT", "help": "any text"},
        "--published": {"type": values.day, **_DAY},
        "--language": _LANGUAGE,
        "--json": {"action": "store_true", "help": "JSON Lines, one date a line"},
    },
    **OF_TRANSLATIONS,
    "languages": {
        "codes": {"nargs": "*", "metavar": "CODE", "help": "these languages (default: all that are known)"},
        "--json": {"action": "store_true", "help": "JSON Lines, one language a line"},
    },
    "extract": {
        "source": {"metavar": "SOURCE", "help": "a folder, an address as s3://bucket/texts, or a .tar"},
        "out": {
            "metavar": "OUT",
            "type": values.folder,
            "help": "where the tables go; what is there is not made again",
        },
        "--scheduler": {"metavar": "ADDRESS", "default": "", "help": "of a cluster of Dask (default: this machine)"},
        "--part": {"metavar": "N", "type": values.count, "default": 500, "help": "texts in a part (default: 500)"},
    },
    "completion": {
        "shell": {"choices": ("bash", "zsh", "fish"), "help": "the shell that is to complete"},
    },
}
# What every command takes, before its name or behind it.
_MANNER: Mapping[tuple[str, ...], dict[str, Any]] = {
    ("-q", "--quiet"): {"action": "store_true", "help": "print results and errors, nothing else"},
    ("-v", "--verbose"): {"action": "store_true", "help": "tell what is read and how long each step takes"},
    ("--color",): {"choices": WHEN, "help": "colour the output (default: auto, on a terminal)"},
    ("--debug",): {"action": "store_true", "help": "print the trace of a fault of the toolkit itself, to report it"},
    ("--no-pager",): {"action": "store_false", "dest": "pager", "help": "show no list page by page"},
}
_MANNER_DEFAULTS = {"quiet": False, "verbose": False, "color": "auto", "pager": True, "debug": False}


def make_parser() -> WordsParser:
    """The parser of the whole command line; what it gives names the command and the module that has it."""
    parser = WordsParser(
        prog="timeline",
        usage="timeline [-h] [--version] COMMAND ...",
        description="Turn French communiqués into a bilingual chronology.",
        epilog=examples_text(FIRST_STEPS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"timeline {__version__}")
    parser.set_defaults(**_MANNER_DEFAULTS)
    _add_manner(parser)
    # As long as the longest command, so that what each does stands on its own line.
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND [...]", prog="timeline", dest="command")
    for name, purpose in _PURPOSES.items():
        command = subcommands.add_parser(
            name,
            help=re.split(r"[:;,.]", purpose)[0],
            description=purpose,
            epilog=examples_text(EXAMPLES.get(name, ())),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(module=_MODULES.get(name, "commands"))
        for option, (without, settings) in OF_READING.items():
            if name not in without:
                command.add_argument(option, **settings)
        for option, settings in _OPTIONS[name].items():
            command.add_argument(option, **settings)
        _add_manner(command)
    return parser


def _add_manner(parser: argparse.ArgumentParser) -> None:
    for names, settings in _MANNER.items():
        parser.add_argument(*names, **settings, default=argparse.SUPPRESS)
