"""The table of all drawing routines: importing a module registers its kinds."""

from . import (chat as _chat, codes as _codes, counter_signs as _counter_signs, counter_things as _counter_things,  # noqa: F401
               counters as _counters, desktop as _desktop, documents as _documents, figures as _figures, handwriting as _handwriting,
               memes as _memes, phone as _phone, receipts as _receipts, tickets as _tickets)
from .picture import KINDS

__all__ = ["KINDS"]
