from build_tools.corpus import build_corpus
from build_tools.exports import host_headers
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import vocabularies


def test_pages_of_other_hosts_may_read_api_and_data() -> None:
    nothing = build_corpus([], {}, vocabularies())
    (told,) = host_headers.export(nothing, release_of(nothing))
    assert told.path == "_headers"
    blocks = [block.splitlines() for block in told.data.decode().strip().split("\n\n")]
    assert {block[0] for block in blocks} >= {"/api/*", "/data/*"}
    for _pattern, *headers in blocks:
        assert "  Access-Control-Allow-Origin: *" in headers
        assert any(header.startswith("  Cache-Control: public, max-age=") for header in headers)
