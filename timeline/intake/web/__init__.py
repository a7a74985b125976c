"""A saved web page becomes the blocks of its article.

parsing     bytes become a tree, in the charset that the page has
notes       footnotes are taken out of the tree, each mark in the text by its number
raised      raised letters become text: « n° 4 », « 30 km2 », « 2020 [1] »
cleaning    what is never text goes, and the stamps of publication, which are clues
lists       the marks of items: « - », « 3. », « iii) »
tables      the rows of a table as sentences, or as items of the words that open it
blocks      a tree becomes blocks in the text form: items, headings, the rows of tables
article     which blocks are the article's
metadata    what the page says of its title, site, date, address and language
"""
