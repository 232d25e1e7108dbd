"""The rows on disk: segments of single documents, joined to one catalog that is read where it lies."""
