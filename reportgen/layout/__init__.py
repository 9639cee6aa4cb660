"""FLOW to PAGES: places lines and boxes on pages."""
