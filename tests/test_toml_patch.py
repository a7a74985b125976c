"""Lines of a TOML file are changed, and nothing else of it: proved by TOML's own reader after every random change."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.project.toml import parse_toml
from timeline.project.toml_edits import Said, UnpatchableError
from timeline.project.toml_lines import key_lines
from timeline.project.toml_parts import parts_of, said_by
from timeline.project.toml_patch import patch

FILES = (
    "",
    "# alone\n",
    '["a.b2"]\nkind = "past"\n',
    '# above\n["a.b2"]   # « à côté »\nkind = "past"  # so\n# within\nkey = true\n\n\n# of the next\n["a.c3"]\nleave-out = true\n\n[[add]] # why\n'
    'communique = "a"\ndate = "2008"\n\n# seen\n[seen]\n"a" = "1234abcd"\n"a.b2" = "past 2008"\n',
    '[[add]]\nx = 1\n["a.b2"]\nnote = "é # no comment"\n[[add]]\ny = 2',
    '["a.b2"]\r\nkind = "past"\r\n\r\n["a.c3"]\r\nkey = true\r\n',
    '["a.b2"]\nnote = """\nlong # one\n"""\nsubjects = ["x", "y"] # two\n["a.c3"]\ndate = \'2008\'\n',
    '"a.b2".kind = "past"\n"a.c3" = { key = true }\n',
    "add = [\n  { x = 1, y = '=,}' }, # one\n  # two\n  { y = 2 },\n]\n\"a.b2\" = { note = \"a # b\", kind = 'past' } # three\n",
    "seen = { 'a' = '1' }\nadd = []\n\"a.c3\" = {}\n\"a.b2\" . kind = \"past\" # dotted\n'a.b2'.note = '\\x # y'\n",
)  # fmt: skip
VALUES = st.one_of(
    st.none(), st.booleans(), st.text(max_size=12), st.sampled_from(["d'ici à la fin 2008", '« "x" » # \\ \n', "a = b", "\x7f"]),
    st.lists(st.text(max_size=4), max_size=3),
)  # fmt: skip
TABLES = st.sampled_from([("a.b2",), ("a.c3",), ("new.d4",), ("seen",), ("add", 0), ("add", 1), ("add", 2)])
CHANGES = st.lists(
    st.builds(Said, TABLES, st.sampled_from(["kind", "date", "note", "leave-out", "subjects", "x", "a.b2"]), VALUES), min_size=1, max_size=6
)  # fmt: skip


def comments(text: str) -> list[str]:
    """The lines that are comments and nothing else."""
    return [line.strip() for line in text.splitlines() if line.startswith("#")]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FILES), CHANGES)
def test_a_change_says_what_it_should_or_is_refused(text: str, changes: list[Said]) -> None:
    """No comment line is lost, line ends stay, and what is not changed says what it said."""
    for change in changes:
        before = tomllib.loads(text)
        if len(change.table) > 1 and int(change.table[1]) > len(before.get("add", [])):
            continue
        try:
            text = patch(text, [change])
        except UnpatchableError:
            continue
        after = tomllib.loads(text)
        assert "\r\n" not in text or text.count("\n") == text.count("\r\n")
        own = after.get(change.table[0], {}) if len(change.table) == 1 else dict(enumerate(after.get("add", []))).get(change.table[1], {})
        assert own.get(change.key) == change.value or (change.value is None and len(change.table) > 1)
        assert {name: said for name, said in after.items() if name != change.table[0]} == {
            name: said for name, said in before.items() if name != change.table[0]
        }


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FILES), CHANGES)
def test_many_changes_at_once_say_what_they_say_one_by_one(text: str, changes: list[Said]) -> None:
    """Whatever their order in the file; and each comment line that stays one by one stays here too."""
    changes = [change for change in changes if len(change.table) == 1 or change.value is not None]
    one_by_one = text
    try:
        for change in changes:
            one_by_one = patch(one_by_one, [change])
    except UnpatchableError:
        return
    together = patch(text, changes)
    assert tomllib.loads(together) == tomllib.loads(one_by_one)
    assert comments(together) == comments(one_by_one)


def test_seven_hundred_events_cost_one_reading() -> None:
    """725 events left out and seen in a file of 5,000 took 42 seconds where each change read the file anew."""
    names = [f"nrc-2008-{number // 25:03}.{chr(97 + number % 25)}{number % 10}" for number in range(5000)]
    text = "".join(f'["{name}"] # {name}\nheadline = "é"\n\n' for name in names[::5]) + "[seen]\n"
    text += "".join(f'"{name}" = "past 2008"\n' for name in sorted(names[::2]))
    changes = [
        said
        for name in names[1::6][:725]
        for said in (Said((name,), "leave-out", value=True), Said(("seen",), name, "x"))
    ]
    begun = time.process_time()
    after = patch(text, changes)
    assert time.process_time() - begun < 3
    before, wanted = tomllib.loads(text), tomllib.loads(after)
    assert list(wanted["seen"]) == sorted(wanted["seen"])
    assert sum(said.get("leave-out", False) for name, said in wanted.items() if name != "seen") == 725
    back = [Said(said.table, said.key, before.get(said.table[0], {}).get(said.key)) for said in changes[:100]]
    assert patch(patch(text, changes[:100]), back) == text


@pytest.mark.parametrize("text", [one for one in FILES if '"""' not in one])
def test_no_comment_line_is_lost(text: str) -> None:
    """Neither that above a table, nor one within, though the table goes."""
    for name, said in tomllib.loads(text).items():
        for key in list(said) if isinstance(said, dict) else ():
            try:
                text, before = patch(text, [Said((name,), key, None)]), text
            except UnpatchableError:
                continue
            assert comments(text) == comments(before)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("", Said(("a.b2",), "key", value=True), '["a.b2"]\nkey = true\n'),
        ('["a.b2"]\nkey = true', Said(("a.b2",), "kind", "past"), '["a.b2"]\nkey = true\nkind = "past"\n'),
        ('["a.b2"]\nkey = true # ja\n', Said(("a.b2",), "key", value=False), '["a.b2"]\nkey = false # ja\n'),
        ('["a.b2"]\nheadline = "x"\n', Said(("a.b2",), "headline", ""), '["a.b2"]\nheadline = ""\n'),
        ('# c\n["a.b2"]\nkey = true\n\n["a.c3"]\nkey = true\n', Said(("a.b2",), "key", None), '# c\n\n["a.c3"]\nkey = true\n'),
        ('["a.b2"]\nkey = true\n', Said(("a.b2",), "key", None), ""),
        ('["a.b2"]\nkey = true\n', Said(("a.b2",), "note", None), '["a.b2"]\nkey = true\n'),
        ('[seen]\n"a.c3" = "1"\n', Said(("seen",), "a.b2", "2"), '[seen]\n"a.b2" = "2"\n"a.c3" = "1"\n'),
        ('[seen]\n"z" = "1"\n"a" = "1"\n', Said(("seen",), "b", "2"), '[seen]\n"z" = "1"\n"a" = "1"\n"b" = "2"\n'),
        ('["a.b2"]\r\nkey = true\r\n', Said(("a.b2",), "note", "x"), '["a.b2"]\r\nkey = true\r\nnote = "x"\r\n'),
        ("[[add]]\nx = 1\n", Said(("add", 1), "y", "z"), '[[add]]\nx = 1\n\n[[add]]\ny = "z"\n'),
    ],
)  # fmt: skip
def test_the_lines_that_are_written(before: str, change: Said, after: str) -> None:
    """As a person would have typed them."""
    assert patch(before, [change]) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ('"a.c3" = { key = true } # « à »\n', Said(("a.c3",), "kind", "past"), '"a.c3" = { key = true, kind = "past" } # « à »\n'),
        ('"a.c3" = { key = true, note = "a, b = {c}" }\n', Said(("a.c3",), "note", "d"), '"a.c3" = { key = true, note = "d" }\n'),
        ('"a.c3" = { key = true, note = "a, b = {c}" }\n', Said(("a.c3",), "note", None), '"a.c3" = { key = true }\n'),
        ('"a.c3" = { key = true, note = "a, b" }\n', Said(("a.c3",), "key", None), '"a.c3" = { note = "a, b" }\n'),
        ('# c\n"a.c3" = { key = true }\n["b.d4"]\nkey = true\n', Said(("a.c3",), "key", None), '# c\n["b.d4"]\nkey = true\n'),
        ('"a.c3" = {}\n', Said(("a.c3",), "key", value=True), '"a.c3" = { key = true }\n'),
        ('"a.b2".kind = "past"\n', Said(("a.b2",), "key", value=True), '"a.b2".kind = "past"\n"a.b2".key = true\n'),
        ('"a.b2".kind = "past" # x\n', Said(("a.b2",), "kind", "planned"), '"a.b2".kind = "planned" # x\n'),
        ('"a.b2".kind = "past"\n"a.b2".key = true\n', Said(("a.b2",), "kind", None), '"a.b2".key = true\n'),
        ('"a.b2" . kind = "past"\n[seen]\n', Said(("a.c3",), "key", value=True), '"a.b2" . kind = "past"\n\n["a.c3"]\nkey = true\n\n[seen]\n'),
        ("add = [{ x = 1 }]\n", Said(("add", 0), "x", "2"), 'add = [{ x = "2" }]\n'),
        ("add = [{ x = 1 }]\n", Said(("add", 1), "x", "2"), 'add = [{ x = 1 }, { x = "2" }]\n'),
        ("add = [\n  { x = 1 }, # one\n  { y = 2 },\n]\n", Said(("add", 1), "z", "3"), 'add = [\n  { x = 1 }, # one\n  { y = 2, z = "3" },\n]\n'),
        ('seen = { "a.b2" = "1" }\n', Said(("seen",), "a.c3", "2"), 'seen = { "a.b2" = "1", "a.c3" = "2" }\n'),
        ('["a.b2"]\nnote = """\nlong # one\n""" # why\nkey = true\n', Said(("a.b2",), "note", "short"), '["a.b2"]\nnote = "short" # why\nkey = true\n'),
        ('["a.b2"]\nsubjects = [\n  "x",\n]\n', Said(("a.b2",), "subjects", ["y"]), '["a.b2"]\nsubjects = ["y"]\n'),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_table(before: str, change: Said, after: str) -> None:
    """Dotted keys, tables in one line, lists of them, values over several lines: TOML has many."""
    assert patch(before, [change]) == after


@pytest.mark.parametrize(
    ("text", "change", "line"),
    [
        ('["a.b2"]\nsubjects = [\n  "x", # because\n]\n', Said(("a.b2",), "subjects", ["y"]), 2),
        ('"a.c3" = 5\n', Said(("a.c3",), "kind", "past"), 1),
        ("\nadd = 5\n", Said(("add", 0), "kind", "past"), 2),
        ("[[add]]\nx = 1\n", Said(("add", 3), "kind", "past"), 1),
        ('[["a.c3"]]\nx = 1\n', Said(("a.c3",), "kind", "past"), 1),
        ("add = [\n  # first\n  { x = 1 },\n]\n", Said(("add", 0), "x", None), 1),
    ],
)
def test_what_no_line_can_change_is_refused(text: str, change: Said, line: int) -> None:
    """With its line, and nothing is changed."""
    with pytest.raises(UnpatchableError) as refused:
        patch(text, [change])
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("", True),
        ("# alone", True),
        ('["a.b2"]\nkind = "past"\n', True),
        (' [ "a.b2" ]  # so\n\n\tkind = "past" # « so »\n[[add]]\nx = 1\n[[ add ]]\nsubjects = ["a", "b"]\n', True),
        ('[seen]\n"a" = "[x]"\n\'b\' = \'#\'\n', True),
        ('x = 1\n["a"]\n', False),
        ("x = [\n[1],\n]\n", False),
        ('["a"]\nnote = """\n[b]\n"""\n', False),
        ('["a"]\nsubjects = [\n  "x",\n]\n', False),
        ('["a"]\nb.c = 1\n', False),
        ('["a"]\nb = { c = 1 }\n', False),
        ("[a.b]\nc = 1\n", False),
        ('["\\u0061"]\nc = 1\n', False),
        ('["a"]\r\nc = 1\r\n', False),
        ('["a"]\nc = 1\n["a"]\nd = 1\n', False),
        ('["a"]\nc = 1\nc = 2\n', False),
        ("[[a]]\nc = 1\n[a]\nd = 1\n", False),
        ("[a]\nc = 1\n[[a]]\nd = 1\n", False),
        ('["a"]] \nc = 1\n', False),
        ('["a"] x\n', False),
        ('["a"]\nc = 1 # \x01\n', False),
        ('["a"]\nc\n', False),
        (f'["a"]\n{"b." * 60}c = 1\n', False),
    ],
)  # fmt: skip
def test_what_is_told_part_by_part_is_what_toml_reads(text: str, is_told: bool) -> None:  # noqa: FBT001 a case
    """Or nothing is told: by parts no file says what TOML does not, nor any that TOML refuses."""
    parts = parts_of(text)
    assert (parts is not None) is is_told
    if parts is not None:
        assert said_by(parts) == tomllib.loads(text)
        assert list(said_by(parts)) == list(tomllib.loads(text))


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(['["a"]', "[a]", "[[add]]", "[seen]", 'x = "[b]"', "'x' = 1", "x = [", "]", '"""', 'y = """', "# [c]", "", "[b", " [b]", "y = 'é'"]), max_size=8))
def test_whatever_stands_on_the_lines(lines: list[str]) -> None:
    """Read part by part or whole, a text says the same, each key on its line; what is no TOML is refused either way."""
    text = "\n".join(lines)
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(tomllib.TOMLDecodeError):
            parse_toml(text)
        return
    assert parse_toml(text) == whole
    for (name, *rest), line in key_lines(text).items():
        assert str(rest[-1] if rest and isinstance(rest[-1], str) else name) in text.split("\n")[line - 1]
