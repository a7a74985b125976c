"""Dates in a text: recognise, disentangle, resolve.

    digits        those of other scripts and in frames
    hyphens       words that a line's end cuts, joined
    stretches     where in a text a date may stand
    recognition   what the rules find there, and which of it stands, told as finds
    resolution    the closed set of ways to do so, with counting, ranges and feasts beside it
    years         the year that words leave out, from the tense, the date before, the publication
    document      all of it in the order of a text
    examples      a language held to the examples of its rules
    explaining    why a text gives its dates, told in the words of each language

>>> from datetime import date
>>> from timeline.language import load_language
>>> french = load_language("fr")
>>> [(m.text, str(m.when)) for m in find_dates("Réunis du 2 au 4 avril 2008", french, None)]
[('du 2 au 4 avril 2008', '2008-04-02/2008-04-04')]
>>> [(str(m.when), m.basis) for m in find_dates("celle tenue à Rome en février", french, date(2002, 6, 6))]
[('2002-02', 'from tense')]
"""

from timeline.dates.document import Candidate, explain_dates, find_dates
from timeline.dates.examples import check_language
from timeline.dates.expression import FROM_PUBLICATION

__all__ = ["FROM_PUBLICATION", "Candidate", "check_language", "explain_dates", "find_dates"]
