"""Publications of one file each: while pandoc and Typst set the briefing, all is made that needs no pages of it.

Neither needs Python for that, and Typst works on one page after the other: a second core is free for the rest.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from timeline.publishing.epub import assembly
from timeline.publishing.file_names import FILE_NAMES
from timeline.publishing.pdf import briefing
from timeline.publishing.pdf.page_numbers import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future
    from contextlib import AbstractContextManager
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology
    from timeline.model.errors import Finding
    from timeline.publishing.volumes import Binding
    from timeline.translations.glossary import Glossary

    Maker = Callable[[Chronology, jinja2.Environment, Sequence[Path]], bytes | dict[str, bytes]]
    Printing = Future[tuple[bytes, tuple[Finding, ...]]]
    Step = Callable[[str], AbstractContextManager[None]]
    Tell = Callable[[Sequence[Finding]], None]


def make_each(  # noqa: PLR0913, PLR0917 what is made, of what, with what, and how it is watched
    names: Sequence[str],
    makers: Mapping[str, Maker],
    chronology: Chronology,
    templates: jinja2.Environment,
    binding: Binding,
    step: Step,
    tell: Tell,
    proof: Callable[[], None],
) -> dict[str, bytes]:
    """The files of these publications in the order of the names, an e-book with the pages of the briefing beside it.

    ``proof`` is asked once the briefing is begun; what it raises forbids them all.
    """
    made: dict[str, dict[str, bytes]] = {}
    with ThreadPoolExecutor(1) as printer:
        printing = _begun(printer, chronology, templates, binding, step) if "pdf" in names else None
        proof()
        own: dict[str, Maker] = {**makers, "epub": partial(_with_pages, printing, binding.glossary)}
        # What waits for the pages comes last.
        for name in sorted({*names} - {"pdf"}, key=lambda name: (name == "epub", names.index(name))):
            with step(name):
                content = own[name](chronology, templates, binding.folders)
            made[name] = content if isinstance(content, dict) else {FILE_NAMES[name]: content}
        if printing:
            with step("pages of pdf"):
                pdf, findings = printing.result()
            tell(findings)
            made["pdf"] = {FILE_NAMES["pdf"]: pdf}
    return {path: content for name in names for path, content in made[name].items()}


def _begun(
    printer: ThreadPoolExecutor, chronology: Chronology, templates: jinja2.Environment, binding: Binding, step: Step
) -> Printing:
    """The pages of the briefing, once they are set; all words of it are written."""
    with step("pdf"):
        written = briefing.write(chronology, templates, binding.folders, style=binding.style, glossary=binding.glossary)
    return printer.submit(briefing.print_written, written, binding.folders)


def _with_pages(
    printing: Printing | None,
    glossary: Glossary | None,
    chronology: Chronology,
    templates: jinja2.Environment,
    folders: Sequence[Path],
) -> bytes:
    """The e-book; of a briefing that is made with it, the pages."""
    find = (lambda: pages_of(printing.result()[0])) if printing else dict[str, int]
    return assembly.make_with(chronology, templates, folders, find, glossary=glossary)
