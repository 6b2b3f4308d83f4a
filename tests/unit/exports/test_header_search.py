import orjson

from build_tools.corpus import build_corpus
from build_tools.exports.header_search import with_records
from tests.unit.pages.sample import entry, vocabularies


def test_records_are_added_to_the_editorial_pages_and_shells_taken_out() -> None:
    index = orjson.dumps(
        {"config": {"lang": ["en"]}, "docs": [{"location": "about/", "title": "About", "text": ""},
                                              {"location": "_shells/record/", "title": "shell", "text": ""}]}
    )  # fmt: skip
    corpus = build_corpus(
        [
            entry("practice", "alpha", kind="policy", implementers=["iom"], title="<b>A & B</b>", summary="Sum <i>",
                  countries=["KEN", "NOR"]),
            entry("practice", "gone", kind="policy", implementers=["iom"],
                  withdrawn={"on": "2026-01-01", "reason": "Wrong."}),
        ],
        {},
        vocabularies(),
    )  # fmt: skip
    assert orjson.loads(with_records(index, corpus)) == {
        "config": {"lang": ["en"]},
        "docs": [
            {"location": "about/", "title": "About", "text": ""},
            {
                "location": "practices/alpha/",
                "title": "&lt;b&gt;A &amp; B&lt;/b&gt;",
                "text": "Sum &lt;i&gt; Kenya · Norway",
            },
        ],
    }
