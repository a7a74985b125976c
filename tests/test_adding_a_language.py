"""The guide « Add a language », done literally: what stands there in files makes a language that reads its dates."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest
from projects import copy, run

from timeline.dates import find_dates
from timeline.events.trial import try_rules
from timeline.language import load_language

GUIDE = Path(__file__).parent.parent / "timeline" / "rules" / "README.md"
_FILE = re.compile(r"`rules/it/(\w+\.toml)`[^\n]*(?:\n   [^\n]+)*\n\n((?:        [^\n]*\n|\n(?=        ))+)")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project's rules with the files of the guide in them, word for word."""
    section = GUIDE.read_text(encoding="utf-8").partition("## Add a language")[2].partition("\n## ")[0]
    files = {name: textwrap.dedent(text) for name, text in _FILE.findall(section)}
    assert list(files) == ["numbers.toml", "dates.toml"]
    folder = tmp_path_factory.mktemp("project") / "rules" / "it"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder.parent


def test_its_rules_keep_their_word(rules: Path) -> None:
    """Every example of the guide is read by its rule, every refusal refused."""
    trial = try_rules(load_language("it", rules))
    assert not trial.findings
    assert trial.rules == 7


READ = [
    ("Il Consiglio si è riunito il 7 dicembre 2007 a Bruxelles.", ["2007-12-07"]),
    ("La conferenza si terrà il 12 maggio.", ["2008-05-12"]),
    ("L'esercitazione dal 2 al 4 aprile 2008 è finita ieri.", ["2008-04-02/2008-04-04", "2008-04-03"]),
    ("Entro il 3 marzo 2009 i ministri presenteranno una relazione.", ["../2009-03-03"]),
    ("BRUXELLES, 7 DICEMBRE 2007", ["2007-12-07"]),
    ("Il programma del 2009 vale fino a dicembre 2010.", ["2009", "../2010-12"]),
    ("Sono arrivati 2000 soldati.", []),
    ("Il signor Marzo ha parlato.", []),
    ("La risoluzione 1386 resta in vigore.", []),
]


@pytest.mark.parametrize(("text", "days"), READ, ids=lambda value: value[:24])
def test_it_reads_italian(text: str, days: list[str], rules: Path) -> None:
    """Sentences that the guide does not have; a third hold no date."""
    assert [str(one.when) for one in find_dates(text, load_language("it", rules), date(2008, 4, 4))] == days


def test_the_command_says_what_it_is_good_for_now(
    rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Dates alone compare translations; the files that are still to be written are named."""
    project = copy("essai", tmp_path / "essai")
    (project / "rules").symlink_to(rules)
    code, out, _ = run(capsys, "languages", "it", "--project", str(project))
    assert code == 0
    assert out.splitlines()[0] == "it  Italian: checks"
    assert "rules/it/events.toml" in out
    assert "rules/it/wording.toml" in out
