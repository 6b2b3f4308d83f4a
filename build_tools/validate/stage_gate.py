"""A case must have what its stage needs, and its history must agree with the stage."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records.case import Case
from build_tools.records.stages import ENDS, STAGES, missing_for
from build_tools.validate._base import rule_of_record

CODE = Code("CC312", "stage-gate", Severity.ERROR, "A case without what its stage needs")

RANKS = {stage: rank for rank, stage in enumerate(STAGES)}


def _gate(case: Case) -> Iterator[tuple[str, str, str]]:
    for missing in missing_for(case, case.stage):
        asked = f"“{missing.stage}” needs {missing.need}."
        if missing.stage != case.stage:
            asked = f"“{case.stage}” comes after “{missing.stage}”, which needs {missing.need}."
        is_there = missing.field.partition("/")[0] in case.model_fields_set
        yield f"/{missing.field}" if is_there else "/stage", asked, missing.repair


def _order(case: Case) -> Iterator[tuple[str, str, str]]:
    """A case goes forward, and no further than an end; otherwise a note says what happened, or it reads like a slip."""
    before = ""
    for position, reached in enumerate(case.history):
        pointer = f"/history/{position}/stage"
        if reached.stage not in RANKS:  # another rule's finding
            continue
        if reached.stage == before:
            yield pointer, f"“{reached.stage}” stands twice in a row in the history.", "Delete one of the two entries."
        elif before and reached.note is None and (RANKS[reached.stage] < RANKS[before] or before in ENDS):
            message = f"“{reached.stage}” stands after “{before}” in the history, without a word on why."
            yield (
                pointer,
                message,
                "Put the stages in the order in which they were reached, or add “note:” with the reason.",
            )
        before = reached.stage


def _present(case: Case) -> Iterator[tuple[str, str, str]]:
    """The last entry is where the case stands."""
    if not case.history or case.stage not in RANKS or case.history[-1].stage not in RANKS:
        return
    last = case.history[-1].stage
    if last != case.stage:
        message = f"The history ends with “{last}”, but the stage is “{case.stage}”."
        hint = f"Set “stage: {last}”, or add “stage: {case.stage}” to the history, with “on:” where the day is known."
        yield f"/history/{len(case.history) - 1}/stage", message, hint


def _find(entry: Entry) -> Iterator[Diagnostic]:
    if isinstance(entry.record, Case) and not entry.is_withdrawn:
        for pointer, message, hint in (*_gate(entry.record), *_order(entry.record), *_present(entry.record)):
            yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = rule_of_record(CODE, _find)
