"""What a screen is, what it is asked and how it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

from timeline.model.errors import Finding, MisuseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.desk.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Ask:
    """What a browser asks: the parts of the address that vary, what stands behind its « ? », the JSON or bytes sent.

    ``language`` is that in which the reader has the desk; ``address`` the path as it was asked for.
    """

    address: str
    language: str
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)
    content: bytes = b""

    def text(self, name: str, otherwise: str | None = None) -> str:
        """A text that was sent; MisuseError P62 when it is none and nothing else is taken."""
        value = self.sent.get(name, otherwise)
        if not isinstance(value, str):
            fact = f"{name} is not sent as a text"
            raise MisuseError(Finding(self.address, 0, "P62", fact, "load the page again"))
        # What no file can hold is nobody's words.
        return value.encode("utf-8", "replace").decode()

    def flag(self, name: str) -> bool:
        """Whether something was sent as true."""
        return self.sent.get(name) is True


Answer = Callable[["Workbench", Ask], Response]


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be asked of a screen: a path, what answers, whether it changes anything or takes a file."""

    path: str
    answer: Answer
    changes: bool = False
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its address, its name in the navigation in English, empty where it is not to stand there; its ways."""

    address: str
    name: str
    ways: Sequence[Way]


def told(status: HTTPStatus = HTTPStatus.OK, **said: object) -> JSONResponse:
    """An answer to a script: what came of what it asked."""
    return JSONResponse(said, status)


def unfound() -> Response:
    """An answer to an address that leads to nothing."""
    return Response("There is nothing here.\n", HTTPStatus.NOT_FOUND, media_type="text/plain")
