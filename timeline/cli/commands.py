"""The commands on a project: what each does, and what it says of it. Each returns its exit code."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from timeline.chronology import explaining, pipeline
from timeline.chronology.corpus import Corpus, read
from timeline.chronology.single_text import read_single_text
from timeline.cli import rows
from timeline.cli.output import complain, say, say_json, show
from timeline.events.trial import try_rules
from timeline.language import languages_with, load_language
from timeline.language.languages import Languages
from timeline.language.schema import FILES as FILES_OF_A_LANGUAGE
from timeline.model.errors import Finding, MisuseError
from timeline.project.files import read_file, write_all
from timeline.project.folders import Project
from timeline.project.lock import locked
from timeline.publishing import formats
from timeline.publishing.names import FILES, PUBLICATIONS
from timeline.publishing.pdf.briefing import PageStyle
from timeline.translations.coverage import shortcomings, table
from timeline.translations.exchange import tbx, tmx, xliff

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.translations.catalogue import Catalogue


def build(asked: argparse.Namespace) -> int:
    """Make the publications; nothing is written when one cannot be made."""
    asked_for = list(dict.fromkeys(asked.formats)) or list(PUBLICATIONS)
    if unknown := [name for name in asked_for if name not in FILES and name != "all"]:
        known = ", ".join((*FILES, "all"))
        raise MisuseError(Finding(" ".join(unknown), 0, "P03", "there is no such publication", f"choose from {known}"))
    corpus = _read(asked)
    edition = formats.edition(corpus, draft=asked.draft, languages=asked.languages)
    wanted = list(FILES) if "all" in asked_for else asked_for
    out = asked.out or Path(asked.project) / "build"
    made = formats.make_publications(corpus.project, edition, wanted, out, _style(asked, corpus))
    for path in made:
        say(f"{path}  {path.stat().st_size / 1000:,.0f} kB")
    return 0


def _style(asked: argparse.Namespace, corpus: Corpus) -> PageStyle:
    """The briefing's page: as chronology.toml says, and as the command line says otherwise."""
    said = {field.name: getattr(asked, field.name, None) for field in fields(PageStyle)}
    return replace(
        PageStyle(**corpus.edition.page), **{name: value for name, value in said.items() if value is not None}
    )


def events(asked: argparse.Namespace) -> int:
    """List every event of the project, or of the files named, in order of time."""
    corpus = None if asked.files else _read(asked)
    found = pipeline.tellings(corpus) if corpus else _single_texts(asked)
    languages = corpus.edition.languages if corpus else ()
    if asked.explain:
        return _explain_entry(found, asked.explain, languages)
    choice = rows.Choice(asked.year, asked.kind, asked.communique, asked.state, languages)
    chosen = [entry for entry in found if choice.wants(entry)]
    show = rows.as_json if asked.json else rows.as_csv if asked.csv else rows.as_lines
    for line in show(chosen, languages):
        say(line)
    return 0


def _single_texts(asked: argparse.Namespace) -> list[Entry]:
    found: list[Entry] = []
    language = _language(asked.language, Project(Path(asked.project)).rules())
    for path in asked.files:
        entries, findings = read_single_text(path.as_posix(), read_file(path), language, asked.published)
        found += entries
        show(findings)
    return sorted(found, key=lambda entry: entry.event.when)


def _explain_entry(entries: Sequence[Entry], name: str, languages: Sequence[str]) -> int:
    entry = next((entry for entry in entries if entry.id == name), None)
    if entry is None:
        raise MisuseError(Finding(name, 0, "P04", "there is no such event", "timeline events lists the ids"))
    for line in explaining.explain_entry(entry, languages):
        say(line)
    return 0


def translate(asked: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the corpus, losing nothing; exit 1 with --check if one would change."""
    with locked(Path(asked.project)):
        done = pipeline.write_catalogues(_read(asked), check=asked.check)
    for updated, changed in done:
        verb = ("would change" if asked.check else "written") if changed else "unchanged"
        say(f"{updated.merge.catalogue.path}: {verb}")
        for line in updated.merge.report.lines:
            say(f"  {line}")
    return int(asked.check and any(changed for _, changed in done))


def suggest(asked: argparse.Namespace) -> int:
    """Fill empty entries with drafts from all that was ever translated, their dates and numbers made today's."""
    with locked(Path(asked.project)):
        done = pipeline.write_suggestions(_read(asked))
    for updated, found in done:
        say(f"{updated.merge.catalogue.path}: {len(found)} drafts")
        for draft in found:
            say(f"  {draft.id} from {draft.origin}, {draft.likeness:.0%} alike: {draft.target}")
    return 0


def status(asked: argparse.Namespace) -> int:
    """Tell how complete the translation is, by collection, communiqué and year."""
    rows = pipeline.count_coverage(_read(asked))
    say(json.dumps([row.record for row in rows], ensure_ascii=False, indent=1) if asked.json else table(rows))
    short = shortcomings(rows, asked.fail_under, asked.max_stale)
    for line in short:
        complain(line)
    return int(bool(short))


def check(asked: argparse.Namespace) -> int:
    """Tell all that may be wrong with texts and translations; exit 1 when there is something."""
    if asked.rules is not None:
        return _check_rules(asked)
    corpus = _read(asked)
    answers = pipeline.answers(corpus)
    open_ones = [one for one in answers if not one.accepted]
    shown = answers if asked.all else open_ones
    wanting = [*pipeline.wanting(corpus), *formats.unlabelled(corpus.project, corpus.edition.languages)]
    findings = [*wanting, *(answer.finding for answer in shown)]
    if asked.json:
        say_json(one.record for one in shown)
    else:
        show(findings)
        accepted = len(answers) - len(open_ones)
        told = len(pipeline.tellings(corpus))
        count = len(findings) - (accepted if asked.all else 0) + len(corpus.findings)
        say(f"{told} events, {count or 'no'} findings{f', {accepted} accepted' if accepted else ''}")
    return int(bool(corpus.findings or open_ones or wanting))


def _check_rules(asked: argparse.Namespace) -> int:
    """Try every example and refusal of the languages named, or of all; exit 1 when one fails or a file is wrong."""
    own = Project(Path(asked.project)).rules()
    known = sorted({code for part in FILES_OF_A_LANGUAGE for code in languages_with(part, own)})
    found = False
    for code in dict.fromkeys(asked.rules or known):
        trial = try_rules(load_language(code, own))
        show(trial.findings)
        tried = f"{trial.rules} rules and {trial.cues} cues, {trial.examples} examples, {trial.refusals} refusals"
        say(f"{code}: {tried}, {len(trial.findings) or 'no'} findings")
        found |= bool(trial.findings)
    return int(found)


def exchange(asked: argparse.Namespace) -> int:
    """Write the translations or the glossary for other tools, or bring back what those tools made of them."""
    if asked.take:
        return _take(asked)
    corpus = _read(asked)
    out = asked.out or Path(asked.project) / "build"
    files = {out / name: text for name, text in _EXCHANGED[asked.form](corpus).items()}
    write_all({path: text.encode() for path, text in files.items()})
    for path in files:
        say(str(path))
    return 0


def _tbx(corpus: Corpus) -> dict[str, str]:
    """The glossary, if the project has one."""
    return {"glossary.tbx": tbx.write_tbx(corpus.glossary)} if corpus.glossary.rows else {}


def _tmx(corpus: Corpus) -> dict[str, str]:
    """A memory for each language of the catalogues; its code is in the name where there are several."""
    memories: dict[str, list[Catalogue]] = {}
    for catalogue in _catalogues(corpus):
        memories.setdefault(catalogue.direction.target, []).append(catalogue)
    ending = {code: f".{code}" if len(memories) > 1 else "" for code in memories}
    return {
        f"memory{ending[code]}.tmx": tmx.write_tmx(catalogues, catalogues[0].direction.source)
        for code, catalogues in memories.items()
    }


def _xliff(corpus: Corpus) -> dict[str, str]:
    """A file for each catalogue; the language is in the name where a collection has several."""
    return {
        f"{one.name}{f'.{target}' if len(one.catalogues) > 1 else ''}.xlf": xliff.write_xliff(updated.merge.catalogue)
        for one in corpus.collections
        for updated in one.catalogues
        for target in [updated.merge.catalogue.direction.target]
    }


def _catalogues(corpus: Corpus) -> Iterator[Catalogue]:
    return (updated.merge.catalogue for one in corpus.collections for updated in one.catalogues)


_EXCHANGED = {"tbx": _tbx, "tmx": _tmx, "xliff": _xliff}


def _take(asked: argparse.Namespace) -> int:
    readers = {"tmx": tmx.read_tmx, "xliff": xliff.read_xliff}
    if asked.form not in readers:
        raise MisuseError(Finding(str(asked.take), 0, "P05", "a glossary is not taken back", "edit glossary.csv"))
    with locked(Path(asked.project)):
        corpus, text = _read(asked), read_file(asked.take).decode("utf-8", "replace")
        foreign = readers[asked.form](text, asked.take.as_posix(), pipeline.directions(corpus))
        for taken in pipeline.take_back(corpus, foreign):
            counts = {"filled": taken.filled, "changed": taken.changed, "stale": taken.stale}
            say(f"{taken.catalogue.path}: " + ", ".join(f"{len(ids)} {what}" for what, ids in counts.items()))
    return 0


def _language(code: str, own: Path | None) -> Language:
    """The language of a code by which texts are read; MisuseError when it has no rules."""
    languages = Languages(own)
    if language := languages.of_texts(code):
        return language
    raise MisuseError(*languages.lacking(code).findings)


def _read(asked: argparse.Namespace) -> Corpus:
    project, loss = Project(Path(asked.project)), getattr(asked, "allow_loss", False)
    corpus = read(project, allow_loss=loss, jobs=asked.jobs, watch=_progress)
    show(corpus.findings)
    return corpus


def _progress(files: list[Path]) -> Iterator[Path]:
    """Give the files one by one, with a bar when they take more than a second and a terminal is watching."""
    yield from tqdm(files, "reading", unit=" texts", delay=1, leave=False, disable=None)
