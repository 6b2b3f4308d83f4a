"""A small project in a real repository, and proposals to change it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.config import Config, load_config
from build_tools.engine import open_engine
from build_tools.feedback._base import Feedback, RecordTold
from build_tools.feedback.gathering import Gathered
from build_tools.feedback.sides import open_sides
from tests.conftest import REPOSITORY
from tests.unit.source.repository import Repository

SOURCES = "sources: [{title: A report, publisher: P, url: https://example.org/, accessed: 2026-01-01}]\n"
HOSTILE = (
    "<script>alert(1)</script> @everyone #12 </details> | ![x](https://e.org/p.png) ${{ secrets.X }} GH-7 :octocat:"
)
HIDDEN_WORD = "quarantined"


def practice(title: str, more: str = "", body: str = "") -> str:
    """Return the file of a practice."""
    summary = f"{title}. Nurses are trained before they leave and their skills are recognised when they come back home."
    head = f"---\ntitle: {title}\nsummary: {summary}\nkind: programme\nimplementers: [iom]\nobjectives: [18]\n"
    return f"{head}countries: [KEN]\n{more}{SOURCES}---\n{body}"


def organisation(title: str) -> str:
    """Return the file of an organisation."""
    summary = "summary: The agency of the United Nations that works for migrants everywhere, and coordinates others.\n"
    return f"title: {title}\n{summary}type: un\n{SOURCES}"


def evidence(title: str) -> str:
    """Return the file of a piece of evidence."""
    return practice(title).replace(
        "kind: programme\nimplementers: [iom]\n", "kind: report\npublishers: [iom]\nyear: 2020\n"
    )


def hidden_case(title: str) -> str:
    """Return the file of a case that is published as a number only."""
    fields = f"publish: count\norigin: request\nneed: A {HIDDEN_WORD} desk.\nstage: received\nreceived: 2026-01-01\n"
    return practice(title).replace("kind: programme\nimplementers: [iom]\n", fields)


def begin(root: Path) -> Repository:
    """Return a repository with a project and one commit of records."""
    repository = Repository(root)
    (root / "site_config").mkdir()
    for shared in ("schemas", "site_config/i18n", "site_config/templates", "mkdocs.yml"):
        (root / shared).symlink_to(REPOSITORY / shared)
    repository.write(".gitignore", "/schemas\n/site_config\n/mkdocs.yml\n/.cache\n")
    repository.write("content/organisations/iom.yml", organisation("International Organization for Migration"))
    repository.write("content/practices/alpha.md", practice("Alpha", "related: [practices/omega]\n"))
    repository.write("content/practices/omega.md", practice("Omega of another kind"))
    return repository


@contextmanager
def gathered(root: Path, base: str = "main", head: str = "") -> Iterator[tuple[Gathered, Config]]:
    """Open a change of a project, with nothing in the store."""
    config = load_config(root, environment={"SOURCE_DATE_EPOCH": "1795305600"})
    with open_engine(config.cache, "serial") as engine, open_sides(config, engine, base, head) as sides:
        yield Gathered(sides), config


def told(root: Path, base: str = "main", head: str = "") -> Feedback:
    """Return what is told of a change of a project."""
    with gathered(root, base, head) as (found, config):
        return found.feedback(config)


def record(feedback: Feedback, address: str) -> RecordTold:
    """Return what is told of one record."""
    (found,) = [one for one in feedback.records if one.address == address]
    return found
