"""The original of a text, in a window of its own: a PDF as it is, a document laid open, a text as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from timeline.chronology.originals import read_original
from timeline.desk.guard import POLICY
from timeline.desk.pages import fragment
from timeline.desk.screens import unfound
from timeline.desk.texts.proposal import SHOWN_AS_TEXT, laid_open
from timeline.intake.kinds import find_kind
from timeline.reading.encodings import find_encoding
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from timeline.chronology.one_text import OneText
    from timeline.desk.screens import Ask
    from timeline.desk.workbench import Workbench

# It is a page of nobody: nothing in it acts, and nothing is fetched.
_STILL = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def has_original(bench: Workbench, text: OneText) -> bool:
    """Whether the header of a text names its original."""
    return bool(_fields(bench, text).get("original"))


def shown(bench: Workbench, ask: Ask) -> Response:
    """The original of the text that the address names; TimelineError C28 where it is not there, or is another file."""
    text = bench.look().text(ask.parts["id"])
    if text is None:
        return unfound()
    path, raw = read_original(bench.project, bench.project.root / text.path, _fields(bench, text))
    kind = find_kind(path.name, raw).name
    if kind == "pdf":
        named = {"content-security-policy": POLICY, "content-disposition": "inline"}
        return Response(raw, headers=named, media_type="application/pdf")
    words = find_encoding(raw).decode(raw) if kind in SHOWN_AS_TEXT else ""
    spoken = text.communique.language if text.communique else ""
    page = fragment(
        ask,
        "original",
        name=path.name,
        opened=laid_open(kind, raw),
        words=words,
        spoken=spoken,
    )
    return Response(page, headers={"content-security-policy": _STILL}, media_type="text/html")


def _fields(bench: Workbench, text: OneText) -> dict[str, str]:
    header, _ = read_header(*bench.project.read_communique(bench.project.root / text.path)[::2])
    return dict(header.fields) if header else {}
