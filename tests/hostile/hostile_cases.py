"""Projects as nobody should have them: for each reader, files that are broken, huge, deep, or made to lead astray.

A case is what is put into a small project, the command that is typed, and the codes of which one must be told; with none,
nothing need be said, and the command may succeed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT, EDITS = "corpus/essai/hostile.txt", "corpus/essai/editing.toml"
SETTINGS, PO, GLOSSARY = "corpus/chronology.toml", "translations/events/essai.en.po", "translations/glossary.csv"
RULES, MEMORY, CAME = "rules/fr/dates.toml", "translations/memory.jsonl", "came.xlf"
DEEP = 3000


@dataclass(frozen=True)
class Case:
    """Of one reader: files by name, the words typed behind ``timeline``, the codes of which one is to be told.

    What cannot be written as a file, such as a link, is made in the project.
    """

    reader: str
    name: str
    files: dict[str, bytes]
    words: tuple[str, ...] = ("translate",)
    told: tuple[str, ...] = ()
    make: Callable[[Path], None] | None = None


def _text(body: bytes | str) -> bytes:
    """A text with a header whose digest is not asked for: the body is what is tried."""
    raw = body.encode() if isinstance(body, str) else body
    return b"\x00BODY" + raw


HEADERS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty file": (b"", ("C01",)),
    "one byte": (b"-", ("C01",)),
    "not closed": (b"---\nid: a\n", ("C01",)),
    "no fields": (b"---\n---\nx", ("C02",)),
    "a list": (b"---\n- a\n- b\n---\nx", ("C02",)),
    "a number": (b"---\n5\n---\nx", ("C02",)),
    "deep lists": (b"---\nid: " + b"[" * DEEP + b"\n---\nx", ("C02",)),
    "deep tables": (b"---\n" + b"{a: " * DEEP + b"\n---\nx", ("C02",)),
    "keys that are lists": (b"---\n? [a]\n: b\n---\nx", ("C02",)),
    "bombs of aliases": (b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nid: *c\n---\nx", ("C02", "C04")),
    "an alias of nothing": (b"---\nid: *a\n---\nx", ("C02",)),
    "a tag of Python": (b"---\nid: !!python/object/apply:os.system [true]\n---\nx", ("C02",)),
    "a merge": (b"---\n<<: {id: a}\n---\nx", ("C02", "C04")),
    "control signs": (b'---\nid: a-1\ntitle: "a\\u0007"\n---\nx', ("C02",)),
    "half a pair": (b'---\nid: a-1\ntitle: "\\ud800"\n---\nx', ("C02",)),
    "not UTF-8": (b"---\nid: a-1\ntitle: \xe9\n---\nx", ("C02",)),
    "nulls": (b"---\nid: a\x00b\n---\nx", ("C02",)),
    "an id that is a path": (b"---\nid: ../../x\ntitle: T\n---\nx", ("C06",)),
    "an id with a line break": (b'---\nid: "a\\nb"\ntitle: T\n---\nx', ("C06",)),
    "a language that is a path": (b"---\nid: a-1\ntitle: T\nlanguage: ../../w\n---\nx", ("C08", "C03")),
    "a date that is none": (b"---\nid: a-1\ntitle: T\ndate: 2009-02-31\n---\nx", ("C05",)),
    "a date of five digits": (b"---\nid: a-1\ntitle: T\ndate: 12009-02-01\n---\nx", ("C05",)),
    "pages that are none": (b"---\nid: a-1\ntitle: T\npages: 1=x\n---\nx", ("C15", "C03")),
    "thousands of fields": (b"---\n" + b"".join(b"a%d: 1\n" % n for n in range(2000)) + b"---\nx", ("C03", "C04")),
    "the same field again": (b"---\nid: a-1\nid: a-2\n---\nx", ("C02",)),
    "a field of a megabyte": (b"---\nid: a-1\ntitle: " + b"x" * 1_000_000 + b"\n---\nx", ("C03",)),
    "UTF-16": ("---\nid: a-1\n---\nx".encode("utf-16"), ("C01",)),
}
TEXTS: dict[str, bytes | str] = {
    "nothing": " \n", "signs": "....", "nulls": "\x00" * 1000, "a mark of order": "\ufeff\ufeff\ufeff", "turns": "\u202e\u2066" * 500,
    "one word": "a" * 50_000, "digits": "1" * 50_000, "spaces": " " * 50_000, "line ends": "\r\n" * 20_000, "form feeds": "\f" * 20_000,
    "accents that pile up": "e" + "\u0301" * 20_000, "halves of letters": b"\xc3" * 5000, "all bytes": bytes(range(256)) * 50,
    "UTF-16 cut": "Le 3 mars 2009.".encode("utf-16")[:-1], "open quotations": "« " * 20_000, "open brackets": "(" * 20_000,
    "dot leaders": ("Ordre du jour " + "." * 200 + " 3\n") * 100, "lists in lists": "décide :\n\n- a\n\n" * 2000, "tiny paragraphs": "a\n\n" * 10_000,
    "days that are none": "Le 31 février 2009, le 45 mars 2010, le 0 mai 2011, le 3.13.2009. ", "years that are none": "En 0000, en 99999, le 3 mars 0. ",
    "numbers without end": f"Le {'9' * 5000} mars {'9' * 5000}. ", "links": "[a](javascript:x) <a href='x' onclick='y'> " * 500,
    "code of others": '{{ 7*7 }} {% for %} #import "x" $x$ \\input{x} <script>alert(1)</script> le 3 mars 2009. ',
    "a date in other digits": "Le ３ mars ２００９, le ٣ mars ٢٠٠٩. ", "dates without end": "le 3 mars 2009, " * 2000, "the eve again": "la veille " * 2000,
    "marks of notes": "1) a\n" * 2000, "emoji": "😀 le 3 mars 2009 🇫🇷. " * 200, "separators of lines": "Le 3 mars 2009.\u2028\u2029\x85" * 200,
    "a header again": "---\nid: b\n---\nLe 3 mars 2009.",
}  # fmt: skip
EDITINGS: dict[str, bytes] = {
    "not TOML": b"[", "deep": b"x = " + b"[" * DEEP + b"]" * DEEP, "a number": b"add = 5", "a list of numbers": b"add = [1, 2]",
    "an empty event": b"[[add]]", "unknown date": b'[[add]]\ncommunique = "essai-2005"\ndate = "XXXX"\nkind = "past"\nquotation = "a"',
    "a date of TOML": b'["essai-2005.s33k"]\ndate = 2009-03-03', "an id without quotes": b"[essai-2005.s33k]\nkey = true",
    "an id that is a path": b'["../../x.y"]\nkey = true', "an id of nobody": b'["nobody.a1b2"]\nkey = true', "no id": b'[""]\nkey = true',
    "control signs": b'["essai-2005.s33k"]\nheadline = "a\\u0000b\\u001b[2J"', "a long headline": b'["essai-2005.s33k"]\nheadline = "' + b"x" * 100_000 + b'"',
    "joined to itself": b'["essai-2005.s33k"]\njoin = "essai-2005.s33k"', "joined to nobody": b'["essai-2005.s33k"]\njoin = "x"',
    "a range that runs backwards": b'["essai-2005.s33k"]\ndate = "2009/2008"', "numbers that are too long": b"x = " + b"9" * 5000,
    "not UTF-8": b'["a.b"]\nheadline = "\xe9"', "a kind that is none": b'["essai-2005.s33k"]\nkind = "x"', "a text of no letters": b'["essai-2005.s33k"]\ntext = " "',
    "a date that was never": b'["essai-2005.s33k"]\ndate = "2009-02-31"', "nul": b"\x00", "keys without end": b"".join(b'["a-1.a%d"]\nkey = true\n' % n for n in range(500)),
    "names of fields": b"[__class__]\n__init__ = 1\n", "year nought": b'["essai-2005.s33k"]\ndate = "0000"',
}  # fmt: skip
EDITINGS_TOLD = ("C30", "C31", "C32", "C33", "C22")
HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
CATALOGUES: dict[str, bytes] = {
    "not PO": b"<xml/>", "not UTF-8": b'msgid "\xe9"', "an escape of nothing": HEAD + b'msgctxt "a.b1c2"\nmsgid "\\q"\nmsgstr ""\n',
    "bytes that are no letters": HEAD + b'msgctxt "a.b1c2"\nmsgid "\\xff"\nmsgstr ""\n', "plural forms": HEAD + b'msgctxt "a.b1"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n',
    "no context": HEAD + b'msgid "a"\nmsgstr "b"\n', "twice": HEAD + b'msgctxt "a.b1c2"\nmsgid "a"\nmsgstr ""\n\n' * 2, "a number too great": HEAD + b'msgctxt "a"\nmsgid "\\777"\nmsgstr ""\n',
    "another charset": HEAD.replace(b"UTF-8", b"ISO-8859-1"), "another language": HEAD.replace(b'\\n"\n\n', b'\\n"\n"Language: de\\n"\n\n'),
    "a string that does not end": HEAD + b'msgid "a\n', "words only": b"msgid\nmsgstr\n" * 1000, "nul": b"\x00" * 100,
    "a megabyte of quotes": b'"' * 200_000, "no message": HEAD + b'msgctxt "a.b1c2"\n', "isolates that do not end": HEAD + b"#: " + "\u2068a ".encode() * 20_000 + b"\nx",
}  # fmt: skip
CATALOGUES_TOLD = ("T01", "T02", "T20", "T21", "T22", "T30")
_XLF = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en">'
TAKEN: dict[str, bytes] = {
    "empty": b"", "not XML": b"x", "an entity": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
    "laughs": b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><xliff>&b;</xliff>', "deep": b"<a>" * DEEP * 5, "another kind": b"<html/>",
    "deep segments": _XLF + b'<file id="f"><unit id="u"><segment><source>' + b'<pc id="1">' * DEEP + b"</pc>" * DEEP + b"</source></segment></unit></file></xliff>",
    "a unit without a segment": _XLF + b'<file id="f"><unit id="u"><ignorable><source>a</source></ignorable></unit></file></xliff>',
    "a unit without an id": _XLF + b'<file id="f"><unit><segment><source>a</source><target>b</target></segment></unit></file></xliff>',
    "no source": _XLF + b'<file id="f"><unit id="u"><segment><target>b</target></segment></unit></file></xliff>', "no languages": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
    "a version to come": _XLF.replace(b'"2.0" src', b'"9.0" src') + b"</xliff>", "no version": _XLF.replace(b'version="2.0"', b"") + b"</xliff>", "not UTF-8": b'<?xml version="1.0"?><a>\xff</a>',
    "a charset of nobody": b'<?xml version="1.0" encoding="x-none"?><a/>', "UTF-16 that is none": b'<?xml version="1.0" encoding="UTF-16"?><a/>',
}  # fmt: skip
_TMX = b'<tmx version="1.4"><header srclang="fr"/><body><tu tuid="u"><tuv xml:lang="fr"><seg>'
MEMORIES: dict[str, bytes] = {
    "deep": _TMX + b"<hi>" * DEEP + b"</hi>" * DEEP + b"</seg></tuv></tu></body></tmx>", "no segment": b'<tmx version="1.4"><header srclang="fr"/><body><tu tuid="u"><tuv/></tu></body></tmx>',
    "no header": b'<tmx version="1.4"><body/></tmx>', "cut": _TMX, "no unit": b'<tmx version="1.4"><header srclang="fr"/><body/></tmx>', "no version": b"<tmx/>", "nul": b"\x00",
}  # fmt: skip
GLOSSARIES: dict[str, bytes] = {
    "empty": b"", "not UTF-8": b"fr,en\n\xe9,e\n", "a quote that does not end": b'fr,en\n"a,b\n', "nul": b"fr,en\na\x00,b\n", "rows of all lengths": b"fr,en\na\na,b,c,d,e,f,g,h,i\n",
    "a field without end": b"fr,en\n" + b"x" * 300_000 + b",y\n", "no languages": b"a,b\nc,d\n", "formulas": b"fr,en\n=1+1,@SUM(A1)\n", "the same column": b"fr,fr\na,b\n",
}  # fmt: skip
RULES_OWN: dict[str, bytes] = {
    "not TOML": b"[", "deep": b"x = " + b"[" * DEEP, "a rule that is none": b"[[rule]]\nname = 5\n", "a pattern that runs away": b'[lists]\nx = ["(a+)+$"]\n', "not UTF-8": b"\xff",
    "rules that are no list": b"rule = 5\n", "an unknown key": b"x = 1\n",
}  # fmt: skip
KEPT: dict[str, bytes] = {"not JSON": b"{\n", "a list": b"[1]\n", "a number": b"5\n", "deep": b"[" * 100_000, "not UTF-8": b"\xff\n", "no fields": b"{}\n", "numbers": b'{"id": 1, "source": 2}\n'}
SETTINGS_OWN: dict[str, bytes] = {
    "empty": b"", "not TOML": b"[", "not UTF-8": b"\xff", "deep": b"x = " + b"[" * DEEP, "nul": b"\x00", "numbers": b"identifier = 1\nlanguages = 2\ntitle = 3\npage = 4\nsubjects = 5\naddress = 6\nas_of = 7\n",
    "codes that are paths": b'identifier = "urn:x"\nlanguages = ["fr", "/../../PWNED"]\n', "no languages": b'identifier = "urn:x"\nlanguages = []\n', "lists": b"identifier = []\nlanguages = [[]]\ntitle = []\n",
}  # fmt: skip
NAMES = ("a\nb.txt", "a\x1b[2J.txt", "..txt", " .txt", "-rf.txt", "a;b.txt", "$(x).txt", "\u202etxt.txt", "é" * 125 + ".txt", "CON.txt", "a\u3000b.txt", "%00.txt", "x.txt.txt")
TYPED = (
    ("build", "nothing"), ("build", "--out", ""), ("build", "--languages", "xx"), ("build", "--languages", "../../x"), ("events", "--since", "99999"), ("events", "--explain", "../../x"),
    ("events", "nowhere.txt"), ("events", "/dev/zero"), ("translate", "--jobs", "0"), ("translate", "--jobs", "9" * 40), ("explain", "", "--published", "2009-01-01"), ("explain", "x" * 5000, "--published", "2009-01-01"),
    ("explain", "le 3 mars", "--published", "0000-00-00"), ("explain", "le 3 mars", "--published", "2009-01-01", "--language", "../x"), ("move", "nobody", "--to", "../../x"), ("move", "essai-2005", "--to", "../../x"),
    ("move", "essai-2005", "--id", "../x"), ("remove", "../../x"), ("add", "/nowhere"), ("add", "--collection", "../../x", "came.txt"), ("add", "--id", "../x", "came.txt"), ("add", "--language", "../x", "came.txt"),
    ("exchange", "xliff", "--take", "/nowhere"), ("exchange", "xliff", "--take", "corpus"), ("status", "--fail-under", "nan"), ("check", "--rules", "../../x"), ("new", "corpus"), ("new", ""),
)  # fmt: skip

_TITLE = b"[title]\nfr = \"Chronologie d'essai\"\nen = \"Trial chronology\"\n"
_SETTINGS = b'identifier = "urn:x"\nlanguages = ["fr", "en"]\n' + _TITLE + b"".join(
    b'[%s]\nfr = "x"\nen = "y"\n' % name for name in (b"subtitle", b"publisher", b"rights")
)  # fmt: skip
# Settings that are whole but for one thing, with what is told of it; nothing where it may be so.
SETTINGS_WHOLE: dict[str, tuple[bytes, bytes, tuple[str, ...]]] = {
    "a title in dotted keys": (_TITLE, b'title.fr = "a"\ntitle.en = "b"\n', ()), "a title in one line": (_TITLE, b'title = { fr = "a", en = "b" }\n', ()),
    "a title in two lines": (b"Trial chronology", b"Trial\\nchronology", ()), "a title that is markup": (b"Trial chronology", b"</title>#panic()$x$\\\\{{x}}", ()),
    "a title of blanks": (b"Trial chronology", b" ", ("C21",)), "a title that is no number": (b'"Trial chronology"', b"nan", ("C21",)),
    "a title that is a day": (b'"Trial chronology"', b"2007-12-07", ("C21",)), "a title with a command": (b"Trial chronology", b"a\\u001b[2J", ("C21",)),
    "an identifier that turns": (b"urn:x", "urn:\u202ex".encode(), ("C21",)), "an identifier that is a day": (b'"urn:x"', b"2007-12-07", ("C21",)),
    "the same language twice": (b'["fr", "en"]', b'["fr", "FR"]', ("C21",)), "a language of before": (b'["fr", "en"]', b'["fr", "i-klingon"]', ("C21",)),
    "a language with a line end": (b'["fr", "en"]', b'["fr\\n", "en"]', ("C21",)), "a language without rules": (b'["fr", "en"]', b'["fr", "zz"]', ("C21",)),
    "a mark of order": (b"identifier", b"\xef\xbb\xbfidentifier", ()), "ten thousand digits": (b"identifier", b"x = " + b"9" * 10_000 + b"\nidentifier", ("C21",)),
    "a key that is a command": (b"identifier", b'"\\u001b]0;x" = 1\nidentifier', ("C21",)), "infinity": (b"identifier", b"as_of = inf\nidentifier", ("C21",)),
    "an hour": (b"identifier", b"as_of = 10:00:00\nidentifier", ("C21",)), "a look elsewhere": (b"identifier", b"page.look = '../x'\nidentifier", ("C21",)),
    "an address of a script": (b"identifier", b'address = "javascript:alert(1)"\nidentifier', ("C21",)), "subjects by path": (b"identifier", b"subjects.'../a' = { fr = 'A', en = 'B' }\nidentifier", ("C21",)),
}  # fmt: skip
PAGE = ("build", "html", "csv", "ical", "--draft")
EDITINGS_ODD: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "only what is left out": (b'["essai-2005.s33k"]\ntext = "[...]"', ("C33",)), "much is left out": (b'["essai-2005.s33k"]\ntext = "' + b"[...] " * 500 + b'"', ("C33",)),
    "a pattern": (b'["essai-2005.s33k"]\ntext = "(a+)+$["', ("C33",)), "dotted keys": (b'"essai-2005.s33k".key = true', ()), "a table in one line": (b'"essai-2005.s33k" = { key = true }', ()),
    "dotted keys without quotes": (b"essai-2005.s33k.key = true", ("C31",)), "events in one line": (b'add = [{ communique = "essai-2005", date = "2009", kind = "past", stated = "x", text = "y" }]', ()),
    "an id that makes a line": (b'["a\\nb.txt:1: C01 x"]\nkey = true', ("C32",)), "an id without end": (b'["' + b"a" * 10_000 + b'.x"]\nkey = true', ("C32",)),
    "no number": (b'["essai-2005.s33k"]\ndate = nan', ("C31",)), "a circle of joins": (b'["essai-2005.s33k"]\njoin = "essai-2006.z44e"\n["essai-2006.z44e"]\njoin = "essai-2005.s33k"', ()),
    "what was seen is no number": (b'[seen]\n"essai-2005.s33k" = nan', ("C31",)), "all days": (b'["essai-2005.s33k"]\ndate = "0001-01-01/9999-12-31"', ()), "a mark of order": (b'\xef\xbb\xbf["essai-2005.s33k"]\nkey = true', ()),
}  # fmt: skip
PALETTES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "not TOML": (b"[", ("P43",)), "a number": (b"house = 5", ("P43",)), "dotted": (b"house.accent = '#8c1c13'", ()), "in one line": (b"house = { accent = 'red' }", ("P43",)),
    "of a style sheet": (b"[house]\naccent = '#000; } body { display: none } /*'", ("P43",)), "no number": (b"[house]\naccent = nan", ("P43",)),
    "digits of elsewhere": ("[house]\naccent = '#٠٠٠٠٠٠'".encode(), ("P43",)), "not UTF-8": ("[house]".encode("utf-16"), ("P43",)), "digits": (b"x = " + b"9" * 5000, ("P43",)),
}  # fmt: skip
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">%s</svg>'
LOGOS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty": (b"", ("P45",)), "a script": (_SVG % b"<script>alert(1)</script>", ("P45",)), "an entity": (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>' + _SVG % b"<text>&x;</text>", ("P45",)),
    "a link": (_SVG % b'<image href="http://x/y.png"/>', ("P45",)), "a handler": (_SVG % b'<g onload="x"/>', ("P45",)), "deep": (_SVG % (b"<g>" * 5000 + b"</g>" * 5000), ("P45",)),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg" width="nan" viewBox="0 0 0 0"/>', ("P45",)), "plain": (_SVG % b"<path d='M0 0'/>", ()),
}  # fmt: skip
TEMPLATES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "syntax": (b"{% if %}", ("P02",)), "nothing": (b"{{ nope.nope }}", ("P02",)), "out of the folder": (b"{% include '../../../../etc/passwd' %}", ("P01",)),
    "itself": (b"{% include 'html/entry.html.jinja' %}", ("P02",)), "Python": (b"{{ ''.__class__.__mro__[1].__subclasses__() }}", ("P02",)), "without end": (b"{% for i in range(10**9) %}{% endfor %}", ("P02",)),
    "all the memory": (b"{{ 'x' * 10**10 }}", ("P02",)), "by nought": (b"{{ 1/0 }}", ("P02",)), "not UTF-8": (b"\xff", ("P02",)), "called wrongly": (b"{{ label() }}{{ heading(5) }}", ("P02",)), "empty": (b"", ()),
}  # fmt: skip


def cases() -> list[Case]:
    """Every case, reader by reader."""
    found = [Case("header", name, {TEXT: raw}, told=told) for name, (raw, told) in HEADERS.items()]
    found += (Case("text", name, {TEXT: _text(body)}) for name, body in TEXTS.items())
    found += (Case("editing", name, {EDITS: raw}, told=EDITINGS_TOLD * (name not in _MAY_PASS)) for name, raw in EDITINGS.items())
    found += (Case("catalogue", name, {PO: raw}, told=CATALOGUES_TOLD) for name, raw in CATALOGUES.items())
    found += (Case("xliff", name, {CAME: raw}, ("exchange", "xliff", "--take", CAME)) for name, raw in TAKEN.items())
    found += (Case("tmx", name, {CAME: raw}, ("exchange", "tmx", "--take", CAME)) for name, raw in MEMORIES.items())
    found += (Case("glossary", name, {GLOSSARY: raw}, ("check",)) for name, raw in GLOSSARIES.items())
    found += (Case("rules", name, {RULES: raw}, told=("R02", "R03", "R07", "R08") if name != "a pattern that runs away" else ()) for name, raw in RULES_OWN.items())
    found += (Case("memory", name, {MEMORY: raw}, ("suggest",)) for name, raw in KEPT.items())
    found += (Case("settings", name, {SETTINGS: raw}, told=("C21",)) for name, raw in SETTINGS_OWN.items())
    found += (Case("settings", name, {SETTINGS: _SETTINGS.replace(was, now)}, told=told) for name, (was, now, told) in SETTINGS_WHOLE.items())
    found += (Case("editing", f"{name}, as one may write it", {EDITS: raw}, told=told) for name, (raw, told) in EDITINGS_ODD.items())
    found += (Case("palette", name, {"templates/palette.toml": raw}, PAGE, told) for name, (raw, told) in PALETTES.items())
    found += (Case("logo", name, {"templates/logo.svg": raw}, PAGE, told) for name, (raw, told) in LOGOS.items())
    found += (Case("template", name, {"templates/html/entry.html.jinja": raw}, PAGE, told) for name, (raw, told) in TEMPLATES.items())
    found += (Case("names", repr(name), {f"corpus/essai/{name}": _text("Le 3 mars 2009, ils ont siégé.")}) for name in NAMES)
    found += (Case("command line", " ".join(words)[:60], {"came.txt": b"Le 3 mars 2009."}, words) for words in TYPED)
    return found


# What an editor may say, odd as it is.
_MAY_PASS = ("a long headline", "joined to itself", "year nought", "control signs")
