"""The colours of the house, from ``palette.toml``: read once for all publications, a project's own values over ours.

>>> Palette({"house": {"accent": "#1f3f77"}, "print": {"accent": "accent"}}).colours("print")
{'accent': '#1f3f77'}
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.project.files import read_source
from timeline.project.toml import read_toml
from timeline.project.toml_lines import key_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.project.files import Source

NAME = "palette.toml"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PLACE = f"templates/{NAME}"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours by section and name, as they are written: « #1f3f77 », or the name of a colour of ``[house]``."""

    sections: Mapping[str, Mapping[str, str]]

    def colours(self, section: str) -> dict[str, str]:
        """The colours of a section by name, each as ``#rrggbb``."""
        house = self.sections["house"]
        return {name: house.get(value, value) for name, value in self.sections[section].items()}


def read_palette(folders: Sequence[Path]) -> Palette:
    """The palette of these template folders, the first to name a colour winning.

    TimelineError P43 tells, at its line, each name that ours does not have and each value that is no colour.
    """
    paths = [path for folder in reversed(folders) if os.path.lexists(path := folder / NAME)]
    sections: dict[str, dict[str, str]] = {}
    for source in (read_source(path, PLACE, "P43") for path in paths):
        _lay_over(sections, source)
    return Palette(sections)


def _lay_over(sections: dict[str, dict[str, str]], source: Source) -> None:
    """Put the values of one file over those there are; the first file names all there can be."""
    first = not sections
    read = read_toml(source, "P43")
    if findings := [] if first else [*_faults(read, sections, source.text)]:
        raise TimelineError(*findings)
    for section, values in read.items():
        sections.setdefault(section, {}).update(values)


def _faults(read: Mapping[str, object], known: Mapping[str, Mapping[str, str]], text: str) -> Iterator[Finding]:
    """What a project's file has that is no colour of ours."""
    house = {*known["house"], *(own if isinstance(own := read.get("house"), dict) else ())}
    for section, values in read.items():
        if section not in known or not isinstance(values, dict):
            there = ", ".join(f"[{name}]" for name in known)
            yield _finding(text, section, "", f"the palette has no section {section!r}", f"there are: {there}")
            continue
        for name, value in values.items():
            if name not in known[section] and section != "house":
                there = ", ".join(known[section])
                yield _finding(text, section, name, f"[{section}] has no colour {name!r}", f"there are: {there}")
            elif not _is_colour(value, () if section == "house" else house):
                remedy = 'write it as "#1f3f77"' + ("" if section == "house" else ", or name a colour of [house]")
                yield _finding(text, section, name, f"{value!r} is no colour", remedy)


def _is_colour(value: object, house: Collection[str]) -> bool:
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value) or value in house)


def _finding(text: str, section: str, name: str, fact: str, remedy: str) -> Finding:
    return Finding(PLACE, line_of(text, section, name), "P43", fact, remedy)


def line_of(text: str, section: str, name: str) -> int:
    """The line of a name of a section, or of the section itself; 0 where neither stands."""
    lines = key_lines(text)
    return lines.get((section, name)) or lines.get((section,), 0)
