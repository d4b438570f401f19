"""The table of all drawing routines: importing a module registers its kinds."""

from . import (chat as _chat, codes as _codes, documents as _documents, figures as _figures, memes as _memes,  # noqa: F401
               phone as _phone, receipts as _receipts, tickets as _tickets)
from .picture import KINDS

__all__ = ["KINDS"]
