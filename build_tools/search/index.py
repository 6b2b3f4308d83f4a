"""The index of the records' words, by whoosh: the only module that knows it.

Which whoosh: whoosh3 keeps the import name, is released regularly (last in 2026), is tested on Python 3.10 to 3.14 and
has no dependencies. Whoosh 2.7.4 has had no release since 2016, and whoosh-reloaded is archived. The price: whoosh3 has a
single maintainer, by its own account an automated agent; therefore it is locked by hash and known to this module only.

Measured on the 906 real records, 2 cores: cold 3.2 s, nothing changed 0.05 s, one changed record 0.09 s, a question
4 to 20 ms, `alike` 2 ms a record.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import whoosh
from whoosh import index, qparser, query, scoring
from whoosh.analysis import CharsetFilter, LowercaseFilter, RegexTokenizer, StemFilter, StopFilter
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.support.charset import accent_map

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import key_of
from build_tools.search.documents import SearchDocument, search_document, search_documents

FORMAT = f"1 whoosh {'.'.join(map(str, whoosh.__version__))}"
"""What an index on disk was made by; one made by anything else is made again."""
FORMAT_FILE = "format.txt"
QUERY_MAX = 500
"""Characters of a question; the rest is cut. No person types more, and brackets nest no deeper than this."""
CANDIDATES = 5
"""Records that may be the same thing, of which the rule looks at each."""
CANDIDATE_TERMS = 8
"""Words of a title to look for, the rarest first: common ones cost most and tell least."""
BOOSTS = {"title": 4.0, "names": 3.0, "summary": 2.0, "organisations": 1.5, "country": 1.5, "text": 1.0}
"""How much a word counts in each field; a question without field names looks in all of these."""
SPOTS = {name: (boost, 0.6 if name == "text" else 0.75) for name, boost in BOOSTS.items()}
NAMED = re.compile(r"\S*[~*?]\S*")
"""Words of a question that are looked up as they are written: fuzzy ones, prefixes, patterns."""
EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{EAST_ASIAN}]|[^\W{EAST_ASIAN}]+(?:['’.][^\W{EAST_ASIAN}]+)*")
"""A word of any script; Chinese and Japanese, which put no blanks between words, sign by sign."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question: words, and terms that every hit must have (any of those given for each field)."""

    text: str
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A record that was found: its folder/id, and how well it fits (only comparable within one answer)."""

    address: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found: the best hits, how many there are in all, what the person may have meant to write.

    `some_words` says that no record has all the words, and that these have some of them.
    """

    hits: tuple[SearchHit, ...]
    total: int
    did_you_mean: str = ""
    some_words: bool = False


def _schema() -> Schema:
    words = RegexTokenizer(WORD) | LowercaseFilter() | CharsetFilter(accent_map)
    plain = words | StopFilter(minsize=1)
    stemmed = plain | StemFilter(cachesize=-1)
    return Schema(
        address=ID(stored=True, unique=True),
        digest=ID(stored=True),
        type=ID(),
        title=TEXT(analyzer=stemmed, spelling=True),
        summary=TEXT(analyzer=stemmed, spelling=True),
        text=TEXT(analyzer=stemmed),
        names=TEXT(analyzer=plain),
        organisations=TEXT(analyzer=plain, phrase=True),
        country=TEXT(analyzer=words),
        objective=KEYWORD(),
    )


class SearchIndex:
    """An open index that knows every record of a corpus."""

    def __init__(self, found: Any, corpus: Corpus) -> None:
        """Take whoosh's index, up to date, and the corpus it speaks of."""
        self._index = found
        self._corpus = corpus
        self._searcher = found.searcher(weighting=_weighting())
        self._terms = qparser.MultifieldParser(list(BOOSTS), found.schema, plugins=_plugins(), group=qparser.AndGroup)

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a question; whatever it is made of, it is never an error."""
        text = _cleaned(request.text)
        wanted = self._parsed(text)
        found = self._found(wanted, request)
        some = False
        if not found and isinstance(wanted, query.And):
            found = self._found(query.Or(list(wanted.children())), request)
            some = bool(found)
        hits = tuple(SearchHit(hit["address"], round(hit.score, 3)) for hit in found)
        return SearchResult(hits, len(found), self._meant(text), some)

    def alike(self, entry: Entry) -> tuple[tuple[Entry, float], ...]:
        """Return the records of the same type whose titles share the rarest words of a record's title, best first."""
        return self.alike_title(search_document(entry, self._corpus).title, entry.type.name, but=entry.address)

    def alike_title(self, title: str, type_name: str, *, but: str = "") -> tuple[tuple[Entry, float], ...]:
        """Return the records of a type whose titles share the rarest words of a title, best first."""
        words = {token.text for token in self._index.schema["title"].analyzer(title)}
        reader = self._searcher.reader()
        by_rarity = sorted((reader.doc_frequency("title", word), word) for word in words)
        terms = [query.Term("title", word) for frequency, word in by_rarity if frequency][:CANDIDATE_TERMS]
        found = self._searcher.search(query.Or(terms), limit=CANDIDATES + 1, filter=query.Term("type", type_name))
        hits = [(hit["address"], round(hit.score, 3)) for hit in found if hit["address"] != but]
        return tuple((self.entry(address), score) for address, score in hits[:CANDIDATES])

    def entry(self, address: str) -> Entry:
        """Return the record of a hit."""
        key = key_of(address)
        if key is None:
            raise KeyError(address)
        return self._corpus.entries[key]

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()
        self._index.close()

    def _parsed(self, text: str) -> Any:
        return self._terms.parse(text)

    def _found(self, wanted: Any, request: SearchRequest) -> Any:
        return self._searcher.search(wanted, limit=request.limit, filter=_filter(request))

    def _meant(self, text: str) -> str:
        """Return the question with words that no record has replaced by ones that some have; nothing if all is well."""
        wanted = qparser.QueryParser("title", self._index.schema, plugins=_plugins()).parse(text)
        corrected = self._searcher.correct_query(wanted, text, maxdist=2, prefix=1)
        return str(corrected.string) if corrected.string != text else ""


def _weighting() -> Any:
    return scoring.BM25F(**{f"{name}_B": b for name, (_, b) in SPOTS.items()})


def _plugins() -> list[Any]:
    """Fields, phrases, patterns, fuzzy words, brackets, AND, OR and NOT; what else is typed are words."""
    return [
        qparser.WhitespacePlugin(),
        qparser.FieldsPlugin(remove_unknown=True),
        qparser.WildcardPlugin(),
        qparser.FuzzyTermPlugin(),
        qparser.PhrasePlugin(),
        qparser.GroupPlugin(),
        qparser.OperatorsPlugin(),
        qparser.EveryPlugin(),
    ]


def _cleaned(text: str) -> str:
    """Return a question that can be parsed: cut, on one line, and small letters where words are looked up as written."""
    return NAMED.sub(lambda word: word[0].lower(), " ".join(text[:QUERY_MAX].split()))


def _filter(request: SearchRequest) -> Any:
    groups = [
        [query.Term("type", name) for name in request.types],
        [query.Term("country", code.lower()) for code in request.countries],
        [query.Term("objective", str(number)) for number in request.objectives],
    ]
    wanted = [query.Or(group) for group in groups if group]
    return query.And(wanted) if wanted else None


def open_index(corpus: Corpus, directory: Path) -> SearchIndex:
    """Return an index of a corpus: what is on disk, with the changed records written again; in memory where the folder
    cannot be written or another process is writing."""
    documents = {document.address: document for document in search_documents(corpus)}
    try:
        found = _opened(directory)
        _update(found, documents)
    except (OSError, index.LockError):
        found = RamStorage().create_index(_schema())
        _update(found, documents)
    return SearchIndex(found, corpus)


def _opened(directory: Path) -> Any:
    """Return the index of a folder; a new one where there is none, or one that cannot be read."""
    mark = directory / FORMAT_FILE
    if mark.is_file() and mark.read_text(encoding="utf-8", errors="replace") == FORMAT:
        try:
            return index.open_dir(str(directory))
        except Exception:  # noqa: BLE001, S110 - a broken file can break whoosh anywhere; it is made again below
            pass
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    found = index.create_in(str(directory), _schema())
    mark.write_text(FORMAT, encoding="utf-8")
    return found


def _update(found: Any, documents: dict[str, SearchDocument]) -> None:
    """Write the records that are new or changed, and take away those that are gone."""
    with found.reader() as reader:
        known = {stored["address"]: stored["digest"] for _, stored in reader.iter_docs()}
    changed = [document for address, document in documents.items() if known.get(address) != document.digest]
    gone = [address for address in known if address not in documents]
    if not changed and not gone:
        return
    writer = found.writer()
    try:
        for address in gone:
            writer.delete_by_term("address", address)
        _write(writer, changed, known)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


def _write(writer: Any, documents: Iterable[SearchDocument], known: dict[str, str]) -> None:
    names: Sequence[str] = [one.name for one in fields(SearchDocument)]
    for document in documents:
        values = {name: getattr(document, name) for name in names}
        write = writer.update_document if document.address in known else writer.add_document
        write(digest=document.digest, **values)


def lazy_candidates(corpus: Corpus, cache: Path) -> Callable[[Entry], tuple[tuple[Entry, float], ...]]:
    """Return a function that finds look-alikes; the index is opened at the first call, which may never come."""
    opened: list[SearchIndex] = []

    def candidates(entry: Entry) -> tuple[tuple[Entry, float], ...]:
        if not opened:
            opened.append(open_index(corpus, cache / "search"))
        return opened[0].alike(entry)

    return candidates
