"""Which hashtag of the Humanitarian Exchange Language (HXL 1.1) says what a column of a main table holds.

Only where one says just that: a column that none fits has none, and readers of HXL pass over it.
"""

from collections.abc import Mapping

from build_tools.tables._base import Column, Table
from build_tools.tables.csv_form import csv_fields, csv_line, csv_name

OF_ALL: Mapping[str, str] = {
    "record_type": "#meta+type",
    "id": "#meta+id",
    "address": "#meta+url",
    "digest": "#meta+version",
    "summary": "#description+summary",
    "language": "#meta+language+code",
    "objectives": "#sector+gcm+code",
    "sdgs": "#sector+sdg+code",
    "themes": "#subsector+code",
    "countries": "#country+code+v_iso3",
    "regions": "#region+code",
    "verified_on": "#date+verified",
    "verified_by": "#org+verified+code",
    "narrative": "#description+narrative",
}
OF_TYPES: Mapping[str, Mapping[str, str]] = {
    "case": {
        "title": "#activity+name",
        "need": "#description+need",
        "stage": "#status+code",
        "received": "#date+received",
        "set_up_start": "#date+start",
        "set_up_end": "#date+end",
        "lead": "#org+lead+code",
        "lead_name": "#org+lead+name",
        "response": "#description+response",
        "populations": "#beneficiary+code",
    },
    "evidence": {
        "title": "#item+name",
        "kind": "#item+type+code",
        "year": "#date+published",
        "languages": "#item+language+code",
        "url": "#item+url",
    },
    "expertise": {
        "title": "#capacity+name",
        "kind": "#capacity+type+code",
        "organisation": "#org+provider+code",
        "url": "#capacity+url",
    },
    "funding": {
        "title": "#service+funding+name",
        "kind": "#service+funding+type+code",
        "eligible_countries": "#country+eligible+code+v_iso3",
        "opens": "#date+start",
        "closes": "#date+end",
        "status": "#status+code",
        "url": "#service+funding+url",
    },
    "organisation": {
        "title": "#org+name",
        "acronym": "#org+acronym",
        "type": "#org+type+code",
        "part_of": "#org+parent+code",
        "presence": "#country+presence+code+v_iso3",
        "url": "#org+url",
    },
    "platform": {"title": "#service+name", "url": "#service+url"},
    "practice": {
        "title": "#activity+name",
        "kind": "#activity+type+code",
        "start": "#date+start",
        "end": "#date+end",
        "populations": "#beneficiary+code",
    },
    "workstream": {
        "title": "#activity+name",
        "kind": "#activity+type+code",
        "start": "#date+start",
        "end": "#date+end",
        "status": "#status+code",
    },
}
"""Tags that columns bear in one type."""
LIST = "+list"
"""Said of a column whose cells hold several codes."""


def hxl_tag(one: Column | Table, table: Table) -> str:
    """Return the tag of a column of a main table; empty where none fits."""
    name = csv_name(one)
    tag = OF_TYPES.get(table.name, {}).get(name) or OF_ALL.get(name, "")
    return f"{tag}{LIST}" if tag and isinstance(one, Table) else tag


def hxl_heading(table: Table) -> str:
    """Return the line of tags, which stands under the first line of the table's file."""
    return csv_line([hxl_tag(one, table) for one in csv_fields(table)])
