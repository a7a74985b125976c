"""The options of the commands on translations: translate, twins, terms, suggest, status, check, exchange."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cli import values

if TYPE_CHECKING:
    from collections.abc import Mapping

_JSON = {"action": "store_true", "help": "for machines"}
OF_TRANSLATIONS: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "translate": {
        "--check": {"action": "store_true", "help": "write nothing; exit 1 if a catalogue would change"},
        "--allow-loss": {"action": "store_true", "help": "go on although many entries become obsolete"},
        "--restore": {
            "action": "store_true",
            "help": "give entries that were emptied their words back",
        },
        "--leave-empty": {"action": "store_true", "help": "forget the words of entries that are meant to be empty"},
    },
    "twins": {
        "ids": {
            "nargs": "*",
            "metavar": "ID",
            "help": "only these entries (default: all that a twin says something of)",
        },
        "--take": {"action": "store_true", "help": "take the official words of these entries, whatever they have now"},
        "--differing": {"action": "store_true", "help": "only those whose translation is not the official one"},
        "--links": {"action": "store_true", "help": "every link of the two texts instead, with its score and why"},
    },
    "terms": {
        "--accept": {
            "metavar": "TERM",
            "nargs": "+",
            "default": (),
            "help": "put these candidates, as they are listed, into translations/glossary.csv",
        },
    },
    "suggest": {
        "--subjects": {"action": "store_true", "help": "list subjects for entries without one; write nothing"},
        "--memory": {
            "metavar": "FILE",
            "type": Path,
            "action": "append",
            "default": [],
            "help": "take drafts from this translation memory of others too, a TMX; may be said more than once",
        },
        "--machine": {
            "metavar": "FOLDER",
            "type": Path,
            "help": "let the model in this folder draft what no memory has, on this machine alone",
        },
    },
    "status": {
        "--json": _JSON,
        "--fail-under": {"metavar": "PERCENT", "type": float, "default": 0.0, "help": "exit 1 when less is translated"},
        "--max-stale": {"metavar": "N", "type": int, "help": "exit 1 when more translations are stale"},
    },
    "check": {
        "--json": _JSON,
        "--all": {"action": "store_true", "help": "show what an editor accepted too"},
        "--html": {
            "metavar": "FILE",
            "type": Path,
            "help": "write a report for a browser too: both texts side by side",
        },
        "--report-language": {
            "metavar": "CODE",
            "choices": ("en", "de", "fr"),
            "default": "en",
            "help": "the language of the report's own words: en, de, fr (default: en)",
        },
        "--rules": {
            "nargs": "*",
            "metavar": "CODE",
            "help": "try every example and refusal of the rules of these languages, or of all, instead",
        },
    },
    "exchange": {
        "form": {
            "choices": ("po", "tmx", "xliff", "xliff1", "tbx"),
            "help": "translations as PO, TMX, XLIFF 2 or XLIFF 1.2 (with --take either), the glossary as TBX",
        },
        "--out": {"metavar": "DIR", "type": values.folder, "help": "where to write (default: the project's build/)"},
        "--take": {"metavar": "FILE", "type": Path, "help": "bring the translations of this file back instead"},
        "--cleared": {
            "action": "store_true",
            "help": "with --take: a fuzzy mark that the file has not was cleared by a translator, not lost by a tool",
        },
    },
}
