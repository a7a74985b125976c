"""A third campaign: what nobody tried before, in the same form; some cases are made and not written, such as links.

Each was run once as it came to mind; what was wrong then is told in the history, and none is now.
"""

from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

from hostile_cases import CAME, EDITS, GLOSSARY, MEMORY, PO, RULES, SETTINGS, TEXT, Case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HEAD = "id: hostile-2007\ntitle: T\ndate: 2007-12-07\nplace: P\nissuer: I\nlanguage: fr\nsource: s\nsha256: x\n"


def _header(**fields: str) -> bytes:
    """A header with some of its fields as they should not be; the digest is wrong and told too."""
    lines = dict(line.split(": ", 1) for line in _HEAD.splitlines())
    return (
        "---\n" + "".join(f"{name}: {value}\n" for name, value in (lines | fields).items()) + "---\nLe 3 mars 2009.\n"
    ).encode()


def _body(body: bytes | str) -> bytes:
    return b"\x00BODY" + (body.encode() if isinstance(body, str) else body)


HEADERS: dict[str, bytes] = {
    "line ends of old": b"---\rid: a-1\r---\rx", "a directive": b"%YAML 9.9\n---\nid: a-1\n---\nx", "two documents": b"---\nid: a-1\n--- \nid: a-2\n---\nx",
    "tabs before": b"---\n\tid: a-1\n---\nx", "nothing for an id": _header(id="~"), "an id that is true": _header(id="yes"), "an hour": _header(date="2009-02-28T00:00:00Z"),
    "a day of five figures": _header(date="+12009-02-01"), "a week": _header(date="2009-W05-1"), "the last of days": _header(date="9999-12-31"), "the first of days": _header(date="0001-01-01"),
    "capitals": _header(language="FR"), "a long language": _header(language="fr-" + "x-" * 200), "a source of script": _header(source="javascript:alert(1)"),
    "an original elsewhere": _header(original="../../../etc/passwd"), "an original of the system": _header(original="/etc/shadow"), "an original of nothing": _header(original="."),
    "twin of itself": _header(**{"translation-of": "hostile-2007"}), "a digest of capitals": _header(sha256="A" * 64), "pages without end": _header(pages="1=" + "9" * 400),
    "pages twice": _header(pages="1=1 1=1 0=0"), "pages backwards": _header(pages="9=1 1=9"), "marks alone": _header(title="\u0301\u0301\u0301"), "turned round": _header(title="\u202eabc"),
    "of look-alikes": _header(іd="x"), "a name of a field without end": _header(**{"x" * 50_000: "y"}), "a comment for a value": _header(place="# x"), "blocks": _header(place="|\n  a\n  b"),
    "keep and chomp": _header(place=">+9\n  a"), "a set": _header(place="!!set {a, b}"), "brackets without end": _header(title="[" * 100_000), "braces in quotes": _header(title='"' + "{" * 100_000 + '"'),
    "rows of dashes": b"---\n" * 20_000, "closed by dots": b"---\nid: a-1\n...\nx", "aliases of aliases": b"---\nid: &a a-1\ntitle: *a\nplace: *a\n---\nx", "a converter that commands": _header(converter='"\\e]0;x\\a"'),
}  # fmt: skip
TEXTS: dict[str, str | bytes] = {
    "the end of time": "Le 31 décembre 9999, puis le lendemain, dans trois ans et la semaine suivante. ", "the beginning of time": "Le 1er janvier 1, la veille, il y a deux mille ans. ",
    "counts without end": "Dans 999999999999 ans, il y a 10000000000000 jours, les 99999999 prochains mois. ", "week 54": "En semaine 54, la semaine 99 de 2009, le 9e trimestre 2009, le 40 décembre. ",
    "years of nought": "En l'an 0000, de 0000 à 0001, avant l'an zéro. ", "a range turned": "Du 9 mars 2010 au 2 février 2009, de 2012 à 1950. ", "the 29th": "Le 29 février 1900, le 29 février, du 28 au 30 février 2009. ",
    "framed digits": "le 3\ufe0f\u20e3 mai 2019 " * 2000, "circled digits": "③ mai 2019 ⑳ juin ² août ½ mars " * 500, "other digits": "le ３ mai ２０１９, le ٣ mars ٢٠٠٩ " * 500, "mathematical letters": "𝐥𝐞 𝟑 𝐦𝐚𝐢 𝟐𝟎𝟏𝟗 " * 300,
    "tags of time": '<time datetime="2009-13-45">le 3 mars</time> ' * 500, "comments": "<!-- le 3 mars 2009 --> " * 500, "commands of a terminal": "\x1b]8;;http://x\x07le 3 mars 2009\x1b]8;;\x07 " * 200,
    "an address without end": "http://" + "a" * 100_000 + " le 3 mars 2009. ", "tables": "| le 3 mars 2009 | a |\n|---|---|\n" * 1000, "headings": "# Le 3 mars 2009\n\n" * 1000, "quotes in quotes": "> " * 3000 + "le 3 mars 2009",
    "items in items": "".join("  " * n + "- le 3 mars 2009\n" for n in range(300)), "nulls between": "Le\x00 3\x00 mars\x00 2009. ", "joiners": "Le\u200d 3\u200d ma\u200drs 2009. ", "Thai": "วันที่ 3 มีนาคม 2009 " * 100,
    "brackets that turn": "\u2067le 3 mars 2009\u2066 " * 300, "tags of no sight": "\U000e0041" * 5000 + "le 3 mars 2009", "private signs": "\ue000\uf8ff le 3 mars 2009 \U0010ffff. ", "no characters": "\ufdd0\ufffe le 3 mars 2009. ",
    "Mac line ends": b"Le 3 mars 2009.\rLe 4 mars 2009.\r" * 200, "all line ends": "Le 3\u2028mars\x852009\x0b.\n\r\n\r" * 100, "UTF-32": "Le 3 mars 2009.".encode("utf-32"), "EBCDIC": "Le 3 mars 2009.".encode("cp500"),
    "letters encoded thrice": "Réunis à Genève le 3 février 2009.".encode().decode("latin-1").encode().decode("latin-1"), "half a mark": b"\xef\xbbLe 3 mars 2009.", "headers all over": ("---\nid: a-1\n---\n" * 500),
}  # fmt: skip
EDITINGS: dict[str, bytes] = {
    "a chain of joins": b"".join(b'["essai-2005.a%03d"]\njoin = "essai-2005.a%03d"\n' % (n, n + 1) for n in range(200)), "a name of many parts": b"a." * 20_000 + b"b = 1",
    "a headline of code": b'["essai-2005.s33k"]\nheadline = "{{ 7*7 }} {% raw %} #import $x$ \\\\input <script>"', "a headline of lines": b'["essai-2005.s33k"]\nheadline = "a\\u2028b\\u0085c"',
    "a headline that turns": b'["essai-2005.s33k"]\nheadline = "\\u202eabc"', "an empty headline": b'["essai-2005.s33k"]\nheadline = ""', "a place of a script": b'["essai-2005.s33k"]\nplace = "</script><script>"',
    "subjects of numbers": b'["essai-2005.s33k"]\nsubjects = [1, 2]', "subjects by path": b'["essai-2005.s33k"]\nsubjects = ["../x"]', "subjects a thousand times": b'["essai-2005.s33k"]\nsubjects = [' + b'"a",' * 5000 + b"]",
    "left out of nothing": b'["essai-2005.s33k"]\nleave-out = "yes"', "everything at once": b'["essai-2005.s33k"]\nleave-out = true\nkey = true\njoin = "essai-2006.z44e"\npart = true',
    "added a hundred times": b'[[add]]\ncommunique = "essai-2005"\ndate = "2009"\nkind = "past"\nstated = "x"\ntext = "y"\n' * 100, "added in a year that is none": b'[[add]]\ncommunique = "essai-2005"\ndate = "99999"\nkind = "past"\nstated = "x"\ntext = "y"\n',
    "added open": b'[[add]]\ncommunique = "essai-2005"\ndate = "../.."\nkind = "past"\nstated = "x"\ntext = "y"\n', "added to a path": b'[[add]]\ncommunique = "../x"\ndate = "2009"\nkind = "past"\nstated = "x"\ntext = "y"\n',
    "a date in words of nothing": b'["essai-2005.s33k"]\ndate = "un jour, peut-\xc3\xaatre"', "a date in words without end": b'["essai-2005.s33k"]\ndate = "' + b"la veille de " * 3000 + b'"',
    "a set of days without end": b'["essai-2005.s33k"]\ndate = "{' + b"2009-01-01," * 5000 + b'2009}"', "seen by path": b'[seen]\n"../../x" = "y"', "seen as a table": b'[seen."essai-2005.s33k"]\nx = "y"',
    "line ends of old": b'["essai-2005.s33k"]\rkey = true\r', "line ends of two kinds": b'["essai-2005.s33k"]\r\nkey = true\n', "a table and a list": b'["essai-2005.s33k"]\n[["essai-2005.s33k"]]\n',
}  # fmt: skip
_PO = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
_UNIT = b'msgctxt "essai-2005.s33k"\nmsgid "Les ministres"\nmsgstr "%s"\n'
CATALOGUES: dict[str, bytes] = {
    "line ends of old": (_PO + _UNIT % b"x").replace(b"\n", b"\r"), "line ends of Windows": (_PO + _UNIT % b"x").replace(b"\n", b"\r\n"), "a mark of order": b"\xef\xbb\xbf" + _PO + _UNIT % b"x",
    "charset in its own way": _PO.replace(b"UTF-8", b"utf8") + _UNIT % b"x", "a charset of nobody": _PO.replace(b"UTF-8", b"CHARSET") + _UNIT % b"x", "a language by path": _PO.replace(b"Language: en", b"Language: ../../x") + _UNIT % b"x",
    "two headers": _PO * 2 + _UNIT % b"x", "a header that is fuzzy": b"#, fuzzy\n" + _PO + _UNIT % b"x", "a header of a megabyte": _PO.replace(b"Language: en", b"X: " + b"y" * 1_000_000 + b'\\n"\n"Language: en'),
    "translated by code": _PO + _UNIT % b"{{ 7*7 }} {% raw %} #import $x$ \\\\input <script>alert(1)</script>", "translated by commands": _PO + _UNIT % b"\\033[2J\\007", "translated by nothing": _PO + _UNIT % b"   ",
    "translated by a turn": _PO + _UNIT % "\u202e\u2066abc".encode(), "translated by nul": _PO + _UNIT % b"a\\000b", "translated without end": _PO + _UNIT % (b"x " * 100_000), "lines in the translation": _PO + _UNIT % b"a\\nb\\r\\n\\tc",
    "a context by path": _PO + b'msgctxt "../../x"\nmsgid "a"\nmsgstr "b"\n', "a context without end": _PO + b'msgctxt "' + b"a" * 200_000 + b'"\nmsgid "a"\nmsgstr "b"\n', "a context of lines": _PO + b'msgctxt "a\\nb.c1d2"\nmsgid "a"\nmsgstr "b"\n',
    "references elsewhere": _PO + b"#: ../../etc/passwd:1 /etc/shadow:99999999999999999999\n" + _UNIT % b"x", "flags of nobody": _PO + b"#, fuzzy, fuzzy, c-format, \xe2\x80\xae, ,,\n" + _UNIT % b"x",
    "accepted without end": _PO + b"# accepted: T99\n# accepted:\n# accepted: T03 " + b"x" * 50_000 + b"\n" + _UNIT % b"x", "official of nothing": _PO + b"# official\n# official: ../x\n# reviewed: \xe2\x80\xae\n# reviewed:\n" + _UNIT % b"x",
    "comments without end": _PO + b"# x\n" * 50_000 + _UNIT % b"x", "obsolete and alive": _PO + _UNIT % b"x" + b"\n" + b"".join(b"#~ " + line + b"\n" for line in (_UNIT % b"y").splitlines()), "obsolete in halves": _PO + b'#~ msgctxt "a.b1"\nmsgid "x"\n#~ msgstr "y"\n',
    "what was, without what is": _PO + b'#| msgid "a"\n', "conflicts in conflicts": _PO + b"<<<<<<< a\n<<<<<<< b\n" + _UNIT % b"x" + b"=======\n=======\n>>>>>>> c\n", "dates of nobody": _PO + b"#. date: 9999-99-99\n#. date: (b)\n#. date:\n" + _UNIT % b"x",
    "half a sign": _PO + _UNIT % b"\xed\xa0\x80", "strings after the end": _PO + _UNIT % b"x" + b'"y"\n"z"\n', "quotes in quotes": _PO + b'msgctxt "a.b1"\nmsgid "a"b"\nmsgstr "c"\n',
}  # fmt: skip
_XLF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="essai"><unit id="essai-2005.s33k">{}</unit></file></xliff>'
_XLF1 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="fr" target-language="en" datatype="plaintext"><body>{}</body></file></xliff>'
XLIFFS: dict[str, str] = {
    "two segments with one id": _XLF.format('<segment id="a"><source>a</source><target>b</target></segment>' * 2), "segments out of order": _XLF.format('<segment><source>a</source><target order="99999999999">b</target></segment>'),
    "an order that is none": _XLF.format('<segment><source>a</source><target order="-1">b</target></segment><segment><source>a</source><target order="x">b</target></segment>'),
    "a sign that is none": _XLF.format('<segment><source>a</source><target>b<cp hex="D800"/><cp hex="zz"/><cp hex="FFFFFFFFFF"/><cp/></target></segment>'),
    "codes that do not close": _XLF.format('<segment><source>a</source><target><sc id="1"/>b<ec startRef="2"/><ph/></target></segment>'), "data of commands": _XLF.format('<originalData><data id="d">&#27;[2J</data></originalData><segment><source>a</source><target>b</target></segment>'),
    "a name space of ours": _XLF.format('<segment><source xmlns="x">a</source><target xmlns="y">b</target></segment>'), "states of nobody": _XLF.format('<segment state="\u202e" subState="x:y:z"><source>a</source><target>b</target></segment>'),
    "notes without end": _XLF.format("<notes>" + "<note>x</note>" * 20_000 + "</notes><segment><source>a</source><target>b</target></segment>"), "groups in groups": _XLF.replace("<unit", "<group id='g'>" * 2000 + "<unit").replace("</unit>", "</unit>" + "</group>" * 2000).format("<segment><source>a</source><target>b</target></segment>"),
    "many attributes": _XLF.format("<segment " + " ".join(f'a{n}="x"' for n in range(20_000)) + "><source>a</source></segment>"), "a unit of a path": _XLF.replace("essai-2005.s33k", "../../x").format("<segment><source>a</source><target>b</target></segment>"),
    "old: no body": '<xliff version="1.2"><file/></xliff>', "old: in the other direction": _XLF1.format('<trans-unit id="essai-2005.s33k"><source xml:lang="en">a</source><target xml:lang="fr">b</target></trans-unit>'),
    "old: alternatives": _XLF1.format('<trans-unit id="essai-2005.s33k"><source>a</source><alt-trans><target>b</target></alt-trans><seg-source><mrk mtype="seg">a</mrk></seg-source></trans-unit>'),
    "old: a unit in a binary": _XLF1.format('<bin-unit id="b"><bin-source><external-file href="file:///etc/passwd"/></bin-source></bin-unit>'), "old: without an id": _XLF1.format("<trans-unit><source>a</source><target>b</target></trans-unit>"),
    "include": _XLF.format('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><segment><source>a</source></segment>'), "a style sheet": '<?xml-stylesheet href="http://x/y.xsl"?>' + _XLF.format("<segment><source>a</source></segment>"),
    "parameters": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>' + _XLF.format("<segment><source>a</source></segment>"), "CDATA": _XLF.format("<segment><source><![CDATA[a]]></source><target><![CDATA[</target>]]></target></segment>"),
}  # fmt: skip
_TMX = '<tmx version="1.4"><header srclang="fr" segtype="sentence" datatype="plaintext"/><body>{}</body></tmx>'
TMXS: dict[str, str] = {
    "one language": _TMX.format('<tu><tuv xml:lang="fr"><seg>a</seg></tuv></tu>'), "one language twice": _TMX.format('<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>'),
    "all languages": _TMX.replace('srclang="fr"', 'srclang="*all*"').format('<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'), "days that are none": _TMX.format('<tu changedate="99999999T999999Z" creationdate="x"><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'),
    "languages of nobody": _TMX.format('<tu><tuv xml:lang=""><seg>a</seg></tuv><tuv lang="../x"><seg>b</seg></tuv></tu>'), "properties without end": _TMX.format("<tu>" + '<prop type="x">y</prop>' * 20_000 + '<tuv xml:lang="fr"><seg>a</seg></tuv></tu>'),
    "pairs that do not close": _TMX.format('<tu><tuv xml:lang="fr"><seg>a<bpt/>b<ept i="9"/><ut/><sub>c</sub></seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>'), "units by the thousand": _TMX.format('<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>' * 3000),
}  # fmt: skip
GLOSSARIES: dict[str, bytes] = {
    "line ends of old": b"fr,en\ra,b\r", "semicolons": b"fr;en\na;b\n", "tabs": b"fr\ten\na\tb\n", "a mark of order": b"\xef\xbb\xbffr,en\na,b\n", "a thousand columns": b",".join(b"x%d" % n for n in range(1000)) + b"\n" + b"a," * 999 + b"a\n",
    "patterns": b'fr,en\n(a+)+$,x\n"[",y\n\\,z\n', "the same a thousand times": b"fr,en\n" + b"Conseil,Council\n" * 2000, "nothing but commas": b",,,\n,,,\n", "one letter": b"fr,en\na,a\ne,e\n", "turned": "fr,en\n\u202eConseil,\u2066Council\n".encode(),
    "variants without end": b"fr,en\n" + b"|".join(b"a%d" % n for n in range(5000)) + b",b\n", "a field of lines": b'fr,en\n"a\nb\r\nc","d\ne"\n',
}  # fmt: skip
MEMORIES: dict[str, bytes] = {
    "the same a thousand times": b'{"id": "a.b2", "collection": "essai", "language": "en", "source": "x", "target": "y", "state": "translated"}\n' * 2000, "by path": b'{"id": "../x", "collection": "../../x", "language": "../x", "source": "x", "target": "y", "state": "translated"}\n',
    "infinity": b'{"id": NaN, "source": Infinity}\n', "half a pair": b'{"id": "a.b2", "collection": "essai", "language": "en", "source": "\\ud800", "target": "y", "state": "translated"}\n', "twice the key": b'{"id": "a", "id": "b"}\n', "digits": b'{"id": ' + b"9" * 5000 + b"}\n",
    "no state": b'{"id": "a.b2", "collection": "essai", "language": "en", "source": "x", "target": "y", "state": "x"}\n', "separators": '{"id": "a.b2",\u2028"source": "x"}\n'.encode(),
}  # fmt: skip
_SETTINGS = b'identifier = "urn:x"\nlanguages = ["fr", "en"]\n%s\n' + b"".join(
    b'[%s]\nfr = "x"\nen = "y"\n' % name for name in (b"title", b"subtitle", b"publisher", b"rights")
)
SETTINGS_ODD: dict[str, bytes] = {
    "a name of many parts": b"a." * 50_000 + b"b = 1", "an address that does not end": b'address = "http://[::1"', "an address with a name": b'address = "https://user:pass@x.org/"', "an address of blanks": b'address = "https://x .org/ a"', "an address of a file": b'address = "file:///etc/"',
    "columns of nobody": b'page.columns = "xx,yy"', "columns without end": b'page.columns = "' + b"fr," * 5000 + b'fr"', "paper of nobody": b'page.paper = ""', "paper of code": b'page.paper = "a4\\") #panic(\\""', "an end of time": b'as_of = "9999-12-31"', "a start of time": b'as_of = "0001-01-01"',
    "thirty languages": b"", "subjects by the thousand": b"".join(b'subjects.a%d = { fr = "A%d", en = "B" }\n' % (n, n) for n in range(1000)), "a subject without words": b"subjects.a = {}", "a subject that is a number": b"subjects.a = 5", "a subject that turns": b'subjects.a = { fr = "\\u202ex", en = "\\u0000" }',
    "an addressee of lines": b'addressee = { fr = "a\\nb", en = "c" }', "a marking of code": b'marking = { fr = "#panic()", en = "$x$" }', "a volume of nought": b"volumes = 0", "an appendix that is a word": b'page.appendix = "yes"', "proposed by number": b"headlines = 5", "a logo elsewhere": b'logo = "../../etc/passwd"',
}  # fmt: skip
RULES_ODD: dict[str, bytes] = {
    "a pattern that runs away": b'[[rule]]\nname = "x"\npattern = "(a|a)*b"\nresolve = "stated"\nexamples = { "x" = "2009" }\n', "a way that is none": b'[[rule]]\nname = "x"\npattern = "<day>"\nresolve = "eval"\nexamples = { "3" = "2009" }\n',
    "a list of itself": b'[lists]\nx = ["<x>"]\n', "a list of nobody": b'[[rule]]\nname = "x"\npattern = "<nobody>"\nresolve = "stated"\nexamples = {}\n', "a pattern without end": b'[[rule]]\nname = "x"\npattern = "' + b"a|" * 20_000 + b'a"\nresolve = "stated"\nexamples = {}\n',
    "groups twice": b'[[rule]]\nname = "x"\npattern = "(?P<day>a)(?P<day>b)"\nresolve = "stated"\nexamples = {}\n', "flags in the middle": b'[[rule]]\nname = "x"\npattern = "a(?i)b"\nresolve = "stated"\nexamples = {}\n', "repeats without end": b'[[rule]]\nname = "x"\npattern = "a{99999999999}"\nresolve = "stated"\nexamples = {}\n',
    "an empty pattern": b'[[rule]]\nname = "x"\npattern = ""\nresolve = "stated"\nexamples = {}\n', "an example of nothing": b'[[rule]]\nname = "x"\npattern = "<day>"\nresolve = "stated"\nexamples = { "" = "" }\n', "a pass of another world": b'[[rule]]\nname = "x"\npattern = "<day>"\nresolve = "stated"\npasses = [99999]\nexamples = {}\n',
    "a name of commands": b'[[rule]]\nname = "\\u001b[2J"\npattern = "<day>"\nresolve = "stated"\nexamples = {}\n',
}  # fmt: skip
TEMPLATES: dict[str, tuple[str, bytes]] = {
    "a macro of itself": ("html/entry.html.jinja", b"{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"), "raw without end": ("html/entry.html.jinja", b"{% raw %}"), "a loop in a loop": ("html/entry.html.jinja", b"{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}"),
    "a block of nobody": ("html/entry.html.jinja", b"{% extends 'nobody' %}"), "attributes of Python": ("html/entry.html.jinja", b"{{ entry.__init__.__globals__ }}"), "a filter of Python": ("html/entry.html.jinja", b"{{ ()|attr('__class__') }}"), "a long string": ("html/entry.html.jinja", b"{{ 'a'.ljust(10**10) }}"),
    "a power": ("html/entry.html.jinja", b"{{ 9**9**9 }}"), "a format": ("html/entry.html.jinja", b"{{ '%s%s' % 1 }}{{ '{0.__class__}'.format(1) }}"), "a style that closes": ("html/theme.css", b"</style><script>alert(1)</script>"), "a style from the net": ("html/theme.css", b"@import url(http://x/y.css);"),
    "a style that is none": ("html/theme.css", b"\xff\xfe{{{{"), "a style without end": ("html/theme.css", b"a{" * 20_000), "a card of code": ("html/card.typ", b"#panic(1)"), "a group that is empty": ("group.html.jinja", b""), "a page that is none": ("html/timeline.html.jinja", b"<p>"),
    "an entry that closes": ("entry.html.jinja", b"</article></main></body>"), "a manuscript of code": ("manuscript.html.jinja", b"{{ 1/0 }}"), "a folder in the place of a file": ("html/entry.html.jinja/x", b""),
}  # fmt: skip
NAMES = (
    "essai/a\tb.txt", "essai/\u0301.txt", "essai/a\u00adb.txt", "essai/~.txt", "essai/a:b.txt", "essai/a*b?.txt", 'essai/a"b.txt', "essai/a\\b.txt", "essai/{{x}}.txt", "essai/.txt", "essai/a.TXT", "essai/a.txt.bak", "essai/x.txt/y.txt", "essai/editing.toml/x.txt",
    "\u202eessai/a.txt", "e\u0301/a.txt", "-rf/a.txt", "~/a.txt", "a b/c.txt", ".hidden/a.txt", "a\\nb/c.txt", "é" * 120 + "/a.txt", "/".join("d" * 1 for _ in range(60)) + "/a.txt", "chronology.toml/a.txt", "CON/a.txt", "essai/essai/a.txt", "essai.en/a.txt", "events/a.txt",
)  # fmt: skip
TYPED = (
    ("events", "--year", "99999"), ("events", "--year", "x"), ("events", "--until", "0001-01-01"), ("events", "--since", "2009-02-31"), ("events", "--text", "(a+)+$["), ("events", "--text", ""), ("events", "--text", "\x1b[2J"), ("events", "--subject", "../x"),
    ("events", "--json", "--csv"), ("events", "--state", "missing", "--explain", "essai-2005.s33k"), ("events", "--published", "2009-01-01"), ("events", "/dev/null"), ("events", "/dev/stdin"), ("events", "."), ("events", "came.txt", "came.txt"), ("events", "\udcff.txt"),
    ("build", "html", "html"), ("build", "all", "--out", "/proc/x"), ("build", "html", "--draft", "--out", "came.txt"), ("build", "--languages", "fr,fr"), ("build", "--languages", ","), ("build", "--volumes", "0"), ("build", "--volumes", "-1"), ("build", "--since", "came.txt"),
    ("build", "--since", "/dev/zero"), ("build", "--look", "../x"), ("build", "--look", "\x00"), ("build", "--paper", "a4;x"), ("build", "--port", "0"), ("build", "--watch", "--port", "99999999"), ("translate", "--check", "--restore"), ("translate", "--project", "/nowhere"), ("translate", "--project", "came.txt"), ("translate", "--project", "\x00"),
    ("add",), ("add", "came.txt", "--again", "essai-2005"), ("add", "--again", "nobody"), ("add", "came.txt", "--date", "2009-02-31"), ("add", "came.txt", "--title", "\x1b[2J\n"), ("add", "came.txt", "--id", "x" * 300), ("add", "came.txt", "--collection", ""), ("add", "came.txt", "--translation-of", "../x"), ("add", "/dev/zero"), ("add", "corpus"), ("add", "corpus/essai"),
    ("move", "essai-2005"), ("move", "essai-2005", "--to", ""), ("move", "essai-2005", "--to", "a/b/c"), ("move", "essai-2005", "--id", "essai-2006"), ("move", "essai-2005", "--to", "x" * 300), ("remove",), ("remove", "essai-2005", "essai-2005"), ("remove", "nobody", "--dry-run"),
    ("suggest", "--memory", "came.txt"), ("suggest", "--memory", "/dev/zero"), ("suggest", "--memory", "."), ("exchange", "tbx", "--take", "came.txt"), ("exchange", "po", "--take", "came.txt"), ("exchange", "nothing"),
    ("check", "--html", "."), ("check", "--html", "/proc/x"), ("check", "--html", "x.html", "--report-language", "../x"), ("check", "--rules"), ("check", "--rules", "xx"), ("status", "--fail-under", "1e309"), ("status", "--fail-under", "-1"), ("status", "--max-stale", "-1"), ("status", "--max-stale", "9" * 40),
    ("explain", "le 3 mars", "--published", "x"), ("explain", "\x00"), ("explain", "le 3 mars", "--language", "xx"), ("terms", "--accept", "nobody"), ("terms", "--accept", ""), ("twins", "nobody"), ("twins", "--take"), ("languages", "../x"), ("languages", "xx-yy-zz"), ("completion", "csh"), ("extract", "nowhere", "out"), ("extract", "corpus", "corpus"),
    ("extract", "corpus", "out", "--part", "0"), ("new", "came.txt"), ("new", "x", "--languages", "xx"), ("new", "x", "--languages", "../x"), ("new", "x", "--languages", ""), ("new", "\x00"), ("new", "/proc/x"), ("",), ("-",), ("--",), ("events", "--jobs", "1.5"), ("events", "--jobs", "-3"), ("events", "--no-such"),
    ("desk", "--port", "x"), ("desk", "--port", "-1"), ("desk", "--port", "99999999"),
)  # fmt: skip


_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'
_W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def _zip(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in files.items():
            archive.writestr(name, said)
    return stream.getvalue()


def _docx(body: str, target: str = "word/document.xml", **more: str) -> bytes:
    return _zip(
        {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS.format(target), "word/document.xml": _W.format(body)}
        | {name.replace("_", "/") + ".xml": said for name, said in more.items()}
    )


_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_ODT = {"mimetype": "application/vnd.oasis.opendocument.text"}
_CONTENT = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body></office:document-content>'
_EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>',
}
_MAIL = b"From: a@b.fr\nTo: c@d.fr\nDate: Mon, 3 Mar 2008 10:00:00 +0100\nMIME-Version: 1.0\n"
DOCUMENTS: dict[str, bytes] = {
    "part elsewhere.docx": _docx(_P.format("Le 3 mars 2009."), "../../../etc/passwd"), "no part.docx": _docx(_P.format("x"), "word/none.xml"), "of itself.docx": _docx(_P.format("x"), "_rels/.rels"), "empty.docx": _docx(""), "text.docx": _docx(_P.format("Le 3 mars 2009, ils ont siégé. " * 20)),
    "tables in tables.docx": _docx("<w:tbl><w:tr><w:tc>" * 200 + _P.format("x") + "</w:tc></w:tr></w:tbl>" * 200), "a field that does not end.docx": _docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r></w:p>' + _P.format("x")),
    "notes of nobody.docx": _docx('<w:p><w:r><w:footnoteReference w:id="999"/></w:r></w:p>' + _P.format("x")), "lists of nobody.docx": _docx('<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-5"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'),
    "styles of themselves.docx": _docx(_P.format("Le 3 mars 2009."), word_styles='<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>'),
    "names twice.docx": _docx(_P.format("x")) + _docx(_P.format("y")), "cut.docx": _docx(_P.format("Le 3 mars 2009." * 500))[:300], "changed.docx": bytes(byte ^ 1 if at % 97 == 50 else byte for at, byte in enumerate(_docx(_P.format("Le 3 mars 2009. " * 300)))),
    "no content.odt": _zip(_ODT), "spaces without end.odt": _zip(_ODT | {"content.xml": _CONTENT.format('<text:p>a<text:s text:c="99999999999"/>b</text:p>')}), "rows without end.odt": _zip(_ODT | {"content.xml": _CONTENT.format('<text:p>x</text:p><table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>')}),
    "a section elsewhere.odt": _zip(_ODT | {"content.xml": _CONTENT.format('<text:section text:name="s"><text:section-source xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/></text:section><text:p>Le 3 mars 2009.</text:p>')}), "lists in lists.odt": _zip(_ODT | {"content.xml": _CONTENT.format("<text:list><text:list-item>" * 500 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 500)}),
    "a package elsewhere.epub": _zip({name: said.format("../../../etc/passwd") for name, said in _EPUB.items()}), "no package.epub": _zip({"mimetype": "application/epub+zip"}), "a spine of nobody.epub": _zip({name: said.format("o.opf") for name, said in _EPUB.items()} | {"o.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata/><manifest/><spine><itemref idref="x"/></spine></package>'}),
    "chapters of the system.epub": _zip({name: said.format("o.opf") for name, said in _EPUB.items()} | {"o.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata/><manifest><item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="x"/></spine></package>'}),
    "parts without end.eml": _MAIL + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\nContent-Type: text/plain\n\nLe 3 mars 2009.\n" * 3000, "parts in parts.eml": _MAIL + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200)) + b"\nx",
    "a boundary of nothing.eml": _MAIL + b'Content-Type: multipart/mixed; boundary=""\n\nLe 3 mars 2009.', "a charset of nobody.eml": _MAIL + b"Content-Type: text/plain; charset=x-none\n\nLe 3 mars 2009.", "a charset that runs.eml": _MAIL + b"Content-Type: text/plain; charset=unicode_escape\n\n\\x41 le 3 mars 2009.",
    "a charset of Python.eml": _MAIL + b"Content-Type: text/plain; charset=rot13\n\nLe 3 mars 2009.", "a charset of bytes.eml": _MAIL + b"Content-Type: text/plain; charset=zlib\n\nLe 3 mars 2009.", "base64 that is none.eml": _MAIL + b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n====\xff\n", "uuencoded.eml": _MAIL + b"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 666 x\n#0V%T\n`\nend\n",
    "a subject of words.eml": _MAIL + b"Subject: =?x-none?Q?=FF?= =?utf-8?B?====?= =?utf-8?Q?=1b[2J?=\n\nLe 3 mars 2009.", "a date of nobody.eml": _MAIL.replace(b"Mon, 3 Mar 2008 10:00:00 +0100", b"Mon, 99 Foo 99999 99:99:99 +9999") + b"\nLe 3 mars 2009.", "a date far away.eml": _MAIL.replace(b"2008", b"99999999999") + b"\nLe 3 mars 2009.",
    "headers without end.eml": _MAIL + b"X-A: y\n" * 50_000 + b"\nLe 3 mars 2009.", "one header without end.eml": _MAIL + b"Subject: " + b"=?utf-8?Q?a?= " * 20_000 + b"\n\nLe 3 mars 2009.", "a message in a message.eml": _MAIL + b"Content-Type: message/rfc822\n\n" + _MAIL + b"\nLe 3 mars 2009.", "pages of a mail.eml": _MAIL + b"Content-Type: text/html\n\n" + b"<div>" * 5000 + b"Le 3 mars 2009.",
    "deep.html": b"<html><body>" + b"<div>" * 20_000 + b"Le 3 mars 2009." , "tables.html": b"<html><body>" + b"<table><tr><td>" * 2000 + b"Le 3 mars 2009.", "no text.html": b"<html><body><script>x</script></body></html>", "a base elsewhere.html": b'<html><head><base href="file:///etc/"></head><body><article><p>' + b"Le 3 mars 2009, ils ont siege. " * 30 + b"</p></article>",
    "a charset of nobody.html": b'<html><head><meta charset="x-none"></head><body><p>' + b"Le 3 mars 2009, ils ont siege. " * 30, "data of nobody.html": b'<html><script type="application/ld+json">{"@graph": [[[[' + b"[" * 50_000 + b"</script><body><p>" + b"Le 3 mars 2009, ils ont siege. " * 30, "dates of nobody.html": b'<html><head><meta property="article:published_time" content="99999-99-99T99:99:99"><meta name="date" content="' + b"9" * 5000 + b'"></head><body><p>' + b"Le 3 mars 2009, ils ont siege. " * 30,
    "attributes without end.html": b"<html><body><p " + b" ".join(b"a%d=x" % n for n in range(20_000)) + b">" + b"Le 3 mars 2009, ils ont siege. " * 30, "signs by number.html": b"<html><body><p>&#0;&#xD800;&#x110000;&#99999999999;&nobody;" + b"Le 3 mars 2009, ils ont siege. " * 30, "UTF-7.html": b"<html><head><meta charset=utf-7></head><body>+ADw-script+AD4-" + b"Le 3 mars 2009. " * 30,
    "header alone.pdf": b"%PDF-1.7\n", "of itself.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "pages without end.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 999999999/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "a page without size.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", "a page of a mile.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[-1e38 -1e38 1e38 1e38]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 200, "braces.rtf": b"{\\rtf1" + b"{\\x" * 20_000, "binary.rtf": b"{\\rtf1\\bin99999999999 x}", "signs.rtf": b"{\\rtf1\\ansi\\u99999999?\\u-99999?\\'zz\\'}", "pictures.rtf": b"{\\rtf1{\\pict\\wmetafile8 " + b"0" * 100_000 + b"}Le 3 mars 2009.}", "objects.rtf": b"{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}Le 3 mars 2009.}",
    "front matter.md": b"---\ntitle: " + b"[" * 50_000 + b"\n---\nLe 3 mars 2009.\n", "front matter in TOML.md": b"+++\n" + b"a." * 50_000 + b"b = 1\n+++\nLe 3 mars 2009.\n", "front matter in JSON.md": b'{"a": ' + b"[" * 50_000 + b"\n\nLe 3 mars 2009.\n", "links.md": b"[" * 5000 + b"Le 3 mars 2009." + b"](x)" * 5000, "marks.md": b"*_" * 20_000, "code.md": b"`" * 20_001 + b"Le 3 mars 2009.", "tables.md": b"|" * 5000 + b"\n" + b"|-" * 5000 + b"|\n" + b"|" * 5000,
}  # fmt: skip


def _link(name: str, to: str) -> Callable[[Path], None]:
    def made(project: Path) -> None:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and not path.is_symlink():
            path.rename(path.with_name(path.name + "-was"))
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return made


def _folder(name: str) -> Callable[[Path], None]:
    def made(project: Path) -> None:
        path = project / name
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)

    return made


def _pipe(name: str) -> Callable[[Path], None]:
    def made(project: Path) -> None:
        path = project / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)

    return made


MADE: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "a text that is a link to itself": (_link(TEXT, "hostile.txt"), ("translate",)), "a folder that is a link to its own": (_link("corpus/essai/again", "../.."), ("translate",)), "a text that links to nothing": (_link(TEXT, "nowhere"), ("translate",)),
    "a text that links to another": (_link(TEXT, "2005-06-15-conseil.txt"), ("translate",)), "settings that link out": (_link(SETTINGS, "../../secret"), ("translate",)), "edits that link out": (_link(EDITS, "../../../secret"), ("translate",)), "a glossary that links out": (_link(GLOSSARY, "../../secret"), ("check",)),
    "a memory that links out": (_link(MEMORY, "../../secret"), ("suggest",)), "rules that link out": (_link(RULES, "../../../secret"), ("translate",)), "a lock that links out": (_link(".timeline-lock", "../secret"), ("translate",)), "a cache that links out": (_link(".timeline-cache", ".."), ("events",)),
    "a build that links out": (_link("build", ".."), ("build", "html", "--draft")), "a page that links out": (_link("build/timeline.html", "../../secret"), ("build", "html", "--draft")), "catalogues that link round": (_link("translations/events", "events"), ("translate",)), "templates that link out": (_link("templates", ".."), ("build", "html", "--draft")),
    "a corpus that links round": (_link("corpus", "corpus"), ("translate",)), "a text that is a folder": (_folder(TEXT), ("translate",)), "settings that are a folder": (_folder(SETTINGS), ("translate",)), "a catalogue that is a folder": (_folder(PO), ("translate",)), "edits that are a folder": (_folder(EDITS), ("translate",)),
    "a glossary that is a folder": (_folder(GLOSSARY), ("check",)), "a memory that is a folder": (_folder(MEMORY), ("suggest",)), "rules that are a folder": (_folder(RULES), ("translate",)), "a page that is a folder": (_folder("build/timeline.html"), ("build", "html", "--draft")), "a lock that is a folder": (_folder(".timeline-lock"), ("translate",)),
    "a cache that is a file": (lambda project: (project / ".timeline-cache").write_text("x") and None, ("events",)), "a glossary that is a pipe": (_pipe(GLOSSARY), ("check",)), "a memory that is a pipe": (_pipe(MEMORY), ("suggest",)), "edits that are a pipe": (_pipe(EDITS), ("translate",)), "rules that are a pipe": (_pipe(RULES), ("translate",)),
    "what is added is a pipe": (_pipe("came.txt"), ("add", "came.txt")), "what comes back is a pipe": (_pipe(CAME), ("exchange", "xliff", "--take", CAME)), "a template that is a pipe": (_pipe("templates/html/entry.html.jinja"), ("build", "html", "--draft")), "a logo that is a pipe": (_pipe("templates/logo.svg"), ("build", "html", "--draft")), "a page that is a pipe": (_pipe("build/timeline.html"), ("build", "html", "--draft")),
    "a translation that is a file": (lambda project: (project / "rules").write_text("x") and None, ("translate",)), "templates that are a file": (lambda project: (project / "templates").write_text("x") and None, ("build", "html", "--draft")),
}  # fmt: skip
PAGE = ("build", "html", "csv", "ical", "--draft")


def more_cases() -> list[Case]:
    """Every case of the third campaign; none asks for a code of its own, but for nothing that it must not be."""
    found = [Case("header", name, {TEXT: raw}) for name, raw in HEADERS.items()]
    found += (Case("text", name, {TEXT: _body(body)}) for name, body in TEXTS.items())
    found += (Case("editing", name, {EDITS: raw}) for name, raw in EDITINGS.items())
    found += (Case("catalogue", name, {PO: raw}) for name, raw in CATALOGUES.items())
    found += (
        Case(
            "xliff",
            name,
            {CAME: raw.encode("utf-8", "surrogatepass")},
            ("exchange", "xliff1" if name.startswith("old") else "xliff", "--take", CAME),
        )
        for name, raw in XLIFFS.items()
    )
    found += (
        Case("tmx", name, {CAME: raw.encode()}, ("exchange", "tmx", "--take", CAME)) for name, raw in TMXS.items()
    )
    found += (Case("glossary", name, {GLOSSARY: raw}, ("check",)) for name, raw in GLOSSARIES.items())
    found += (Case("memory", name, {MEMORY: raw}, ("suggest",)) for name, raw in MEMORIES.items())
    found += (Case("settings", name, {SETTINGS: _SETTINGS % said}, PAGE) for name, said in SETTINGS_ODD.items())
    found += (Case("rules", name, {RULES: raw}) for name, raw in RULES_ODD.items())
    found += (Case("template", name, {f"templates/{path}": raw}, PAGE) for name, (path, raw) in TEMPLATES.items())
    found += (
        Case("names", repr(name)[:60], {f"corpus/{name}": _body("Le 3 mars 2009, ils ont siégé.")}) for name in NAMES
    )
    found += (
        Case("command line", " ".join(words)[:60], {"came.txt": b"Le 3 mars 2009, ils ont siege."}, words)
        for words in TYPED
    )
    found += (
        Case("documents", name, {name: raw}, ("add", name, "--date", "2009-03-03")) for name, raw in DOCUMENTS.items()
    )
    found += (
        Case("links", name, {"came.txt": b"Le 3 mars 2009."}, words, make=make) for name, (make, words) in MADE.items()
    )
    return found
