"""The texts of a project's YAML files as they are: the draft, or what lies on disk; earlier ones by hash."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from reportgen.preview.endings import as_in, shown
from reportgen.preview.merging import both_changes
from reportgen.preview.session import Session
from reportgen.source.encoding import NotUtf8, decode
from reportgen.source.sources import YAML_SUFFIXES

_REMEMBERED = 400  # texts kept for merging


class Texts:
    """Texts by path relative to the project; a draft is begun, kept and forgotten here."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._root = session.root
        self._seen: OrderedDict[str, str] = OrderedDict()  # texts that pages were given, by hash
        self._read: set[str] = set()  # the files that pages were given
        self._began: dict[str, str] = {}  # text of the file that a draft began from, by path

    def is_gone(self, path: str) -> bool:
        """Whether there is no such file, be there a draft of it or not."""
        return not (self._root / path).exists()

    def is_lost(self, path: str) -> bool:
        """Whether a page was given a file that is no more."""
        return path in self._read and self.is_gone(path)

    def on_disk(self, path: str) -> str:
        """What lies on disk, "" for nothing; raises NotUtf8: what is not all read is not written anew."""
        if self.is_gone(path):
            return ""
        data = (self._root / path).read_bytes()
        decode(data)
        return data.decode("utf-8")

    def present(self, path: str) -> str:
        """The draft, or what lies on disk; raises NotUtf8."""
        draft = self._session.drafts.get(path)
        return self.on_disk(path) if draft is None else draft

    def readable(self, path: str) -> str | None:
        """The same, None where there is none that can be read."""
        try:
            return None if self.is_gone(path) else self.present(path)
        except NotUtf8:
            return None

    def is_inside(self, path: str) -> bool:
        """Whether a path, of a file or not, is that of a YAML file in the project."""
        root = self._root.resolve()
        return (root / path).resolve().is_relative_to(root) and path.endswith(YAML_SUFFIXES)

    def shown(self, path: str) -> dict[str, str]:
        """The present text for the page, and its hash."""
        text = self.present(path)
        self._read.add(path)
        return {"text": shown(text), "sha": self.remember(text)}

    def remember(self, text: str) -> str:
        """Keep a text that somebody was shown; its hash."""
        sha = sha_of(text)
        self._seen[sha] = text
        self._seen.move_to_end(sha)
        while len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return sha

    def seen(self, sha: str) -> str | None:
        """A text that somebody was shown, None where it is forgotten."""
        return self._seen.get(sha)

    def merged(self, path: str, base_sha: str, typed: str) -> str | None:
        """What was typed since the text with a hash, with what others typed since; None where they clash."""
        present = self.present(path)
        mine = as_in(present, typed)
        if base_sha == sha_of(present):
            return mine
        base = self.seen(base_sha)
        return None if base is None else both_changes(base, present, mine)

    def began(self, path: str) -> str:
        """The text of the file that a path's draft began from; that of the file where there is no draft."""
        began = self._began.get(path)
        return self.on_disk(path) if began is None else began

    def keep_draft(self, path: str, text: str, base: str | None = None) -> None:
        """Keep what is typed, unless it is as on disk; ``base`` is the file it was typed into."""
        disk = self.on_disk(path)
        if text == disk:
            self.forget_draft(path)
            return
        if path not in self._began:
            self._began[path] = disk if base is None else base
            self.remember(self._began[path])
        self._session.set_draft(path, text)

    def forget_draft(self, path: str) -> None:
        """What lies on disk stands."""
        self._session.set_draft(path, None)
        self._began.pop(path, None)


def sha_of(text: str) -> str:
    """The hash by which a text is known."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
