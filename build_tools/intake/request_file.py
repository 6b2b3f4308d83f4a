"""A request as it is sent in a file: its fields, and what each of them means."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from build_tools.matching.requests import Request
from build_tools.records._fields import CountryCode, FullDate, LanguageTag, Name, Objective
from build_tools.records._marks import Prose, Term
from build_tools.records.schemas import Terms, model_schema

TITLE_MAX = 300
EXAMPLE_NEED = "Nurses leave for work abroad; we want to train them and have their skills recognised when they return."

DESCRIPTION = (
    "A request for help, as `commons match --request` and `commons intake` read it. They also understand names of "
    "countries, objectives and terms in other words, and single values in place of lists."
)


class RequestFile(BaseModel):
    """A request for help: what is needed, and by whom."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    need: Annotated[
        str,
        Prose(),
        Field(
            min_length=1,
            description="What is needed, and why: some sentences in any language.",
            examples=[EXAMPLE_NEED],
        ),
    ]
    title: Annotated[
        str,
        Prose(TITLE_MAX),
        Field(max_length=TITLE_MAX, description="The request in one line.", examples=["Skills of returning nurses"]),
    ] = ""
    language: Annotated[
        LanguageTag | None, Field(description="The language of the text (BCP 47).", examples=["en", "fr"])
    ] = None
    countries: Annotated[
        tuple[CountryCode, ...],
        Field(description="Who asks, the main country first: ISO 3166-1 alpha-3.", examples=[["KEN"]]),
    ] = ()
    objectives: Annotated[
        tuple[Objective, ...],
        Field(description="Objectives of the Compact by number, the most important first.", examples=[[6, 18]]),
    ] = ()
    populations: Annotated[
        tuple[Annotated[str, Term("populations")], ...],
        Field(description="The people it is about.", examples=[["workers"]]),
    ] = ()
    themes: Annotated[tuple[Annotated[str, Term("themes")], ...], Field(description="Themes and sectors.")] = ()
    support_asked: Annotated[
        tuple[Annotated[str, Term("support-kinds")], ...],
        Field(description="The kinds of support asked for.", examples=[["capacity-building"]]),
    ] = ()
    requested_by: Annotated[
        tuple[Name, ...], Field(description="The office or organisation that asks; no private person.")
    ] = ()
    received: Annotated[FullDate | None, Field(description="The day on which the request came in.")] = None


def request_from(sent: RequestFile) -> Request:
    """Return what was sent as a request to match."""
    return Request(
        need=sent.need,
        title=sent.title,
        language=sent.language or "",
        countries=sent.countries,
        objectives=sent.objectives,
        populations=sent.populations,
        themes=sent.themes,
        support_asked=sent.support_asked,
    )


def request_schema(terms: Terms) -> dict[str, object]:
    """Return the JSON Schema of a request file."""
    return model_schema(RequestFile, "request", DESCRIPTION, terms)
