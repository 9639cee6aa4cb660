"""Inline markup, number formats and character classes."""
