"""The command explain: which dates a text gives, and why."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.output import say_json, show
from timeline.cli.printed import printed_languages
from timeline.dates.explaining import explain_lines, explain_text
from timeline.events.forms import name_form
from timeline.language import load_language
from timeline.language.files import missing_parts, no_rules
from timeline.model.errors import MisuseError
from timeline.model.language_codes import PAIR
from timeline.project.folders import Project
from timeline.project.rules import rules_folder

if TYPE_CHECKING:
    import argparse


def explain(arguments: argparse.Namespace) -> int:
    """Tell which dates a text gives, by which rule, on what basis, and what form each has."""
    own = rules_folder(Path(arguments.project))
    code = arguments.language or printed_languages(Project(Path(arguments.project)))[0]
    if missing := missing_parts(code, ("numbers", "dates"), own):
        raise MisuseError(*no_rules(code, missing, own).findings)
    languages = [load_language(known, own) for known in dict.fromkeys((code, *PAIR))]
    wordings = [language.wording for language in languages if language.has("wording")]
    form = partial(name_form, arguments.text, language=languages[0])
    if arguments.json:
        say_json(explain_text(arguments.text, arguments.published, languages[0], wordings, form))
        return 0
    show(explain_lines(arguments.text, arguments.published, languages[0], wordings, form))
    return 0
