"""The words of a mail that are its sender's own: what it answers or quotes and its signature go, lines that flow join.

A mail that was only passed on is the text: its marks of quotation go, its words stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.intake.extract import Remark

if TYPE_CHECKING:
    from collections.abc import Mapping

# « Le 3 mai 2019 à 14:02, Anne Roche <a@b.fr> a écrit : », « -----Message d'origine----- », « De : … Envoyé : … »
_REPLY = re.compile(
    r"^(?:(?P<said>[>\t\xa0 ]*+)Le\s(?=[^\n]{0,120}\n?[^\n]{0,80}(?:@|\d\s?[:h]\s?\d\d))"
    r"[^\n]{5,120}(?:\n[^\n]{1,80})?\s(?:a\s[ée]crit|wrote)\s?:[ \t]*$"
    r"|[-_ ]{3,}\s?(?:Message (?:d.origine|initial|transf[ée]r[ée])|Original Message|Forwarded message)\b.*$"
    # Apple's Mail.
    r"|(?P<begun>[>\t\xa0 ]*+)(?:D[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|"
    r"Begin forwarded message)\s?:[ \t]*$"
    r"|On\s[^\n]{5,120}\swrote:[ \t]*$"
    r"|(?=\*?(?:De|From)\s?:\*?\s[^\n]+\n\s*\*?(?:Envoy[ée]|Date|Sent|À|A|To|Pour)\s?:\*?\s))",
    re.MULTILINE,
)
_PASSED_ON = re.compile(r"transf[ée]r|forwarded|r[ée]exp[ée]di", re.IGNORECASE)
_NAMES = {
    "sender": ("De", "From", "Expéditeur"),
    "day": ("Envoyé", "Envoye", "Date", "Sent"),
    "subject": ("Objet", "Subject", "Sujet"),
    "": ("À", "A", "To", "Pour", "Cc", "Cci", "Bcc", "Copie", "Importance", "Reply-To", "Répondre à"),
}
_NAME = "|".join(name for names in _NAMES.values() for name in names)
_FIELDS = re.compile(rf"\s*(?:>?\s*+\*{{0,2}}(?:{_NAME})(?:\s?:\*{{0,2}}|\*{{1,2}}\s?:)[^\n]*(?:\n++|\Z))+\s*")
_WIDE = re.compile(r"[ \t\xa0]{3,}")
# Fields that a page's paragraph has joined on one line are parted too.
_FIELD = re.compile(
    rf"(?:^|(?<=\s))>?\s*\*{{0,2}}(?P<name>{_NAME})(?:\s?:\*{{0,2}}|\*{{1,2}}\s?:)[ \xa0]*(?P<words>.*?)"
    rf"(?=\s+>?\s*\*{{0,2}}(?:{_NAME})\*{{0,2}}\s?:|\s*\Z|\n)"
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*(?:\n|\Z)", re.MULTILINE)
_FEW, _LINES = 40, 12


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The text that is the sender's own, what is to be said of it, and the fields of the mail that was passed on.

    ``inner`` has, as far as it tells them, ``sender``, ``day`` and ``subject``; it is empty when none was passed on.
    """

    text: str
    remarks: tuple[Remark, ...]
    inner: Mapping[str, str] = field(default_factory=dict)


def own_words(text: str) -> OwnWords:
    """The text without the mail it answers, its quotations and its signature, each told; a mail passed on is kept."""
    inner: dict[str, str] = {}
    remarks: list[Remark] = []
    match = _REPLY.search(text)
    start = match.start() if match else 0
    if match and (match["said"] is not None or match["begun"] is not None):
        start = _blank_before(text, start)
    if match and (_PASSED_ON.search(match[0]) or len(text[:start].strip()) < _FEW):
        after, inner = _without_fields(text[match.end() :])
        text = text[:start] + re.sub(r"^>[ ]?", "", after, flags=re.MULTILINE)
        remarks.append(Remark("C56", "a mail that was passed on was taken as the text", "compare with the original"))
    elif match:
        remarks.append(_cut("the mail that was answered", text[start:]))
        text = text[:start]
    elif (quoted := "".join(_QUOTED.findall(text))) and 5 * len(quoted) < 4 * len(text):
        remarks.append(_cut("what was quoted", quoted))
        text = _QUOTED.sub("", text)
    match = _SIGNATURE.search(text.lstrip("\n"), 1)
    if match and text.lstrip("\n")[match.end() :].strip().count("\n") < _LINES:
        text = text.lstrip("\n")
        remarks.append(_cut("the signature", text[match.end() :]))
        text = text[: match.start()]
    return OwnWords(text.strip("\n") + "\n", tuple(remarks), inner)


def _blank_before(text: str, at: int) -> int:
    """Where the lines begin that hold nothing, but for marks of quotation, right before a line."""
    while at and not text[(before := text.rfind("\n", 0, at - 1) + 1) : at].replace(">", "").strip():
        at = before
    return at


def _without_fields(text: str) -> tuple[str, dict[str, str]]:
    """What stands below the fields of a mail that was passed on, and those; of one passed on twice, the inmost."""
    inner: dict[str, str] = {}
    while head := _FIELDS.match(text):
        found = {one["name"].lower(): one["words"].strip(" *") for one in _FIELD.finditer(_WIDE.sub("  ", head[0]))}
        for role, names in _NAMES.items():
            words = next((found[name.lower()] for name in names if found.get(name.lower())), "")
            inner |= {role: words} if role and words else {}
        text = text[head.end() :]
        mark = _REPLY.match(text)
        text = text[mark.end() :] if mark and _PASSED_ON.search(mark[0]) else text
    return text, inner


def unflowed(text: str, *, join: bool) -> str:
    """The text, each line that ends with a space joined to the next, without that space where ``join``; not « -- »."""
    made: list[str] = []
    goes_on = False
    for line in (one.removeprefix(" ") for one in text.split("\n")):
        if goes_on and made and line.startswith(">") == made[-1].startswith(">"):
            made[-1] = (made[-1].rstrip() if join else made[-1]) + line.lstrip("> " if line.startswith(">") else "")
        else:
            made.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(line if line == "-- " else line.rstrip() for line in made)


def _cut(what: str, words: str) -> Remark:
    lines = sum(1 for line in words.split("\n") if line.strip())
    fact = f"{what} was left out ({lines} line{'' if lines == 1 else 's'})"
    return Remark("C56", fact, "compare with the original")
