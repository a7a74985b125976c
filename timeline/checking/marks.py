"""Marks: emphasis and links, brackets and quotation marks, and how a sentence ends."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.language.links import may_link
from timeline.model.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair

_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,2})(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"https?://[^\s)>\]»\"]+|www\.[^\s)>\]»\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+")
_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)+")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_BRACKET = re.compile(r"[()\[\]{}]")
_ITEM = re.compile(r"(?<!\S)(?:\w|\d+|[ivx]+)\)")
_QUOTES = {"»": "«", "”": "“"}
_CLOSERS = " \t\u00a0\u202f\"'’»”)]*_"
# What may end an item of a list, or open a letter, « Mesdames et Messieurs, » "Ladies and Gentlemen:".
_ITEM_ENDS = frozenset(("", ";", ",", ":")), frozenset(";.,")
# A heading, a date line and a note in brackets have a full stop in one text and none in the other.
_MATTERS = frozenset("?!…")
_NOTE = frozenset((".", ""))


def check_emphasis(pair: Pair) -> Iterator[Problem]:
    """A problem where another number of words stands in emphasis, else for each name that lost it."""
    source, target = pair.sides
    if not any("*" in side.text or "_" in side.text for side in pair.sides):
        return
    here, there = ([match[2] for match in _EMPHASIS.finditer(side.text)] for side in pair.sides)
    # « certificat d'urbanisme » "planning certificate (*certificat d'urbanisme*)"
    added = [words for words in there if words not in here and words.lower() in source.text.lower()]
    if len(here) != len(there) and len(here) != len(there) - len(added):
        fact = f"emphasis: {_list(here)} in the {source.name}, {_list(there)} in the {target.name}"
        yield Problem(Check.EMPHASIS, fact, here=tuple(here), there=tuple(there))
        return
    for words in here:
        if _NAME.fullmatch(words) and words in target.text and words not in there:
            fact = f"the name *{words}* is not in emphasis in the {target.name}"
            yield Problem(Check.EMPHASIS, fact, here=(words,), there=(words,))


def check_links(pair: Pair) -> Iterator[Problem]:
    """A problem for each address that does not stand as often in both texts."""
    if not any(may_link(side.text) for side in pair.sides):
        return
    here, there = (Counter(link.rstrip(".,;:") for link in _LINK.findall(side.text)) for side in pair.sides)
    alone = (here - there) + (there - here)
    versions = [Counter(_without_language(link, pair) for link in side.elements()) for side in (here, there)]
    for link in alone:
        if versions[0][_without_language(link, pair)] == versions[1][_without_language(link, pair)]:
            continue
        fact = f"{link} is not as often in the {pair.target.name} as in the {pair.source.name}"
        yield Problem(Check.LINK, fact, here=(link,), there=(link,))


def _without_language(link: str, pair: Pair) -> str:
    """A link without the languages of the pair, of which each may have its own page: "/fr/", "lang=en_GB"."""
    codes = "|".join(re.escape(side.code.partition("-")[0]) for side in pair.sides)
    return re.sub(rf"(?<![a-z])(?:{codes})(?:[_-][a-z]{{2}})?(?![a-z])", "¤", link.lower())


def check_brackets(pair: Pair) -> Iterator[Problem]:
    """A problem for brackets, or quotation marks, that do not pair, unless they do not in the source either.

    A quotation may run over several sentences.
    """
    here, there = (_open(side.text) for side in pair.sides)
    for name in ("brackets", "quotation marks"):
        if there[name] and not here[name]:
            yield Problem(Check.BRACKETS, f"{name} that do not pair in the {pair.target.name}: {there[name]}")


def check_ending(pair: Pair) -> Iterator[Problem]:
    """A problem where a sentence ends with another mark than its source.

    Items of a list may end with any stop or with none. A question may ask what the other text tells, « veuillez voter »
    "will members please vote?".
    """
    here, there = (_ending(side.text) for side in pair.sides)
    # « Attention ! Des frais s'appliquent. » "Charges apply – so be careful!"
    moved = bool({here, there} & _MATTERS) and all(
        pair.source.text.count(mark) == pair.target.text.count(mark) for mark in _MATTERS
    )
    if here == there or moved or any({here, there} <= ends for ends in _ITEM_ENDS):
        return
    asked = {here, there} <= {"?", "."} and any(side.checks.is_polite(side.plain) for side in pair.sides)
    if {here, there} <= _NOTE and all(side.text.rstrip().endswith(")") for side in pair.sides):
        return
    level = None if {here, there} & _MATTERS and not asked else Severity.INFO
    fact = f"the {pair.source.name} ends with {_mark(here)}, the {pair.target.name} with {_mark(there)}"
    yield Problem(Check.ENDING, fact, level)


def _open(text: str) -> dict[str, str]:
    stack: list[str] = []
    wrong: list[str] = []
    for bracket in _BRACKET.findall(_ITEM.sub("", text)) if _BRACKET.search(text) else ():
        if bracket not in _BRACKETS:
            stack.append(bracket)
        elif stack and stack[-1] == _BRACKETS[bracket]:
            stack.pop()
        else:
            wrong.append(bracket)
    quotes = [f"{o} {c}" for c, o in _QUOTES.items() if text.count(o) != text.count(c)]
    straight = text.count('"')
    if straight % 2:
        quotes.append('"')
    # "such as this” opens with one kind and closes with another.
    if straight and quotes and straight == abs(text.count("“") - text.count("”")):
        quotes = [quote for quote in quotes if quote == "« »"]
    return {"brackets": " ".join(stack + wrong), "quotation marks": " ".join(quotes)}


def _ending(text: str) -> str:
    stripped = text.rstrip(_CLOSERS)
    last = stripped[-1:]
    if stripped.endswith("..."):
        return "…"
    return last if last in set(".!?:;…,") else ""


def _mark(mark: str) -> str:
    return f'"{mark}"' if mark else "no mark"


def _list(words: list[str]) -> str:
    return ", ".join(f"*{word}*" for word in words) or "none"
