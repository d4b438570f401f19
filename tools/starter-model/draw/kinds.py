"""The table of all drawing routines: importing a module registers its kinds."""

from . import chat as _chat, codes as _codes, figures as _figures, phone as _phone, receipts as _receipts  # noqa: F401
from .picture import KINDS

__all__ = ["KINDS"]
