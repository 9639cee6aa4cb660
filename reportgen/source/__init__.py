"""Files to Node trees with places."""
