"""reportgen: a yearly report from YAML facts and text to print-quality PDF and editable DOCX."""

__version__ = "0.1.0"
