"""Captions worded at random from the lexicon, and the vocabulary that they use."""
import json
import random

import numpy as np

from combinations import combinationsOf
from lexicon import CONCEPTS, FUNCTION_WORDS, NEUTRAL_WORDS, TEMPLATES, wordingsOf
from words import PAD, UNKNOWN, plural, wordsOf


def readParaphrases(path):
    with open(path, encoding="utf-8") as file:
        return {" ".join(wordsOf(p)) for texts in json.load(file).values() for p in texts}


class Captions:
    """names: all concepts (lexicon, then drawn facts, then ImageNet labels); word(): one caption of a concept."""

    def __init__(self, facts, labelNames, paraphrases):
        self.banned = readParaphrases(paraphrases)
        self.wordings = [wordingsOf(c) for c in CONCEPTS] + [[f] for f in facts]
        self.combinations = [combinationsOf(c) for c in CONCEPTS]
        self.labelStart = len(self.wordings)
        self.wordings += [[n.strip() for n in line.split(",") if len(wordsOf(n)) <= 4] or [line.split(",")[0]] for line in labelNames]
        vocabulary = {PAD: 0, UNKNOWN: 1}
        content = set()
        for texts in self.wordings + self.combinations:
            for text in texts:
                for word in wordsOf(text):
                    content.add(word)
                    content.add(plural(word)) if word.isalpha() and len(word) > 2 else None
        # A word that alone words a lexicon concept ("people", "night" does not) keeps its meaning.
        strong = {t for texts in self.wordings[:len(CONCEPTS)] for t in texts if " " not in t} | {plural(t) for texts in self.wordings[:len(CONCEPTS)] for t in texts if " " not in t}
        self.functions, self.neutral = set(FUNCTION_WORDS), set(NEUTRAL_WORDS)
        for word in sorted(content | self.functions | self.neutral):
            vocabulary.setdefault(word, len(vocabulary))
        self.vocabulary = vocabulary
        self.neutral -= {w for w in self.neutral if w in strong}
        self.meaningful = content - self.functions - self.neutral

    def tables(self):
        """(known, unknown) float arrays over the vocabulary, for TextEncoder.coverage."""
        known = np.array([1.0 if w in self.meaningful else 0.0 for w in self.vocabulary], np.float32)
        unknown = np.zeros_like(known)
        unknown[1] = 1
        return known, unknown

    def start(self, glove, width, seed=3):
        """Initial word vectors [vocabulary, width]: GloVe's 25 numbers through a fixed random projection."""
        data = np.load(glove)
        index = {w: i for i, w in enumerate(data["words"].tolist())}
        vectors = data["M"] / np.linalg.norm(data["M"], axis=1, keepdims=True)
        vectors = vectors - vectors.mean(0)
        projection = np.random.default_rng(seed).normal(size=(vectors.shape[1], width)) / 5
        out = np.zeros((len(self.vocabulary), width), np.float32)
        for word, i in self.vocabulary.items():
            at = index.get(word, index.get(word[:-1]))
            if at is not None:
                out[i] = vectors[at] @ projection * 0.5
        return out

    def word(self, concept, rng: random.Random):
        while True:
            more = self.combinations[concept] if concept < len(self.combinations) else None
            text = rng.choice(more if more and rng.random() < 0.5 else self.wordings[concept])
            words = wordsOf(text)
            if rng.random() < 0.15:
                words[-1] = plural(words[-1])
            if len(words) > 2 and rng.random() < 0.10:
                weak = [i for i, w in enumerate(words) if w in self.functions]
                if weak:
                    words.pop(rng.choice(weak))
            template = rng.choice(TEMPLATES).replace("{adj}", rng.choice(NEUTRAL_WORDS))
            if text.startswith(("a ", "photo of", "screenshot of", "picture of", "image of")) and rng.random() < 0.7:
                template = rng.choice(("{}", "a {}", "the {}"))
            caption = " ".join(wordsOf(template.replace("{}", " ".join(words))))
            if rng.random() < 0.10:
                caption = rng.choice(("it s ", "this is ", "here is ", "just ", "an old ", "some kind of ")) + caption
            if caption not in self.banned and " ".join(words) not in self.banned:
                break
        if rng.random() < 0.08:  # an unknown word beside the known ones
            at = caption.split()
            at.insert(rng.randrange(len(at) + 1), "zqxj")
            caption = " ".join(at)
        return caption
