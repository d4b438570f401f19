"""Which pictures are held out for validation: whole sources where a class has several, never at random.

Owns the rule only. ImageNet's sample set is one repository of photographs by a thousand different people, so it is
split by class (every third class is held out with all its pictures): validation breeds and objects are unseen ones.
"""
import csv
import sys

HELD_SOURCES = {
    "home-assistant/companion.home-assistant", "AndBible/and-bible", "TheLastProject/Catima",
    "FossifyOrg/Gallery", "tuskyapp/Tusky", "nextcloud/talk-android",
    "Azure-Samples/cognitive-services-sample-data-files", "tesseract-ocr/test", "unpaper/unpaper",
    "zxing-cpp/zxing-cpp", "LukeSmithxyz/based.cooking", "open-mmlab/mmpose", "catwhiskers/tickets-ocr-demo",
}
# The pack's own tickets are held out whole: the training tickets are drawn by another program (draw/).
HELD_SOURCE_CLASSES = {("(generated)", "ticket"), ("mattermost/docs", "chart-or-map")}


def readManifest(folder):
    with open(f"{folder}/manifest.tsv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def isHeldOut(row, index):
    """True where the picture of this manifest row (the index-th of its class) may be used for validation only."""
    source, kind = row["source_repo"], row["class"]
    if source in HELD_SOURCES or (source, kind) in HELD_SOURCE_CLASSES:
        return True
    if kind == "imagenet":
        return index % 3 == 0
    if kind == "meme":
        template = row["source_path"].split("images/")[-1].split("/")[-2 if "templates/" in row["source_path"] else 0]
        return sum(map(ord, template)) % 4 == 0
    if kind == "receipt":
        return index % 4 == 0  # one source in the pack: other shops' slips, the same scanner; said so in the card
    return False


def splitManifest(folder):
    """(training rows, held-out rows) of the manifest, each row with its `split` set."""
    counts, train, held = {}, [], []
    for row in readManifest(folder):
        index = counts[row["class"]] = counts.get(row["class"], -1) + 1
        row["split"] = "held" if isHeldOut(row, index) else "train"
        (held if row["split"] == "held" else train).append(row)
    return train, held


if __name__ == "__main__":
    for row in splitManifest(sys.argv[1])[1]:
        print(row["path"])
