"""What a contributor is asked about a record, made from the models: the one source of every form."""

from build_tools.forms._base import NARRATIVE, Form, Kind, Question, Section
from build_tools.forms.forms import FIXED, FORM_TYPES, form_of, terms_of

__all__ = ["FIXED", "FORM_TYPES", "NARRATIVE", "Form", "Kind", "Question", "Section", "form_of", "terms_of"]
