"""The editors' live page: a small server on this machine that shows the pages beside their source."""
