"""Retellings: entries of several texts that tell the same event become one, each text keeping its own words.

An entry is tried only against groups that it can belong to: those of its place and name that have its date, or two
words around it in a month of its own. Ten thousand communiqués are joined in ten times the time of one thousand. The
editor may join or part by hand what stands anywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from timeline.chronology.across_languages import join_across, why_met
from timeline.chronology.occasions import COMMON, Occasion, dates_agree, why_same
from timeline.events.places import load_places
from timeline.model.period import COARSENESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.chronology.occasions import Setting
    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.model.when import When

    # The numbers of occasions, group by group, each in its order; what finds them among those of one setting.
    Groups = tuple[tuple[int, ...], ...]
    Grouping = Callable[[Sequence[Occasion], AbstractSet[str]], Groups]


def join_retellings(
    entries: Sequence[Entry],
    languages: Mapping[str, Language],
    joins: Iterable[tuple[str, str]] = (),
    parts: Iterable[str] = (),
) -> tuple[Entry, ...]:
    """Entries, those that tell one event joined: that with the most exact date stands, the rest are its ``others``.

    Each joins the first group of which every member tells the same, or one member is joined to it by the editor.
    ``joins`` are pairs of ids that the editor joins, ``parts`` ids that the editor keeps apart.
    """
    return join_occasions(occasions_of(entries, languages), languages, joins, parts)


def occasions_of(entries: Iterable[Entry], languages: Mapping[str, Language]) -> list[Occasion]:
    """What each entry tells of, in a language of these."""
    return [Occasion(entry, load_places(languages[entry.communique.language])) for entry in entries]


def join_occasions(
    occasions: Sequence[Occasion],
    languages: Mapping[str, Language],
    joins: Iterable[tuple[str, str]] = (),
    parts: Iterable[str] = (),
    group: Grouping | None = None,
) -> tuple[Entry, ...]:
    """The same of entries of which is known what they tell of; ``group`` is what takes the place of ``group_alike``."""
    wanted, apart = frozenset(frozenset(pair) for pair in joins), frozenset(parts)
    groups: Sequence[Sequence[Occasion]] = _grouped(occasions, _partners(wanted), apart, group or group_alike)
    if len({occasion.language for occasion in occasions}) > 1:
        groups = join_across(groups, languages, apart)
    return tuple(_joined_entry(group, wanted, languages) for group in groups)


def _grouped(
    occasions: Sequence[Occasion], partners: Mapping[str, set[str]], apart: AbstractSet[str], group: Grouping
) -> list[Sequence[Occasion]]:
    """The occasions in groups that tell the same event, in the order in which these began.

    Each setting is grouped by itself, and one that no other has not at all, unless the editor joins across settings.
    """
    if partners:
        return [one.members for one in _indexed(occasions, partners, apart).groups]
    settings: dict[Setting | int, list[int]] = defaultdict(list)
    for at, one in enumerate(occasions):
        settings[one.setting or at].append(at)
    groups: list[list[int]] = []
    for places in settings.values():
        own = [occasions[at] for at in places]
        groups += [[places[at] for at in each] for each in (group(own, apart) if len(own) > 1 else ((0,),))]
    return [[occasions[at] for at in each] for each in sorted(groups)]


def group_alike(occasions: Sequence[Occasion], apart: AbstractSet[str]) -> Groups:
    """The numbers of those that tell the same event, of occasions that nobody joins by hand."""
    places = {one.entry.id: at for at, one in enumerate(occasions)}
    groups = _indexed(occasions, {}, apart).groups
    return tuple(tuple(places[one.entry.id] for one in group.members) for group in groups)


def _indexed(occasions: Iterable[Occasion], partners: Mapping[str, set[str]], apart: AbstractSet[str]) -> _Index:
    index = _Index(partners)
    for one in occasions:
        index.add(one, apart=one.entry.id in apart)
    return index


def _partners(wanted: Iterable[frozenset[str]]) -> dict[str, set[str]]:
    """For each id those that the editor joins it to."""
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in wanted:
        for name in pair:
            partners[name] |= (pair - {name}) or pair
    return dict(partners)


@dataclass(slots=True)
class _Words:
    """The words around the dates of some tellings, each set once, and those that all of them have."""

    each: dict[frozenset[str], None] = field(default_factory=dict)
    common: frozenset[str] | None = None

    def add(self, words: frozenset[str]) -> None:
        self.each[words] = None
        self.common = words if self.common is None else self.common & words

    def meet(self, words: frozenset[str]) -> bool:
        """Whether every set shares enough with these words."""
        enough = len((self.common or frozenset()) & words) >= COMMON
        return enough or all(len(one & words) >= COMMON for one in self.each)


@dataclass(slots=True)
class _Group:
    """Entries that tell the same event, and what another must agree with to be one of them.

    ``open`` says that all of them are of one setting and none is kept apart, so that others may still join.
    """

    number: int
    members: list[Occasion] = field(default_factory=list)
    open: bool = True
    dates: dict[str, set[When]] = field(default_factory=lambda: defaultdict(set))
    told: dict[tuple[When, str], _Words] = field(default_factory=lambda: defaultdict(_Words))

    def admits(self, new: Occasion) -> bool:
        """Whether every member tells the same as this one."""
        return (
            self.open
            and new.setting == self.members[0].setting
            and self.dates.get(new.source, set()) <= {new.when}
            and all(self._agrees(when, body, words, new) for (when, body), words in self.told.items())
        )

    def _agrees(self, when: When, body: str, words: _Words, new: Occasion) -> bool:
        if len({body, new.body} - {""}) > 1 or not dates_agree(when, new.when):
            return False
        return (when == new.when and new.is_told_by_its_date) or words.meet(new.words)

    def add(self, new: Occasion, *, apart: bool) -> None:
        self.members.append(new)
        self.open &= not apart and new.setting is not None and new.setting == self.members[0].setting
        if self.open:
            self.dates[new.source].add(new.when)
            self.told[new.when, new.body].add(new.words)


@dataclass(slots=True)
class _Index:
    """The groups in the order in which they began, found by what an entry must share with them."""

    partners: Mapping[str, set[str]]
    groups: list[_Group] = field(default_factory=list)
    by_id: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_date: dict[tuple[Setting | None, When], dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    by_word: dict[tuple[Setting | None, int, str], dict[int, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, new: Occasion, *, apart: bool) -> None:
        """The entry is in the first group that has it, or begins one."""
        group = self._first(new, apart=apart)
        if group is None:
            group = _Group(len(self.groups))
            self.groups.append(group)
        was_open = group.open and bool(group.members)
        group.add(new, apart=apart)
        if new.entry.id in self.partners:
            self.by_id[new.entry.id].append(group.number)
        self._list(group, was_open=was_open)

    def _first(self, new: Occasion, *, apart: bool) -> _Group | None:
        by_hand = {number for name in self.partners.get(new.entry.id, ()) for number in self.by_id.get(name, ())}
        alike = set() if apart else set(self._alike(new))
        groups = map(self.groups.__getitem__, sorted(by_hand | alike))
        return next((group for group in groups if group.number in by_hand or group.admits(new)), None)

    def _alike(self, new: Occasion) -> Iterator[int]:
        """The groups whose first entry has the date of this one, or enough of its words in one of its months."""
        if new.setting and new.is_told_by_its_date:
            yield from self.by_date.get((new.setting, new.when), ())
        for month in new.months if new.setting else ():
            lists = (self.by_word.get((new.setting, month, word), ()) for word in new.words)
            yield from (number for number, shared in Counter(chain.from_iterable(lists)).items() if shared >= COMMON)

    def _list(self, group: _Group, *, was_open: bool) -> None:
        """The group can be found as long as others may join it."""
        if group.open and not was_open:
            for numbers in self._lists(group.members[0]):
                numbers[group.number] = None
        elif was_open and not group.open:
            for numbers in self._lists(group.members[0]):
                numbers.pop(group.number, None)

    def _lists(self, first: Occasion) -> Iterator[dict[int, None]]:
        yield self.by_date[first.setting, first.when]
        for month in first.months:
            for word in first.words:
                yield self.by_word[first.setting, month, word]


def _joined_entry(
    group: Sequence[Occasion], wanted: frozenset[frozenset[str]], languages: Mapping[str, Language]
) -> Entry:
    """The telling with the most exact date, the latest published of those, with the others beside it."""
    if len(group) == 1:
        return group[0].entry
    first, *others = sorted(group, key=_exactness)
    whys = (
        "by the editor"
        if frozenset((first.entry.id, other.entry.id)) in wanted
        else why_same(first, other) or why_met(first, other, languages)
        for other in others
    )
    why = "; ".join(dict.fromkeys(filter(None, whys)))
    tellings = tuple(replace(other.entry, within=first.entry.id, why=why) for other in others)
    return replace(first.entry, others=tellings, why=why)


def _exactness(one: Occasion) -> tuple[int, float, str]:
    published = one.entry.communique.published
    return COARSENESS[one.when.precision], -(published.toordinal() if published else 0), one.entry.id
