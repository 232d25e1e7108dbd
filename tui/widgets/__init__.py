"""Widgets show a value and ask for what they cannot do; they know no screen, no session, no disk."""
