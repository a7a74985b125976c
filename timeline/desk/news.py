"""What the desk has to tell its open pages: that files changed on the disk, whoever changed them."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

_STILL_HERE = 15.0


class News:
    """Told by any thread, heard by every page that follows; it ends when the desk does."""

    def __init__(self) -> None:
        """Begin with nobody who listens."""
        self._listeners: dict[asyncio.Queue[str | None], asyncio.AbstractEventLoop] = {}

    def tell(self, told: Mapping[str, object]) -> None:
        """Everyone who follows hears it."""
        self._put(json.dumps(told, ensure_ascii=False))

    def end(self) -> None:
        """Nobody waits any more."""
        self._put(None)

    def _put(self, told: str | None) -> None:
        for queue, loop in list(self._listeners.items()):
            # A loop that has ended has nobody who listens.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(queue.put_nowait, told)

    async def follow(self) -> AsyncIterator[str]:
        """What is told, as server-sent events; a comment when nothing was told for a while."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners[queue] = asyncio.get_running_loop()
        try:
            yield ": here\n\n"
            while True:
                try:
                    told = await asyncio.wait_for(queue.get(), _STILL_HERE)
                except TimeoutError:
                    yield ": here\n\n"
                    continue
                if told is None:
                    return
                yield f"data: {told}\n\n"
        finally:
            del self._listeners[queue]
