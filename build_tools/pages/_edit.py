"""Where the file behind a page can be edited on the web."""

from urllib.parse import quote


def edit_address(repository_url: str, branch: str, path: str) -> str:
    """Return the address; empty where the repository's is not known or the file lies outside it."""
    if not repository_url or not path or path.startswith(".."):
        return ""
    return f"{repository_url}/edit/{branch}/{quote(path)}"
