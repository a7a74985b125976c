"""The command languages: what each language is good for, and what follows from what it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.output import say_json, show
from timeline.language.languages import ROLES, Languages
from timeline.language.names import english_name
from timeline.project.folders import Project
from timeline.project.settings import read_edition
from timeline.publishing.formats import label_gaps

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

# What follows from a lack, by role.
_FOLLOWS: Mapping[str, str] = {
    "texts": "a text in it is held back",
    "publishing": "nothing is printed in it",
    "checks": "dates and numbers of translations from it and into it are not compared",
}


def languages(arguments: argparse.Namespace) -> int:
    """Tell for each language what it is good for, and what follows from what it lacks."""
    project = Project(Path(arguments.project))
    known = Languages(project.rules())
    printed = read_edition(project.settings()).languages if project.settings_path.is_file() else ()
    codes = arguments.codes or dict.fromkeys((*printed, *known.known()))
    rows = [(code, _lacking(known, project, code)) for code in codes]
    if arguments.json:
        named = ({"code": code, "name": english_name(code), "printed": code in printed} for code, _ in rows)
        say_json({**name, "lacks": row} for name, (_, row) in zip(named, rows, strict=True))
    else:
        width = max(len(code) for code, _ in rows)
        show(line for code, row in rows for line in _told(code.ljust(width), english_name(code), row))
    return 0


def _lacking(known: Languages, project: Project, code: str) -> dict[str, list[str]]:
    """By role the files, and the labels, that a language lacks."""
    lacking = {role: [f"rules/{code}/{part}.toml" for part in known.lacks(code, role)] for role in ROLES}
    if gaps := label_gaps(project, [code]):
        words = gaps[0].fact.partition(" have ")[0]
        lacking["publishing"].append(f"{gaps[0].path} ({words})")
    return lacking


def _told(code: str, name: str, lacking: Mapping[str, Sequence[str]]) -> Iterator[str]:
    good = [role for role, files in lacking.items() if not files]
    yield f"{code}  {name}: {', '.join(good) or 'nothing'}"
    for role, files in lacking.items():
        if files:
            yield f"{' ' * len(code)}  no {role}: there is no {', no '.join(files)}; {_FOLLOWS[role]}"
