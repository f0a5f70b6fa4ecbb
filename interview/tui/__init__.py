"""The full screen: the interview as a chat in Textual, one question at a time, the keys where a hand expects them.

A view of the engine, like line mode: it shows turns, sends commands, keeps the answers file; it decides nothing and
makes up no sentence. What a person typed reaches a widget as `Content`, never as a string that could be markup.
"""

import os

# Read once, when Textual is first imported. With the kitty protocol on, a Chinese input method that commits five
# characters at once leaks escape codes into the field, and iTerm2 swallows them. The price: no Shift+Enter.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
