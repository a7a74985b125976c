"""What can be made of a chronology, under which name, and the making of it: all or nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline.chronology.pipeline import chronology, wanting
from timeline.language import load_wording
from timeline.language.names import english_name
from timeline.model.errors import Finding, TimelineError
from timeline.project.files import write_all
from timeline.publishing import rendering
from timeline.publishing.epub import assembly
from timeline.publishing.exports import EXPORTS
from timeline.publishing.html import embed, page
from timeline.publishing.names import FILES
from timeline.publishing.pdf import briefing
from timeline.publishing.pdf.page_numbers import pages_of
from timeline.translations.catalogue import read_labels
from timeline.translations.glossary import read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.chronology.corpus import Corpus
    from timeline.language import Wording
    from timeline.model.edition import Chronology
    from timeline.project.folders import Project
    from timeline.publishing.pdf.briefing import PageStyle

    Maker = Callable[[Chronology, jinja2.Environment, Sequence[Path]], bytes]

MAKERS: Mapping[str, Maker] = {
    "pdf": briefing.make,
    "epub": assembly.make,
    "html": page.make,
    **embed.EMBEDS,
    **EXPORTS,
}


def edition(corpus: Corpus, *, draft: bool = False, languages: Sequence[str] = ()) -> Chronology:
    """The chronology to print; TimelineError with every gap when it is to be final and a translation is wanting."""
    made = chronology(corpus, draft=draft, languages=languages)
    translated = set(made.edition.languages) != {one.language for one in made.communiques}
    if translated and not draft and (gaps := wanting(corpus, made.edition.languages)):
        raise TimelineError(*gaps)
    return made


def make_publications(
    project: Project, made: Chronology, formats: Sequence[str], out: Path, style: PageStyle | None = None
) -> list[Path]:
    """Make the publications named and write them; an e-book made with the briefing knows the briefing's pages."""
    folders = project.templates()
    templates = rendering.environment(folders, labels(project, made), wordings(project, made))
    makers = _makers(project, formats, style)
    pages: dict[str, bytes] = {}
    for name in sorted(dict.fromkeys(formats), key=list(MAKERS).index):
        maker = makers[name]
        if name == "epub" and "pdf" in pages:
            maker = partial(maker, pages=pages_of(pages["pdf"]))  # type: ignore[call-arg]
        pages[name] = maker(made, templates, folders)
    files = {out / FILES[name]: content for name, content in pages.items()}
    write_all(files)
    return list(files)


def _makers(project: Project, formats: Sequence[str], style: PageStyle | None) -> dict[str, Maker]:
    """The makers with what each needs beyond the chronology: terms, the page's style, the names of its neighbours."""
    named = project.glossary()
    terms = read_glossary(named) if named else None
    makers = dict(MAKERS)
    makers["pdf"] = partial(briefing.make, glossary=terms, style=style or briefing.PageStyle())
    makers["epub"] = partial(assembly.make, glossary=terms)
    makers["html"] = partial(page.make, beside=[FILES[name] for name in formats])
    return makers


def wordings(project: Project, made: Chronology) -> dict[str, Wording]:
    """How the languages to print write dates, and those of the texts, whose titles may stand untranslated."""
    codes = dict.fromkeys((*made.edition.languages, *(one.language for one in made.communiques)))
    return {code: load_wording(code, project.rules()) for code in codes}


def labels(project: Project, made: Chronology) -> dict[str, dict[str, str]]:
    """The fixed words of the templates, by language; TimelineError P06 when a final edition lacks some."""
    if not made.draft and (findings := unlabelled(project, made.edition.languages)):
        raise TimelineError(*findings)
    return {code: _labels(project, code) for code in made.edition.languages}


def unlabelled(project: Project, languages: Iterable[str]) -> list[Finding]:
    """A finding P06 for each language that lacks fixed words which another has; the templates' own needs none."""
    wanted = {word for source in project.shipped_labels().values() for word in read_labels(source)}
    lacking = {code: sorted(wanted - _labels(project, code).keys()) for code in languages}
    return [_unlabelled(code, words) for code, words in lacking.items() if words and code != rendering.OWN_LANGUAGE]


def _labels(project: Project, code: str) -> dict[str, str]:
    source = project.labels(code)
    return read_labels(source) if source else {}


def _unlabelled(code: str, lacking: Sequence[str]) -> Finding:
    shown = ", ".join(f'"{word.rpartition(chr(4))[2]}"' for word in lacking[:3]) + ", …" * (len(lacking) > 3)
    fact = f"{len(lacking)} words of the templates have no {english_name(code)}: {shown}"
    remedy = "add them; translations/labels/fr.po shows the form"
    return Finding(f"translations/labels/{code}.po", 0, "P06", fact, remedy)
