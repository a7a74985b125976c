"""What is typed most, command by command: the examples at the end of each help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLES: Mapping[str, Sequence[str]] = {
    "new": (
        "timeline new chronology",
        'timeline new chronology --title "Conseil des ministres" --languages fr,en',
    ),
    "add": (
        "timeline add communique.docx",
        "timeline add communiques/ --dry-run",
        "timeline add statement-en.docx --translation-of nrc-2007-12-07",
        'timeline add lettre.pdf --date 2007-12-07 --place "Bruxelles"',
    ),
    "build": (
        "timeline build",
        "timeline build html --draft",
        "timeline build pdf --paper us-letter --landscape",
        "timeline build all --since published/chronology.json",
        "timeline build --watch",
    ),
    "desk": ("timeline desk", "timeline desk --project chronology --port 9000 --no-browser"),
    "events": (
        'timeline events --since 2007 --until "mars 2010"',
        'timeline events --kind deadline --text "programme de travail"',
        "timeline events --subject missile-defence",
        "timeline events --explain nrc-2007-12-07.suk7",
    ),
    "move": (
        "timeline move nrc-2007-12-07 --to councils",
        "timeline move nrc-2007-12-07 --id council-2007-12-07 --dry-run",
    ),
    "remove": ("timeline remove nrc-2007-12-07 --dry-run",),
    "translate": ("timeline translate", "timeline translate --check"),
    "twins": (
        "timeline twins",
        "timeline twins --differing",
        "timeline twins nrc-2007-12-07.suk7 --take",
    ),
    "terms": ("timeline terms", 'timeline terms --accept "Conseil de la Meuse"'),
    "suggest": ("timeline suggest", "timeline suggest --subjects"),
    "status": ("timeline status", "timeline status --fail-under 90 --max-stale 0"),
    "check": ("timeline check", "timeline check --all", "timeline check --rules fr"),
    "exchange": (
        "timeline exchange xliff --out exchange",
        "timeline exchange tmx --take memory.tmx",
        "timeline exchange po --take target/nato-russia-council.en.po",
    ),
    "explain": (
        'timeline explain "La conférence se tiendra en février." --published 2002-06-06',
        'timeline explain "by the end of 2008" --language en',
    ),
    "languages": ("timeline languages", "timeline languages de ru --json"),
    "extract": (
        "timeline extract texts/ tables/",
        "timeline extract texts.tar tables/ --scheduler tcp://10.0.0.1:8786",
    ),
    "completion": (
        "timeline completion bash > ~/.local/share/bash-completion/completions/timeline",
        "timeline completion zsh > ~/.zfunc/_timeline",
        "timeline completion fish > ~/.config/fish/completions/timeline.fish",
    ),
}
# For the help of all commands.
FIRST_STEPS: Sequence[str] = (
    "timeline new chronology",
    "timeline add --project chronology communique.docx",
    "timeline build --project chronology --draft",
)


def examples_text(examples: Sequence[str]) -> str:
    """The end of a help: a heading, and each example on a line of its own; empty without examples."""
    if not examples:
        return ""
    return "\n".join((f"example{'s' * (len(examples) != 1)}:", *(f"  {example}" for example in examples)))
