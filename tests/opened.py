"""An EPUB taken apart by the standard library alone: what the tests of the e-book look into."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator

H = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True)
class Opened:
    """The files of an EPUB by name, from the folder of its package document."""

    data: bytes

    @cached_property
    def zip(self) -> ZipFile:
        """The container."""
        return ZipFile(BytesIO(self.data))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its name."""
        return {name.removeprefix("EPUB/"): self.zip.read(name) for name in self.zip.namelist()}

    @cached_property
    def pages(self) -> dict[str, ET.Element]:
        """The parsed pages in reading order."""
        items = {item.get("id"): item.get("href") for item in self.package.iter(f"{OPF}item")}
        names = [str(items[item.get("idref")]) for item in self.package.iter(f"{OPF}itemref")]
        return {name: ET.fromstring(self.files[name]) for name in names}  # noqa: S314 made by the code under test

    @cached_property
    def years(self) -> dict[str, ET.Element]:
        """The parsed pages of the years."""
        return {name: ET.fromstring(data) for name, data in self.files.items() if name.startswith("year-")}  # noqa: S314

    @cached_property
    def package(self) -> ET.Element:
        """The package document."""
        return ET.fromstring(self.files["package.opf"])  # noqa: S314 made by the code under test

    def said(self, name: str) -> list[str]:
        """The values of a Dublin Core element."""
        return [str(element.text) for element in self.package.iter(f"{DC}{name}")]

    def meta(self, name: str) -> list[str]:
        """The values of a meta property."""
        return [str(element.text) for element in self.package.iter(f"{OPF}meta") if element.get("property") == name]

    def entry(self, key: str) -> ET.Element:
        """The element of an entry; exactly one page of a year has it."""
        (found,) = [element for page in self.years.values() for element in page.iter() if element.get("id") == key]
        return found

    def side(self, key: str, code: str) -> ET.Element:
        """An entry's block in a language."""
        blocks = [block for block in self.entry(key).iter(f"{H}div") if "side" in str(block.get("class")).split()]
        (found,) = [block for block in blocks if block.get("lang") == code]
        return found

    def text(self, key: str, code: str) -> str:
        """The words of an entry's text in a language."""
        return "".join(words(part) for part in self.side(key, code).iter(f"{H}div") if part.get("class") == "text")

    def links(self) -> Iterator[tuple[str, str, ET.Element]]:
        """File, target and element of every link inside the book."""
        for name, page in self.pages.items():
            for element in page.iter(f"{H}a"):
                target = str(element.get("href"))
                if "://" not in target:
                    path, _, fragment = target.partition("#")
                    yield name, f"{normpath(join(dirname(name), path)) if path else name}#{fragment}", element


def words(element: ET.Element) -> str:
    """All text inside, its spaces folded."""
    return re.sub(r"[ \n\t]+", " ", "".join(element.itertext())).strip()
