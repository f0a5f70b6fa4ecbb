"""One module a format: its files to lines. What a file is, is found next door, in `files`."""
