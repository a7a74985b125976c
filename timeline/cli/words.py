"""The parser's own way to refuse: what is wrong in one line, what was meant in the next."""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from timeline.cli.colour import printable
from timeline.cli.output import pour
from timeline.model.close_words import did_you_mean
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What no line of a file may hold; names of files may, and a text that is only asked about.
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_AS_THEY_ARE = frozenset({"files", "project", "text"})


class WordsParser(argparse.ArgumentParser):
    """An ArgumentParser that asks for a misspelt command, choice or option whether another was meant."""

    def parse_words(self, words: Sequence[str] | None) -> argparse.Namespace:
        """The words typed, parsed; the process ends with 2 and says why when they cannot be."""
        arguments, unknown = self.parse_known_args(words)
        command = _commands(self).get(arguments.command or "")
        if unknown:
            (command or self).refuse_unknown(unknown)
        if command is None:
            self.exit(2, printable(self.format_help(), colour=False))
        command.refuse_signs(arguments)
        return arguments

    def refuse_signs(self, arguments: argparse.Namespace) -> None:
        """End with 2: words that go into files, with bytes that are no UTF-8 or signs that a terminal would obey."""
        for name, value in vars(arguments).items():
            words = value if isinstance(value, (list, tuple)) else (value,)
            if name not in _AS_THEY_ARE and any(isinstance(word, str) and _NO_TEXT.search(word) for word in words):
                self._refuse(f"{name} holds control signs, or bytes that are not UTF-8", "type it without them")

    def refuse_unknown(self, unknown: Sequence[str]) -> NoReturn:
        """End with 2: an option that there is not, or a word too many."""
        word = next((word for word in unknown if word.startswith("-")), unknown[0]).partition("=")[0]
        options = [name for action in self._actions for name in action.option_strings if name.startswith("--")]
        what = "there is no option" if word.startswith("-") else "one word too many:"
        self._refuse(f"{what} {word}", did_you_mean(word, options) if word.startswith("-") else "")

    def error(self, message: str) -> NoReturn:
        """End with 2: what is wrong, and where more is told."""
        self._refuse(message, "")

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 as argparse has it
        """Help and refusals, where anybody can read them; TimelineError P50 where help finds no room."""
        with suppress(*(() if file is sys.stdout else (TimelineError,))):
            pour(message, file or sys.stderr)

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 as argparse has it
        """End with 2 for a value that is none of the choices, with the nearest of them or all."""
        if action.choices is None or value in action.choices:
            return
        known = list(map(str, action.choices))
        is_command = isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 argparse has no other name for it
        what = "there is no command" if is_command else f"{_name(action)} cannot be"
        self._refuse(f"{what} {value!r}", did_you_mean(str(value), known) or f"choose from {', '.join(known)}")

    def _refuse(self, fact: str, remedy: str) -> NoReturn:
        text = f"{self.prog}: {fact}\n    {remedy or f'{self.prog} --help tells more'}\n"
        self.exit(2, printable(text, colour=False))


def every_action(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and argument of a parser and of all its commands."""
    yield from parser._actions  # noqa: SLF001 argparse has no other name for them
    for command in _commands(parser).values():
        yield from every_action(command)


def _commands(parser: argparse.ArgumentParser) -> dict[str, WordsParser]:
    found = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 as above
    return {name: command for action in found for name, command in action.choices.items()}


def _name(action: argparse.Action) -> str:
    return "/".join(action.option_strings) or str(action.metavar or action.dest)
