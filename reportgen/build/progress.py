"""What a running build tells whoever watches."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A watcher of a build."""

    def expect(self, steps: int) -> None:
        """How many steps are known to come; may be called again when more is known."""

    def step(self, what: str) -> None:
        """The next step begins; ``what`` is a file name or a stage's key (see cli for its words)."""

    def converting(self, font: str, share: float) -> None:
        """A font file is being converted, once on this machine; ``share`` from 0 to 1 is done."""

    def close(self) -> None:
        """No further steps."""


class Silent:
    """Watches and says nothing."""

    def expect(self, steps: int) -> None:
        """Ignored."""

    def step(self, what: str) -> None:
        """Ignored."""

    def converting(self, font: str, share: float) -> None:
        """Ignored."""

    def close(self) -> None:
        """Nothing to end."""
