"""ChartSpec to DRAWING and to native Word charts."""
