"""A block's text becomes its sentences.

« M. Lavrov s'est rendu à Rome. « Nous avançons. Il le faut. », a-t-il dit. » is two sentences: a full stop after « M. »
ends none, and quoted speech is kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.language.expressions import NEVER
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language import Language

# An end is its signs, the marks and brackets that close with it, and a space before what can begin a sentence. A run of
# signs, « ........ » before a page's number, is one: where it ends nothing, none of its signs does.
# « … est approuvé. (communiqué 1 du 3 mai) Le Conseil … »: brackets between two sentences are of the first.
_SIGN = re.compile(
    r"""[«(\[»)\]"“”„]|(?P<run>[.!?…]++)(?:\s?\(\s?[a-zà-ÿ][^()«».!?]{2,80}\)(?=\s+[A-ZÀ-Þ]))?+"""
    r"""(?P<end>(?:\s?[»")\]“”]){0,9}(?=\s+(?:[«"'(\[–—„“-]\s?){0,9}(?:[^\W_a-zß-öø-ÿœ]|ll\s)))?"""
)
# « l'A.S. SAINT-MARTIN », « le F.C. VALMONT »: initials go with a name in capitals.
_INITIALS, _SHOUTED = re.compile(r"[A-Z](?:\.[A-Z])+"), re.compile(r"\s[A-ZÀ-Þ]{2}")
_NEXT = re.compile(r"\s*(.?)", re.DOTALL)
# « " » opens and closes; “ opens in English and closes in German.
_OPEN, _EITHER, _STOPS = "«([„", '"“', ".!?…"
_OPENING = re.compile(r"[^:;«»]{10,300}?\s?:\s+(?=\S)")
_LAST_WORD = re.compile(r"[^\W_]+(?:[.-]+[^\W_]+)*$")
# « … de la fonction". De plus, … »: a mark that stands behind a word opens nothing.
_LONE = re.compile(r"""(?<=[^\W\d_])"(?=[\s.,;:)])""")
_LONGEST_QUOTATION, _LONGEST_LABEL = 4000, 80


@dataclass(frozen=True, slots=True)
class Stops:
    """What a full stop does not end: ``abbreviations``, a ``label``; a number with what is ``ranked`` by it, "3. Mai".

    The abbreviations are in small letters, so are ``coins``, « 26 fr. 40 »; a label is such as « Art. 1er. ».
    """

    abbreviations: frozenset[str] = frozenset()
    coins: frozenset[str] = frozenset()
    ranked: re.Pattern[str] = NEVER
    label: re.Pattern[str] = NEVER


@lru_cache(maxsize=8)
def load_stops(language: Language) -> Stops:
    """What a full stop does not end in a language."""
    table = language.page.table
    abbreviations = frozenset(word.lower() for word in table.get("abbreviations", ()))
    return Stops(
        abbreviations, frozenset(table.get("coins", ())), table.get("ranked", NEVER), table.get("label", NEVER)
    )


def split_sentences(text: str, stops: Stops) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space between them left out; no character but white space is lost."""
    start, depth, opened = 0, 0, 0
    for match in _SIGN.finditer(text):
        if match["end"] is None:
            depth, opened = _nested(match, depth, opened)
            continue
        inside = depth - sum(match["end"].count(sign) for sign in '»)]"“”')
        depth = max(0, inside)
        runaway = match.start() - opened > _LONGEST_QUOTATION
        if (depth and not runaway) or not _ends(text, match, stops):
            continue
        if match.end() - start < _LONGEST_LABEL and stops.label.fullmatch(lowered(text[start : match.end()])):
            continue
        yield start, match.end()
        start, depth = match.end() + 1, 0
        while start < len(text) and text[start].isspace():
            start += 1
    if text[start:].strip():
        yield start, len(text.rstrip())


@dataclass(frozen=True, slots=True)
class ListSigns:
    """What parts the items of a list within a sentence, « ; et », how each begins; what, by itself, is an item.

    ``titles``: « le projet de loi relatif aux ports » below « Le Conseil a examiné et adopté : »; ``deeds``: « APPROUVE
    le contrat », « De créer un poste » below « après en avoir délibéré : », whatever their layout. What opens with one
    of the ``things``, « une restauration de qualité », is no act of its own; below ``that`` all is one saying.
    """

    parting: re.Pattern[str]
    begins: re.Pattern[str]
    titles: re.Pattern[str] = NEVER
    deeds: re.Pattern[str] = NEVER
    things: re.Pattern[str] = NEVER
    that: re.Pattern[str] = NEVER


@lru_cache(maxsize=8)
def load_lists(language: Language) -> ListSigns:
    """The signs of lists of a language."""
    table = language.page.table.get("list", {})
    links = "|".join(rf"{re.escape(word)}\s+" for word in table.get("links", ()))
    parting = re.compile(rf"\s?;\s+(?:{links})?(?=\S)")
    return ListSigns(parting, *(table.get(sign, NEVER) for sign in ("begins", "titles", "deeds", "things", "that")))


def split_list(text: str, signs: ListSigns) -> tuple[int, list[tuple[int, int]]] | None:
    """Where the opening of a list within a sentence ends, and its items; None when there is no such list.

    « La Conférence a décidé : de supprimer les visas ; de transférer le siège ; d'achever les travaux. »
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    partings = list(signs.parting.finditer(text, opening.end()))
    starts = [opening.end(), *(match.end() for match in partings)]
    ends = [*(match.start() + match[0].index(";") + 1 for match in partings), len(text)]
    items = list(zip(starts, ends, strict=True))
    alike = all(signs.begins.match(text, start) for start, _ in items)
    return (len(opening[0].rstrip()), items) if len(items) > 1 and alike else None


def _nested(match: re.Match[str], depth: int, opened: int) -> tuple[int, int]:
    if match[0][0] in _STOPS or (not depth and _LONE.match(match.string, match.start())):
        return depth, opened
    if match[0] in _OPEN or (match[0] in _EITHER and not depth):
        return depth + 1, opened if depth else match.start()
    return max(0, depth - 1), opened


def _ends(text: str, match: re.Match[str], stops: Stops) -> bool:
    if match["run"][0] != "." or len(match["run"] + match["end"]) > 1:
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    if before is None:
        return True
    word = before[0]
    if word.lower() in stops.abbreviations or (len(word) == 1 and word.isupper()):
        return False
    if _INITIALS.fullmatch(word) and _SHOUTED.match(text, match.end()):
        return False
    # « 7. 12. 2007 », « 3. Adoption »: a short number with its full stop is a date's or a list's.
    following = _NEXT.match(text, match.end())
    if word.lower() in stops.coins and following is not None and following[1].isdigit():
        return False
    goes_on = following is not None and (following[1].isdigit() or stops.ranked.match(text, following.start(1)))
    return not (word.isdigit() and len(word) < 3 and (goes_on or before.start() == 0))
