"""The exceptions for operators: what stops a command that no author of a record can mend.

::

    CommonsError            anything that stops a command with one line and exit code 2
    ├── SettingsError       a setting or an environment variable is missing or wrong
    ├── SourceError         the content cannot be read at all (no folder, no permission)
    ├── VocabularyError     a file of schemas/vocabularies is broken
    ├── BuildError          the site could not be made or put in place
    │   ├── FindingsError   records have errors, so nothing was published
    │   ├── ReleaseError    a release cannot be made of what is there
    │   └── VerificationError   the staged site has broken links or anchors
    ├── DumpError           a dump cannot be read back: cut off, of another schema, or not one of ours
    ├── LedgerError         the ledger of releases, or that of addresses, is broken
    └── UsageError          the words of a command do not fit together
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_tools.diagnostics import Diagnostic


class CommonsError(Exception):
    """Stops a command; the text is one line for the person who ran it, with the way out."""


class SettingsError(CommonsError):
    """A setting or an environment variable is missing or wrong."""


class SourceError(CommonsError):
    """The content cannot be read at all."""


class VocabularyError(CommonsError):
    """A file of `schemas/vocabularies/` is broken."""


class BuildError(CommonsError):
    """The site could not be made or put in place; yesterday's site stays."""


class FindingsError(BuildError):
    """Records have errors, so nothing was published; `findings` holds them, located, in order of place."""

    def __init__(self, message: str, findings: "tuple[Diagnostic, ...]") -> None:
        """Take the line for the operator and the findings for the authors."""
        super().__init__(message)
        self.findings = findings


class VerificationError(BuildError):
    """The staged site has broken links or anchors."""


class ReleaseError(BuildError):
    """A release cannot be made of what is there; nothing was written."""


class DumpError(CommonsError):
    """A dump cannot be read back: cut off, of another schema, or not one of ours."""


class LedgerError(CommonsError):
    """The ledger of releases, or that of addresses, is broken."""


class UsageError(CommonsError):
    """The words of a command do not fit together."""
