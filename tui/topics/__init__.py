"""Topics and tags: which places, actors and themes a snippet names, and which of its words say so.

The knowledge stands in TOML (`lexicon.toml`, `places.toml`, `themes.toml`), the rules in Python: `lexicon` reads and
extends the knowledge, `finder` finds all its words in one pass, `tagger` judges what was found.
"""
