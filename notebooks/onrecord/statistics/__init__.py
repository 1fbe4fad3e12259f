"""The measures of corpus linguistics as functions of arrays, each with its formula, its source and its range.

`keyness` compares two corpora, `collocation` two words, `dispersion` the parts of a text; `diversity` and `readability` describe one text,
`multiword` its longer terms. The tables show some of them; the others are for whoever works from Python, each checked against published
values. All are vectorised: arguments are broadcast against one another and results are NumPy arrays (or scalars).
"""
