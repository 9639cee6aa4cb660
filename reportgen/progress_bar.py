"""A progress bar on a terminal."""

from __future__ import annotations

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from reportgen.messages import say


class ProgressBar:
    """Watches a build and draws one bar; removed when the build ends."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        # without a thread that redraws: a build divides itself into processes
        self._bar = Progress(*columns, transient=True, auto_refresh=False)
        self._task = self._bar.add_task(say("step-load", lang), total=None)
        self._started = 0
        self._bar.start()

    def expect(self, steps: int) -> None:
        """Give the bar its length."""
        self._bar.update(self._task, total=steps, refresh=True)

    def step(self, what: str) -> None:
        """Show what is being done; steps before it are complete."""
        if what != "load":
            words = say("step", self._lang, what=what)
            self._bar.update(self._task, completed=self._started, description=words, refresh=True)
        self._started += 1

    def converting(self, font: str, share: float) -> None:
        """Show how far the conversion of a font is."""
        words = say("font", self._lang, font=font, percent=round(share * 100))
        self._bar.update(self._task, description=words, refresh=True)

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()
