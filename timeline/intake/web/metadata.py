"""What a page says of itself in its head: title, site, date, address, language, each with where it says so."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from timeline.intake.extract import Clue, Sure
from timeline.intake.web.blocks import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.intake.web.parsing import Element

_DAY = re.compile(r"\s*((?:19|20)\d{2})-(\d{2})-(\d{2})(?:$|[T\s])")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|\b)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_DATES = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "date", "publication_date", "pubdate", "sailthru.date", "citation_publication_date",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "citation_title")
_MOST = 200_000


def read_clues(tree: Element, text: str) -> list[Clue]:
    """The clues of a page's head, the surest of each field first; ``text`` is the page as it lies in the file."""
    metas = _metas(tree)
    linked = list(_linked(tree))
    site = next((Clue("issuer", metas[name], _meta(name)) for name in _SITES if name in metas), None)
    publisher = next((name for one in linked if (name := _name(one.get("publisher")))), "")
    if site is None and publisher:
        site = Clue("issuer", publisher, "the publisher that the page names (JSON-LD)")
    clues = list(_titles(tree, metas, site.value if site else ""))
    clues += [site] if site else []
    clues += _dates(metas, linked)
    clues += _addresses(tree, metas, text)
    language = (tree.get("lang") or metas.get("og:locale") or "")[:2].lower()
    return [*clues, Clue("language", language, "the page's own word")] if language.isalpha() else clues


def _metas(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        content = " ".join((one.get("content") or "").split())
        if name and content and len(content) < 1000:
            found.setdefault(name.lower(), content)
    return found


def _meta(name: str) -> str:
    return f"the page's metadata ({name})"


def _titles(tree: Element, metas: dict[str, str], site: str) -> Iterator[Clue]:
    heads = [text for one in tree.iter("h1") if (text := text_of(one))]
    if len(heads) == 1:
        yield Clue("title", heads[0], "the only main heading of the page")
    for name in _TITLES:
        if name in metas:
            yield Clue("title", _without_site(metas[name], site), _meta(name))
            break
    window = next((one.text for one in tree.iter("title") if one.text), "")
    if title := " ".join(window.split()):
        yield Clue("title", _without_site(title, site), "the title of the window", Sure.GUESS)


def _without_site(title: str, site: str) -> str:
    """« Communiqué final | Ministère » without the site; a hyphen is a part of the title unless the site follows."""
    for sign in (" | ", " • ", " :: ", " « ") + ((f" - {site}", f" – {site}", f" — {site}") if site else ()):
        head, _, rest = title.partition(sign)
        if head and (rest or title.endswith(sign)):
            return head.strip()
    return title


def _dates(metas: dict[str, str], linked: Iterable[dict[str, Any]]) -> Iterator[Clue]:
    for name in _DATES:
        if day := _day(metas.get(name, "")):
            yield Clue("date", day, _meta(name))
            break
    for one in linked:
        if day := _day(one.get("datePublished")):
            yield Clue("date", day, "the page's metadata (JSON-LD datePublished)")
            break


def _addresses(tree: Element, metas: dict[str, str], text: str) -> Iterator[Clue]:
    canonical = next((one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"), "")
    saved = _SAVED_FROM.search(text[:5000])
    found = (
        (saved[1] if saved else "", "the browser that saved the page"),
        (canonical or "", "the page's own address"),
        (metas.get("og:url", ""), _meta("og:url")),
    )
    for address, basis in found:
        if address.startswith(("http://", "https://")):
            yield Clue("source", address, basis)
            if match := _IN_ADDRESS.search(address):
                day = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
                if _day(day):
                    yield Clue("date", day, "the address of the page", Sure.GUESS)
            return


def _day(value: Any) -> str:  # noqa: ANN401 JSON holds anything
    """A day of the calendar as 2016-03-14; empty for all else."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if not match or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return ""
    return "-".join(match.groups())


def _linked(tree: Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, graphs opened."""
    for one in tree.iter("script"):
        if "ld+json" not in (one.get("type") or "") or len(one.text or "") > _MOST:
            continue
        with suppress(ValueError, RecursionError):
            told = json.loads(one.text or "")
            held = told if isinstance(told, list) else [told]
            for item in held:
                graph = item.get("@graph") if isinstance(item, dict) else None
                yield from (found for found in (item, *(graph or ())) if isinstance(found, dict))


def _name(value: Any) -> str:  # noqa: ANN401 JSON holds anything
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""
