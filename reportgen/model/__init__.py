"""The intermediate representations (FLOW, PAGES, DRAWING) as frozen dataclasses."""
