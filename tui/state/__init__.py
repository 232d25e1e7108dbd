"""What survives a restart: the person's marks on disk (through TinyDB), the settings, and where both live."""
