"""From documents to a catalog: read, parse, tag, join and keep, in a process of its own where it takes long."""
