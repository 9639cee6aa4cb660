"""Reads finished files back and compares them with FLOW, block by block."""
