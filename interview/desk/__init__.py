"""What stays when the program ends: the answers file, the folder with reports, what somebody prefers.

Faces ask it to open and to keep; it neither talks nor asks.
"""

from interview.desk.desk import Desk
from interview.desk.open_interview import Opened

__all__ = ["Desk", "Opened"]
