"""Where style meets words: colours, the lines of rows and articles, the keys as Textual wants them."""
