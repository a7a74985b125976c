"""The command terms: candidates for the glossary from official texts in two languages, shown or accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology.term_candidates import accept_terms, candidates_of
from timeline.cli.output import note, show
from timeline.cli.project import read_asked
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError
from timeline.project.lock import locked

if TYPE_CHECKING:
    import argparse


def terms(arguments: argparse.Namespace) -> int:
    """Show terms that official texts share, with counts and an example, or accept some into the glossary."""
    with locked(Path(arguments.project)):
        corpus = read_asked(arguments)
        found = candidates_of(corpus)
        if not arguments.accept:
            for direction, candidates in found.items():
                for one in candidates:
                    show([f"{one.source} = {one.target}  ({one.times} times, {one.together:.0%} together)"])
                    show(f"  {code}  {text}" for code, text in zip(direction, one.example, strict=True))
            note(f"{sum(map(len, found.values()))} candidates; timeline terms --accept TERM puts one into the glossary")
            return 0
        known = {one.source for candidates in found.values() for one in candidates}
        if unknown := [term for term in arguments.accept if term not in known]:
            remedy = did_you_mean(unknown[0], sorted(known)) or "timeline terms lists them"
            raise MisuseError(Finding(unknown[0], 0, "T51", "this is no candidate for the glossary", remedy))
        chosen = {
            direction: [one for one in candidates if one.source in arguments.accept]
            for direction, candidates in found.items()
        }
        accept_terms(corpus.project, {direction: some for direction, some in chosen.items() if some})
    for candidates in chosen.values():
        for one in candidates:
            note(f"translations/glossary.csv: {one.source} = {one.target}")
    return 0
