"""FLOW to an editable Word file."""
