"""What the guides say is true: commands, finding codes, links and examples."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from projects import run

ROOT = Path(__file__).parent.parent
GUIDES = [path for path in sorted(ROOT.glob("**/README.md")) if not {"node_modules", ".venv"} & set(path.parts)]
README = (ROOT / "README.md").read_text()


def test_every_finding_code_is_in_the_readme() -> None:
    """Each code that a finding can have stands in the README's table."""
    source = "\n".join(path.read_text() for path in sorted((ROOT / "timeline").rglob("*.py")))
    codes = set(re.findall(r'"([CRTP]\d\d)"', source))
    assert codes
    assert not sorted(code for code in codes if not re.search(rf"\b{code}\b", README))


def test_every_command_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that ``timeline --help`` lists stands in the README."""
    _, out, _ = run(capsys, "--help")
    commands = re.findall(r"^    (\w+)", out, re.MULTILINE)
    assert len(commands) >= 6
    assert not [command for command in commands if f"`timeline {command}" not in README]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link and picture of a guide is there."""
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text()):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_examples_run() -> None:
    """What the README shows at the Python prompt and at the shell is what comes out."""
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (failed, tried > 0) == (0, True)


def test_the_shell_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's explanation of a date is what the command prints."""
    shown = re.search(r'\$ timeline explain "([^"]+)" --published (\S+)\n    (.*)\n', README)
    assert shown
    assert run(capsys, "explain", shown[1], "--published", shown[2])[1] == shown[3] + "\n"


@pytest.mark.parametrize("name", ["model.period", "model.when", "reading.offsets"])
def test_the_docstrings_of_text_functions(name: str) -> None:
    """The examples in the modules about text hold."""
    module = __import__(f"timeline.{name}", fromlist=["x"])
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)
