"""What is in the library and what of it is in view: snippets and marks in, rows and counts out.

Rows (0…n−1, in the order "as listed") are the key in here; ids are the key of all that outlives a run. Everything that
selects is a `pyroaring.BitMap` of rows, so a view is an intersection and a count is the size of one. Marks come in as
values and bitmaps (`marks.MarkRows`); this floor knows nothing of where they are kept.
"""
