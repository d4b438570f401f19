"""Tags of each picture, and from them the table of which caption is true of which picture (1, 0, or -1 for open)."""
import numpy as np

from lexicon import CONCEPTS, OUTDOOR_LABELS, TEXTY_LABELS, VEHICLES, imagenetTags

SCREENS = ("screenshot-phone", "screenshot-desktop", "screenshot-chat")
NATURAL = {"nature", "mountain", "forest", "water", "plant", "pet", "dog", "cat", "animal", "wild", "bird", "insect", "reptile", "fish",
           "farm", "person", "food", "building", "street", "vehicle", "indoor", "object", "screen-photo", "pattern", "art", "sign", "poster"}
# Drawn pictures that may hold a real photograph: nothing is claimed about what that photograph shows.
HOLDS_PHOTO = {"meme", "counter", "barcode", "qr-code"}
CLUTTER = {"screenshot", "screenshot-phone", "screenshot-desktop", "screenshot-chat", "receipt", "invoice", "document", "handwriting",
           "chart", "map", "slide", "whiteboard", "qr-code", "barcode", "ticket", "boarding-pass", "event-ticket", "bus-ticket", "meme", "card"}
FACT_TAGS = {"people": {"people"}, "food": {"food"}, "landscape": {"nature", "outdoor-open"}, "cat": {"cat", "animal"}, "dog": {"dog", "animal"},
             "wild animal": {"animal", "animal-wild", "wild"}, "object": {"object"}, "building": {"building"}, "street": {"street"},
             "room": {"indoor"}, "vehicle": {"vehicle"}, "map": {"map"}, "street map": {"map"}, "paper map": {"map"}, "invoice": {"invoice"},
             "boarding pass": {"boarding-pass"}, "concert ticket": {"event-ticket"}, "bus ticket": {"bus-ticket"}, "slide": {"slide"},
             "projected slide": {"slide"}, "business card": {"card"}, "identity card": {"card"}, "clouds": {"outdoor-open"}, "sky": {"outdoor-open"},
             "crossword puzzle": {"counter-text"}, "photo with a small text": {"counter-captioned"}, "quote on a picture": {"counter-quote"},
             "photo with a watermark": {"counter-captioned"}}
PLACES = {"glacier": "land", "mountain": "land", "forest": "forest", "sea": "sea"}


def expand(name):
    return {"screenshot", name} if name in SCREENS else {name}


def drawnTags(row):
    """(tags, open tags) of a drawn picture."""
    tags, opened = set(expand(row["class"])) | {"drawn"}, set()
    if row["class"] == "counter":
        tags.add(row["kind"])
        if row["kind"] in ("counter-sign", "counter-cover", "counter-quote", "slide"):
            tags.add("counter-text")
    if row["kind"] in ("ticket-phone", "slide"):
        tags.add(row["kind"])
    for name in row["also"]:
        if name.startswith("maybe:"):
            opened |= expand(name[6:])
        else:
            tags |= expand(name)
    if row["class"] == "document" and "maybe:document" in row["also"]:
        tags.discard("document")
    for fact in row["facts"]:
        tags |= FACT_TAGS.get(fact, set())
        if row["class"] != "counter":
            tags.add("fact:" + fact)
    if "photo collage" in row["facts"]:
        opened |= {"nature", "dog", "cat"}
    return tags, opened


def realTags(row, label, probabilities):
    """(tags, open tags) of a real picture. label: its ImageNet index or None; probabilities: the teacher's 1,000."""
    kind = row["class"]
    tags, opened = set(expand(kind)) | {"real"}, set()
    text = row["label"]
    if kind in SCREENS:
        tags.add(kind + "-real")
    if kind == "nature":
        tags.add(PLACES.get(text, "nature"))
    if kind in ("pet-cat", "pet-dog"):
        tags |= {"animal", kind[4:]}
    if kind == "animal-wild":
        tags |= {"animal", "wild", "imagenet-animal"}
    if kind == "ticket":
        tags |= {"boarding pass": {"boarding-pass"}, "bus ticket": {"bus-ticket"}, "ferry ticket": {"bus-ticket"}}.get(
            text, {"event-ticket"} if text in ("cinema ticket", "museum ticket") else set())
    if text == "aztec":
        tags.add("aztec")
    if "map" in text.split():
        tags.add("map")
    if text == "old print scan":
        tags.add("old-print")
    if label is not None and kind in ("imagenet", "animal-wild", "object", "indoor", "vehicle", "food"):
        tags |= imagenetTags(label) if kind != "animal-wild" else imagenetTags(label) - {"dog", "cat"}
        if label in VEHICLES:
            tags.add("vehicle")
        if label in TEXTY_LABELS:
            opened |= CLUTTER
        if label in OUTDOOR_LABELS:
            tags.add("outdoor-open")
        if kind == "imagenet" and 398 <= label <= 922:
            opened |= {"object", "indoor", "building", "vehicle", "people", "street", "counter-screen", "counter-pattern"} - tags
    if probabilities is not None and kind not in ("nature", "pet-cat", "pet-dog"):
        if probabilities[151:269].sum() > 0.15 and "dog" not in tags:
            opened |= {"dog"}
        if probabilities[281:286].sum() > 0.15 and "cat" not in tags:
            opened |= {"cat"}
        if probabilities[[970, 972, 973, 974, 975, 976, 977, 978, 979, 980]].sum() > 0.12 and "nature" not in tags:
            opened |= {"nature", "land", "forest", "sea"}
        if probabilities[:398].sum() > 0.3 and "animal" not in tags:
            opened |= {"animal", "wild", "bird", "insect", "reptile", "fish", "big-wild"}
    if kind == "nature":
        opened |= {"building", "street"}
    return tags, opened


def conceptTruth(tags, opened, name):
    _, true, open_ = CONCEPTS[name]
    if tags & true:
        return 1
    if tags & open_ or opened & true:
        return -1
    if name in NATURAL and "drawn" in tags and tags & HOLDS_PHOTO:
        return -1
    if name in NATURAL and "meme" in tags:
        return -1
    return 0


def truthTable(pictures):
    """int8 [pictures, concepts] over CONCEPTS in order; pictures: list of (tags, open tags)."""
    return np.array([[conceptTruth(t, o, c) for c in CONCEPTS] for t, o in pictures], np.int8)


def factTable(pictures):
    """(fact phrases, int8 [pictures, facts]): true where drawn so, open within the fact's own classes, else false."""
    holders = {}
    for tags, _ in pictures:
        for tag in tags:
            if tag.startswith("fact:"):
                holders.setdefault(tag, {})
                for other in tags & CLASS_TAGS:
                    holders[tag][other] = holders[tag].get(other, 0) + 1
    facts = sorted(f for f in holders if sum(holders[f].values()) >= 20)
    table = np.zeros((len(pictures), len(facts)), np.int8)
    near = [{c for c in holders[f]} for f in facts]
    for i, (tags, opened) in enumerate(pictures):
        for j, fact in enumerate(facts):
            if fact in tags:
                table[i, j] = 1
            elif (tags | opened) & near[j] or "counter" in tags or "texty" in tags:
                table[i, j] = -1
    return [f[5:] for f in facts], table


CLASS_TAGS = {"screenshot-phone", "screenshot-desktop", "screenshot-chat", "receipt", "document", "handwriting", "qr-code", "barcode",
              "ticket", "meme", "chart-or-map", "whiteboard"}
