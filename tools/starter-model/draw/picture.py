"""What a drawing routine returns, and the table of routines."""

from dataclasses import dataclass, field

from PIL import Image

CLASSES = ("screenshot-phone", "screenshot-desktop", "screenshot-chat", "receipt", "document", "handwriting", "qr-code", "barcode",
           "ticket", "meme", "chart-or-map", "whiteboard", "counter")


@dataclass
class Picture:
    """image: RGB; cls: one of CLASSES; facts: caption fragments true of it; also: other classes visible, or "maybe:<class>"."""

    image: Image.Image
    cls: str
    facts: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)


KINDS = {}


def kind(name, weight):
    """Registers a routine draw(dice, photos) -> Picture under a kind name with its default share."""
    def keep(routine):
        KINDS[name] = (routine, weight)
        return routine
    return keep
