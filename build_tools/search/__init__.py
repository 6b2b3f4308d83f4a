"""Finding records by words: for `commons search`, and for “is it this one?”."""

from build_tools.search.documents import SearchDocument, search_documents
from build_tools.search.index import SearchHit, SearchIndex, SearchRequest, SearchResult, lazy_candidates, open_index

__all__ = [
    "SearchDocument",
    "SearchHit",
    "SearchIndex",
    "SearchRequest",
    "SearchResult",
    "lazy_candidates",
    "open_index",
    "search_documents",
]
