"""One file per block an editor can write."""
