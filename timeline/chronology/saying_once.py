"""What several entries would all print is said once: the words that open a list, a sentence that gives several dates.

« nous avons chargé le Conseil : d'examiner … ; de définir … » is a decision for each item, and « d'ici à la fin 2008 et
… vers la fin 2009 » is two dates of one sentence. Every entry keeps its whole text; here it learns what to print of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import islice, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.model.edition import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.language import Language
    from timeline.model.edition import Entry

    # What is the same of entries: the list they stand in, the sentence they share.
    Key = tuple[str, str]

_WORD = re.compile(r"\S+")
_SIGNS = ",;:.–—-"
# An opening in a translation has about as many words as the source's: what is shared beyond is the items' own.
_LEAST, _MOST = 0.5, 2.0
# Where a clause may be parted from the next: « …, et qui devrait », « - l'Initiative … - », « ; ces plans ».
_JOINT = re.compile(r"[,;:]\s+|\s[–—-]\s+|[«(\[“»)\]”\"]")
# Fewer letters than these beside its date tell nothing.
_TELLING = 30
_CUT = "…"


def say_once(
    entries: Iterable[Entry], languages: Sequence[str], hanging: Mapping[str, re.Pattern[str]] = MappingProxyType({})
) -> tuple[Entry, ...]:
    """The entries with their ``leads``, ``clauses`` and ``main``, those of other texts that they hold among them.

    ``hanging`` finds by language where a clause begins that no sign parts from what it hangs on.
    """
    ordered = tuple(entries)
    every = [telling for entry in ordered for telling in (entry, *entry.others)]
    leads = _leads(every, languages)
    opened = {one.id: replace(one, leads=leads[one.id]) if one.id in leads else one for one in every}
    mains = _mains(opened.values())
    said = {one.id: _shortened(one, mains.get(one.id), languages, hanging) for one in opened.values()}
    others = [tuple(said[other.id] for other in one.others) for one in ordered]
    return tuple(
        replace(said[one.id], others=own) if own else said[one.id] for one, own in zip(ordered, others, strict=True)
    )


def hanging_clauses(languages: Mapping[str, Language]) -> dict[str, re.Pattern[str]]:
    """By language, where its rules say that a clause begins without a sign."""
    lines = {code: language.events.table.get("quoting", {}).get("hanging", ()) for code, language in languages.items()}
    return {code: re.compile("|".join(own), re.IGNORECASE) for code, own in lines.items() if own}


# A list is opened once ----------------------------------------------------------------------------------------------


def _leads(entries: Iterable[Entry], languages: Sequence[str]) -> dict[str, dict[str, int]]:
    """By entry id and language, how many characters of the text open its list."""
    leads: dict[str, dict[str, int]] = defaultdict(dict)
    for (_, opening), items in _grouped(entries, _list_of).items():
        for code in {*languages, items[0].text.language}:
            said = [item for item in items if item.text.said(code)]
            texts = {item.text.said(code) for item in said}
            own = items[0].text.language == code
            words = len(opening.split()) if own else count_shared_words(texts, opening)
            if words and all(map(_parts_well, texts, [words] * len(texts))):
                for item in said:
                    leads[item.id][code] = _after(item.text.said(code), words)
    return leads


def _list_of(entry: Entry) -> tuple[str, str] | None:
    """The list in which an entry stands; None for one that is in none, or whose words the editor chose."""
    opening = entry.event.sentence.opening
    stands = opening and not entry.event.text and entry.text.source.startswith(opening)
    return (entry.communique.id, opening) if stands else None


def count_shared_words(texts: Iterable[str], opening: str) -> int:
    """With how many words all the texts begin that translate items below one ``opening``; 0 when that is in doubt.

    >>> count_shared_words({"Ministers decided: to meet.", "Ministers decided: to vote."}, "Les ministres ont décidé :")
    2
    >>> count_shared_words({"They tasked us to meet", "First, they tasked us to vote"}, "Ils ont chargé le Conseil :")
    0
    """
    distinct = {text for text in texts if text}
    if len(distinct) < 2:
        return 0
    columns = zip(*([word.strip(_SIGNS) for word in text.split()] for text in distinct), strict=False)
    shared = len([*takewhile(lambda column: len(set(column)) == 1, columns)])
    first = min(distinct).split()[:shared]
    colons = [count for count, word in enumerate(first, 1) if word.endswith(":")]
    expected = len([word for word in opening.split() if word.strip(_SIGNS)])
    fitting = [count for count in (*colons[:1], shared) if _LEAST <= count / max(1, expected) <= _MOST]
    return fitting[0] if fitting else 0


def _parts_well(text: str, words: int) -> bool:
    """Whether something is left behind these words, and no quotation, bracket or emphasis is cut in two."""
    end = _after(text, words)
    head = text[:end]
    even = head.count("*") % 2 == 0 and head.count('"') % 2 == 0
    closed = all(head.count(opens) == head.count(closes) for opens, closes in ("«»", "()", "[]", "“”"))
    return bool(text[end:].strip(_SIGNS + " ")) and even and closed


def _after(text: str, words: int) -> int:
    """Where the word after so many begins; a sign that stands alone, « : », goes with the words before it."""
    begun = next(islice(_WORD.finditer(text), words, None), None)
    return begun.start() if begun else len(text)


# A sentence is printed whole once -----------------------------------------------------------------------------------


def _mains(entries: Iterable[Entry]) -> dict[str, Entry]:
    """By entry id, the entry that prints its sentence whole, of the entries that do not do so themselves."""
    groups = _grouped(entries, lambda entry: (entry.communique.id, entry.text.id) if entry.text.source else None)
    mains = {key: min(group, key=_rank) for key, group in groups.items()}
    return {one.id: mains[key] for key, group in groups.items() for one in group if one is not mains[key]}


def _rank(entry: Entry) -> tuple[bool, bool, str]:
    """What the meeting itself dates comes first, then the entry that has the sentence's own id."""
    return bool(entry.event.mentions), entry.id != entry.text.id, entry.id


def _shortened(
    entry: Entry, main: Entry | None, languages: Sequence[str], hanging: Mapping[str, re.Pattern[str]]
) -> Entry:
    if main is None:
        return entry
    clauses = {code: clause_of(entry.whole(code), entry.leads.get(code, 0), hanging.get(code)) for code in languages}
    return replace(entry, main=main, clauses=clauses)


def clause_of(words: Words, lead: int = 0, hanging: re.Pattern[str] | None = None) -> Words:
    """The clause that holds the first mark, more of them where it says little, "…" for what is left out.

    Without a mark it is all of the words. Nothing is cut in a quotation or a bracket, and ``lead`` characters that
    open a list are left out. Where no sign parts the words, ``hanging`` says where a clause begins.

    >>> clause_of(Words("Ils ont adopté un plan, le but étant d'ouvrir le site fin 2008.", ((54, 62),))).text
    "… le but étant d'ouvrir le site fin 2008."
    """
    text = words.text
    if not words.marks or words.marks[0][0] < lead:
        return words
    joints = [joint for joint in _joints(text) if joint[0] >= lead]
    cut = _clause(words, joints, lead)
    if hanging and cut.text == text[lead:]:
        cut = _clause(words, [joint for joint in _joints(text, hanging) if joint[0] >= lead], lead)
    return cut


def _clause(words: Words, joints: Sequence[tuple[int, int]], lead: int) -> Words:
    """The stretch between two joints around the first mark, grown until it tells something."""
    text = words.text
    first, last = words.marks[0]
    starts = [lead, *(end for _, end in joints if end <= first)]
    ends = [*(start for start, _ in joints if start >= last), len(text)]
    start, end = starts.pop(), ends.pop(0)
    while end - start - (last - first) < _TELLING and (starts or ends):
        start, end = (starts.pop(), end) if starts else (start, ends.pop(0))
    if text[start:end].count("*") % 2:
        return words
    before, after = f"{_CUT} " * (start > 0), f" {_CUT}" * (end < len(text))
    part = words.part(start, end)
    moved = tuple((first + len(before), last + len(before)) for first, last in part.marks)
    return Words(f"{before}{part.text}{after}", moved)


def _joints(text: str, hanging: re.Pattern[str] | None = None) -> Iterator[tuple[int, int]]:
    """Where clauses part, outside quotations and brackets: at signs, and where ``hanging`` says so."""
    depth, quoted = 0, False
    found = [*_JOINT.finditer(text), *(hanging.finditer(text) if hanging else ())]
    for match in sorted(found, key=lambda match: match.span()):
        sign = match[0]
        if sign == '"':
            quoted = not quoted
        elif sign in "«([“":
            depth += 1
        elif sign in "»)]”":
            depth = max(0, depth - 1)
        elif not depth and not quoted:
            yield match.span()


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], Key | None]) -> dict[Key, list[Entry]]:
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        if (name := key(entry)) is not None:
            groups[name].append(entry)
    return groups
