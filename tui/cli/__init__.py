"""The command line: what the reader knows, without a screen, for pipes and scripts.

One module a group of commands. At the top of these modules only click is imported, so that ``--help`` costs nothing
more; each command imports what it needs, and Textual comes in only where the reader is opened.
"""
