"""The screen: its addresses, and each act on an entry carried out."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response

from timeline.desk.navigation import screen_page
from timeline.desk.pages import fragment
from timeline.desk.screens import Ask, Screen, Way, told, unfound
from timeline.desk.translate import aids
from timeline.desk.translate.acts import (
    ADDRESS,
    accepted,
    found_entry,
    has_as_it_is,
    marked_reviewed,
    official_taken,
    place_of,
    saved,
    standing_of,
)
from timeline.desk.translate.entries import (
    called,
    entries_of,
    target_languages,
)
from timeline.desk.translate.official import official_for
from timeline.desk.translate.problems import doubtful, problems_of
from timeline.desk.translate.saving import (
    comments_of,
    digest,
)
from timeline.desk.translate.tallies import counted, next_waiting, tallies_of
from timeline.desk.translate.updating import updated
from timeline.model.translation import State
from timeline.translations.compared import compared
from timeline.translations.review import reviewers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.chronology.one_text import OneText
    from timeline.desk.shelved import Shelved
    from timeline.desk.translate.entries import Open
    from timeline.desk.workbench import Workbench


def _first(bench: Workbench, ask: Ask) -> Response:
    """The first entry that waits in a language, of the text that is named or of any, else the first.

    Without any, where texts are brought in.
    """
    shelved = bench.look()
    codes = target_languages(shelved)
    code = ask.parts.get("code") or next(iter(codes), "")
    if named := shelved.text(ask.query.get("text", "")):
        shelved = replace(shelved, texts=(named,))
    entries = (entry for text in shelved.texts for entry in entries_of(text, code))
    chosen = next_waiting(tallies_of(bench, shelved, code)) or next(entries, None)
    if code not in codes or chosen is None:
        return screen_page(bench, ask, "nothing", HTTPStatus.OK if not ask.parts else HTTPStatus.NOT_FOUND)
    return RedirectResponse(place_of(code, chosen.id), HTTPStatus.SEE_OTHER)


def shown(bench: Workbench, ask: Ask) -> Response:
    """The entry with all that helps, beside the other entries of its text."""
    found = found_entry(bench, ask)
    if found is None:
        return screen_page(bench, ask, "nothing", HTTPStatus.NOT_FOUND)
    shelved, text, entries, entry = found
    code = ask.parts["code"]
    tallies = tallies_of(bench, shelved, code)
    following = next_waiting(tallies, entry.id)
    return screen_page(
        bench,
        ask,
        "translate",
        HTTPStatus.OK,
        text=text,
        entry=entry,
        was=digest(entry.unit),
        entries=entries,
        called=called(entries),
        doubts=doubtful(bench, text, code, entries),
        counts=counted(tallies),
        in_review=sum(tally.reviewed for tally in tallies),
        codes=target_languages(shelved),
        states=list(State),
        following=place_of(code, following.id) if following else "",
        behind=_behind(bench, entries),
        comments=comments_of(entry.unit),
        reviewers=reviewers(entry.unit),
        problems=problems_of(bench, entry),
        official=official_for(text, entry),
        printed=_printed(text, entry),
        **_aids(bench, shelved, text, entry),
        findings=(*shelved.findings, *text.findings),
        State=State,
    )


def _printed(text: OneText, entry: Open) -> str:
    """The first event whose sentence the entry is, by which the chronology prints it; none for a title, a headline."""
    events = (name for name, event in text.wanted.items() if not event.left_out)
    return next((name for name in events if name == entry.id or name.startswith(f"{entry.id}-")), "")


def _aids(bench: Workbench, shelved: Shelved, text: OneText, entry: Open) -> dict[str, Any]:
    (before, after), beside = aids.around(text, entry.direction.target, entry)
    previous = entry.unit.previous
    return {
        "pieces_of_source": aids.marked_source(bench, entry),
        "changed": compared(previous, entry.unit.source) if previous is not None else (),
        "dates": aids.dates_of(bench, entry),
        "terms": aids.terms_in(bench, entry),
        "before": before,
        "after": after,
        "beside": [one for one in beside if one.unit.target],
        "match": aids.best_match(bench, shelved, entry),
    }


def _behind(bench: Workbench, entries: Sequence[Open]) -> int:
    """How many entries of a text the file does not have as they are today."""
    standing = standing_of(bench, entries[0])
    return sum(not has_as_it_is(standing, entry.unit) for entry in entries)


def _checked(bench: Workbench, ask: Ask) -> Response:
    """What the checks find in words that are being typed."""
    found = found_entry(bench, ask)
    if found is None:
        return unfound()
    problems = problems_of(bench, found[3], ask.text("target"))
    return told(html=fragment(ask, "problems", problems=problems))


_ENTRY = f"{ADDRESS}/{{code}}/{{id}}"
SCREEN = Screen(
    ADDRESS,
    "Translate",
    (
        Way(ADDRESS, _first),
        Way(f"{ADDRESS}/merge", updated, changes=True),
        Way(f"{ADDRESS}/{{code}}", _first),
        Way(_ENTRY, shown),
        Way(f"{_ENTRY}/check", _checked, changes=True),
        Way(f"{_ENTRY}/save", saved, changes=True),
        Way(f"{_ENTRY}/official", official_taken, changes=True),
        Way(f"{_ENTRY}/review", marked_reviewed, changes=True),
        Way(f"{_ENTRY}/accept", accepted, changes=True),
    ),
)
