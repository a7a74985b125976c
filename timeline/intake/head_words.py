"""The words by which the lines at the head of a communiqué are known: those of all languages, for heads speak several.

What they are stands in ``[head]`` of each ``page.toml``: the state and its motto, institutions, the kind of text, its
number. Here is only what is the same in all languages: numbers, addresses, codes, and how the words stand together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.intake.words_of_all import WordsOfAll, words_of_all

if TYPE_CHECKING:
    from timeline.language import Language

_I = re.IGNORECASE
# « https://… », « presse@exemple.fr », « S/PRST/2019/7 », « (2019/12) », « IP/19/2551 », « 8346/19 (Presse 121) »
_CODES = (
    r"(?:\w+\W+){0,3}(?:https?://|www\.)\S+|\S+@\S+\.\w+|\(?\d{4}\s?/\s?[\w/ -]{1,20}\)?|"
    r"(?-i:[A-Z]{1,8}(?:[/-][A-Z0-9]{1,12}){0,5}[/ (-]{0,2}\(?(?:19|20)\d\d\)?[\w/() -]{0,12}|"
    r"[A-Z]{1,8}(?:/[A-Z0-9().-]{1,16}){1,5}/?\d{0,5})|\d{2,6}/\d{2,4}\b.{0,25}|\W*"
)
# « OTAN », « CEDEAO / ECOWAS », « TotalEnergies SE »
NAME = re.compile(
    r"[A-ZÀ-Þ]{3,9}(?:\s?[/-]\s?[A-ZÀ-Þ]{2,9})?|[A-Z][\w&.-]+(?:\s[A-Z][\w&.-]+){0,3}\s(?:SA|S\.A\.|SAS|SE|NV|"
    r"AG|Inc\.?|GmbH)"
)


@dataclass(frozen=True, slots=True)
class HeadWords:
    r"""How the lines of a head look: those that are wholly of a kind, how others begin, end and go on.

    ``around`` is a line that is nothing but a day, without its day (\\0); ``day`` such a line with a day that is
    written in any language; ``town`` a town alone on its line; ``townless`` a day before which none stands.
    """

    genre: re.Pattern[str]
    notice: re.Pattern[str]
    state: re.Pattern[str]
    motto: re.Pattern[str]
    issuer: re.Pattern[str]
    no_issuer: re.Pattern[str]
    titled: re.Pattern[str]
    subject: re.Pattern[str]
    no_town: re.Pattern[str]
    linked: re.Pattern[str]
    link_at_end: re.Pattern[str]
    of_the: re.Pattern[str]
    around: re.Pattern[str]
    day: re.Pattern[str]
    town: re.Pattern[str]
    townless: re.Pattern[str]
    signs: re.Pattern[str]
    hearing: re.Pattern[str]
    called: re.Pattern[str]
    paper: re.Pattern[str]


@lru_cache(maxsize=16)
def head_words(language: Language) -> HeadWords:
    """How heads look in a text of a language, by its rules, a project's own with them, and those of all others."""
    of = words_of_all("head", language)
    begun = {
        name: re.compile(rf"\W*(?:{of[name]})\b" if name == "hearing" else rf"(?:{of[name]})", _I)
        for name in ("linked", "hearing", "called")
    }
    words = {name: re.compile(rf"(?:{of[name]})\b", _I) for name in ("titled", "no_town", "of_the")}
    return HeadWords(
        genre=re.compile(rf"(?:{of['genre']}){_number(of)}?(?:{of['genre_day']})?", _I),
        notice=re.compile(_notice(of), _I),
        state=re.compile(of["state"], _I),
        motto=re.compile(_motto(of), _I),
        issuer=re.compile(rf"(?:{of['articles']})?(?:{of['issuer']})\b", _I),
        # What an issuer's name has not: a number, a verb, an object of it, a subject that it speaks of.
        no_issuer=re.compile(rf"\d|[:?!;]|\.\s|{of['no_issuer']}", _I),
        subject=re.compile(rf"(?:{of['subject']})\s?:\s*(?=\S)", _I),
        link_at_end=re.compile(rf"(?:{of['link_at_end']}|[,–—-])$", _I),
        around=re.compile(_around(of), _I),
        day=re.compile(rf"(?:(?:{of['town']}),?\s*)?(?:{of['day']})", _I),
        town=re.compile(rf"(?:{of['town']}),?"),
        townless=re.compile(rf"(?:(?:{of['dated']}|{of['day_article']})\s)?\W*\d", _I),
        signs=re.compile(rf"[\W_]*(?:\w+\W+){{0,2}}(?:{of['signs']})", _I),
        paper=re.compile(rf"\b(?:{of['paper']})\b", _I),
        **begun,
        **words,
    )


def _number(of: WordsOfAll) -> str:
    """« n° 62/19 », « – 012/2021/MSHP », "No. 7", « Nr. 5 »."""
    return rf"(?:\s*[-–—:,]?\s*(?:{of['number']})?[\w/().-]*\d[\w/().-]*)"


def _notice(of: WordsOfAll) -> str:
    """What is said to newsrooms, or of the page: no word of the text."""
    return (
        rf"(?:{of['notice']}|(?:{of['salutation']})\b.{{0,60}},|(?:{of['contact']})\b.{{0,20}}[:\d(@.].*|"
        rf"(?:{of['tongue']})(?:\s?[/|]\s?\w+)*|(?:{of['reference']})\s*[:.]?{_number(of)}.{{0,20}}|"
        rf"(?:{of['number']})[\w/().-]*\d[\w/(). -]*|{_CODES})"
    )


def _motto(of: WordsOfAll) -> str:
    """« Un Peuple – Un But – Une Foi », « Einigkeit und Recht und Freiheit »."""
    value = rf"(?:{of['value']})"
    return (
        rf"[«„\"“(\s]*{value}(?:\s*(?:[-–—,;.·•*/|]|\s(?:{of['and']})\s|\s)\s*{value}){{0,3}}[»\"“”)\s]*|{of['motto']}"
    )


def _around(of: WordsOfAll) -> str:
    r"""« Fait à Paris, le \0 », « Mise en ligne : \0 à 14 h », « Wien, am \0 »."""
    before = rf"(?:(?:{of['given']})\s+)?(?:(?:{of['dated']})\s*:?\s*)?(?:(?:{of['town']})\s*[,:–—-]?\s*)?"
    return rf"[\W_]*{before}(?:{of['day_article']})?[\W_]*{of.all_of('no_day')}\0[\W_]*(?:{of['hour']})?\W*"
