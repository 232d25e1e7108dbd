"""The search language: from what is typed to a bitmap of rows, and to the words to highlight."""
