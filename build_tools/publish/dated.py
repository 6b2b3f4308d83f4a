"""Puts the day of the content into the house, which MkDocs draws without knowing any day."""

import dataclasses
import html

from build_tools.pages._base import Site
from build_tools.pages._language import moment
from build_tools.publish.house import House

DATE_TOKEN = "%%COMMONS:date%%"  # noqa: S105 - a mark in a page, no secret


def dated(house: House, site: Site) -> House:
    """Return the house with the day of the content on every page and in every shell."""
    day = moment(site.build_date.isoformat(), site.strings["language"]["formats"])
    shown = f'<time datetime="{html.escape(day["iso"])}">{html.escape(day["text"])}</time>'
    token, value = DATE_TOKEN.encode(), shown.encode()
    return dataclasses.replace(
        house,
        files={
            path: data.replace(token, value) if path.endswith(".html") else data for path, data in house.files.items()
        },
        shells={name: text.replace(DATE_TOKEN, shown) for name, text in house.shells.items()},
    )
