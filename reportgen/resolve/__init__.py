"""Typed project to FLOW: facts, numbering, assets, lowering, references."""
