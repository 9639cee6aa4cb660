"""Layout definitions to computed styles and fonts."""
