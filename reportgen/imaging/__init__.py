"""Picture files: read and checked, cropped, made as fine as an edition needs. Knows bytes, not projects."""
