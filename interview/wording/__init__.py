"""Every sentence the program says, in Chinese and English, and how turns become sentences.

The sentences lie in `<language>/*.toml`; a test keeps both languages alike. Flow files bring their own words.
Nothing here decides what is said, only how. This module imports nothing, so that `--help` stays quick.
"""
