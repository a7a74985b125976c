"""What a person should know of how a PDF was read: what refuses it, what was left out, what may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.intake.extract import Remark
from timeline.intake.pages.running import taken_words
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.intake.pages.characters import Printed, PrintedFile
    from timeline.intake.pages.lines import Line

OCR = "make a copy with a text layer, ocrmypdf --language fra {name} readable.pdf, and add that"
_REFUSED = {
    "damaged": ("C40", "this is no PDF, or a damaged one", "open it in a PDF reader and save or print it as a new PDF"),
    "password": ("C41", "it opens only with a password", "save one: qpdf --decrypt --password=… {name} new.pdf"),
    "slow": ("C42", "its pages take too long to read", "print it from a PDF reader into a new PDF, or add its text"),
}  # fmt: skip
# Fewer letters than a scan's stamp; shares of a page and of its letters.
_QUOTED = 2
FEWEST, _PICTURE, _NOISE, _MANY_JUMPS = 20, 0.5, 0.2, 5


def refuse(file: PrintedFile, name: str) -> None:
    """Raise TimelineError C40 to C44 when there is nothing to read in the file."""
    if file.refused:
        code, fact, remedy = _REFUSED[file.refused]
        raise TimelineError(Finding(name, 0, code, fact, remedy.format(name=name)))
    letters = [page for page in file.pages if len(page.characters) >= FEWEST]
    if not letters and any(page.picture > _PICTURE for page in file.pages):
        raise TimelineError(
            Finding(name, 0, "C43", "its pages are pictures without text (a scan)", OCR.format(name=name))
        )
    if not any(page.characters for page in file.pages):
        raise TimelineError(Finding(name, 0, "C43", "there is no text on its pages", OCR.format(name=name)))
    if all(map(is_noise, letters)) and letters:
        remedy = OCR.format(name=name).replace("--language", "--force-ocr --language")
        raise TimelineError(Finding(name, 0, "C44", "its fonts do not tell which letters they show", remedy))


def is_noise(page: Printed) -> bool:
    """Whether a page's fonts do not tell which letters they show."""
    return page.unmapped > _NOISE * max(1, len(page.characters))


def remarks(file: PrintedFile, name: str, taken: Sequence[Line], jumped: int, text: str) -> Iterator[Remark]:
    """All that was left out of a file that was read as ``text``, and all that may be wrong."""
    again = OCR.format(name=name)
    if len(file.pages) < file.count:
        yield Remark(
            "C42", f"only {len(file.pages)} of {file.count} pages were read", "split the file and add its parts"
        )
    if cut := [page.number for page in file.pages if page.cut]:
        yield Remark("C42", f"{_pages(cut)} read in part only, or not at all", "compare the text with the pages")
    if scanned := [page.number for page in file.pages if is_scan(page)]:
        yield Remark("C43", f"{_pages(scanned)} without text: a picture", again)
    if noisy := [page.number for page in file.pages if is_noise(page)]:
        yield Remark("C44", f"{_pages(noisy)} left out: the fonts do not tell which letters they show", again)
    if layered := [page.number for page in file.pages if page.hidden and page.picture > _PICTURE]:
        yield Remark(
            "C45", f"{_pages(layered)} scanned: the text is what a machine recognised", "compare it with the pages"
        )
    yield from _left_out(taken_words(taken), text)
    if turned := sum(page.turned for page in file.pages):
        yield Remark("C47", f"{turned} letters that run upwards or aslant were left out (a stamp, a watermark)")
    if jumped > _MANY_JUMPS:
        remedy = "read the text against the pages before it is translated"
        yield Remark("C48", f"the order of the text may be wrong: it goes back {jumped} times", remedy)


def _left_out(heads: Sequence[tuple[str, int]], text: str) -> Iterator[Remark]:
    """One remark on all heads and feet, which quotes the first two."""
    quoted = [(words + _stays(words, text), _count(times)) for words, times in heads[:_QUOTED]]
    if len(heads) == 1:
        yield Remark("C46", f"head or foot left out on {quoted[0][1]}: {quoted[0][0]}")
    elif heads:
        more = f"; and {len(heads) - _QUOTED} more" if len(heads) > _QUOTED else ""
        shown = "; ".join(f"on {count}: {words}" for words, count in quoted)
        yield Remark("C46", f"{len(heads)} heads and feet left out, {shown}{more}")


def _stays(words: str, text: str) -> str:
    """Where the same words stay as the text's own: a title comes back as the head of every page."""
    lines = text.split("\n")
    number = next((number for number, line in enumerate(lines, 1) if line.lstrip("# ") == words), 0)
    return f" (where it is a line of the text's own, line {number}, it stays)" if number else ""


def is_scan(page: Printed) -> bool:
    """Whether a page is a picture with hardly a letter."""
    return len(page.characters) < FEWEST and page.picture > _PICTURE


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")
    return f"page {shown} is" if len(numbers) == 1 else f"pages {shown} are"


def _count(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"
