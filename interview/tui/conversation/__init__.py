"""What the conversation's screen is put together of, each with what it remembers; `screens.conversation` is the screen."""
