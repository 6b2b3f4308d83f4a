# mypy: disable-error-code="no-untyped-call, attr-defined"
"""The index of the records' words, by whoosh: the only module that knows it.

Which whoosh: whoosh3 keeps the import name, is released regularly (last in 2026), is tested on Python 3.10 to 3.14 and
has no dependencies. Whoosh 2.7.4 has had no release since 2016, and whoosh-reloaded is archived. The price: whoosh3 has
a single maintainer, by its own account an automated agent; so it is locked by hash and known to this module only.

Its types are only partly written: what they lack (`no-untyped-call`, `attr-defined`) is not checked in this module.

Measured on the 906 real records, 2 cores: cold 1.4 to 2.3 s, nothing changed 0.06 s, a question 1 to 30 ms, every
record at once 0.7 s, `alike` 0.7 ms a record.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from math import log
from pathlib import Path

import whoosh
from rapidfuzz import fuzz
from whoosh import index, qparser, query, scoring
from whoosh.analysis import CharsetFilter, LowercaseFilter, RegexTokenizer, StemFilter, StopFilter
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex
from whoosh.qparser.plugins import Plugin, TaggingPlugin
from whoosh.query.qcore import Query
from whoosh.searching import Results
from whoosh.support.charset import accent_map
from whoosh.writing import IndexWriter

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import key_of
from build_tools.search.documents import SearchDocument, search_documents, title_of

FORMAT = f"1 whoosh {'.'.join(map(str, whoosh.__version__))}"
"""What an index on disk was made by; one made by anything else is made again."""
MARK_FILE = "mark.txt"
QUERY_MAX = 500
"""Characters of a question; the rest is cut. No person types more, and brackets nest no deeper than this."""
CANDIDATES = 5
"""Records that may be the same thing, of which the rule looks at each."""
CANDIDATE_TERMS = 8
"""Words of a title to look for, the rarest first: common ones cost most and tell least."""
COMMON_TITLES = 50
COMMON_SHARE = 0.01
"""A word in more titles than this number and this share of the records tells no two of them alike, and looking at all
of its titles for every record would cost the square of their number."""
NOT_WORDS = {"AND", "OR", "NOT"}
BOOSTS = {"title": 4.0, "names": 3.0, "summary": 2.0, "organisations": 1.5, "country": 1.5, "text": 1.0}
"""How much a word counts in each field; a question without field names looks in all of these."""
NAMED = re.compile(r"\S*[~*?]\S*")
"""Words of a question that are looked up as they are written: fuzzy ones, prefixes, patterns."""
FAR = re.compile(r"~[3-9]\d*|~\d{2,}")
"""More than two letters that differ: costs seconds and finds everything."""
EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{EAST_ASIAN}]|[^\W{EAST_ASIAN}]+(?:['\u2019.][^\W{EAST_ASIAN}]+)*")
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

    def __init__(self, found: FileIndex, corpus: Corpus) -> None:
        """Take whoosh's index, up to date, and the corpus it speaks of."""
        self._index = found
        self._corpus = corpus
        self._searcher = found.searcher(weighting=scoring.BM25F())
        self._titles: dict[str, tuple[str, ...]] = {}
        self._analysed = found.schema["title"].analyzer  # kept: whoosh reads its schema from the disk at each question
        self._terms = qparser.MultifieldParser(list(BOOSTS), found.schema, plugins=_plugins(), fieldboosts=BOOSTS)

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
        return self.alike_title(title_of(entry), entry.type.name, but=entry.address)

    def alike_title(self, title: str, type_name: str, *, but: str = "") -> tuple[tuple[Entry, float], ...]:
        """Return the records of a type whose titles share the rarest words of a title, best first."""
        words = {token.text for token in self._analysed(title)}
        places = sorted((len(found), word) for word in words if len(found := self._titles_with(word)) > bool(but))
        common = max(COMMON_TITLES, COMMON_SHARE * len(self._corpus))
        telling = [place for place in places if place[0] <= common] or places[:1]
        scores: defaultdict[str, float] = defaultdict(float)
        for frequency, word in telling[:CANDIDATE_TERMS]:
            for address in self._titles_with(word):
                scores[address] += log(1 + len(self._corpus) / frequency)
        near = sorted((-score, address) for address, score in scores.items() if address != but)
        hits = ((self.entry(address), round(-score, 3)) for score, address in near)
        return tuple(islice((hit for hit in hits if hit[0].type.name == type_name), CANDIDATES))

    def _titles_with(self, word: str) -> tuple[str, ...]:
        """Return the records whose titles have a word; kept, as a query for every record takes four times longer."""
        if word not in self._titles:
            reader = self._searcher.reader()
            numbers = reader.postings("title", word).all_ids() if reader.doc_frequency("title", word) else ()
            self._titles[word] = tuple(reader.stored_fields(number)["address"] for number in numbers)
        return self._titles[word]

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

    def _parsed(self, text: str) -> Query:
        parsed: Query = self._terms.parse(text)
        return parsed

    def _found(self, wanted: Query, request: SearchRequest) -> Results:
        return self._searcher.search(wanted, limit=request.limit, filter=_filter(request))

    def _meant(self, text: str) -> str:
        """Return the question with words that no record has replaced by near ones; nothing where all are known."""
        meant = text
        for word in dict.fromkeys(WORD.findall(NAMED.sub(" ", text))):
            if word not in NOT_WORDS and not self._is_known(word):
                near = self._near(word.lower())
                meant = re.sub(rf"\b{re.escape(word)}\b", near, meant) if near else meant
        return meant if meant != text else ""

    def _is_known(self, word: str) -> bool:
        reader, schema = self._searcher.reader(), self._index.schema
        terms = [(name, token.text) for name in BOOSTS for token in schema[name].analyzer(word)]
        is_common = not any(schema["title"].analyzer(word))  # “of” is in no index
        return is_common or word in schema or any(term in reader for term in terms)

    def _near(self, word: str) -> str:
        """Return the likeliest of whoosh's suggestions, which come without the order of likeness."""
        names = ("title", "summary")
        found = {near for name in names for near in self._searcher.suggest(name, word, maxdist=2, prefix=1)}
        return max(found, key=lambda near: (fuzz.ratio(near, word), near), default="")


def _plugins() -> list[Plugin | TaggingPlugin]:
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
    """Return a question that can be parsed: cut, on one line, in small letters where words are looked up as written.

    Halves of characters, which a terminal that is not UTF-8 can hand over, are taken out.
    """
    whole = text[:QUERY_MAX].encode(errors="ignore").decode()
    return NAMED.sub(lambda word: FAR.sub("~2", word[0].lower()), " ".join(whole.split()))


def _filter(request: SearchRequest) -> Query | None:
    groups = [
        [query.Term("type", name) for name in request.types],
        [query.Term("country", code.lower()) for code in request.countries],
        [query.Term("objective", str(number)) for number in request.objectives],
    ]
    wanted = [query.Or(group) for group in groups if group]
    return query.And(wanted) if wanted else None


def open_index(corpus: Corpus, directory: Path) -> SearchIndex:
    """Return an index of a corpus: what is on disk, with the changed records written again.

    It is made in memory where the folder cannot be written, or another process is writing.
    """
    documents = {document.address: document for document in search_documents(corpus)}
    try:
        found = _opened(directory)
        if _update(found, documents):
            (directory / MARK_FILE).write_text(_mark(directory), encoding="utf-8")
    except (OSError, index.LockError):
        found = RamStorage().create_index(_schema())
        _update(found, documents)
    return SearchIndex(found, corpus)


def _mark(directory: Path) -> str:
    """Return what the index of a folder is: what made it, and the size of each of its files."""
    files = sorted(file for file in directory.iterdir() if file.name != MARK_FILE and not file.name.endswith("LOCK"))
    return "\n".join([FORMAT, *(f"{file.name} {file.stat().st_size}" for file in files)])


def _opened(directory: Path) -> FileIndex:
    """Return the index of a folder; a new one where there is none, or not a whole one of our making."""
    mark = directory / MARK_FILE
    if mark.is_file() and mark.read_text(encoding="utf-8", errors="replace") == _mark(directory):
        return index.open_dir(str(directory))
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    return index.create_in(str(directory), _schema())


def _update(found: FileIndex, documents: dict[str, SearchDocument]) -> bool:
    """Write the records that are new or changed, and take away those that are gone; tell whether there were any."""
    with found.reader() as reader:
        known = {stored["address"]: stored["digest"] for _, stored in reader.iter_docs()}
    changed = [document for address, document in documents.items() if known.get(address) != document.digest]
    gone = [address for address in known if address not in documents]
    if not changed and not gone:
        return False
    writer = found.writer()
    try:
        for address in gone:
            writer.delete_by_term("address", address)
        _write(writer, changed, known)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    return True


def _write(writer: IndexWriter, documents: Iterable[SearchDocument], known: dict[str, str]) -> None:
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
