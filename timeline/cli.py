"""Words typed become calls of the pipeline; the only one who prints.

Exit 0: nothing to say. 1: findings. 2: asked for what cannot be. 3: a tool is missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from timeline import explaining, listing, pipeline
from timeline.corpus import Corpus, read
from timeline.coverage import shortcomings, table
from timeline.errors import Finding, MisuseError, Severity, TimelineError
from timeline.language import load_language
from timeline.loose import read_loose
from timeline.model import Kind, State
from timeline.project import Project, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline.model import Entry


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = _parser().parse_args(words)
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except TimelineError as error:
        _report(error.findings)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def build(asked: argparse.Namespace) -> int:
    """Make the publications; nothing is written when one cannot be made."""
    formats = list(dict.fromkeys(asked.formats)) or list(pipeline.PUBLICATIONS)
    if unknown := [name for name in formats if name not in pipeline.PUBLICATIONS]:
        known = ", ".join(pipeline.PUBLICATIONS)
        raise MisuseError(Finding(" ".join(unknown), 0, "P03", "there is no such publication", f"choose from {known}"))
    out = asked.out or Path(asked.project) / "build"
    corpus = _read(asked)
    for path in pipeline.build(corpus, formats, out, draft=asked.draft, languages=asked.languages):
        _say(f"{path}  {path.stat().st_size / 1000:,.0f} kB")
    return 0


def events(asked: argparse.Namespace) -> int:
    """List every event of the project, or of the files named, in order of time."""
    choice = listing.Choice(asked.year, asked.kind, asked.communique, asked.state)
    found = _loose(asked) if asked.files else pipeline.tellings(_read(asked))
    if asked.explain:
        return _explain_entry(found, asked.explain)
    chosen = [entry for entry in found if choice.wants(entry)]
    show = listing.as_json if asked.json else listing.as_csv if asked.csv else listing.as_lines
    for line in show(chosen):
        _say(line)
    return 0


def _loose(asked: argparse.Namespace) -> list[Entry]:
    found: list[Entry] = []
    for path in asked.files:
        entries, findings = read_loose(path.as_posix(), read_file(path), load_language(asked.language), asked.published)
        found += entries
        _report(findings)
    return sorted(found, key=lambda entry: entry.event.when)


def _explain_entry(entries: Sequence[Entry], name: str) -> int:
    entry = next((entry for entry in entries if entry.id == name), None)
    if entry is None:
        raise MisuseError(Finding(name, 0, "P04", "there is no such event", "timeline events lists the ids"))
    for line in explaining.tell_entry(entry):
        _say(line)
    return 0


def translate(asked: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the corpus; exit 1 with --check when that would change them."""
    done = pipeline.translate(_read(asked), check=asked.check)
    for collection, changed in done:
        verb = ("would change" if asked.check else "written") if changed else "unchanged"
        _say(f"{collection.merge.catalogue.path}: {verb}")
        for line in collection.merge.report.lines:
            _say(f"  {line}")
    return int(asked.check and any(changed for _, changed in done))


def status(asked: argparse.Namespace) -> int:
    """Print how complete the translation is."""
    rows = pipeline.status(_read(asked))
    _say(json.dumps([row.record for row in rows], ensure_ascii=False, indent=1) if asked.json else table(rows))
    short = shortcomings(rows, asked.fail_under, asked.max_stale)
    for line in short:
        _complain(line)
    return int(bool(short))


def check(asked: argparse.Namespace) -> int:
    """Print every finding; exit 1 when there is one."""
    corpus = _read(asked)
    findings = [*corpus.findings, *pipeline.wanting(corpus)]
    _report(findings)
    if not findings:
        _say(f"{len(pipeline.chronology(corpus).entries)} events, no findings")
    return int(bool(findings))


def explain(asked: argparse.Namespace) -> int:
    """Print which dates a text gives, by which rule and on what basis."""
    language = load_language(asked.language)
    others = [load_language(code) for code in dict.fromkeys((asked.language, "fr", "en"))]
    if asked.json:
        for row in explaining.explain(asked.text, asked.published, language, others):
            _say(json.dumps(row, ensure_ascii=False))
        return 0
    for line in explaining.tell(asked.text, asked.published, language, others):
        _say(line)
    return 0


def _read(asked: argparse.Namespace) -> Corpus:
    project, loss = Project(Path(asked.project)), getattr(asked, "allow_loss", False)
    corpus = read(project, allow_loss=loss, jobs=asked.jobs, watch=_progress)
    _report(corpus.findings)
    return corpus


def _progress(files: list[tuple[str, str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
    """The files one by one, with a bar when they take more than a second and a terminal is watching."""
    yield from tqdm(files, "reading", unit=" texts", delay=1, leave=False, disable=None)


def _say(text: str) -> None:
    print(text)  # noqa: T201 the one place that prints


def _complain(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 the one place that prints


def _report(findings: Iterable[Finding]) -> None:
    for finding in sorted(findings):
        warning = "warning: " if finding.severity is Severity.WARNING else ""
        _complain(f"{warning}{finding}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2007-12-07") from None


_CHOICES = {
    "year": "of this year",
    "kind": f"of this kind: {', '.join(Kind)}",
    "communique": "of the communiqué with this id",
    "state": f"whose translation is {', '.join(State)}",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline", description="Turn French communiqués into a bilingual chronology."
    )
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def verb(command: Callable[[argparse.Namespace], int], *, project: bool = True) -> argparse.ArgumentParser:
        said = (command.__doc__ or "").strip()
        made = verbs.add_parser(command.__name__, help=said.split(";")[0].rstrip("."), description=said)
        made.set_defaults(command=command)
        if project:
            made.add_argument("--project", metavar="DIR", default=".", help="the project's folder (default: here)")
            made.add_argument(
                "--jobs", metavar="N", type=int, default=1, help="read the texts with N processes (default: 1)"
            )
        return made

    made = verb(build)
    made.add_argument("formats", nargs="*", metavar="FORMAT", help=f"{', '.join(pipeline.PUBLICATIONS)} (default: all)")
    made.add_argument(
        "--draft", action="store_true", help="build although translations are missing or stale; show the gaps"
    )
    made.add_argument("--out", metavar="DIR", type=Path, help="where to write (default: the project's build/)")
    made.add_argument("--languages", metavar="CODE,CODE", type=lambda text: text.split(","), default=(),
                      help="print only these languages, in this order")  # fmt: skip
    made = verb(events)
    made.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help="texts outside any project (default: the project)"
    )
    made.add_argument("--published", metavar="DATE", type=_day, help="the day on which the files were published")
    made.add_argument("--language", metavar="CODE", default="fr", help="the language of the files (default: fr)")
    made.add_argument("--json", action="store_true", help="JSON Lines, one event a line")
    made.add_argument("--csv", action="store_true", help="CSV")
    made.add_argument("--explain", metavar="ID", help="how this event came to be")
    for name, said in _CHOICES.items():
        made.add_argument(f"--{name}", default="", help=f"only events {said}")
    made = verb(translate)
    made.add_argument("--check", action="store_true", help="write nothing; exit 1 if a catalogue would change")
    made.add_argument("--allow-loss", action="store_true", help="go on although many entries become obsolete")
    made = verb(status)
    made.add_argument("--json", action="store_true", help="for machines")
    made.add_argument("--fail-under", metavar="PERCENT", type=float, default=0.0, help="exit 1 when less is translated")
    made.add_argument("--max-stale", metavar="N", type=int, help="exit 1 when more translations are stale")
    verb(check)
    made = verb(explain, project=False)
    made.add_argument("text", metavar="TEXT", help="any text")
    made.add_argument("--published", metavar="DATE", type=_day, help="the day of publication, as 2007-12-07")
    made.add_argument("--language", metavar="CODE", default="fr", help="the language of the text (default: fr)")
    made.add_argument("--json", action="store_true", help="JSON Lines, one date a line")
    return parser
