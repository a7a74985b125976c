"""A Communique becomes Events: what its sentences say happened, was decided, is planned or is due, and when.

The dates are read over the whole text, so that « six ans après » finds the date before it. What form a date has in its
sentence is asked first, then which verb governs it, then what kind of event that makes. A decision without a date is
dated by the meeting that took it.

    releases    the datelines of a page that holds several texts
    statements  a sentence, its dates and what governs each; cues and forms are what its language knows of both
    kinds       meeting, decision, past, planned or deadline
    dated       the events that dates make, in sentences and headings
    listed      what the words that open a list tell, once for all of it
    genres      what a text is: a debate, a letter, an order, a treaty
    sitting     what is known of the meeting where a sentence stands
    decisions   those that the meeting dates; deciders says who decides, bodies whether it is one that met
    misdated    days that there are not, and weekdays that do not fit
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from timeline.dates import FROM_PUBLICATION, find_dates
from timeline.events.bodies import names_of, words_of
from timeline.events.clauses import quote_clause
from timeline.events.cues import Read, load_cues
from timeline.events.dated import dated_events, just_held
from timeline.events.deciders import who_acts
from timeline.events.decisions import undated_decision
from timeline.events.forms import load_forms
from timeline.events.genres import with_head
from timeline.events.headed import headed_events, with_headed, with_sitting
from timeline.events.listed import NOTHING, Opened, with_bare_openings, with_lists
from timeline.events.places import load_places
from timeline.events.releases import release_days
from timeline.events.sitting import Sitting, goes_on_with, may_open
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


def extract(communique: Communique, language: Language) -> tuple[Event, ...]:
    """Every event of a communiqué, in the order of its sentences."""
    # A file without a title is called by its own name, which names no one who decides.
    title = communique.title if communique.title != communique.path else ""
    head = (title, communique.headline, communique.issuer)
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
    events: list[Event] = []
    for day, read in _in_releases(sentences, published, says, language):
        events += _of_release(read, Sitting(day, named=words_of(head)), says, language)
    return tuple(events)


def _in_releases(
    sentences: Sequence[Sentence], published: date | None, says: Sayings, language: Language
) -> Iterator[tuple[date | None, Sequence[Read]]]:
    """The sentences of each release with its day; those of another day than the text's have their dates by it."""
    mentions = find_mentions(sentences, published, language)
    heard = [says.cues.hear(sentence.text) for sentence in sentences]
    start = 0
    for day, run in groupby(release_days(sentences, heard, mentions, published, says.forms)):
        end = start + len(list(run))
        own = sentences[start:end]
        dates = mentions[start:end] if day == published else find_mentions(own, day, language)
        yield day, list(map(Read, own, heard[start:end], dates))
        start = end


def _of_release(read: Sequence[Read], sitting: Sitting, says: Sayings, language: Language) -> tuple[Event, ...]:
    """The events of the sentences of one release."""
    day = sitting.held
    sitting, own_day = with_head(read, sitting)
    events, headed = list[Event](), list[Event]()
    opened: dict[str, Opened] = {}
    for one, after in zip_longest(read, read[1:]):
        sentence, _, mentions = one
        if may_open(sentence):
            sitting = _under(sitting, one)
        statement = Statement.of(one, says, day, own_day)
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
            sitting = sitting._replace(next=after.heard if after else None)
            over = opened.get(sentence.opening, NOTHING)
            found, sitting = _of_item(statement, mentions, sitting, over, first=not events)
        events += found
    told = with_lists(events, [one.sentence for one in read], language)
    return with_headed([quote_clause(event, language) for event in told], headed, day)


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
    sitting = with_sitting(sitting, statement, own, minutes=statement.heard.says("deciding"))
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
    agenda = "" if statement.heard.says("finite") else sitting.agenda
    return found, sitting._replace(
        after=found[-1] if found else None,
        above=agenda if found or agenda != sitting.agenda else sitting.above,
        said=goes_on_with(sitting, statement),
        sat=sitting.sat or decision is not None,
        agenda=agenda,
    )


def _under(sitting: Sitting, read: Read) -> Sitting:
    """The meeting under a heading or the opening of a list, which may say what is decided: « ARRÊTE : »."""
    decides, low = read.heard.says("deciding"), read.heard.low if read.sentence.block is Block.HEADING else ""
    is_agenda = read.heard.cues.signs["agenda"].match(read.heard.low)
    agenda = read.heard.low if is_agenda else "" if decides else sitting.agenda
    return sitting._replace(sat=sitting.sat or decides, above=f"{agenda} {low}".strip(), after=None, agenda=agenda)


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
    # « La décision a été prise ce mardi, à l'issue d'une session extraordinaire … Le mandat est prolongé »
    sat = held is not None or any(event.kind is Kind.DECISION and is_day(event.when, day) for event in found)
    return sitting._replace(held=opened or sitting.held, told=told, sat=sitting.sat or sat)


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
