"""Subjects for entries that have none: listed as lines to put into editing.toml, at first into chronology.toml."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from timeline.chronology.subjects import suggest_names, suggest_subjects
from timeline.cli.output import note, show
from timeline.model.characters import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.chronology.corpus import Corpus
    from timeline.chronology.subjects import SubjectSuggestion


def list_subjects(corpus: Corpus) -> int:
    """List what may be written by hand, each line with the term of the glossary that says so; nothing is written."""
    if not corpus.glossary.rows:
        note("# there is no glossary: subjects are suggested by its terms, translations/glossary.csv")
    elif corpus.edition.subject_names:
        suggestions = suggest_subjects(corpus)
        show(line for one in suggestions for line in _edit(one))
        where = "; for editing.toml, below the id where it stands there already" if suggestions else ""
        note(f"# {len(suggestions) or 'no'} entr{'y' if len(suggestions) == 1 else 'ies'} may have subjects{where}")
    else:
        names = [*_names(corpus)]
        show(names)
        note(f"# no subject is named yet{'; these terms may be some, for corpus/chronology.toml' if names else ''}")
    return 0


def _edit(one: SubjectSuggestion) -> Iterator[str]:
    """« ["nrc-2008-04-04.q8q8"] », and what to write below it."""
    entry = one.entry
    stands = f", stands at {edit.path}:{edit.line}" if (edit := next(iter(entry.event.edits), None)) else ""
    words = " ".join((entry.event.headline or entry.text.source).split())
    terms = dict.fromkeys(term for found in one.terms.values() for term in found)
    yield seen(f'["{entry.id}"]  # {words[:60]}{"…" * (len(words) > 60)}{stands}')
    yield seen(f"subjects = {json.dumps([*one.terms])}  # {', '.join(f'« {term} »' for term in terms)}")
    yield ""


def _names(corpus: Corpus) -> Iterator[str]:
    source, target = corpus.glossary.languages[:2]
    for name, term in suggest_names(corpus):
        yield f"[subjects.{name}]"
        for code, word in ((source, term.source), (target, term.target)):
            yield seen(f"{code} = {json.dumps(word[:1].upper() + word[1:], ensure_ascii=False)}")
        yield ""
