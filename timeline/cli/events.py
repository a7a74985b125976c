"""The command events: the events of a project or of single files, chosen, listed for people or for machines."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import explaining
from timeline.chronology.entries_by_text import Listed
from timeline.chronology.made_before import make_all
from timeline.chronology.told_before import PLACES, find_places
from timeline.cli import rows
from timeline.cli.nearest import project_asked
from timeline.cli.output import is_quiet, say_data, screen_width, show, show_findings, step
from timeline.cli.project import language_asked, read_asked, read_by_text
from timeline.dates import find_dates
from timeline.language.languages import Languages
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError
from timeline.model.language_codes import PAIR
from timeline.model.when import When
from timeline.project.files import read_file
from timeline.project.folders import Project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.language import Language, Wording
    from timeline.model.edition import Entry


def events(arguments: argparse.Namespace) -> int:
    """List every event of the project, or of the files named, in order of time."""
    listed = None if arguments.files else _of_project(arguments)
    entries = listed.entries if listed else _single_texts(arguments)
    languages = listed.edition.languages if listed else (language_asked(arguments).code,)
    if arguments.explain:
        return _explain_entry(entries, arguments.explain, languages)
    chosen = _chosen(arguments, entries, languages, listed)
    if arguments.json or arguments.csv:
        as_asked = rows.as_json if arguments.json else rows.as_csv
        for line in as_asked(chosen, listed.edition.languages if listed else ()):
            say_data(line)
    else:
        show(_lines(arguments, chosen, len(entries), languages, listed.places if listed else {}))
    return 0


def _of_project(arguments: argparse.Namespace) -> Listed:
    """The entries of the project, its findings shown: text by text where that can be, else of the whole corpus."""
    left_out = arguments.all or bool(arguments.explain)
    if not left_out and (listed := read_by_text(arguments)):
        return listed
    from timeline.chronology.pipeline import all_entries  # noqa: PLC0415 with all that checks translations

    corpus = read_asked(arguments)
    with step("the entries"):
        entries = all_entries(corpus, left_out=left_out)
    return Listed(corpus.edition, tuple(corpus.communiques), tuple(entries), corpus.findings, {})


def _chosen(
    arguments: argparse.Namespace, entries: Sequence[Entry], languages: tuple[str, ...], listed: Listed | None
) -> list[Entry]:
    """The entries asked for; MisuseError when there is no such communiqué or a date cannot be read."""
    known = list(listed.communiques) if listed else sorted({entry.communique.id for entry in entries})
    if arguments.communique and arguments.communique not in known:
        raise unknown(arguments.communique, "C28", "no text has this id", known, f"the ids are {', '.join(known)}")
    first, _ = _bounds(arguments.since, "--since", languages, arguments)
    _, last = _bounds(arguments.until, "--until", languages, arguments)
    choice = rows.Choice(
        arguments.year, arguments.kind, arguments.communique, arguments.state, languages, first, last, arguments.text,
        _subject(arguments.subject, listed.edition.subject_names if listed else {}),
    )  # fmt: skip
    return [entry for entry in entries if choice.wants(entry)]


def _subject(asked: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """The id of the subject asked for, by its id or its name in any language; MisuseError C34 when there is none."""
    said = {rows.folded(word): subject for subject, name in names.items() for word in (subject, *name.values())}
    if not asked or rows.folded(asked) in said:
        return said.get(rows.folded(asked), "")
    otherwise = f"the subjects are {', '.join(names)}" if names else "name subjects in corpus/chronology.toml"
    raise unknown(asked, "C34", "no subject is called so", list(names), otherwise)


def _bounds(text: str, option: str, languages: Sequence[str], arguments: argparse.Namespace) -> tuple[date, date]:
    """The first and last day of a date typed, as EDTF or in the words of a language: 2010-03, « mars 2010 »."""
    if not text:
        return date.min, date.max
    known = Languages(Project(Path(arguments.project)).rules())
    readers = [reader for code in dict.fromkeys((*languages, *PAIR)) if (reader := known.of_dates(code))]
    if when := _read_date(text, readers):
        first, last = when.stretch
        return first, last
    remedy = "write a year, a month or a day: 2010, 2010-03, 2010-03-15, or « mars 2010 »"
    raise MisuseError(Finding(option, 0, "P09", f"« {text} » is no date", remedy))


def _read_date(text: str, readers: Sequence[Language]) -> When | None:
    try:
        return When.read(text)
    except ValueError:
        found = (list(find_dates(text, reader, None)) for reader in readers)
        when = next((one[0].when for one in found if len(one) == 1 and one[0].text == text.strip()), None)
    # « mars » alone names no year.
    return when if when and (when.earliest or when.latest) else None


def _lines(
    arguments: argparse.Namespace,
    chosen: Sequence[Entry],
    count: int,
    languages: Sequence[str],
    told: Mapping[str, tuple[int, int]],
) -> Iterator[str]:
    """The list of events, then how many there are, unless only errors are wanted; ``told`` is where, if it is known."""
    from timeline.cli.listing import event_lines  # noqa: PLC0415 what is for machines does without

    known = Languages(Project(Path(arguments.project)).rules())
    find = partial(_places, arguments, known, some=len(chosen) < count)
    with step("the list"):
        places = (lambda _: told) if told else find
        yield from event_lines(chosen, screen_width(), _wording(known, languages), cache(known.of_texts), places)
    if not is_quiet():
        total = f"{count} event{'s' * (count != 1)}"
        yield from [""] * bool(chosen)
        yield total if len(chosen) == count else f"{len(chosen) or 'none'} of {total}"


def _places(
    arguments: argparse.Namespace, known: Languages, chosen: Sequence[Entry], *, some: bool
) -> Mapping[str, tuple[int, int]]:
    """Where the events of each text are told: of a project found again, or by several processes."""
    find = partial(make_all, project_asked(arguments), PLACES, jobs=arguments.jobs, some=some)
    return find_places(chosen, known.of_texts, None if arguments.files else find)


def _wording(known: Languages, languages: Sequence[str]) -> Wording | None:
    """How the first language writes dates, None when nothing tells."""
    return None if known.unwritten(languages[:1], "") else known.wording(languages[0])


def _single_texts(arguments: argparse.Namespace) -> list[Entry]:
    from timeline.chronology.single_text import read_single_text  # noqa: PLC0415 with all that reads documents

    entries: list[Entry] = []
    language = language_asked(arguments)
    for path in arguments.files:
        with step(path.as_posix()):
            of_text, findings = read_single_text(path.as_posix(), read_file(path), language, arguments.published)
        entries += of_text
        show_findings(findings)
    return sorted(entries, key=lambda entry: entry.event.when)


def _explain_entry(entries: Sequence[Entry], name: str, languages: Sequence[str]) -> int:
    entry = next((entry for entry in entries if entry.id == name), None)
    if entry is None:
        # All events of a text have ids alike: the letters at the end must be near too.
        letters = name.rpartition(".")[2].lower()
        ids = [entry.id for entry in entries if get_close_matches(letters, [entry.id.rpartition(".")[2]], cutoff=0.6)]
        raise unknown(name, "P04", "there is no such event", ids, "timeline events lists the ids")
    show(explaining.explain_entry(entry, languages))
    return 0


def unknown(word: str, code: str, fact: str, known: Sequence[str], otherwise: str) -> MisuseError:
    """The error about a word that is none of those known, with the nearest of them, or what else helps."""
    return MisuseError(Finding(word, 0, code, fact, did_you_mean(word, known) or otherwise))
