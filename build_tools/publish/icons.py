"""Draws the icons of the site as one sheet of symbols, from the set that the theme brings."""

import re
from collections.abc import Mapping
from pathlib import Path

from build_tools.errors import SettingsError

ICON_SHEET = "assets/images/icons.svg"
"""Pages show a symbol of it by `<use href="…icons.svg#objective-6">`: fetched once, kept by the browser."""
DRAWING = re.compile(r'<svg[^>]*\bviewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)


def icon_sheet(icons: Mapping[str, str], directory: Path) -> str:
    """Return a sheet with a symbol for each name; `directory` holds the sets as `material/account.svg`.

    Raises:
        SettingsError: there is no such icon.
    """
    symbols = "\n".join(_symbol(name, icon, directory) for name, icon in icons.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def _symbol(name: str, icon: str, directory: Path) -> str:
    file = directory / f"{icon}.svg"
    found = DRAWING.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if found is None:
        message = f"site_config/icons.yml asks for the icon “{icon}” for “{name}”, which the theme does not have."
        raise SettingsError(message)
    return f'<symbol id="{name}" viewBox="{found[1]}">{found[2]}</symbol>'
