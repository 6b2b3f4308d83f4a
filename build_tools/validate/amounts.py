"""An amount of money must be complete and in order."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records.case import Case
from build_tools.records.funding import Funding
from build_tools.validate._base import rule_of_record

CODE = Code("CC331", "amounts", Severity.ERROR, "An amount that cannot be read as money")


def _of_fund(fund: Funding) -> Iterator[tuple[str, str, str]]:
    for position, amount in enumerate(fund.amounts):
        if amount.min is not None and amount.max is not None and amount.max < amount.min:
            message = f"The largest amount ({amount.max:,}) is smaller than the smallest ({amount.min:,})."
            yield f"/amounts/{position}/max", message, "Exchange “min” and “max”, or correct the wrong one."


def _of_case(case: Case) -> Iterator[tuple[str, str, str]]:
    for position, money in enumerate(case.funding):
        if money.amount is not None and money.currency is None:
            message = f"The amount {money.amount:,} has no currency."
            yield f"/funding/{position}/amount", message, "Add the code of ISO 4217, for example: currency: USD"
        if money.fund is None and money.name is None:
            message = "The money has no origin."
            yield f"/funding/{position}", message, "Add “fund:” with the id of the fund, or “name:” where it has none."


def _find(entry: Entry) -> Iterator[Diagnostic]:
    record = entry.record
    found = _of_fund(record) if isinstance(record, Funding) else _of_case(record) if isinstance(record, Case) else ()
    for pointer, message, hint in found:
        yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = rule_of_record(CODE, _find)
