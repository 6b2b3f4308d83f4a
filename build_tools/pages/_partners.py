"""Who takes part in a case: by their part in it, with their role and whether they are of the United Nations."""

from collections.abc import Iterable

from build_tools.pages._blocks import Block, parties
from build_tools.pages._tables import Tables, Value
from build_tools.records._parts import InlineOrganisation
from build_tools.records.case import Agency, Case

INSIDE = "un"
"""The type of organisations of the United Nations."""
Reference = str | InlineOrganisation


def partners(tables: Tables, record: Case) -> list[Block]:
    """Return the section of everybody whom a case names, with a sentence that counts them."""
    lead = [record.lead] if record.lead else []
    agencies = [agency for agency in record.agencies if agency.organisation != record.lead or _has_more(agency)]
    named = [*lead, *(agency.organisation for agency in record.agencies), *record.government_partners]
    groups: Iterable[tuple[str, list[Value]]] = [
        ("requested_by", [_organisation(tables, one) for one in record.requested_by]),
        ("lead", [_organisation(tables, one) for one in lead]),
        ("agencies", [_organisation(tables, agency.organisation, agency.role) for agency in agencies]),
        ("government_partners", [_organisation(tables, one) for one in record.government_partners]),
        ("other_partners", [_organisation(tables, one) for one in record.other_partners]),
    ]
    return parties("who", groups, _counted(tables, [*named, *record.other_partners]))


def _has_more(agency: Agency) -> bool:
    """Tell whether an agency has a part beside that of leading."""
    return agency.role not in (None, "lead")


def _organisation(tables: Tables, reference: Reference, role: str | None = None) -> Value:
    """Return an organisation with its role, its kind, and on which side of the United Nations it stands."""
    words = tables.strings["lifecycle"]["who"]
    kind = _kind(tables, reference)
    told = [tables.term("partner-roles", role)["text"]] if role else []
    if kind == INSIDE:
        told.append(words["inside"])
    elif kind:
        told += [tables.term("organisation-types", kind)["text"], words["outside"]]
    return {**tables.organisation(reference), "note": ", ".join(told)}


def _kind(tables: Tables, reference: Reference) -> str:
    """Return the type of an organisation; empty where its record was left out."""
    if isinstance(reference, InlineOrganisation):
        return reference.type
    entry = tables.corpus.resolve(reference, "organisation")
    return str(entry.fields.get("type", "")) if entry else ""


def _counted(tables: Tables, named: list[Reference]) -> str:
    """Return how many organisations take part, and how many of them are of the United Nations."""
    words = tables.strings["lifecycle"]["who"]
    kinds = {one if isinstance(one, str) else one.name: _kind(tables, one) for one in named}
    if not kinds:
        return ""
    inside = sum(kind == INSIDE for kind in kinds.values())
    told = tables.phrase(words["inside_count"], inside) if inside else words["none_inside"]
    counted = tables.phrase(words["counted"], len(kinds))
    return str(words["sentence"].replace("{counted}", counted).replace("{inside}", told))
