"""The file that somebody names on the command line: its bytes, or one line that says what is wrong with the name."""

from pathlib import Path

from build_tools.errors import UsageError


def bytes_of(file: Path, what: str, most: int) -> bytes:
    """Return the bytes of a file, and one more than `most` of one that is larger: whoever reads them refuses that.

    `what` ends the sentence “name the file that …”.

    Raises:
        UsageError: there is no such file, or it is a folder.
    """
    if file.is_dir():
        message = f"{file} is a folder: name the file that {what}."
        raise UsageError(message)
    if not file.exists():
        message = f"There is no file {str(file)!r}."
        raise UsageError(message)
    with file.open("rb") as opened:
        return opened.read(most + 1)
