"""The words of a mail that are its sender's own: what it answers or quotes and its signature go, lines that flow join.

A mail that was only passed on is the text: its marks of quotation go, its words stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.intake.extract import Remark
from timeline.intake.words_of_all import words_of_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.language import Language

_ROLES = ("sender", "day", "subject", "others")
_WIDE = re.compile(r"[ \t\xa0]{3,}")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*(?:\n|\Z)", re.MULTILINE)
_FEW, _LINES = 40, 12


@dataclass(frozen=True, slots=True)
class MailWords:
    """Where a mail begins that is answered or passed on, and its fields; names of fields by what they say.

    ``again`` stands before a subject, ``behalf`` with what follows behind a name, ``clock`` behind a day, ``saved``
    before the name of a browser.
    """

    reply: re.Pattern[str]
    passed_on: re.Pattern[str]
    fields: re.Pattern[str]
    field: re.Pattern[str]
    names: Mapping[str, Sequence[str]]
    again: re.Pattern[str]
    behalf: re.Pattern[str]
    clock: re.Pattern[str]
    saved: re.Pattern[str]


@lru_cache(maxsize=16)
def mail_words(language: Language | None = None) -> MailWords:
    """The words of mail programs in all languages, with those of a project's own rules of one: ``[mail]``."""
    of = words_of_all("mail", language)
    names = {role: of.each(role) for role in _ROLES}
    name = "|".join(sorted({re.escape(one) for each in names.values() for one in each}, key=len, reverse=True))
    sender, next_one = ("|".join(map(re.escape, each)) for each in (names["sender"], [*names["day"], *names["others"]]))
    # « De : … » above « Envoyé : … »
    begun = rf"(?=\*?(?:{sender})\s?:\*?\s[^\n]+\n\s*\*?(?:{next_one})\s?:\*?\s)"
    ending = r"(?:\s?:\*{0,2}|\*{1,2}\s?:)"
    return MailWords(
        re.compile(rf"^(?:(?P<said>[>\t\xa0 ]*+)(?:{of['answered']})|{begun})", re.MULTILINE),
        re.compile(of["passed_on"], re.IGNORECASE),
        re.compile(rf"\s*(?:>?\s*+\*{{0,2}}(?:{name}){ending}[^\n]*(?:\n++|\Z))+\s*"),
        # Fields that a page's paragraph has joined on one line are parted too.
        re.compile(
            rf"(?:^|(?<=\s))>?\s*\*{{0,2}}(?P<name>{name}){ending}[ \xa0]*(?P<words>.*?)"
            rf"(?=\s+>?\s*\*{{0,2}}(?:{name})\*{{0,2}}\s?:|\s*\Z|\n)"
        ),
        names,
        re.compile(rf"^(?:(?:{of['again']})\s?:\s*)+", re.IGNORECASE),
        re.compile(rf"\s*(?:<[^<>]*>|\[[^\[\]]*@[^\[\]]*\]?)\s*|[\"']|\s+(?:{of['behalf']})\s.*$", re.IGNORECASE),
        re.compile(rf",?(?:\s+(?:{of['at']}))?\s+\d{{1,2}}\s?[:h.]\s?\d\d(?!\d|\.).*", re.IGNORECASE),
        re.compile(rf"\W*(?:{of['saved']})", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The text that is the sender's own, what is to be said of it, and the fields of the mail that was passed on.

    ``inner`` has, as far as it tells them, ``sender``, ``day`` and ``subject``; it is empty when none was passed on.
    """

    text: str
    remarks: tuple[Remark, ...]
    inner: Mapping[str, str] = field(default_factory=dict)


def own_words(text: str, language: Language | None = None) -> OwnWords:
    """The text without the mail it answers, its quotations and its signature, each told; a mail passed on is kept."""
    of = mail_words(language)
    inner: dict[str, str] = {}
    remarks: list[Remark] = []
    match = of.reply.search(text)
    start = match.start() if match else 0
    passed_on = match is not None and of.passed_on.search(match[0]) is not None
    if match and match["said"] is not None and not passed_on:
        start = _blank_before(text, start)
    if match and (passed_on or len(text[:start].strip()) < _FEW):
        after, inner = _without_fields(text[match.end() :], of)
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


def _without_fields(text: str, of: MailWords) -> tuple[str, dict[str, str]]:
    """What stands below the fields of a mail that was passed on, and those; of one passed on twice, the inmost."""
    inner: dict[str, str] = {}
    while head := of.fields.match(text):
        found = {one["name"].lower(): one["words"].strip(" *") for one in of.field.finditer(_WIDE.sub("  ", head[0]))}
        for role, names in of.names.items():
            words = next((found[name.lower()] for name in names if found.get(name.lower())), "")
            inner |= {role: words} if role != "others" and words else {}
        text = text[head.end() :]
        mark = of.reply.match(text)
        text = text[mark.end() :] if mark and of.passed_on.search(mark[0]) else text
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
