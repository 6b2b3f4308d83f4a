"""JSON Feed 1.1 as jsonfeed.org defines it, strictly: the readers on PyPI bring a package `tests`, which hides ours."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, model_validator

MOMENT, ADDRESS = TypeAdapter(AwareDatetime), TypeAdapter(HttpUrl)
EXTENSION = "_"
"""What the name of anything begins with that the format does not define."""


def is_moment(text: str) -> str:
    MOMENT.validate_python(text)
    return text


def is_address(text: str) -> str:
    ADDRESS.validate_python(text)
    return text


Told = Annotated[str, Field(min_length=1)]
Moment = Annotated[str, AfterValidator(is_moment)]
Address = Annotated[str, AfterValidator(is_address)]


class Defined(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)

    @model_validator(mode="after")
    def extends_under_names_of_its_own(self) -> Self:
        foreign = [name for name in self.model_extra or {} if not name.startswith(EXTENSION)]
        assert not foreign, f"the format does not define {foreign}"
        return self


class Author(Defined):
    name: Told


class Item(Defined):
    id: Told
    url: Address
    title: str
    content_text: Told
    date_published: Moment = ""
    date_modified: Moment
    language: Told
    tags: list[Told]


class Feed(Defined):
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Told
    description: str
    home_page_url: Address
    feed_url: Address
    language: Told
    authors: list[Author]
    items: list[Item]
