"""What tells of the same: related snippets, each with the reason, and the storylines that they make."""
