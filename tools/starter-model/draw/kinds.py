"""The table of all drawing routines: importing a module registers its kinds."""

from . import (chat as _chat, codes as _codes, counters as _counters, desktop as _desktop, documents as _documents,  # noqa: F401
               figures as _figures, memes as _memes, phone as _phone, receipts as _receipts, tickets as _tickets)
from .picture import KINDS

__all__ = ["KINDS"]
