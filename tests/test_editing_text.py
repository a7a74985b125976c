"""An editing.toml taken apart: every byte has its place, comments go with the edit they stand above."""

from __future__ import annotations

import tomllib

import pytest

from timeline.events.editing_text import cut, settled_texts
from timeline.events.moved_edits import Today
from timeline.model.errors import TimelineError
from timeline.project.files import Source

HAND = '''# The editor's hand.
# Two lines of it.

"p.a1b2" = {key = true}   # in one line
"p.c1b2".key = true

# about x
["x.a2b3"]
headline = """
["p.a1b2"]
# no comment
"""
# and below x

# ---- section ----

["y.k3k3"]
join = "x.a2b3"
[[ add ]]  # by hand
communique = 'x'
quotation = 'communique = "x"'
date = "2008"
kind = "past"

# The end.
'''


def source(text: str) -> Source:
    """The text as that of a collection's file."""
    return Source("corpus/a/editing.toml", text)


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n", HAND, HAND.rstrip(), HAND.replace("\n", "\r\n")])
def test_the_pieces_are_the_file(text: str) -> None:
    """Put together they are it byte for byte; each is TOML of its own and says what it says there."""
    pieces = cut(source(text))
    assert "".join(piece.text for piece in pieces) == text
    said = [name for piece in pieces for name in piece.said]
    assert said == list(tomllib.loads(text))
    assert all(text.split("\n")[piece.line - 1] == piece.text.split("\n")[0] for piece in pieces)


def test_what_goes_takes_its_comments() -> None:
    """And leaves those of others, of sections and of the file."""
    texts = settled_texts({"a": source(HAND)}, Today({"x": "b", "y": "a", "p": "a"}, {}))
    assert texts["b"] == HAND[HAND.index("# about x") : HAND.index("# ----")] + HAND[HAND.index("[[ add") : HAND.index("\n# The end")]
    assert texts["a"].startswith(HAND[: HAND.index("# about x")])
    assert texts["a"].endswith('# ---- section ----\n\n["y.k3k3"]\njoin = "x.a2b3"\n# The end.\n')


def test_what_is_renamed_is_renamed_where_it_is_meant() -> None:
    """In the name of a table, in a join, as the communiqué of an added event; not in a headline or a quotation."""
    text = HAND.replace("communique = \"x\"'", "communique\"'")
    texts = settled_texts({"a": source(text)}, Today({"z": "a", "y": "a", "p": "a"}, {"x": "z"}))
    assert texts == {"a": text.replace('"x.a2b3"', '"z.a2b3"').replace("communique = 'x'", "communique = 'z'")}


STAYS = [
    '["u.a2b3"]\nkey = true\n',  # of a text that is not there: told as ever
    '["y.a2b3"]\nnote = "x.a2b3"\n',
    '# ["x.a2b3"]\n',
    '["xx.a2b3"]\nkey = true\n',
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_of_no_text_that_moved_stays(text: str) -> None:
    """Byte for byte."""
    assert settled_texts({"a": source(text)}, Today({"z": "b", "y": "a"}, {"x": "z"})) == {}


REFUSED = [
    ('["x\\u002ea2b3"]\nkey = true\n', 1),  # the id is not written as it is read
    ('\n["y.a2b3"]\nkey = true\n[[add]]\ncommunique = """x"""\nquotation = "q"\n', 4),
    ('add = [{communique = "x", quotation = "q"}, {communique = "y", quotation = "q"}]\n', 1),
]


@pytest.mark.parametrize(("text", "line"), REFUSED)
def test_what_cannot_be_taken_apart_is_told(text: str, line: int) -> None:
    """With its line; nothing is guessed."""
    with pytest.raises(TimelineError) as raised:
        settled_texts({"a": source(text)}, Today({"z": "b", "y": "a"}, {"x": "z"}))
    (found,) = raised.value.findings
    assert (found.path, found.line, found.code) == ("corpus/a/editing.toml", line, "C74")


def test_what_stands_in_both_files_is_written_once() -> None:
    """A run that was killed between two files is gone on with."""
    edit = '["x.a2b3"]\nkey = true\n'
    texts = settled_texts({"a": source(f"# a\n\n{edit}"), "b": Source("b", edit)}, Today({"x": "b"}, {}))
    assert texts == {"a": "# a\n\n"}


def test_a_line_that_opens_no_table_goes_above_all_tables() -> None:
    """Below one it would be a word of that table."""
    there = '["y.k3k3"]\nkey = true\n'
    texts = settled_texts({"a": source('"x.a2b3" = {key = true}\n'), "b": Source("b", there)}, Today({"x": "b", "y": "b"}, {}))
    assert texts == {"a": "", "b": f'"x.a2b3" = {{key = true}}\n\n{there}'}
