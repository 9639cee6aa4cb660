"""PAGES to a tagged PDF on the ReportLab canvas."""
