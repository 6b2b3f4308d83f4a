"""Compact indexes of small corpora, in memory."""

import datetime
import tempfile
from pathlib import Path

from build_tools.config import load_config
from build_tools.corpus import Corpus
from build_tools.engine import Engine, open_engine
from build_tools.search.compact import SearchSettings, listed, write_index
from build_tools.search.query import CompactIndex, Query
from tests.unit.search.corpora import corpus_of, entry

STRINGS = load_config(Path(__file__).parents[3]).strings
SETTINGS = SearchSettings(datetime.date(2026, 11, 22), STRINGS)


def index_files(corpus: Corpus, engine: Engine | None = None) -> dict[str, bytes]:
    """Return the files of the index of a corpus by path."""
    if engine:
        return dict(write_index(corpus, engine, SETTINGS))
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder)) as own:
        return dict(write_index(corpus, own, SETTINGS))


def index_of(corpus: Corpus) -> CompactIndex:
    """Return an open index of a corpus."""
    return CompactIndex(index_files(corpus).__getitem__)


class Found:
    """An index that answers with ids of records."""

    def __init__(self, corpus: Corpus) -> None:
        self.index = index_of(corpus)
        self._ids = [found.id for found in listed(corpus)]

    def ids(self, text: str, **rest: object) -> list[str]:
        """Return the ids of the records that a query finds, in order."""
        answer = self.index.search(Query(text, **rest))  # type: ignore[arg-type] # the fields of a query
        return [self._ids[document] for document in answer.documents]


def searchable_corpus() -> Corpus:
    """Return a corpus of all that a query may meet: languages, word forms, names of the field, every kind of facet."""
    return corpus_of(
        entry("organisation", "gfmd", title="Global Forum on Migration and Development", acronym="GFMD"),
        entry("organisation", "who", title="World Health Organization", acronym="WHO"),
        entry("practice", "nurses", title="Recruiting nurses fairly from Ghana", countries=["GHA", "DEU"], start="2021",
              objectives=[5, 6, 18], populations=["workers"], actions=["Skills are recognised before departure."],
              implementers=["who"]),
        entry("practice", "domestic", title="A law for domestic workers", kind="law", countries=["KWT"], start="2015",
              objectives=[6], populations=["domestic-workers"],
              body="The sponsorship system (kafala) was loosened. Organisations of workers may complain."),
        entry("practice", "labor", title="Labor inspection and organizations of employers", countries=["USA"],
              objectives=[6], start="2019"),
        entry("practice", "accueil", title="Accueil des réfugiés à Abidjan", countries=["CIV"], language="fr",
              body="Les réfugiées trouvent un emploi et une formation."),
        entry("practice", "ninos", title="Atención a niños migrantes no acompañados", countries=["MEX"],
              language="es", objectives=[7], body="Los niños y las niñas reciben acogida."),
        entry("practice", "tunis", title="مركز الهجرة في تونس", countries=["TUN"], language="ar",
              body="يقدم المركز خدمات للمهاجرين والعمال المنزليين."),
        entry("practice", "chinese", title="移民服务中心", language="zh", body="为家政工人提供法律援助。"),
        entry("practice", "russian", title="Центр для трудовых мигрантов", countries=["KGZ"], language="ru",
              body="Центр помогает мигрантам и их семьям; денежные переводы обходятся дешевле."),
        entry("practice", "portuguese", title="Centro de apoio à integração", countries=["PRT"], language="pt",
              body="Os migrantes recebem informação."),
        entry("practice", "long", title="On " + "coordination and dialogue between many ministries " * 5, start="2021"),
        entry("practice", "everywhere", title="Work in very many countries", regions=["world"],
              countries=["KEN", "UGA", "TZA", "RWA", "BDI", "ETH", "SOM", "DJI", "SDN", "SSD", "CIV", "GHA", "NGA"]),
        entry("practice", "gone", title="Withdrawn nurses", withdrawn={"on": "2025-01-01", "reason": "Double."}),
    )  # fmt: skip
