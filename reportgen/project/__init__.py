"""Report, chapter and fact files as typed models."""
