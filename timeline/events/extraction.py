"""A Communique becomes Events: what its sentences say happened, was decided, is planned or is due, and when.

The dates are read over the whole text, so that « six ans après » finds the date before it. What form a date has in its
sentence is asked first, then which verb governs it, then what kind of event that makes. A decision without a date is
dated by the meeting that took it.

    releases    the datelines of a page that holds several texts
    statements  a sentence, its dates and what governs each; cues and forms are what its language knows of both
    kinds       meeting, decision, past, planned or deadline
    dated       the events that dates make, in sentences and headings
    listed      what the words that open a list tell, once for all of it
    decisions   those that the meeting dates; deciders says who decides, bodies whether it is one that met
    misdated    days that there are not, and weekdays that do not fit
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby, repeat, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from timeline.dates import FROM_PUBLICATION, find_dates
from timeline.events.bodies import names_of, words_of
from timeline.events.clauses import quote_clause
from timeline.events.cues import load_cues
from timeline.events.dated import dated_events, just_held
from timeline.events.deciders import who_acts
from timeline.events.decisions import Sitting, goes_on_with, may_open, opens_decisions, undated_decision
from timeline.events.forms import load_forms
from timeline.events.headed import headed_events, with_headed, with_sitting
from timeline.events.listed import NOTHING, Opened, with_bare_openings, with_lists
from timeline.events.ordered import is_order
from timeline.events.places import load_places
from timeline.events.releases import release_days
from timeline.events.statements import Sayings, Statement, is_day
from timeline.model.communique import Block, Communique, Sentence
from timeline.model.event import Event, Kind, Mention
from timeline.model.when import When
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from timeline.language import Language


PART_OF_THE_DAY = "part-of-the-day"
# The head of a text is among so many sentences from the top.
_TOP = 8


def extract(communique: Communique, language: Language) -> tuple[Event, ...]:
    """Every event of a communiqué, in the order of its sentences."""
    head = (communique.title, communique.headline, communique.issuer)
    events = extract_events(communique.sentences, communique.published, language, head)
    return tuple(
        replace(
            event,
            communique=communique.id,
            headline=communique.headline
            if event.kind is Kind.MEETING and is_day(event.when, communique.published)
            else "",
        )
        for event in events
    )


def extract_events(
    sentences: Sequence[Sentence], published: date | None, language: Language, head: Sequence[str] = ()
) -> tuple[Event, ...]:
    """The events of sentences that stand in one text, published on a day or on a day not known.

    ``head``: what is known to stand above them, a title or an issuer.
    """
    says = Sayings(load_cues(language), load_forms(language), load_places(language))
    mentions = find_mentions(sentences, published, language)
    events: list[Event] = []
    for day, release in groupby(_in_releases(sentences, mentions, published, language), key=itemgetter(0)):
        sitting = Sitting(day, named=words_of(head))
        events += _of_release([(sentence, dates) for _, sentence, dates in release], sitting, says, language)
    return tuple(events)


def _in_releases(
    sentences: Sequence[Sentence], mentions: list[list[Mention]], published: date | None, language: Language
) -> Iterator[tuple[date | None, Sentence, list[Mention]]]:
    """Each sentence with the day of its release and its dates; those of another day than the text's are read by it."""
    days = release_days(sentences, mentions, published, language)
    start = 0
    for day, run in groupby(days):
        end = start + len(list(run))
        own = sentences[start:end]
        yield from zip(repeat(day), own, mentions[start:end] if day == published else find_mentions(own, day, language))
        start = end


def _of_release(
    read: Sequence[tuple[Sentence, list[Mention]]], sitting: Sitting, says: Sayings, language: Language
) -> tuple[Event, ...]:
    """The events of the sentences of one release."""
    day = sitting.held
    sitting, own_day = _with_head(read, sitting, says)
    events, headed = list[Event](), list[Event]()
    opened: dict[str, Opened] = {}
    for (sentence, mentions), after in zip_longest(read, read[1:]):
        if may_open(sentence):
            sitting = _under(sitting, sentence, says)
        statement = Statement.of(sentence, says, day, dated=bool(mentions), own_day=own_day)
        if sentence.opens_list:
            # « Le 3 mai, il a reçu : »: what the date tells is told once, with the list or above it.
            opened[sentence.text] = Opened.of(statement, dated_events(statement, mentions, told=sitting.told))
            found = list(opened[sentence.text].events)
            sitting = _after(sitting, found, day, first=not events) if found else sitting
        elif sentence.block is Block.HEADING:
            own = list(headed_events(statement, mentions))
            headed += own
            found, sitting = _of_heading(statement, headed, own, sitting, first=not events)
        else:
            sitting = sitting._replace(next=after[0] if after else None)
            over = opened.get(sentence.opening, NOTHING)
            found, sitting = _of_item(statement, mentions, sitting, over, first=not events)
        events += found
    told = with_lists(events, [sentence for sentence, _ in read], language)
    return with_headed([quote_clause(event, language) for event in told], headed, day)


def _with_head(
    read: Sequence[tuple[Sentence, list[Mention]]], sitting: Sitting, says: Sayings
) -> tuple[Sitting, Kind | None]:
    """The meeting with what the head of a release names, and what its own day is: of a letter, a debate, an order."""
    top = [sentence.text for sentence, _ in read[:_TOP] if sentence.block is Block.HEADING]
    edges = (*read[:_TOP], *read[max(_TOP, len(read) - _TOP) :])
    is_letter = any(says.cues.signs["letter"].search(lowered(sentence.text)) for sentence, _ in edges)
    debate = any(says.cues.signs["debate"].search(lowered(text)) for text in top)
    norms = any(says.cues.signs["norms"].search(lowered(text)) for text in top)
    sitting = sitting._replace(named=sitting.named | words_of(top), debate=debate, sat=debate, norms=norms)
    own = ((Kind.MEETING, debate), (Kind.DECISION, is_order(read, says.cues)), (Kind.PAST, is_letter))
    return sitting, next((kind for kind, told in own if told), None)


def _of_item(
    statement: Statement, mentions: Sequence[Mention], sitting: Sitting, over: Opened, *, first: bool
) -> tuple[list[Event], Sitting]:
    """The events of a sentence, of an item by the day of the words over its list; the meeting's day is not theirs."""
    under = sitting._replace(held=over.lends(sitting.held))
    found, said = _of_statement(statement, mentions, under, first=first)
    return over.of_item(statement, found), said if under == sitting else said._replace(held=sitting.held)


def _of_heading(
    statement: Statement, headed: Sequence[Event], own: Sequence[Event], sitting: Sitting, *, first: bool
) -> tuple[list[Event], Sitting]:
    """The decision that a heading tells, « Règlement intérieur : adopté », and what is known of the meeting then."""
    sitting = _after(sitting, headed, statement.published, first=first)._replace(told=sitting.told)
    # « Compte rendu des conversations tenues à La Haye les 8 et 9 avril 1953 », in an annex: of that day, however old.
    sitting = with_sitting(sitting, statement, own, minutes=opens_decisions(statement.sentence.text, statement.cues))
    decision = undated_decision(statement, own, sitting)
    return ([decision[1]], sitting._replace(after=decision[1], sat=True)) if decision else ([], sitting)


def _of_statement(
    statement: Statement, mentions: Sequence[Mention], sitting: Sitting, *, first: bool
) -> tuple[list[Event], Sitting]:
    """The events of a sentence in order of place, and what is known of the meeting after it."""
    dated = dated_events(statement, mentions, told=sitting.told)
    if dated:
        sitting = with_sitting(_after(sitting, dated, statement.published, first=first), statement, dated)
    if sitting.said is None:
        sitting = _naming(sitting, statement)
    decision = undated_decision(statement, dated, sitting)
    if decision or any(event.kind is Kind.MEETING for event in dated):
        sitting = _naming(sitting, statement)
    made = [(event.mentions[0].start, event) for event in dated]
    found = [event for _, event in sorted((*made, decision) if decision else made, key=itemgetter(0))]
    return found, sitting._replace(
        after=found[-1] if found else None,
        above="" if found else sitting.above,
        said=goes_on_with(sitting, statement),
        sat=sitting.sat or decision is not None,
    )


def _under(sitting: Sitting, sentence: Sentence, says: Sayings) -> Sitting:
    """The meeting under a heading or the opening of a list, which may say that what follows is decided."""
    sat = sitting.sat or opens_decisions(sentence.text, says.cues)
    above = lowered(sentence.text) if sentence.block is Block.HEADING else ""
    return sitting._replace(sat=sat, above=above, after=None)


def _naming(sitting: Sitting, statement: Statement) -> Sitting:
    """The meeting with the words by which those who act in a sentence are known again."""
    party = statement.cues.deciders["party"]
    acting = [one.text for one in who_acts(statement) if not party.match(one.low)]
    return sitting._replace(named=sitting.named | names_of(acting))


def _after(sitting: Sitting, found: Sequence[Event], day: date | None, *, first: bool) -> Sitting:
    """What is known of the meeting once these events are told: one that a text opens with decides after."""
    held = next((held for event in found if (held := just_held(event, day))), None)
    told = sitting.told or any(event.kind is Kind.MEETING and is_day(event.when, day) for event in found)
    # « Conseil municipal du 3 mars », then « Le procès-verbal de la séance du 27 février est approuvé. »
    opened = held if first and not sitting.headed else None
    return sitting._replace(held=opened or sitting.held, told=told, sat=sitting.sat or held is not None)


def find_mentions(sentences: Sequence[Sentence], published: date | None, language: Language) -> list[list[Mention]]:
    """The mentions of each sentence, read over the whole text; those of a statement that opens a list are its own.

    Where no more than a day stands over a list, « Lundi 3 février », it is that of each item.
    """
    own = [sentence.text[len(sentence.opening) + 1 if sentence.opening else 0 :] for sentence in sentences]
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for number, piece in enumerate(own):
        same = number and not sentences[number - 1].is_last
        glue = "" if not pieces else " " if same and sentences[number].block is Block.PARAGRAPH else "\n\n"
        length += len(glue)
        starts.append(length)
        length += len(piece)
        pieces += glue, piece
    placed: list[list[Mention]] = [[] for _ in sentences]
    for mention in _dates("".join(pieces), published, language):
        number = bisect_right(starts, mention.start) - 1
        if mention.end <= starts[number] + len(own[number]):
            placed[number].append(_moved(mention, _lead(sentences[number]) - starts[number]))
    return with_bare_openings(sentences, placed)


def _dates(text: str, published: date | None, language: Language) -> list[Mention]:
    """The dates of a text, and the parts of the day of publication, « ce matin », which are none to other readers."""
    mentions = list(find_dates(text, language, published))
    if published is not None:
        day = When.day(published)
        mentions += [
            Mention(*match.span(), match[0], day, PART_OF_THE_DAY, FROM_PUBLICATION)
            for match in load_cues(language).signs["part_of_the_day"].finditer(lowered(text))
        ]
    return sorted(mentions, key=lambda mention: mention.start)


def _lead(sentence: Sentence) -> int:
    return len(sentence.opening) + 1 if sentence.opening else 0


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)
