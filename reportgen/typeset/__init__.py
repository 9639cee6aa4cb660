"""Runs to lines under the Chinese typesetting rules; pure, no ReportLab."""
