"""From one year's edition to the next: last year's project becomes the draft of the new one."""

from reportgen.edition.rollforward import RolledForward, roll_forward

__all__ = ["RolledForward", "roll_forward"]
