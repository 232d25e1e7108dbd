"""Measurements, each a module with a `main`: ``python -m tests.benchmarks`` lists them, ``… NAME`` runs one.

Figures depend on the machine, so none of them is a test; each command prints the conditions it ran under. Where two
programs are compared they run in turn, and the medians are compared.
"""
