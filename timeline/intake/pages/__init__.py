"""The printed pages of a PDF become blocks of text, in the order in which a reader takes them.

characters    a process of its own gives each page's characters with their places
lines         characters become lines: text, edges, baseline, size, weight, the marks of notes
running       heads, feet and page numbers are taken out
notes         footnotes are set aside from the sentences they cut
columns       lines stand in reading order, the rows of tables whole
blocks        lines become paragraphs, items and headings, each character's page known
"""
