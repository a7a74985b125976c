"""Templates as somebody wrote them: what one does wrong is told at its line, and none asks for all the memory.

A designer's template is trusted no more than a text: it runs in Jinja's sandbox, and what it makes of a number has an
end. What goes wrong in a template that comes with the toolkit is a fault of the toolkit.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import BuiltinMethodType, MethodType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

from timeline.model.errors import Finding, TimelineError
from timeline.project.folders import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2.runtime import Context

# Letters, or items, that « * » may make: more than any page has, and far less than a machine.
_MOST = 1_000_000
# Rounds of loops over numbers in one filling of a template.
_MOST_ROUNDS = 1_000_000
# A template may ask for names that it makes up: so many answers are remembered.
_MOST_ANSWERS = 10_000
_METHODS = (MethodType, BuiltinMethodType)
_ENDINGS = (".jinja", ".svg", ".opf")


class _Bounded(ImmutableSandboxedEnvironment):
    """A sandbox in which no product and no power is without end."""

    intercepted_binops = frozenset(("*", "**"))
    rounds = 0

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 as Jinja has it
        super().__init__(**settings)
        self.answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 as Jinja has it
        """What the sandbox answers; it depends on the type and the name alone, and is asked a million times a page."""
        answers, asked = self.answers, (type(obj), attr)
        if (answer := answers.get(asked)) is None:
            answer = super().is_safe_attribute(obj, attr, value)
            if len(answers) < _MOST_ANSWERS:
                answers[asked] = answer
        return answer

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 as Jinja has it
        """What the sandbox gives; at once where it is known as safe and is no method, which « format » would be."""
        if self.answers.get((type(obj), attribute)):
            value = getattr(obj, attribute, None)
            if value is not None and not isinstance(value, _METHODS):
                return value
        return super().getattr(obj, attribute)

    def counted_range(self, *numbers: int) -> range:
        """The numbers of a loop; SecurityError where loops within loops would go round without end."""
        made = safe_range(*numbers)
        self.rounds += len(made)
        if self.rounds > _MOST_ROUNDS:
            raise SecurityError(f"its loops would go round more than {_MOST_ROUNDS:,} times")
        return made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 as Jinja has it
        """What two values make; SecurityError where nobody could hold it."""
        for several, times in ((left, right), (right, left)):
            if operator == "*" and isinstance(several, str | list | tuple) and isinstance(times, int):
                self._hold(len(several) * times)
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            self._hold(left.bit_length() * right)
        return super().call_binop(context, operator, left, right)

    @staticmethod
    def _hold(size: int) -> None:
        if size > _MOST:
            raise SecurityError(f"it would make more than {_MOST:,} letters")


class _Loader(jinja2.FileSystemLoader):
    """Reads templates as UTF-8, and tells where one is not."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; TemplateSyntaxError where it is no file, and at its first line that is not UTF-8."""
        parts = split_template_path(template)
        places = (Path(folder, *parts) for folder in self.searchpath)
        first = next((place for place in places if os.path.lexists(place)), None)
        if first is not None and not first.is_file():
            raise jinja2.TemplateSyntaxError("it is a folder, a pipe or a link to nothing, and no file", 1, template)
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise jinja2.TemplateSyntaxError("the file is not UTF-8", line, template) from error


def sandbox(folders: Sequence[Path], kept: jinja2.BytecodeCache | None = None) -> jinja2.Environment:
    """Where the templates of these folders run, the first that has a template winning; ``kept`` has their code."""
    made = _Bounded(
        bytecode_cache=kept,
        loader=_Loader([str(folder) for folder in folders]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals = {"range": made.counted_range}
    return made


def begin(templates: jinja2.Environment) -> None:
    """No round of a loop is counted yet."""
    if isinstance(templates, _Bounded):
        templates.rounds = 0


def fault_of(error: Exception, template: str) -> TimelineError | None:
    """P01 where a template is missing, P02 where one is wrong; None where the fault is none of a designer's."""
    if isinstance(error, jinja2.TemplateNotFound):
        remedy = "restore the file, or remove your own templates/ folder to use the tool's"
        return TimelineError(Finding(f"templates/{error.name}", 0, "P01", "there is no such template", remedy))
    path, line = _where(error, template)
    ours = not Path(path).is_absolute() or Path(path).is_relative_to(SHIPPED)
    if isinstance(error, TimelineError) or (ours and not isinstance(error, jinja2.TemplateError)):
        return None
    said = "it takes itself in, without end" if isinstance(error, RecursionError) else str(error)
    return TimelineError(
        Finding(path, line, "P02", f"the template cannot be used: {said}", "correct the template at this line")
    )


def _where(error: Exception, template: str) -> tuple[str, int]:
    """The file and the line of the innermost template at which it went wrong."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"templates/{error.name or template}", error.lineno
    trace, line, path = error.__traceback__, 0, template
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(_ENDINGS):
            path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return path, line
