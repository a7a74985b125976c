"""The words of a mail that are its sender's own: what it answers or quotes and its signature go, lines that flow join.

A mail that was only passed on is the text: its marks of quotation go, its words stay.
"""

from __future__ import annotations

import re

from timeline.intake.extract import Remark

# « Le 3 mai 2019 à 14:02, Anne Roche <a@b.fr> a écrit : », « -----Message d'origine----- », « De : … Envoyé : … »
_REPLY = re.compile(
    r"^(?:[>\s]*Le\s(?=[^\n]{0,120}\n?[^\n]{0,80}(?:@|\d\s?[:h]\s?\d\d))"
    r"[^\n]{5,120}(?:\n[^\n]{1,80})?\s(?:a\s[ée]crit|wrote)\s?:[ \t]*$"
    r"|[-_ ]{3,}\s?(?:Message (?:d.origine|initial|transf[ée]r[ée])|Original Message|Forwarded message)\b.*$"
    r"|On\s[^\n]{5,120}\swrote:[ \t]*$"
    r"|(?=\*?(?:De|From)\s?:\*?\s[^\n]+\n\s*\*?(?:Envoy[ée]|Date|Sent|À|A|To|Pour)\s?:\*?\s))",
    re.MULTILINE,
)
_PASSED_ON = re.compile(r"transf[ée]r|forwarded", re.IGNORECASE)
_FIELDS = re.compile(
    r"\s*(?:>?\s*\*?(?:De|From|Envoy[ée]|Date|Sent|[ÀA]|To|Pour|Cc|Copie|Objet|Subject|Sujet)\s?:[^\n]*\n+)+\s*"
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*(?:\n|\Z)", re.MULTILINE)
_FEW, _LINES = 40, 12


def own_words(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text without the mail it answers, its quotations and its signature, each told; a mail passed on is kept."""
    remarks: list[Remark] = []
    match = _REPLY.search(text)
    if match and (_PASSED_ON.search(match[0]) or len(text[: match.start()].strip()) < _FEW):
        after = _FIELDS.sub("", text[match.end() :], count=1)
        text = text[: match.start()] + re.sub(r"^>[ ]?", "", after, flags=re.MULTILINE)
        remarks.append(Remark("C56", "a mail that was passed on was taken as the text", "compare with the original"))
    elif match:
        remarks.append(_cut("the mail that was answered", text[match.start() :]))
        text = text[: match.start()]
    elif (quoted := "".join(_QUOTED.findall(text))) and 5 * len(quoted) < 4 * len(text):
        remarks.append(_cut("what was quoted", quoted))
        text = _QUOTED.sub("", text)
    match = _SIGNATURE.search(text.lstrip("\n"), 1)
    if match and text.lstrip("\n")[match.end() :].strip().count("\n") < _LINES:
        text = text.lstrip("\n")
        remarks.append(_cut("the signature", text[match.end() :]))
        text = text[: match.start()]
    return text.strip("\n") + "\n", tuple(remarks)


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
