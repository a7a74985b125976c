r"""What stands for a letter in other programs becomes the letter: « 1\textsuperscript{er} », « n$^o$ 4 », « 2020¹ ».

Only signs go; the words, their order and their punctuation are those of the file.
"""

from __future__ import annotations

import re
import unicodedata

_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]+")
_SPACES = re.compile("[ \t\v\f\u2003]{2,}|[\t\v\f\u2003]")
_ORDINAL = r"(?:ers?|[èe]?res?|nde?s?|(?:i?[èe])?mes?|es?|os?|de)"
# « 1\textsuperscript{er} », « 1\up{er} », « 1$^{er}$ », « 1^{\text{er}} », « 1<sup>er</sup> », « 1^er^ », « 1^(er) »
_RAISED = (
    re.compile(r"\\(?:textsuperscript|up)\s?\{\s*(\w{1,5})\s*\}"),
    re.compile(rf"\$\s?\^\s?\{{?\s?(?:\\(?:text|textrm|mathrm|rm)\b\s?)?\{{?({_ORDINAL})\}}{{0,2}}\s?\$"),
    re.compile(rf"(?<=[\dnNIVX])\^\{{?\s?(?:\\(?:text|textrm|mathrm|rm)\b\s?)?[{{(]?({_ORDINAL})(?:[}})^]{{1,2}}|\b)"),
    re.compile(r"<sup>\s*([^<>\n]{1,5}?)\s*</sup>", re.IGNORECASE),
)
_MATH = re.compile(r"\$(\d{1,4})\s?\^\s?\{?\s?(?:\\(?:text|textrm|mathrm|rm)\b\s?)?\{?(" + _ORDINAL + r")\}{0,2}\s?\$")
_COMMANDS = (
    (re.compile(r"\\ier(?:\{\}|\b)"), "er"), (re.compile(r"\\i[eè]re(?:\{\}|\b)"), "re"),
    (re.compile(r"\\i[eè]mes?(?:\{\}|\b)"), "e"), (re.compile(r"\\n[o°](?:\{\}|\b)~?"), "n° "),
    (re.compile(r"\\(oe|ae|OE|AE)(?:\{\}|\b ?)"), lambda sign: {"oe": "œ", "ae": "æ", "OE": "Œ", "AE": "Æ"}[sign[1]]),
    (re.compile(r"\\og(?:\{\}|\b)\s?"), "« "), (re.compile(r"\s?\\fg(?:\{\}|\b)"), " »"),
    (re.compile(r"\\(?:emph|textbf|textit|textsc|underline)\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\(?:ldots|dots)(?:\{\}|\b)"), "…"), (re.compile(r"\\([&%$#_])"), r"\1"),
    (re.compile(r"(?<=\d)\\,"), " "),
)  # fmt: skip
_NUMBER = re.compile(r"(?<=\b[nN])o(?=[ ~\xa0]?\d)")
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "c": "\u0327", "~": "\u0303"}
_ACCENT = re.compile(r"""\\(?:(['`^"~])\{?(\\?[a-zA-Z])\}?|(c)\{([cC])\})""")
# « 1ᵉʳ », « nᵒ »; « 2020¹ » is a note, « km² » is none.
_SMALL = str.maketrans("ᵃᵇᶜᵈᵉᵍʰⁱᵐⁿᵒᵖʳˢᵗᵘᵛ", "abcdeghimnoprstuv")
_SMALL_RUN = re.compile("(?<=[\\dnNIVXMD])[ᵃᵇᶜᵈᵉᵍʰⁱᵐⁿᵒᵖʳˢᵗᵘᵛ]+")
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_NOTE = re.compile(r"(?:(?<=[^\W_]{2})|(?<=[.,;:!?»)]))(?<![\d \xa0][kcdmh]m)(?<!\dm)(?P<sign>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})")
# A mark of a note, as it is carried until the stop beside it is known.
MARK = "\ue000{}\ue001"
_MARKED = re.compile(r"(?P<stop>\s?[.;:!?,…](?:\s?[»\")])?)?(?P<notes>(?:[ \xa0]?\ue000[^\ue001]{1,9}\ue001)+)")
_MARK = re.compile(r"[ \xa0]?\ue000([^\ue001]{1,9})\ue001")
_ADDRESS = re.compile(r"[(<\[]?\b(?:https?|ftp)://[^\s<>\ue000]+|\bwww\.[^\s/<>]+/[^\s<>]+|\bmailto:")
_ENDS = re.compile(r"[.,;:!?»…)\]]*$")
_LEFT = re.compile(r"[,;:]?(?:[ \t]+\n?|\n)[ \t]*(?=[.,](?:\s|$))")
_EMPTY = re.compile(r"[(\[<]\s*[)\]>]")


def tidy(text: str) -> str:
    """The text without signs of no width, ligatures, double spaces, and with raised letters and notes as plain ones."""
    text = _NOTHING.sub("", text)
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), mend_signs(text))
    text = _NOTE.sub(lambda match: MARK.format(match["sign"].translate(_DIGITS)), text)
    return _SPACES.sub(" ", place_marks(text)).strip()


def mend_signs(text: str) -> str:
    """The text with LaTeX's and HTML's ways of raising and accenting letters, and Unicode's, as plain letters."""
    if "\\" in text or "^" in text or "<" in text:
        text = _MATH.sub(r"\1\2", text)
        for pattern in _RAISED:
            text = pattern.sub(r"\1", text)
        for pattern, by in _COMMANDS:
            text = pattern.sub(by, text)
        text = _NUMBER.sub("°", _ACCENT.sub(_accented, text))
    text = re.sub("(?<=[nN])ᵒ", "°", text)
    return _SMALL_RUN.sub(lambda match: match[0].translate(_SMALL), text)


def close_up(text: str) -> str:
    """The text without the space that words left out leave before a stop: « 2019 . » is « 2019. »."""
    return _LEFT.sub("", text)


def place_marks(text: str) -> str:
    """« 2020.[1] Il a » with the mark before the stop, « 2020 [1]. Il a », so that the sentence ends there."""
    return _MARKED.sub(lambda match: _MARK.sub(r" [\1]", match["notes"]) + (match["stop"] or ""), text)


def without_marks(text: str) -> str:
    """The text without the marks of notes, as a title is given."""
    return _MARK.sub("", text)


def without_addresses(text: str) -> str:
    """The text without addresses of pages, in which no date is the text's; the stop after one stays."""
    return take_addresses(text)[0]


def take_addresses(text: str) -> tuple[str, int]:
    """The text without addresses of pages, and how many there were."""
    if "://" not in text and "www." not in text and "mailto:" not in text:
        return text, 0
    taken, times = _ADDRESS.subn(_stop_after, text)
    return (_LEFT.sub("", _EMPTY.sub("", taken)), times) if times else (text, 0)


def _stop_after(match: re.Match[str]) -> str:
    opened = match[0][0] in "(<["
    end = _ENDS.search(match[0])
    return (match[0][0] if opened else "") + (end[0] if end else "")


def _accented(match: re.Match[str]) -> str:
    accent, letter = (match[1], match[2]) if match[1] else (match[3], match[4])
    return unicodedata.normalize("NFC", letter.removeprefix("\\") + _ACCENTS[accent])
