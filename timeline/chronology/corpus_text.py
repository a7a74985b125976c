"""One text of the corpus, read and extracted: its Telling, and the findings about its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.chronology.made_before import Making
from timeline.events.dateline import Confidence, read_datelines
from timeline.events.extraction import extract
from timeline.events.misdated import misdated
from timeline.model.communique import Communique
from timeline.model.errors import Finding, Severity
from timeline.model.event import Telling
from timeline.model.language_codes import PAIR
from timeline.reading.communique import decode, read_communique
from timeline.reading.header import ID, read_header
from timeline.reading.offsets import offsets_of, runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.language import Language
    from timeline.model.communique import Sentence
    from timeline.model.event import Event

    Load = Callable[[str], Language | None]
    ReadTelling = tuple[Telling | None, tuple[Finding, ...]]

# What is wrong with one text alone: it is held back, all others are read.
HOLD_BACK = frozenset(("C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C12", "C15", "C64"))


def read_telling(path: str, collection: str, raw: bytes, load: Load, quotations: Sequence[str] = ()) -> ReadTelling:
    """The telling of a file as ``read_whole`` gives it, without what nobody asks for once its events are known.

    Only those sentences are kept that stand beside an event or hold one of the editor's quotations: a corpus may be
    large.
    """
    telling, findings = read_whole(path, collection, raw, load)
    if telling is None or telling.held or telling.communique.translation_of:
        return telling, findings
    kept = _lightened_communique(telling.communique, telling.events, quotations)
    return Telling(kept, tuple(map(_lightened_event, telling.events))), findings


def read_whole(path: str, collection: str, raw: bytes, load: Load) -> ReadTelling:
    """The telling of a file, None when an error is in the way of its very id, and all findings about it.

    A text with an error in its header, or whose day is not sure, is held back: its telling has no events. ``load``
    gives a language, None when it has no rules.
    """
    communique, findings = read_communique(path, collection, raw, load)
    language = load(communique.language) if communique else None
    if communique is None or language is None:
        return _faulty(path, collection, raw, load), _saying_so(findings)
    if communique.translation_of:
        # An official twin makes no entries of its own, and keeps all its sentences.
        return Telling(communique, ()), findings
    if communique.published is None:
        communique, undated = _dated(communique, raw, language)
        findings += (undated,)
        if undated.severity is Severity.ERROR:
            return Telling(replace(communique, sentences=()), (), held=True), findings
    events = extract(communique, language)
    findings += tuple(misdated(communique, events, language))
    return Telling(communique, events), findings


def _faulty(path: str, collection: str, raw: bytes, load: Load) -> Telling | None:
    """A text with an error, held back under its id; None where that cannot be read."""
    header, _ = read_header(path, raw)
    fields = header.fields if header else {}
    if not ID.fullmatch(fields.get("id", "")):
        return None
    language = fields.get("language", "")
    # Of a text held back nothing is printed.
    blank = {
        name: fields.get(name, "") for name in ("title", "headline", "basis", "place", "issuer", "reference", "source")
    }
    spoken = language if load(language) else PAIR[0]
    text = Communique(
        id=fields["id"], collection=collection, path=path, published=None, language=spoken, sentences=(), **blank,
        translation_of=fields.get("translation-of", ""),
    )  # fmt: skip
    return Telling(text, (), held=True)


def _saying_so(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, the first error of which says what becomes of the text."""
    first = next((one for one in findings if one.severity is Severity.ERROR), None)
    held = "; this text is held back until all is right"
    return tuple(replace(one, fact=one.fact + held) if one is first else one for one in findings)


def gather_tellings(texts: Iterable[ReadTelling]) -> tuple[tuple[Telling, ...], list[Finding]]:
    """All tellings in their order and all findings; C11 among them for two texts that have one id."""
    tellings: dict[str, Telling] = {}
    findings: list[Finding] = []
    for telling, about in texts:
        findings += about
        if telling is None:
            continue
        communique = telling.communique
        if twin := tellings.get(communique.id):
            fact = f"the id {communique.id} is that of {twin.communique.path} too"
            findings.append(Finding(communique.path, 2, "C11", fact, "give this text an id of its own"))
        tellings[communique.id] = telling
    return tuple(tellings.values()), findings


def _dated(communique: Communique, raw: bytes, language: Language) -> tuple[Communique, Finding]:
    """A communiqué without a date in its header, with the day its text tells; never in silence."""
    header, _ = read_header(communique.path, raw)
    text, _ = decode(communique.path, raw[header.length if header else 0 :])
    best = next(iter(read_datelines(text, language)), None)
    if best is None or best.day is None:
        known = f"its text tells only the year {best.year}, by {best.evidence}" if best else "its text tells none"
        return communique, _held_back(communique, known, "YYYY-MM-DD")
    dated = replace(communique, published=best.day, basis=f"read from the text: « {best.evidence} »")
    if best.confidence is Confidence.UNSURE:
        known = f"its text may be of {best.day} ({best.confidence}: « {best.evidence} »)"
        return dated, _held_back(communique, known, str(best.day))
    fact = f"the header has no date; the text was read as of {best.day} ({best.confidence}: « {best.evidence} »)"
    remedy = f"add the lines  date: {best.day}  and  basis: ..."
    return dated, Finding(communique.path, 1, "C12", fact, remedy, Severity.WARNING)


def _held_back(communique: Communique, known: str, day: str) -> Finding:
    fact = f"the header has no date, and {known}; this text is held back until it has one"
    remedy = f"write in its header the line  date: {day}  and the line  basis: how it is known"
    return Finding(communique.path, 1, "C12", fact, remedy)


def _lightened_communique(communique: Communique, events: Sequence[Event], quotations: Sequence[str]) -> Communique:
    """The communiqué with the paragraphs of its events, the sentence before each and those that hold a quotation."""
    paragraphs = {event.sentence.paragraph for event in events}
    paragraphs |= {
        sentence.paragraph for sentence in communique.sentences if any(words in sentence.text for words in quotations)
    }
    kept = [sentence.paragraph in paragraphs for sentence in communique.sentences]
    sentences = zip(communique.sentences, kept, (*kept[1:], False), strict=False)
    return replace(
        communique,
        sentences=tuple(_without_offsets(sentence) for sentence, here, next_to in sentences if here or next_to),
    )


def _lightened_event(event: Event) -> Event:
    return replace(event, sentence=_without_offsets(event.sentence))


def _without_offsets(sentence: Sentence) -> Sentence:
    """The sentence without the offsets of its letters, which nobody asks for once its events have their spans."""
    return replace(sentence, offsets=())


def _read_of(
    path: str, collection: str, raw: bytes, _: Load, quotations: Sequence[str] = ()
) -> tuple[str, str, bytes, Sequence[str]]:
    return path, collection, raw, quotations


def _placed_again(read: ReadTelling) -> ReadTelling:
    """What was read, with the offsets of its letters as they were before they were written down as runs."""
    telling, findings = read
    if telling is None:
        return read
    sentences = tuple(map(_with_offsets, telling.communique.sentences))
    # A corpus keeps no offsets of most texts.
    events = tuple(
        replace(event, sentence=_with_offsets(event.sentence)) if event.sentence.offsets else event
        for event in telling.events
    )
    return replace(telling, communique=replace(telling.communique, sentences=sentences), events=events), findings


def _with_offsets(sentence: Sentence) -> Sentence:
    return replace(sentence, offsets=offsets_of(sentence.offsets)) if sentence.offsets else sentence


_READ = tuple[Telling | None, tuple[Finding, ...]]
# Texts as the whole corpus has them, and as the desk has them: every sentence, each with its offsets.
TELLINGS = Making("tellings", read_telling, _READ, _read_of, runs_of, _placed_again)
WHOLE_TELLINGS = Making("whole tellings", read_whole, _READ, _read_of, runs_of, _placed_again)
