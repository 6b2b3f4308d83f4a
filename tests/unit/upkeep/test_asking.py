"""Addresses are asked on a real site of this machine, which behaves in every way in which sites behave."""

import datetime
import ipaddress
import socket
import ssl
from collections.abc import Iterator

import httpcore
import pytest
import trustme

import build_tools
from build_tools.upkeep.addresses.asking import Asked
from build_tools.upkeep.addresses.fetching import tls_reason, wire_url
from build_tools.upkeep.addresses.guard import NoSuchHostError, failure_of, is_public
from build_tools.upkeep.addresses.pace import PAUSE
from build_tools.upkeep.addresses.state import Reply
from tests.unit.upkeep.site import Site, served_site
from tests.unit.upkeep.visits import Waiting, ask, manners


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as found:
        yield found


def reply(site: Site, path: str) -> Reply:
    return ask([f"{site.address}{path}"])[0].reply


@pytest.mark.parametrize(
    ("path", "verdict", "told"),
    [
        ("/page", "works", "200"),
        ("/get-only", "works", "200"),
        ("/part", "works", "206"),
        ("/416", "works", "416"),
        ("/endless", "works", "200"),
        ("/404", "gone", "404"),
        ("/410", "gone", "410"),
        ("/401", "unclear", "401"),
        ("/403", "unclear", "403"),
        ("/451", "unclear", "451"),
        ("/500", "unclear", "500"),
        ("/slow", "unclear", "timeout"),
        ("/dripping", "unclear", "timeout"),
        ("/reset", "unclear", "refused"),
        ("/nonsense", "unclear", "unreadable"),
        ("/secret/page", "unclear", "robots"),
        ("/to-secret", "unclear", "robots"),
        ("/loop", "unclear", "too-many-redirects"),
        ("/home", "unclear", "front-page"),
        ("/nowhere", "unclear", "302"),
    ],
)
def test_each_way_in_which_a_site_behaves_has_its_verdict(site: Site, path: str, verdict: str, told: str) -> None:
    found = reply(site, path)
    assert (found.verdict, found.told) == (verdict, told)


def test_only_what_moved_for_good_at_each_step_has_a_new_address(site: Site) -> None:
    assert reply(site, "/moved-twice").leads_to == f"{site.address}/page"
    assert reply(site, "/lent").leads_to == ""
    assert reply(site, "/page").leads_to == ""


def test_a_name_that_does_not_exist_is_gone() -> None:
    assert ask([f"https://{'long' * 20}.example/x"])[0].reply == Reply("gone", "no-host")
    assert isinstance(failure_of(socket.gaierror(socket.EAI_NONAME, "Name or service not known")), NoSuchHostError)


def test_trouble_of_the_resolver_says_nothing_of_the_name() -> None:
    assert isinstance(failure_of(socket.gaierror(socket.EAI_AGAIN, "Try again")), httpcore.ConnectError)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@example.org/", "http://[::1"]
)
def test_a_redirect_out_of_the_web_is_not_followed(site: Site, target: str) -> None:
    site.location = target
    assert reply(site, "/elsewhere").told in {"unreadable", "302"}
    assert set(site.paths()) <= {"HEAD /elsewhere", "GET /elsewhere"}


def test_no_machine_of_this_network_is_asked_by_whatever_name() -> None:
    names = ["127.0.0.1", "localhost", "[::1]", "2130706433", "169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.1]"]
    with served_site() as site:
        port = site.address.rpartition(":")[2]
        asked = ask([f"http://{name}:{port}/x" for name in names], manners(Waiting(), allow_private=False))
        assert {found.reply.told for found in asked} == {"private-address"}
        assert site.asked == []


@pytest.mark.parametrize(
    ("number", "can_be_reached"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
        ("2002:808:808::", True),
    ],
)
def test_numbers_that_stand_for_others_are_judged_by_those(number: str, *, can_be_reached: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is can_be_reached


def test_one_request_at_a_time_with_a_pause_under_our_own_name(site: Site) -> None:
    waiting = Waiting()
    ask([f"{site.address}/page", f"{site.address}/404"], manners(waiting))
    assert site.paths() == ["HEAD /page", "HEAD /404", "GET /404"]
    assert waiting.waits == [PAUSE] * 3
    assert site.most_at_once == 1
    name = f"compact-commons-links/{build_tools.__version__} (+https://example.org/about)"
    assert {agent for _, _, agent in site.asked} == {name}


def test_rules_for_programs_are_read_once_and_their_pause_is_kept(site: Site) -> None:
    site.robots = "User-agent: compact-commons-links\nCrawl-delay: 7\nDisallow: /*.pdf$\n"
    waiting = Waiting()
    asked = ask([f"{site.address}/a.pdf", f"{site.address}/page", f"{site.address}/page?a.pdf=1"], manners(waiting))
    assert [found.reply.told for found in asked] == ["robots", "200", "200"]
    assert waiting.waits == [7, 7]
    assert sum(path == "/robots.txt" for _, path, _ in site.asked) == 1


@pytest.mark.parametrize(
    ("status", "told"), [(404, "200"), (403, "200"), (500, "robots-unreachable"), (429, "robots-unreachable")]
)
def test_without_rules_all_is_allowed_and_where_they_cannot_be_read_nothing(site: Site, status: int, told: str) -> None:
    site.robots_status = status
    assert reply(site, "/page").told == told


def test_a_busy_site_is_asked_again_after_the_time_that_it_names(site: Site) -> None:
    site.retry_after = "30"
    waiting = Waiting()
    assert ask([f"{site.address}/busy"], manners(waiting)) == [Asked(Reply("works", "200"), "127.0.0.1")]
    assert 30 in waiting.waits


@pytest.mark.parametrize(
    ("retry_after", "until"),
    [
        ("3600", "2026-11-23"),
        ("200000", "2026-11-25"),
        ("Wed, 25 Nov 2026 11:00:00 GMT", "2026-11-25"),
        ("99999999999999999999", "2026-12-20"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_site_that_is_busy_for_longer_is_left_until_then_and_never_for_ever(
    site: Site, retry_after: str, until: str
) -> None:
    site.retry_after, site.busy_replies = retry_after, 9
    (found,) = ask([f"{site.address}/busy"])
    assert found == Asked(Reply("unclear", "429", rest_until=until), "127.0.0.1", is_busy=True)
    assert site.paths() == ["HEAD /busy"]


def test_what_is_wrong_with_a_secure_connection_is_told_apart() -> None:
    authority = trustme.CA()
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    told = []
    for certificate in (authority.issue_cert("127.0.0.1"), authority.issue_cert("127.0.0.1", not_after=past)):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        with served_site(context) as site:
            told.append(reply(site, "/page"))
    with served_site() as site:
        told.append(ask([f"{site.address.replace('http:', 'https:')}/page"])[0].reply)
    assert {found.verdict for found in told} == {"unclear"}
    assert [found.told for found in told] == ["tls-untrusted", "tls-untrusted", "tls"]


@pytest.mark.parametrize(
    ("code", "told"), [(10, "tls-expired"), (62, "tls-other-name"), (18, "tls-untrusted"), (1, "tls")]
)
def test_what_is_wrong_with_a_certificate_is_told_by_its_number(code: int, told: str) -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    assert tls_reason(error) == told


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://Bücher.example/a b?q=ü#here", "https://xn--bcher-kva.example/a%20b?q=%C3%BC"),
        ("https://example.org:8080/%C3%BC", "https://example.org:8080/%C3%BC"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
    ],
)
def test_addresses_go_over_the_wire_in_plain_letters(address: str, wire: str) -> None:
    assert wire_url(address) == wire
