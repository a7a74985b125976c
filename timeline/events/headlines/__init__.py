"""A headline is proposed for an event: one line cut out of the clause that its date or its deciding verb governs.

    rules   the words of a language that say where a clause may be cut, and the turns it may take
    bare    the sentence without its date, its emphasis and its links
    reading the verbs of a stretch and their subjects; nouns those that a date belongs to
    clause  the clause that the date governs: a main clause, an infinitive, or the noun that the date belongs to
    line    the clause made one line of ninety letters, or none
    propose all that together

Better no headline than a bad one: a line that leans on another sentence, « Il a … », « dans ce domaine », is none.
"""

from timeline.events.headlines.propose import propose_for_words, propose_headline

__all__ = ["propose_for_words", "propose_headline"]
