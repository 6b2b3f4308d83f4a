"""Evidence: a report, study, evaluation, data set or guidance, with what it found and how."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import Doi, LanguageTag, LongText, MixedReference, Name, PartialDate, Url
from build_tools.records._marks import Term
from build_tools.records._parts import OrganisationRef


class Evidence(Record):
    """A piece of evidence."""

    kind: Annotated[str, Term("evidence-kinds"), Field(description="What kind of evidence it is.")]
    year: Annotated[PartialDate | None, Field(description="Year of publication; leave out where not known.")] = None
    publishers: Annotated[tuple[OrganisationRef, ...], Field(min_length=1, description="Who published it.")]
    authors: Annotated[tuple[Name, ...], Field(description="Authors as the publication names them.")] = ()
    url: Annotated[Url | None, Field(description="Where it is to be had.")] = None
    doi: Annotated[Doi | None, Field(description="Digital object identifier.")] = None
    languages: Annotated[tuple[LanguageTag, ...], Field(description="Languages it is to be had in.")] = ()
    findings: Annotated[tuple[LongText, ...], Field(description="What it found, one finding each.")] = ()
    method: Annotated[LongText | None, Field(description="How it was found out.")] = None
    design: Annotated[
        str | None, Term("evidence-designs"), Field(description="The design of the study, where the source tells.")
    ] = None
    related: Annotated[tuple[MixedReference, ...], Field(description="Records chosen by hand, as folder/id.")] = ()


RECORD_TYPE = RecordType(name="evidence", folder="evidence", form="markdown", model=Evidence, verify_months=36)
