"""From a folder of French communiqués to one bilingual chronology.

The tour, in the order of the data; each stage is a function from data to data, only `project` touches files:

    model          the nouns: Communique, Event, Translation, Entry, Chronology; When; Finding
    project        a project's folder: its files, its settings, its lock
    language       one language as data, read from `rules`: words, numerals, quantities, wording
    reading        a file of the corpus becomes a Communique of placed sentences
    dates          a text becomes Mentions: recognised, disentangled, resolved
    events         a Communique becomes Events: what its sentences say of their dates
    translations   a fresh extraction meets its catalogues: lasting ids, states, nothing lost
    intake         a file of any kind becomes text for the corpus, and a header that says what is known of it
    checking       questions put to a text and its translation
    chronology     events and translations are composed into Entries, retellings joined; the order of the stages
    publishing     a Chronology becomes a briefing, an e-book, a web page, data
    cli            the commands
"""

__version__ = "0.1.0"
