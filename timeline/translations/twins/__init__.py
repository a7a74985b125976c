"""Official texts in two languages, joined sentence by sentence.

``marks`` reads in a sentence what survives translation, ``likelihood`` weighs two groups of sentences against chance,
``corridor`` says where to look, ``path`` finds the likeliest order there, ``moved`` what stands elsewhere in the other
text; ``linking`` does all of it: two texts become Links.
"""
