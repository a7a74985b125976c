"""Reviewed apart from translated: a comment that tools keep, and that says when what was reviewed is no more."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from conftest import need
from outside import library
from projects import copy, run
from sample import INTO_ENGLISH

from timeline.model.translation import Message
from timeline.project.files import Source
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue, write_catalogue
from timeline.translations.exchange.returned import take_returned
from timeline.translations.exchange.xliff import read_xliff, write_xliff, write_xliff_1
from timeline.translations.merge import merge_catalogue
from timeline.translations.po import Unit
from timeline.translations.review import is_reviewed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNIT = Unit("nrc-2007.k3f7", "Le plan fut adopté le 7 mars.", "The plan was adopted on 7 March.", notes=("date: 2007-03-07",))


def marked(*comments: str, unit: Unit = UNIT) -> Catalogue:
    """A catalogue of one entry with these comments."""
    return Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, (replace(unit, comments=comments),))


def updated(catalogue: Catalogue, source: str = UNIT.source) -> Catalogue:
    """The catalogue brought up to date with a text that says this."""
    message = Message("nrc-2007", "", source, ("2007-03-07",), start=1, end=2, language="fr")
    return merge_catalogue(catalogue, [message], allow_loss=True).catalogue


@pytest.mark.parametrize(
    ("comment", "reviewed"),
    [
        ("reviewed", True),
        ("reviewed: A. Martin, 3 mars", True),
        ("Reviewed: A. Martin", True),
        ("reviewed before: A. Martin", False),
        ("reviewed the terms with the ministry", False),
        ("to be reviewed", False),
        ("reviewers: A, B", False),
    ],
)
def test_what_says_that_an_entry_is_reviewed(comment: str, reviewed: bool) -> None:  # noqa: FBT001
    """A mark as someone types it counts at once, and an update adds what it stands for; remarks stay remarks."""
    one = updated(marked(comment)).units[0]
    assert is_reviewed(marked(comment).units[0]) is is_reviewed(one) is reviewed
    assert one.comments[0].endswith("]") is reviewed


@pytest.mark.parametrize(
    "change",
    [
        lambda c: replace(c, units=(replace(c.units[0], target="The plan was approved on 7 March."),)),
        lambda c: replace(c, units=(replace(c.units[0], target=""),)),
        lambda c: replace(c, units=(replace(c.units[0], flags=("fuzzy",)),)),
        lambda c: updated(c, "Le plan fut rejeté le 7 mars."),
    ],
    ids=["other English", "no English", "fuzzy", "other French"],
)
def test_a_change_takes_the_review_back_until_it_is_undone(change: Callable[[Catalogue], Catalogue]) -> None:
    """What a second person read is no longer what stands there; the mark is kept, and counts when that returns."""
    reviewed = updated(marked("reviewed: A. Martin"))
    changed = updated(change(reviewed), change(reviewed).units[0].source)
    assert (is_reviewed(reviewed.units[0]), is_reviewed(changed.units[0])) == (True, False)
    undone = replace(changed.units[0], source=UNIT.source, target=UNIT.target, flags=(), previous=None)
    assert is_reviewed(updated(replace(changed, units=(undone,))).units[0])


def test_a_mark_of_before_an_update_stands_for_what_it_was_set_on() -> None:
    """Set by hand, then the French changes before anyone ran an update: the new pair was read by nobody."""
    changed = updated(marked("reviewed"), "Le plan fut rejeté le 7 mars.").units[0]
    mended = replace(changed, target="The plan was rejected on 7 March.", flags=(), previous=None)
    again = updated(marked(*changed.comments, unit=mended), "Le plan fut rejeté le 7 mars.").units[0]
    assert again.comments[0].startswith("reviewed before [")


@pytest.mark.parametrize("words", [("msgcat",), ("msgattrib",), ("msgmerge", "--previous", "-q")], ids=lambda words: words[0])
def test_gettext_keeps_the_mark_and_drops_a_flag(words: tuple[str, ...], tmp_path: Path) -> None:
    """Why it is a comment: an unknown flag is gone after any of them."""
    path = tmp_path / "en.po"
    reviewed = updated(marked("reviewed: A. Martin"))
    flagged = replace(reviewed, units=(replace(reviewed.units[0], flags=("reviewed",)),))
    path.write_text(write_catalogue(flagged), encoding="utf-8")
    command = [need(words[0]), *words[1:], path, *([path] if words[0] == "msgmerge" else [])]
    back = read_catalogue(Source("en.po", subprocess.run(command, capture_output=True, check=True).stdout.decode()), INTO_ENGLISH)
    assert back.units[0].flags == ()
    assert is_reviewed(back.units[0])


def test_translate_toolkit_keeps_the_mark() -> None:
    """An outside library, with which Weblate writes too."""
    text = write_catalogue(updated(marked("reviewed: A. Martin"))).encode()
    assert bytes(library("translate.storage.pypo").pofile.parsestring(text)) == text


@pytest.mark.parametrize("write", [write_xliff, write_xliff_1], ids=["2", "1.2"])
def test_an_agency_reviews(write: Callable[[Catalogue], str]) -> None:
    """Raised to reviewed there, it is reviewed here; one that went out so and came back with other words is not."""
    plain, reviewed = updated(marked()), updated(marked("reviewed"))
    raised = write(plain).replace('state="translated"', 'state="reviewed"' if write is write_xliff else 'state="signed-off"')
    other = write(reviewed).replace("adopted", "approved")
    for before, text, expected in ((plain, raised, True), (plain, write(plain), False), (reviewed, other, False)):
        back = take_returned(before, read_xliff(text, "a.xlf", [INTO_ENGLISH]).translations).catalogue
        assert is_reviewed(updated(back).units[0]) is expected


def test_status_counts_what_is_reviewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One entry of sixteen, in the table and for machines."""
    project = copy("essai", tmp_path / "essai")
    path = next((project / "translations" / "events").glob("*.po"))
    first, rest = path.read_text(encoding="utf-8").split("\n\n", 1)
    path.write_text(f"{first}\n\n# reviewed: A. Martin\n{rest}", encoding="utf-8")
    _, out, _ = run(capsys, "status", "--project", str(project))
    assert out.splitlines()[1].split() == ["all", "1", "16", "0", "0", "0", "100%"]
    _, out, _ = run(capsys, "status", "--json", "--project", str(project))
    assert '"reviewed": 1' in out
