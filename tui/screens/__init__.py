"""Screens own what is shown, handle messages and start workers; the rules of the domain are elsewhere."""
