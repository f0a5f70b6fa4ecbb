"""Line mode: the whole interview with plain lines, for slow lines, screen readers and consoles without colour.

A view of the engine: it shows turns, reads commands, keeps the answers file. It must not import Textual, and
decides nothing that the engine decides.
"""

from interview.line.conversation import Conversation
from interview.line.prompts import Prompts

__all__ = ["Conversation", "Prompts"]
