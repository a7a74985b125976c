"""What is said while files are taken in: each text with its header, at the end all doubts together, and the sums."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.cli.colour import Style, styled
from timeline.cli.output import note, show_findings
from timeline.model.errors import TimelineError
from timeline.project.files import write_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.chronology.adding import AddedText
    from timeline.model.errors import Finding
    from timeline.project.folders import Project

# Why a file was not taken, by the code of its finding; all others could not be read.
_REASONS = {"C58": "without a day", "C26": "there already", "C27": "there already", "C28": "not found"}


@dataclass(frozen=True, slots=True)
class Intake:
    """The texts that went in and what was refused, file by file; ``done``: what one says of those that went in."""

    done: str = "added"
    added: list[AddedText] = field(default_factory=list)
    refused: list[tuple[Finding, ...]] = field(default_factory=list)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Whatever is wrong with a file is kept for the end; the next one follows."""
        try:
            yield
        except TimelineError as error:
            self.refused.append(error.findings)

    def put(self, added: AddedText, project: Project, *, dry: bool) -> None:
        """Write a text and its original, or only say what would be written."""
        if not dry:
            write_all(added.files)
        self.added.append(added)
        note(f"{styled(project.name(added.path), Style.STRONG)}{' (would be written)' if dry else ''}")
        for name, clue in added.clues.items():
            if value := added.text.fields.get(name):
                basis = styled(f"  ({clue.basis})", Style.FAINT) if value == clue.value else ""
                note(f"  {name:<10} {value}{basis}")

    def close(self, *, dry: bool) -> int:
        """The exit code, after all doubts, all refusals and the sums were printed."""
        refused = [finding for findings in self.refused for finding in findings]
        show_findings([*refused, *(finding for added in self.added for finding in added.findings)])
        note(self.sums(dry=dry))
        if self.added and not dry:
            note("next: timeline events lists what is told, timeline translate writes what is to be translated")
        return int(bool(refused))

    def sums(self, *, dry: bool = False) -> str:
        """How many files were taken, and of those that were not, how many for which reason."""
        reasons: dict[str, int] = {}
        for findings in self.refused:
            reason = _REASONS.get(findings[0].code, "not read")
            reasons[reason] = reasons.get(reason, 0) + 1
        done = f"{len(self.added)} {'would be ' if dry else ''}{self.done}"
        return ", ".join((done, *(f"{count} {reason}" for reason, count in reasons.items())))
