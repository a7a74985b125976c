"""The publications there are and the maker of each; what is asked for is made all or none.

A new format is a line of ``MAKERS``, or of ``exports.EXPORTS`` for data; and one of ``file_names``.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from timeline.chronology.pipeline import compose_chronology, translation_gaps
from timeline.language import load_wording
from timeline.language.names import english_name
from timeline.model.errors import Finding, UnfinishedError
from timeline.project.files import write_all
from timeline.publishing import rendering
from timeline.publishing.contrast import faint_colours
from timeline.publishing.epub import assembly
from timeline.publishing.exports import EXPORTS
from timeline.publishing.file_names import FILE_NAMES, with_companions
from timeline.publishing.html import card, embed, page, parting
from timeline.publishing.kept_templates import forget_others
from timeline.publishing.one_file import make_each
from timeline.publishing.palette import read_palette
from timeline.publishing.pdf import briefing
from timeline.publishing.volumes import BOUND, Binding, entries_a_volume, in_volumes, make_volumes, sweep
from timeline.translations.catalogue import read_labels
from timeline.translations.glossary import read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    import jinja2

    from timeline.chronology.corpus import Corpus
    from timeline.language import Wording
    from timeline.model.edition import Chronology
    from timeline.model.former import Former
    from timeline.project.folders import Project
    from timeline.publishing.pdf.briefing import PageStyle

    Tell = Callable[[Sequence[Finding]], None]
    # The bytes of its file, or of several files by their paths.
    Maker = Callable[[Chronology, jinja2.Environment, Sequence[Path]], bytes | dict[str, bytes]]
    Step = Callable[[str], AbstractContextManager[None]]

# Every maker is named ``make``; what it writes is named in ``file_names``.
MAKERS: Mapping[str, Maker] = {
    "pdf": briefing.make,
    "epub": assembly.make,
    "html": page.make,
    "card": card.make,
    **embed.EMBEDS,
    **EXPORTS,
}


def _unwatched(_: str) -> AbstractContextManager[None]:
    return nullcontext()


def chronology_to_print(
    corpus: Corpus,
    *,
    draft: bool = False,
    languages: Sequence[str] = (),
    wrong: Sequence[Finding] = (),
    former: Former | None = None,
) -> Chronology:
    """The chronology of a corpus to be printed; ``wrong`` is what its translations have wrong.

    Its front page says what changed since the ``former`` edition. Unless it is a draft, UnfinishedError tells what is
    wrong, the errors of the corpus, such as C12, and T40 to T42 for gaps.
    """
    chronology = compose_chronology(corpus, draft=draft, languages=languages, former=former)
    if not draft and (faults := [*_gaps(corpus, languages), *wrong]):
        raise UnfinishedError(*faults)
    return chronology


def has_gaps(corpus: Corpus, languages: Sequence[str] = ()) -> bool:
    """Whether these languages, or the edition's, lack anything, so that only a draft can be printed."""
    return bool(_gaps(corpus, languages) or label_gaps(corpus.project, languages or corpus.edition.languages))


def _gaps(corpus: Corpus, languages: Sequence[str]) -> list[Finding]:
    """The errors of the corpus, and what is not translated where the texts are not printed in their one language."""
    printed, spoken = languages or corpus.edition.languages, {text.language for text in corpus.communiques.values()}
    return [*corpus.errors, *([] if set(printed) == spoken else translation_gaps(corpus, printed))]


def make_publications(  # noqa: PLR0913 what is made, of what, where, how, and how it is watched
    project: Project,
    chronology: Chronology,
    formats: Sequence[str],
    out: Path,
    style: PageStyle | None = None,
    *,
    volumes: int = 0,
    one_file: bool | None = None,
    jobs: int = 1,
    step: Step = _unwatched,
    tell: Tell = lambda _: None,
    proof: Callable[[], None] = lambda: None,
) -> list[Path]:
    """The paths of the publications named, all made, then written; an e-book made with the briefing has its pages.

    Briefing and e-book come in ``volumes`` of so many entries; without, books and page are ``one_file`` each or in
    parts, None leaves it to their size; ``jobs`` volumes are made at once. Each is made inside ``step``, which is given
    its name; ``tell`` is given the findings that stop none of them. While pandoc and Typst set the one briefing, all is
    made that needs no pages of it; ``proof`` is asked then, and what it raises forbids them all.
    """
    formats, folders = with_companions(formats, chronology.edition.address), project.templates()
    tell([*faint_colours(read_palette(folders), folders)])
    binding = _binding(project, chronology, style or briefing.PageStyle())
    templates = rendering.environment(folders, binding.labels, binding.wordings)
    makers = _makers(formats)
    if parting.is_parted(chronology, one_file=one_file):
        makers["html"] = partial(parting.make, beside=[FILE_NAMES[name] for name in formats])
    contents: dict[str, bytes] = {}
    most = entries_a_volume(chronology, volumes, one_file=one_file)
    parts = in_volumes(chronology, most) if most else (chronology,)
    bound = [name for name in BOUND if name in formats and len(parts) > 1]
    if bound:
        proof()
        with step(f"{len(parts)} volumes"):
            contents |= _told(make_volumes(bound, chronology, parts, binding, jobs), tell)
    alone = sorted({*formats} - {*bound}, key=list(MAKERS).index)
    contents |= make_each(alone, makers, chronology, templates, binding, step, tell, (lambda: None) if bound else proof)
    forget_others(templates)
    return _written({out / name: content for name, content in contents.items()}, out, formats)


def _written(files: Mapping[Path, bytes], out: Path, formats: Sequence[str]) -> list[Path]:
    """The paths of the files, once all are written and what was made of these publications in other parts is gone."""
    write_all(files)
    if "html" in formats:
        parting.sweep(out, files)
    sweep(out, formats, files)
    return list(files)


def _binding(project: Project, chronology: Chronology, style: PageStyle) -> Binding:
    labels, wordings = read_template_labels(project, chronology), read_wordings(project, chronology)
    source = project.glossary()
    terms = read_glossary(source) if source else None
    return Binding(project.templates(), labels, wordings, style, terms)


def _told(made: Iterable[tuple[str, bytes, Sequence[Finding]]], tell: Tell) -> dict[str, bytes]:
    """The files by name, once what is found in each is told."""
    files: dict[str, bytes] = {}
    for name, content, found in made:
        files[name] = content
        tell(found)
    return files


def _makers(formats: Sequence[str]) -> dict[str, Maker]:
    """The makers by format; the page knows of the files beside its own."""
    return {**MAKERS, "html": partial(page.make, beside=[FILE_NAMES[name] for name in formats])}


def read_wordings(project: Project, chronology: Chronology) -> dict[str, Wording]:
    """How the languages to print write dates, and those of the texts, whose titles may stand untranslated."""
    spoken = (communique.language for communique in chronology.communiques)
    codes = dict.fromkeys((*chronology.edition.languages, *spoken))
    return {code: load_wording(code, project.rules()) for code in codes}


def read_template_labels(project: Project, chronology: Chronology) -> dict[str, dict[str, str]]:
    """The translations of the templates' fixed words, by language and English words.

    UnfinishedError P06 in a final edition where a language lacks words that another has; the templates' own need none.
    """
    languages = chronology.edition.languages
    if not chronology.draft and (findings := label_gaps(project, languages)):
        raise UnfinishedError(*findings)
    return {code: _labels(project, code) for code in languages}


def label_gaps(project: Project, languages: Iterable[str]) -> list[Finding]:
    """A finding P06 for each language that lacks fixed words which another has; the templates' own needs none."""
    wanted = {word for source in project.shipped_labels().values() for word in read_labels(source)}
    lacking = {code: sorted(wanted - _labels(project, code).keys()) for code in languages}
    return [_labels_lacking(code, words) for code, words in lacking.items() if words and code != rendering.OWN_LANGUAGE]


def _labels(project: Project, code: str) -> dict[str, str]:
    source = project.labels(code)
    return read_labels(source) if source else {}


def _labels_lacking(code: str, lacking: Sequence[str]) -> Finding:
    shown = ", ".join(f'"{word.rpartition(chr(4))[2]}"' for word in lacking[:3]) + ", …" * (len(lacking) > 3)
    fact = f"{len(lacking)} words of the templates have no {english_name(code)}: {shown}"
    remedy = "add them; translations/labels/fr.po shows the form"
    return Finding(f"translations/labels/{code}.po", 0, "P06", fact, remedy)
