from build_tools.corpus import build_corpus
from build_tools.exports import host_headers
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import vocabularies


def test_pages_of_other_hosts_may_read_everything_and_data_are_kept_for_minutes_only() -> None:
    nothing = build_corpus([], {}, vocabularies())
    (told,) = host_headers.export(nothing, release_of(nothing))
    assert told.path == "_headers"
    lines = told.data.decode().splitlines()
    headers = dict(zip(lines[::2], lines[1::2], strict=True))
    assert headers["/*"] == "  Access-Control-Allow-Origin: *"
    assert headers["/api/*"] == headers["/data/*"] == "  Cache-Control: public, max-age=600, must-revalidate"
    assert headers["/versions/*"].endswith(", immutable"), "the address of a version names its bytes"
