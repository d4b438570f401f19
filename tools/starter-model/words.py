"""The project's own tokenizer: whole words, lower case, no accents; what it has not learned is one unknown token.

`wordsOf` must do exactly what tokenizer.json (written by export.py) makes the browser's tokenizer do.
"""
import re
import unicodedata

import numpy as np

PAD, UNKNOWN = "[PAD]", "[UNK]"
MAX_WORDS = 24


def wordsOf(text):
    """Words of a prompt: NFKD, accents stripped, lower case, split at everything that is not a letter or a digit."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M")).lower()
    return re.findall(r"[^\W_]+", plain)


def encode(texts, vocabulary):
    """int64 ids [b, longest], padded with 0, and the same shape's 0/1 mask; at least one column."""
    rows = [[vocabulary.get(w, 1) for w in wordsOf(t)][:MAX_WORDS] for t in texts]
    length = max(1, max(len(r) for r in rows))
    ids = np.zeros((len(rows), length), np.int64)
    for i, row in enumerate(rows):
        ids[i, :len(row)] = row
    return ids, (ids > 0).astype(np.int64)


def plural(word):
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
