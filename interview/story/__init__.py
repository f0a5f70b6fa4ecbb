"""Story mode: an interview held without a person, from a file; the face for tests and for other programs.

Order-free: the story says what is true, the interview asks what it asks, and a truthful respondent answers.
It writes no file; `interview.cli` does.
"""

from interview.story.run import ToldStory, tell_story
from interview.story.story_file import Story, read_story

__all__ = ["Story", "ToldStory", "read_story", "tell_story"]
