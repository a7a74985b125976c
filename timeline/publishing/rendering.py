"""A chronology and its templates become HTML text, by Jinja, which is run here alone.

Templates are the designer's: they may use ``chronology``, its ``sources`` and the words below, and nothing else.
Everything that comes from a communiqué or a translation is text and leaves here escaped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup, escape

from timeline.language.names import name_within, own_name, regional_name
from timeline.language.naming import file_as
from timeline.language.numerals import write_number
from timeline.language.typography import enclose_raised, untied
from timeline.language.wording import typeset, write_headline_when, write_when
from timeline.model.characters import FORBIDDEN
from timeline.model.period import Part, Precision
from timeline.model.translation import State
from timeline.model.when import Shape, When
from timeline.publishing.kept_templates import kept_templates
from timeline.publishing.originals import Originals
from timeline.publishing.sources import Sources
from timeline.publishing.template_faults import begin, fault_of, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.language import Wording
    from timeline.model.edition import Chronology

# The language in which the templates name their fixed words; any other has them from its labels.
OWN_LANGUAGE = "en"
# Private-use characters stand for the marks while a text is typeset; they are taken out of every text first.
_OPEN, _CLOSE, _UP, _DOWN = "\ue000", "\ue001", "\ue002", "\ue003"
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_REMEMBERED = 4096
_FORBIDDEN = re.compile(f"[{FORBIDDEN}\x7f-\x9f{_OPEN}-{_DOWN}]")


def environment(
    folders: Sequence[Path],
    labels: Mapping[str, Mapping[str, str]],
    languages: Mapping[str, Wording],
) -> jinja2.Environment:
    """The templates of these folders, the first that has a template winning, with the words that all may use."""
    templates = sandbox(folders, kept_templates())
    words = {
        code: {key: typeset(text, languages[code]) for key, text in texts.items()} for code, texts in labels.items()
    }
    dates: dict[str, Callable[[Any, str], str]] = {
        "when": lambda when, code: typeset(write_when(when, languages[code]), languages[code]),
        "heading": lambda when, code: typeset(write_headline_when(when, languages[code]), languages[code]),
        "day": lambda day, code: typeset(write_when(When.day(day), languages[code]), languages[code]),
    }
    dates = {name: _said_again(write) for name, write in dates.items()}
    as_prose = _said_again(lambda text, code, marks: prose(text, languages[code], marks))
    templates.globals |= {
        "labels": words,
        "label": lambda text, code: words.get(code, {}).get(text) or text,
        **{name: _said_again(_with_raised(write, languages)) for name, write in dates.items()},
        **{f"plain_{name}": write for name, write in dates.items()},
        "raised": {code: own.raised for code, own in languages.items()},
        "prose": lambda text, code, marks=(): as_prose(text, code, tuple(marks)),
        "plain": _said_again(lambda text, code: plain(text, languages[code])),
        "catalogued": lambda text, code: untied(plain(text, languages[code])),
        "file_as": lambda text, code: file_as(text, languages[code]),
        "machine": datetime_value,
        "number": write_number,
        "own_name": own_name,
        "name_within": name_within,
        "regional_name": regional_name,
        "wordings": languages,
        "State": State,
    }
    return templates


def render(templates: jinja2.Environment, template: str, chronology: Chronology, **more: object) -> str:
    """The template filled with the chronology; TimelineError P01 when it is missing, P02 when it is wrong."""
    return fill(templates, template, **told_of(chronology, templates), **more)


def told_of(chronology: Chronology, templates: jinja2.Environment) -> dict[str, object]:
    """The chronology as a template has it, its sources and what is said of its languages."""
    sources = Sources.of(chronology, templates.globals)
    return {"chronology": chronology, "sources": sources, "originals": originals_of(chronology, templates)}


def fill(templates: jinja2.Environment, template: str, **words: object) -> str:
    """The template filled with these words; TimelineError P01 when it is missing, P02 when it is wrong."""
    begin(templates)
    try:
        return templates.get_template(template).render(**words)
    except Exception as error:
        if told := fault_of(error, template):
            raise told from error
        raise


def originals_of(chronology: Chronology, templates: jinja2.Environment) -> Originals:
    """What is said of the languages of a chronology, in the words of its templates."""
    words = cast("dict[str, Any]", templates.globals)
    return Originals.of(chronology, words["wordings"], words["label"])


def prose(text: str, wording: Wording, marks: Iterable[tuple[int, int]] = ()) -> Markup:
    """The text as safe HTML in its printed typography: emphasis as ``em``, marks (of the date) as ``span.date``."""
    # pandoc drops a carriage return and joins the words on its sides; a space keeps the marks where they are.
    text = _FORBIDDEN.sub("\ufffd", text.replace("\r", " "))
    for start, end in sorted(marks, reverse=True):
        if text[start:end].count("*") % 2 == 0:
            text = f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"
    html = _EMPHASIS.sub(r"<em>\1</em>", str(_raised(typeset(text, wording), wording)))
    return Markup(html.replace(_OPEN, '<span class="date">').replace(_CLOSE, "</span>"))  # noqa: S704 escaped above


def _said_again(write: Callable[..., Any]) -> Callable[..., Any]:
    """The same, which remembers what it wrote: a book says most of its texts several times, and three books each."""
    return lru_cache(maxsize=_REMEMBERED, typed=True)(write)


def _with_raised(write: Callable[[Any, str], str], languages: Mapping[str, Wording]) -> Callable[[Any, str], Markup]:
    """A date in words as safe HTML."""
    return lambda date, code: _raised(write(date, code), languages[code])


def _raised(text: str, wording: Wording) -> Markup:
    """The text escaped, with the letters that stand above the line as ``sup``."""
    if wording.raised:
        text = enclose_raised(text, wording.raised, _UP, _DOWN)
    return Markup(str(escape(text)).replace(_UP, "<sup>").replace(_DOWN, "</sup>"))  # noqa: S704 escaped here


def plain(text: str, wording: Wording) -> str:
    """The text in its printed typography without any mark, and not escaped: for a title, a contents line, metadata."""
    return unescape(re.sub(r"</?(?:em|sup)>", "", prose(text, wording)))


def datetime_value(when: When) -> str:
    """The value of HTML's ``datetime`` for a day, a month or a year; else the empty text.

    HTML Living Standard, 4.5.14: no ranges, no seasons, no decades.
    """
    (period, *others) = when.periods
    exact = when.shape is Shape.ONE and not others and period.part is Part.WHOLE and period.bounds
    fine = period.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return period.base if exact and fine else ""
