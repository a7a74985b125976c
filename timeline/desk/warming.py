"""What nobody is to wait for: it is read and loaded behind the pages, before anybody asks for it."""

from __future__ import annotations

import gc
from itertools import chain
from typing import TYPE_CHECKING

from timeline.desk.pages import OWN
from timeline.desk.review.screen import shown as text_shown
from timeline.desk.screens import Ask
from timeline.desk.translate.aids import remember
from timeline.desk.translate.entries import entries_of, target_languages
from timeline.desk.translate.screen import shown as entry_shown

if TYPE_CHECKING:
    from timeline.desk.shelved import Shelved
    from timeline.desk.workbench import Workbench


def make_ready(bench: Workbench) -> None:
    """The texts are read, and what was translated; one text and one entry were shown to nobody.

    With the first of them rules, templates and wordings are loaded, a third of a second. Whoever waits for the first
    list has it as soon as the texts are read, the rest comes after it. TimelineError where the project cannot be read.
    """
    shelved = bench.look()
    bench.behind.give_way()
    _show_a_text(bench, shelved)
    remember(bench, shelved)
    bench.behind.give_way()
    _show_an_entry(bench, shelved)
    bench.behind.give_way()
    # What was read stays: to look through all of it for what is of no use any more takes half a second each time.
    gc.collect()
    gc.freeze()


def _show_a_text(bench: Workbench, shelved: Shelved) -> None:
    text = next((text.id for text in shelved.texts if text.ids), "")
    text_shown(bench, Ask(f"/review/{text}", OWN, {"id": text}))


def _show_an_entry(bench: Workbench, shelved: Shelved) -> None:
    for code in target_languages(shelved)[:1]:
        entries = chain.from_iterable(entries_of(text, code) for text in shelved.texts)
        name = next((entry.id for entry in entries), "")
        entry_shown(bench, Ask(f"/translate/{code}/{name}", OWN, {"code": code, "id": name}))
