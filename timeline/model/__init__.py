"""The nouns of a chronology: what every other folder takes and gives, and no work of any of them.

In the order in which a text becomes a chronology: ``communique`` (Communique, Sentence, Span), ``event`` (Mention,
Event, Telling), ``translation`` (Message, Target, Translation), ``edition`` (Entry, Chronology). Dates are in ``when``
(When) and ``period`` (Period), findings in ``errors`` (Finding), the syntax of lasting ids in ``ids``.
"""
