"""What is left whole of a communiqué: ``python tests/figures/documents.py [PYTHON]``, beside other tools.

One invented communiqué is written in every kind of file. Told for each reader: how many of its blocks, and of its dated
sentences, are in one piece, and how many lines are not its own. PYTHON is one in which the other tools are installed;
what it has not is told as absent.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from invented import COMMUNIQUE, NOTES, files, printed_page

from timeline.intake.any_file import read_any
from timeline.language import load_language
from timeline.project.programs import find_pandoc
from timeline.reading.communique import read_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

FRENCH = load_language("fr")
_PIECES = {
    "docx2python": "from docx2python import docx2python; print(docx2python(name).text)",
    "mammoth": "import mammoth; print(mammoth.extract_raw_text(open(name,'rb')).value)",
    "python-docx": "import docx; print('\\n'.join(p.text for p in docx.Document(name).paragraphs))",
    "odfpy": "from odf import text, teletype; from odf.opendocument import load\n"
    "d=load(name); print('\\n'.join(teletype.extractText(p) for k in (text.H,text.P) for p in d.getElementsByType(k)))",
    "striprtf": "from striprtf.striprtf import rtf_to_text; print(rtf_to_text(open(name,encoding='latin-1').read()))",
    "ebooklib": "import ebooklib; from ebooklib import epub; from inscriptis import get_text\n"
    "print('\\n'.join(get_text(i.get_content().decode()) for i in epub.read_epub(name).get_items_of_type(ebooklib.ITEM_DOCUMENT)))",
    "trafilatura": "import trafilatura; print(trafilatura.extract(open(name,'rb').read()))",
    "justext": "import justext; print('\\n'.join(p.text for p in justext.justext(open(name,'rb').read(), "
    "justext.get_stoplist('French')) if not p.is_boilerplate))",
    "readability": "from readability import Document; from inscriptis import get_text; "
    "print(get_text(Document(open(name,encoding='utf-8').read()).summary()))",
    "pypdf": "from pypdf import PdfReader; print('\\n'.join(p.extract_text() for p in PdfReader(name).pages))",
    "pdfminer.six": "from pdfminer.high_level import extract_text; print(extract_text(name))",
    "email": "import email, email.policy; print(email.message_from_binary_file(open(name,'rb'), "
    "policy=email.policy.default).get_body(('plain',)).get_content())",
    "mail-parser": "import mailparser; print(mailparser.parse_from_file(name).body)",
    "chardet": "import chardet; r=open(name,'rb').read(); print(r.decode(chardet.detect(r)['encoding'] or 'utf-8','replace'))",
    "charset-normalizer": "from charset_normalizer import from_path; print(from_path(name).best())",
    "html2text": "import html2text; print(html2text.html2text(open(name,encoding='utf-8').read()))",
}
_PEERS = {
    "md": ("pandoc", "html2text"), "docx": ("pandoc", "docx2python", "mammoth", "python-docx"), "odt": ("pandoc", "odfpy"),
    "rtf": ("pandoc", "striprtf"), "epub": ("pandoc", "ebooklib"), "html": ("trafilatura", "justext", "readability"),
    "pdf": ("pdftotext", "pypdf", "pdfminer.six"), "eml": ("email", "mail-parser"), "txt": ("chardet", "charset-normalizer"),
}  # fmt: skip
# A note's mark as any reader may write it, or none.
_MARK = r"(?:\s?[\[(^<]{0,2}(?:\^|footnote|sup>)?\d?[\])^]{0,2}(?:\([^)]*\))?\s?)"
_SENTENCE = re.compile(r"(?<=\.) (?=[A-ZÉÀ])|(?<=;) (?=les travaux|elle sera)")


def folded(text: str) -> str:
    """The text on one line, with one kind of space and apostrophe, without the signs of Markdown and bullets."""
    text = text.replace("’", "'").replace("\u00ad\n", "").replace("\u00ad", "").replace("1^(er)", "1er")
    text = re.sub(r"^[ \t]*(?:#+|[-*•‣–+]|[|>])[ \t]+", "", text, flags=re.MULTILINE)
    return re.sub(r"\s+", " ", text).strip()


def pattern(words: str) -> re.Pattern[str]:
    """What finds some words of the communiqué in one piece, whatever stands for the marks of notes."""
    parts = re.split("⟨[12]⟩", folded(words))
    return re.compile(_MARK.join(map(re.escape, parts)))


BLOCKS = [pattern(words) for _, words in COMMUNIQUE] + [pattern(words) for words in NOTES]
DATED = [
    pattern(one)
    for kind, words in COMMUNIQUE
    if kind in {"paragraph", "item"}
    for one in _SENTENCE.split(words)
    if re.search(r"\d{4}|septembre", one)
]
WHOLE = folded(" ".join([*(words for _, words in COMMUNIQUE), *NOTES]))
_WORDS = frozenset(re.findall(r"\w{3,}", re.sub("⟨[12]⟩", " ", WHOLE)))


def foreign_lines(text: str) -> int:
    """Lines that are not the communiqué's: with a word it has not, or with nothing but a number."""
    lines = [folded(line) for line in text.replace("-\n", "").splitlines()]
    return sum(bool(re.fullmatch(r"[\W\d]*\d[\W\d]*", line)) or _is_foreign(line) for line in lines if line)


def _is_foreign(line: str) -> bool:
    said = re.findall(r"\w{3,}", re.sub(r"(?<=[^\W\d])\d\b|(?<=\d{4})\d\b", "", line))
    strange = [word for word in said if word not in _WORDS and not any(known.endswith(word) or known.startswith(word) for known in _WORDS)]
    return len(strange) > 1 or (len(said) < 12 and bool(re.fullmatch(r"Conférence des riverains de la Vèbre \d", line)))


def figures(text: str) -> str:
    """« 17/17 20/20 0 »: blocks and dated sentences in one piece, lines that are not the communiqué's."""
    seen = folded(text)
    whole = [sum(bool(one.search(seen)) for one in wanted) for wanted in (BLOCKS, DATED)]
    return f"{whole[0]:2}/{len(BLOCKS)} {whole[1]:2}/{len(DATED)} {foreign_lines(text):3}"


def read_by(tool: str, path: Path, python: str) -> str | None:
    """The text that another tool makes of a file; None when it is not there."""
    if tool == "pandoc":
        command = [find_pandoc()[0], str(path), "-t", "plain", "--wrap=none"]
    elif tool == "pdftotext":
        command = ["pdftotext", str(path), "-"]
    else:
        command = [python, "-c", f"import sys; name = sys.argv[1]\n{_PIECES[tool]}", str(path)]
    try:
        ran = subprocess.run(command, capture_output=True, check=True, env={"PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin:/usr/local/bin"})
    except (OSError, subprocess.CalledProcessError):
        return None
    return ran.stdout.decode("utf-8", "replace")


def rows(path: Path, python: str) -> Iterator[tuple[str, str, str]]:
    """What each reader leaves whole of a file; of a PDF also what our reading makes of other tools' text."""
    yield path.name, "timeline", figures(read_any(path.name, path.read_bytes(), FRENCH).text)
    for tool in _PEERS[path.suffix[1:]]:
        text = read_by(tool, path, python)
        yield path.name, tool, "absent" if text is None else figures(text)
        if text and path.suffix == ".pdf":
            read = "\n\n".join(one.text for one in read_sentences("a.txt", text, FRENCH))
            yield path.name, f"{tool}, then timeline's reading", figures(read)


def printed(folder: Path) -> Iterator[Path]:
    """The article as Chromium prints it, with its own heads and feet; nothing where there is none."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 only where it is installed
    except ImportError:
        return
    program = shutil.which("chromium")
    if not program:
        return
    made = folder / "chromium.pdf"
    with sync_playwright() as tool:
        page = tool.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
        page.set_content(printed_page())
        page.pdf(path=made, format="A6", display_header_footer=True)
    yield made


def main() -> None:
    """Print the table."""
    python = sys.argv[1] if sys.argv[1:] else sys.executable
    sys.stdout.write(f"{'file':18} {'reader':40} blocks, dated sentences, other lines\n")
    with tempfile.TemporaryDirectory() as name:
        for made in (files, printed):
            for path in made(Path(name)):
                for row in rows(path, python):
                    sys.stdout.write("{:18} {:40} {}\n".format(*row))


if __name__ == "__main__":
    main()
