"""reportgen: a yearly report from YAML facts and text to print-quality PDF and editable DOCX."""

import os

# pydantic searches all that is installed for plugins of its own when it makes its first model, which takes
# 20 ms of every command; there are none that a report needs (its documented switch)
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
