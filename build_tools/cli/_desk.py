"""Where requests are answered: an open project and its records."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import remark
from build_tools.config import Config
from build_tools.corpus import Corpus, publishable
from build_tools.corpus.publication import publication
from build_tools.engine import Engine
from build_tools.matching.answers import Answer, adviser_of
from build_tools.matching.requests import Request
from build_tools.pipeline import read_corpus
from build_tools.reporters._counts import counted


@dataclass(frozen=True, slots=True)
class Desk:
    """The project's settings, its records, and the engine that knows their traits."""

    config: Config
    corpus: Corpus
    engine: Engine

    def answer(self, request: Request, limit: int, *, only_public: bool) -> Answer:
        """Return what fits a request, at most `limit` of each kind; from what is public only, or from all records."""
        corpus = publishable(self.corpus).corpus if only_public else self.corpus
        return adviser_of(corpus, self.config, self.engine, self.config.today).answer(request, limit)

    def withheld(self) -> int:
        """Return how many cases are not public, or not all of them is."""
        return sum(publication(entry) != "full" for entry in self.corpus.by_type["case"])

    def tell_withheld(self) -> None:
        """Say to the person at the command line how many cases are meant for them alone."""
        if withheld := self.withheld():
            private = counted(withheld, "private case")
            remark(f"This rests on all records, {private} among them; --public leaves them out.")


@contextmanager
def open_desk(project: Project) -> Iterator[Desk]:
    """Open the project and read its records."""
    config = project.config()
    with engine_of(config) as engine:
        yield Desk(config, read_corpus(config, engine).corpus, engine)
