"""The last edition, read from the ``chronology.json`` that was published with it: a new one says what changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.model.errors import Finding, TimelineError
from timeline.model.former import TEXTS, Former, Told
from timeline.project.files import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REMEDY = "name the chronology.json of an earlier edition, as timeline build json writes it"
# More entries that are none are not named one by one.
_MANY = 8


def read_former(path: Path, identifier: str) -> Former:
    """The edition that a ``chronology.json`` holds.

    TimelineError C22 when the file cannot be read, P07 for all that makes it no ``chronology.json``, P08 when it is
    that of a chronology with another identifier.
    """
    name = path.as_posix()
    if path.exists() and not path.is_file():
        raise TimelineError(Finding(name, 0, "P07", "this is no file", _REMEDY))
    data = _json(name, read_source(path, name, "P07").text)
    if faults := list(_faults(name, data)):
        raise TimelineError(*faults)
    if data["identifier"] != identifier:
        fact = f"this is an edition of another chronology, {data['identifier']}"
        remedy = f"name one of {identifier}: all editions have the identifier of corpus/chronology.toml"
        raise TimelineError(Finding(name, 0, "P08", fact, remedy))
    entries, tellings = ({one["id"]: _told(one) for one in data[part]} for part in ("entries", "tellings"))
    return Former(tuple(data["languages"]), entries, tellings)


def _json(name: str, text: str) -> Any:  # noqa: ANN401 what JSON holds is not known yet
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        fact = f"the file is not JSON: {error.msg}"
        raise TimelineError(Finding(name, error.lineno, "P07", fact, _REMEDY)) from error
    except (RecursionError, ValueError) as error:
        # Thousands of brackets within one another, a number of thousands of digits.
        raise TimelineError(Finding(name, 0, "P07", "the file holds what no chronology does", _REMEDY)) from error


def _faults(name: str, data: object) -> Iterator[Finding]:
    """All that makes a file no ``chronology.json``."""
    if not isinstance(data, dict):
        yield Finding(name, 0, "P07", "the file holds no chronology", _REMEDY)
        return
    if not isinstance(data.get("identifier"), str):
        yield Finding(name, 0, "P07", "the file does not say of which chronology it is", _REMEDY)
    if not _are_texts(data.get("languages")):
        yield Finding(name, 0, "P07", "the file does not say its languages", _REMEDY)
    for part in ("entries", "tellings"):
        entries = data.get(part)
        if not isinstance(entries, list):
            yield Finding(name, 0, "P07", f"the file has no list of {part}", _REMEDY)
            continue
        wrong = [number for number, one in enumerate(entries, 1) if not _is_entry(one)]
        for number in wrong[:_MANY]:
            yield Finding(name, 0, "P07", f"number {number} of its {part} is no entry", _REMEDY)
        if len(wrong) > _MANY:
            yield Finding(name, 0, "P07", f"{len(wrong) - _MANY} more of its {part} are no entries", _REMEDY)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_entry(one: object) -> bool:
    """Whether an entry has an id, a date, a kind and a state, and texts by language."""
    if not isinstance(one, dict) or not all(isinstance(one.get(word), str) for word in ("id", "date", "kind", "state")):
        return False
    return isinstance(one.get("text"), dict) and all(_is_text(one.get(name)) for name in TEXTS)


def _is_text(value: object) -> bool:
    """Whether it is a text by language, or none."""
    return value is None or (isinstance(value, dict) and all(isinstance(said, str) for said in value.values()))


def _told(one: dict[str, Any]) -> Told:
    texts = {name: one[name] for name in TEXTS if one.get(name)}
    if one.get("headline_proposed"):
        texts.pop("headline", None)
    return Told(one["date"], one["kind"], one["state"], texts)
