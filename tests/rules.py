"""A language of one's own for the tests of rules: German, and a language of one rule, in a folder as a project has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = {
    "numbers": 'endings = ["."]\n',
    "dates": """
published = 2008-04-04
origin = "sisters"
common = ["am", "im", "der", "vom", "bis"]

[words.month]
1 = ["Januar", "Jan."]
3 = ["März"]
12 = ["Dezember", "Dez."]

[words.deictic]
0 = ["heute"]

[tense]
past = ["tagte"]

[[rule]]
name = "day-month-year"
pattern = "<day> <month> <year>"
resolve = "stated"
examples = { "am 7. Dezember 2007" = "2007-12-07" }

[[rule]]
name = "month"
pattern = "[<month>]"
after = ["im"]
resolve = "stated"
examples = { "im Dezember" = "2008-12" }

[[rule]]
name = "today"
pattern = "<which=deictic>"
resolve = "counted"
gives = "day"
with = { unit = "day" }
examples = { "heute" = "2008-04-04" }

[[rule]]
name = "days"
pass = 2
pattern = "(vom )?<first=day> bis <last=day-date>"
resolve = "range"
with = { of = "day" }
examples = { "vom 7. bis 9. Dezember 2007" = "2007-12-07/2007-12-09" }
""",
    "wording": """
by = "bis {the}"
before = "vor {the}"
latest = "spätestens {the}"
until = "bis {the}"
since = "seit {the}"
from = "ab {the}"
after = "nach {the}"
about = "um {the}"
about_within = " etwa {the}"
range = "{of} bis {to}"
all = "und"
any = "oder"
list = "{items} {word} {last}"
first_day = "1"
months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
seasons = [" Frühling", " Sommer", " Herbst", " Winter"]
ordinals = ["1.", "2.", "3.", "4."]

[nouns]
day = " {day}. {month} {year}"
month = " {month} {year}"
season = "{season} {year}"
quarter = " {ordinal} Quartal {year}"
semester = " {ordinal} Halbjahr {year}"
year = " {year}"
decade = " {year}er Jahre"
century = " {ordinal} Jahrhundert"

[parts]
early = " Anfang {bare}"
mid = " Mitte {bare}"
end = " Ende {bare}"

[forms]
the = { "" = "" }
to = { "" = "" }
of = { "" = "" }
""",
}

RULE = """
origin = "sisters"
[words.month]
1 = ["janvier"]
[[rule]]
name = "day-month"
pattern = "<day> <month>"
resolve = "stated"
examples = { "le 3 janvier" = "2008-01-03" }
"""


def write_rules(folder: Path, code: str, **files: str) -> Path:
    """The folder with a language's files of these texts."""
    (folder / code).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / code / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def one_rule(folder: Path, text: str = RULE) -> Path:
    """The folder with a language « xx » whose dates are these."""
    return write_rules(folder, "xx", numbers="", dates=text)
