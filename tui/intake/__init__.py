"""The one room that touches documents on disk."""
