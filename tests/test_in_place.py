"""A catalogue is written and read where it changed: byte for byte, entry for entry, as if all of it were."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from timeline.model.errors import TimelineError
from timeline.model.translation import Direction
from timeline.project.differing import differing
from timeline.project.files import Source
from timeline.translations import in_place
from timeline.translations.catalogue import new_catalogue, read_catalogue, write_catalogue
from timeline.translations.in_place import StandingCatalogue, read_again, standing_catalogue, with_all_units, with_units
from timeline.translations.po import FUZZY, Unit

DIRECTION = Direction("fr", "en")
WORDS = ["", "In March.", 'He said "no".\n', "one\ntwo\n", "a\\b\tc", "«\u00a0œuvre\u2028»", "#~ x", 'msgstr "y"']
COMMENTS = [(), ("looked up",), ("", ", fuzzy"), ("accept: T07 so be it", "~ tilde", "<<<<<<< ours")]


def text_of(*units: Unit) -> str:
    """The file of some entries."""
    return write_catalogue(replace(new_catalogue("a.po", DIRECTION), units=units))


def read(text: str, known: StandingCatalogue | None = None) -> StandingCatalogue:
    """The file as it stands."""
    return read_again(Source("a.po", text), DIRECTION, known)


def some_unit(draw: random.Random, name: str) -> Unit:
    """An entry with whatever one may have."""
    flags = draw.choice([(), (FUZZY,), (FUZZY, "no-wrap"), ("no-wrap",)])
    previous = draw.choice([None, "Le 4 mars.", 'Dit « "non" ».\n'])
    notes = draw.choice([(), ("date: 2008",), ("date: 2008", "paragraph 1")])
    source = draw.choice(["Le 7 mars.", "Le 7 mars,\nenfin.", "Le 8 mars."])
    return Unit(name, source, draw.choice(WORDS), draw.choice(COMMENTS), notes, ("corpus/a.txt:3",), flags, previous)


def some_file(draw: random.Random) -> list[Unit]:
    """Entries of three texts, some of them obsolete, which stand last."""
    names = [f"{text}.{code}" for text in ("a-1", "a-2", "b") for code in draw.sample(["k3f7", "m2p9", "title", "zz2b"], 3)]
    units = [some_unit(draw, name) for name in names]
    gone = [replace(some_unit(draw, f"a-1.g{number}b3"), obsolete=True, target="Gone.") for number in range(draw.randrange(3))]
    return [*units, *gone]


def outcome(text: str, known: StandingCatalogue | None) -> StandingCatalogue | list[str]:
    """The file as it stands, or all that is wrong with it."""
    try:
        return read(text, known)
    except TimelineError as error:
        return list(map(str, error.findings))


def same(one: StandingCatalogue, other: StandingCatalogue) -> bool:
    """Whether two readings of a file say the same."""
    return (one.text, one.catalogue, dict(one.by_text), dict(one.places), one.is_ours) == (
        other.text, other.catalogue, dict(other.by_text), dict(other.places), other.is_ours,
    )  # fmt: skip


@pytest.fixture(params=[0, 1_000], ids=["here and there", "in one stretch"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries that differ are sought one by one, or taken as one stretch."""
    monkeypatch.setattr(in_place, "_MANY", request.param)


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("seed", range(40))
def test_what_is_written_and_read_in_part_is_as_if_whole(seed: int) -> None:
    """Any entries written anew, again and again: the bytes of the whole file, and the reading of the whole file."""
    draw = random.Random(seed)  # noqa: S311 the same files each time
    standing = read(text_of(*some_file(draw)))
    for _ in range(12):
        chosen = draw.sample(sorted(standing.places), draw.randrange(1, 4))
        new = [replace(some_unit(draw, name), source=unit.source) for name in chosen if (unit := standing.unit(name))]
        text = with_units(standing, new)
        by_id = {unit.id: unit for unit in new}
        units = tuple(unit if unit.obsolete else by_id.get(unit.id, unit) for unit in standing.catalogue.units)
        assert text == write_catalogue(replace(standing.catalogue, units=units))
        now = read(text, standing)
        assert same(now, read(text))
        standing = now


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("seed", range(60))
def test_a_file_that_another_wrote_is_read_as_if_whole(seed: int) -> None:
    """Entries that come, go, change places or become obsolete; also what no file may be is found the same."""
    draw = random.Random(seed)  # noqa: S311 as above
    units = some_file(draw)
    known = read(text_of(*units))
    at = draw.randrange(len(units))
    other = {
        "come": [*units[:at], some_unit(draw, "c-9.new2"), *units[at:]],
        "go": [*units[:at], *units[at + 1 :]],
        "change places": draw.sample(units, len(units)),
        "twice": [*units, units[at]],
        "obsolete": [replace(unit, obsolete=True) if number == at else unit for number, unit in enumerate(units)],
    }[draw.choice(["come", "go", "change places", "twice", "obsolete"])]
    text = text_of(*other)
    if draw.random() < 0.3:
        text = text.replace("msgstr", "msgstr ", 1 + draw.randrange(3)).replace("\n\n", "\n\n\n", draw.randrange(2))
    whole, part = (outcome(text, one) for one in (None, known))
    assert part == whole if isinstance(whole, list) or isinstance(part, list) else same(part, whole)


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("seed", range(60))
def test_all_entries_of_a_file_are_written_as_if_anew(seed: int) -> None:
    """Whatever came, went, changed or became obsolete; what stands there keeps its lines, and the numbers of them are right."""
    draw = random.Random(seed)  # noqa: S311 as above
    known = read(text_of(*some_file(draw)))
    left = [unit for unit in known.catalogue.units if draw.random() < 0.7]
    units = [replace(unit, target="New.") if draw.random() < 0.2 else replace(unit, obsolete=draw.random() < 0.1) for unit in left]
    units.insert(draw.randrange(len(units) + 1), some_unit(draw, "c-9.new2"))
    text = with_all_units(known, units)
    assert text == text_of(*units)
    whole = read(text)
    assert [unit.line for unit in whole.catalogue.units if unit not in known.catalogue.units] == [
        unit.line for unit in read(text, known).catalogue.units if unit not in known.catalogue.units
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace('msgstr "In March."', 'msgstr ""\n"In "\n"March."'),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "# a last remark\n",
        lambda text: text.replace("#. date: 2008", "#.date: 2008"),
        lambda text: text.removesuffix("\n"),
    ],
)
def test_a_file_with_lines_of_another_program_is_written_whole(spoil: object) -> None:
    """As before: what is saved stands as we write it, and so does all else."""
    text = text_of(Unit("a.k3f7", "Le 7 mars.", "In March.", notes=("date: 2008",)), Unit("a.m2p9", "Le 8 mars."))
    assert callable(spoil)
    spoiled = spoil(text)
    standing = read(spoiled)
    assert not standing.is_ours
    unit = standing.unit("a.m2p9")
    assert unit
    done = with_units(standing, [replace(unit, target="On 8 March.")])
    units = read_catalogue(Source("a.po", spoiled), DIRECTION).units
    assert done == text_of(*(replace(one, target="On 8 March.") if one.id == "a.m2p9" else one for one in units))


def test_what_did_not_change_is_the_very_same() -> None:
    """Whoever keeps what was made of a text sees by its units alone whether any of them changed."""
    units = [Unit(f"{name}.k3f7", "Le 7 mars.", "In March.") for name in ("a", "b", "c")]
    known = read(text_of(*units))
    now = read(with_units(known, [replace(units[1], target="Changed.")]), known)
    assert [now.by_text[name] is known.by_text[name] for name in ("a", "b", "c")] == [True, False, True]
    assert read(now.text, now) is now
    more = read(text_of(*now.catalogue.units, Unit("d.k3f7", "Le 9 mars.")), now)
    assert [more.by_text[name] is now.by_text[name] for name in ("a", "b", "c")] == [True, True, True]


def test_another_language_is_another_file() -> None:
    """What is known of a file in one direction says nothing of it in another."""
    known = read(text_of(Unit("a.k3f7", "Le 7 mars.")))
    assert standing_catalogue(known.text, known.catalogue) == known
    with pytest.raises(TimelineError, match="T30"):
        read_again(Source("a.po", known.text), Direction("fr", "de"), known)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("", "", (0, 0, 0)), ("a", "", (0, 1, 0)), ("", "a", (0, 0, 1)), ("abab", "ab", (2, 4, 2)), ("xyz", "xyz", (3, 3, 3)), ("éa", "éb", (1, 2, 2))],
)
def test_where_texts_differ(one: str, other: str, expected: tuple[int, int, int]) -> None:
    """The stretch between what both begin and what both end with, which never overlap."""
    assert differing(one, other) == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_stretch_makes_of_one_text_the_other(seed: int) -> None:
    """Whatever was put in, taken out or changed."""
    draw = random.Random(seed)  # noqa: S311 as above
    one = "".join(draw.choices("ab\n", k=draw.randrange(300)))
    at, to = sorted(draw.randrange(len(one) + 1) for _ in range(2))
    other = one[:at] + "".join(draw.choices("ab", k=draw.randrange(5))) + one[to:]
    start, end, until = differing(one, other)
    assert one[:start] + other[start:until] + one[end:] == other
    assert end - start <= to - at
