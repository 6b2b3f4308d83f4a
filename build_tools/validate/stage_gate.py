"""A case must have what its stage needs, and its history must agree with the stage."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records.case import Case
from build_tools.validate._base import rule_of_record
from build_tools.validate._stage_needs import ENDS, NEEDS, lacks

CODE = Code("CC312", "stage-gate", Severity.ERROR, "A case without what its stage needs")

RANKS = {stage: rank for rank, stage in enumerate((*NEEDS, *ENDS))}


def _gate(case: Case) -> Iterator[tuple[str, str, str]]:
    for stage, lack in lacks(case):
        asked = f"“{stage}” needs {lack.need}."
        if stage != case.stage:
            asked = f"“{case.stage}” comes after “{stage}”, which needs {lack.need}."
        yield (f"/{lack.field}" if lack.field in case.model_fields_set else "/stage"), asked, lack.hint


def _history(case: Case) -> Iterator[tuple[str, str, str]]:
    before = ""
    for position, reached in enumerate(case.history):
        pointer = f"/history/{position}/stage"
        rank = RANKS.get(reached.stage)
        if rank is None:  # another rule's finding
            continue
        if before and rank <= RANKS[before]:
            message = f"“{reached.stage}” stands after “{before}” in the history."
            yield pointer, message, "List each stage once, in the order of the stages."
        elif case.stage in NEEDS and rank > RANKS[case.stage]:
            message = f"The history reaches “{reached.stage}”, but the stage is “{case.stage}”."
            yield pointer, message, f"Set “stage: {reached.stage}”, or delete the entry."
        before = reached.stage


def _find(entry: Entry) -> Iterator[Diagnostic]:
    if isinstance(entry.record, Case) and not entry.is_withdrawn:
        for pointer, message, hint in (*_gate(entry.record), *_history(entry.record)):
            yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = rule_of_record(CODE, _find)
