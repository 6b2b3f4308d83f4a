import time

import pytest

from build_tools.corpus.names import Names, listed, plain
from build_tools.records.dates import is_before, last_day
from build_tools.validate._translations import translation_digest
from build_tools.validate.malformed_address import fault_of
from build_tools.validate.malformed_doi import DOI, cleaned
from build_tools.validate.private_data import private_parts
from build_tools.validate.text_language import language_found


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "http://example.org/", "https://a.b-c.example.co.uk:8080/x?y=1&z[]=2#p",
        "https://example.org/a%20b", "https://пример.рф/путь", "https://例子.测试/路径", "https://xn--e1afmkfd.xn--p1ai/",
        "https://example.org/(a)_b;c", "http://93.184.216.34/report.pdf", "https://web.archive.org/web/2020/http://a.org/",
        "https://EXAMPLE.org/A", "https://example.org/a|b", "https://under_score.example.org/",
    ],
)  # fmt: skip
def test_addresses_that_browsers_open_pass(address: str) -> None:
    assert fault_of(address) is None


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("example.org", "it does not begin with https:// or http://"),
        ("ftp://example.org/x", "it does not begin with https:// or http://"),
        ("javascript:alert(1)", "it does not begin with https:// or http://"),
        ("https:/example.org", "“” is no name of a site"),
        ("https://", "“” is no name of a site"),
        ("https://localhost/x", "“localhost” is no name of a site"),
        ("https://192.168.1.4/x", "“192.168.1.4” is no name of a site"),
        ("https://example..org/", "“example..org” is no name of a site"),
        ("https://-example.org/", "“-example.org” is no name of a site"),
        ("https://user@example.org/", "it holds a user name or password"),
        ("https://example.org/a b", "it holds a space"),
        ("https://example.org/<id>", "it holds “<”"),
        ("https://example.org/100%", "a % stands in it without two digits of a code after it"),
        ("https://example.org:port/", "it cannot be taken apart"),
        ("https://[::1/", "it cannot be taken apart"),
    ],
)
def test_addresses_that_lead_nowhere_are_told_what_is_wrong(address: str, fault: str) -> None:
    found = fault_of(address)
    assert found
    assert found[0] == fault


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://doi.org/10.1093/jeea/jvae044", "10.1093/jeea/jvae044"),
        ("http://dx.doi.org/10.1093/jeea/jvae044", "10.1093/jeea/jvae044"),
        ("doi:10.1093/jeea/jvae044.", "10.1093/jeea/jvae044"),
        ("DOI: 10.1093/jeea/jvae044", "10.1093/jeea/jvae044"),
        ("https://doi.org/10.1000%2F182", "10.1000/182"),
        ("10.1/x", None),
        ("978-92-2-130025-0", None),
    ],
)
def test_a_doi_is_cleaned_of_what_stands_around_it(text: str, clean: str | None) -> None:
    assert DOI.fullmatch(text) is None
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Write to desk@example.org", "desk (at) example (dot) org", "desk [at] example.org", "Call +254 20 123 4567",
        "Tel.: 020 7946 0958", "phone no. 0207 946 0958", "WhatsApp: 5512345678", "teléfono 91 123 45 67",
        "0041 22 717 91 11", "Hotline (800) 123-4567", "mailto:desk@example.org",
    ],
)  # fmt: skip
def test_private_data_is_found(text: str) -> None:
    assert list(private_parts(text))


@pytest.mark.parametrize(
    "text",
    [
        "From 2016-2019 it reached 1 250 000 people", "ISBN 978-92-2-130025-0", "Decree 836/2004", "A/RES/73/195",
        "Call 116 000 or 1343", "the hotline received 12 000 000 calls", "call for proposals 2020-2022",
        "https://example.org/tel/0207946095812", "https://user@example.org/x", "grew by +25 000", "USD 1.250.000",
        "calls in 2019-2020", "@migration on social media", "case C-123/2019 1234567",
        "between 2019-01-02 and 2020-03-04",
        "Directive (EU) 2015/637", "11.2 million (2023)", "coordinates 12.345678, 98.7654321",
    ],
)  # fmt: skip
def test_figures_and_numbers_of_documents_are_not_private(text: str) -> None:
    assert list(private_parts(text)) == []


@pytest.mark.parametrize(
    "text", ["a" * 500_000 + "@", "0" * 500_000 + "a", "1 " * 250_000 + "@", "a@" + "b." * 250_000]
)
def test_odd_texts_take_no_longer_than_others(text: str) -> None:
    started = time.process_time()
    assert list(private_parts(text)) == []
    assert time.process_time() - started < 10


def test_dates_are_compared_only_as_far_as_they_are_exact() -> None:
    assert [last_day(text).isoformat() for text in ("2019", "2020-02", "2019-02-03")] == [
        "2019-12-31", "2020-02-29", "2019-02-03",
    ]  # fmt: skip
    assert not is_before("2019", "2019-03")
    assert not is_before("2019-03", "2019")
    assert is_before("2019-02", "2019-03-01")
    assert is_before("2018", "2019")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Kenia", ("KEN",)), ("kenya", ("KEN",)), ("KE", ("KEN",)), ("Cote d'Ivoire", ("CIV",)), ("xx", ()),
        ("GER", ()), ("Ivory", ("CIV",)), ("nothing like it", ()),
    ],
)  # fmt: skip
def test_the_nearest_names_are_offered(word: str, near: tuple[str, ...]) -> None:
    names = Names([("Kenya", "KEN"), ("KE", "KEN"), ("Côte d'Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("DEU", "DEU")])
    assert names.near(word) == near


def test_names_are_made_plain_and_listed_as_in_a_sentence() -> None:
    assert plain("  Côte-d'Ivoire ") == "cote d ivoire"
    assert plain("الهجرة") == "الهجرة"
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["“a”", "“a” or “b”", "“a”, “b” or “c”"]


def test_the_digest_of_a_translation_does_not_count_how_lines_are_broken() -> None:
    assert translation_digest("a b", "c") == translation_digest("a\nb", " c ")
    assert translation_digest("a b", "c") != translation_digest("a", "b c")


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("Short English title", "fr", None),
        (
            "هذا نص عن الهجرة والعمال المهاجرين في المنطقة وما يحتاجون إليه من خدمات ومعلومات قبل السفر وبعده",
            "ar",
            None,
        ),
        (
            "This text tells of migrant workers, of the services that they need, and of what they pay for them.",
            "ar",
            "en",
        ),
        (
            "Текст о трудящихся-мигрантах, об услугах, которые им нужны, и о том, сколько они за них платят сегодня.",  # noqa: RUF001 - Russian, as it is written
            "en",
            "ru",
        ),
        (
            "This text tells of migrant workers, of the services that they need, and of what they pay for them.",
            "xx",
            None,
        ),
    ],
)
def test_a_text_in_another_language_is_noticed(text: str, tag: str, found: str | None) -> None:
    assert language_found(text, tag) == found
