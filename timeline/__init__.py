"""From a folder of French communiqués to one bilingual chronology.

The tour, in the order of the data; each stage is a function from data to data, only `project` touches files:

1. `reading`       a corpus file (`header`, `layout`, `sentences`, on a `view`) becomes a Communique of placed sentences
2. `dates`         a text becomes Mentions: recognised by the rules of its `language`, disentangled, resolved to `when`
3. `extraction`    what the sentences say of their dates (`cues`) makes Events
4. `translations`  a fresh extraction meets its catalogue (`catalogue`, `po`): lasting ids, states, nothing lost
5. `composing`     events and translations are paired: a Chronology of Entries
6. `checking`      questions put to it; the answers are Findings (`errors`)
7. `rendering`     it becomes HTML text through templates, in the words of each language (`wording`)
8. `publishing`    the text becomes a briefing, an e-book, a web page

`model` has the nouns, `pipeline` the order, `cli` the commands.
"""
