"""Days that a text names and that are none, « le 31 février », and weekdays that its dates do not fall on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import explain_dates
from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.model.event import Event

# Only a day so late in its month can be none; other sentences need not be read again.
_LATE = re.compile(r"(?<!\d)(?:29|[3-9]\d)(?!\d)[^\W\d]{0,2}[\s./-]+\w")


def misdated(communique: Communique, events: Iterable[Event], language: Language) -> Iterator[Finding]:
    """A warning C16 for each day that there is not, C17 for each date of an event that is on another weekday."""
    for sentence in communique.sentences:
        if not _LATE.search(sentence.text):
            continue
        for one in explain_dates(sentence.text, language, communique.published):
            if one.when is None and one.why == "has no value" and _LATE.search(one.text):
                fact, remedy = f"« {one.text} » is no day", "compare the original; what it dates makes no event"
                yield Finding(communique.path, sentence.span.line, "C16", fact, remedy, Severity.WARNING)
    for event in events:
        for mention in event.mentions:
            if mention.weekday_differs:
                fact = f"« {mention.text} » is not on that day of the week: it was read as {mention.when}"
                remedy = "if the day is wrong, say the right one in editing.toml"
                yield Finding(communique.path, event.sentence.span.line, "C17", fact, remedy, Severity.WARNING)
