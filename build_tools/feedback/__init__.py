"""What a proposed change does: its findings, its fields, its pages and its links, told for the one who proposed it."""

from build_tools.feedback._base import Feedback
from build_tools.feedback.as_json import feedback_json, read_feedback
from build_tools.feedback.as_markdown import comment
from build_tools.feedback.as_text import text_of

__all__ = ["Feedback", "comment", "feedback_json", "read_feedback", "text_of"]
