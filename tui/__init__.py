"""A terminal reader for people who follow the Sahel and collect pasted listing pages."""

__version__ = "0.1.0"
