"""Strict models, field types and their error messages."""
