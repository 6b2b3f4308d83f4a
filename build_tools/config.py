"""The only reader of settings, of the environment and of the clock."""

import datetime
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_tools.errors import SettingsError
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml

SCHEMA_VERSION = "1.0.0"
"""The version of the shape of published records: the first number changes when a reader's program may break."""
LOCAL_SITE = "http://localhost:8000/"
"""Where `make serve` shows the site: some files need whole addresses, also before the site has one."""
SETTINGS_FILE = "site_config/settings.yml"
STRINGS_DIRECTORY = "site_config/i18n"
ICONS_FILE = "site_config/icons.yml"
DEFAULT_CONTENT = "content"
ROOT_MARKS = ("mkdocs.yml", "schemas")
"""What the top folder of a project holds."""
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s/]+(/[^\s]*)?")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run. Directories are absolute; `content` holds the roots in the order given.

    Only the first root is public; what the others hold, the site shows without telling where it lies.
    """

    root: Path
    content: tuple[Path, ...]
    output: Path
    cache: Path
    strings: Mapping[str, Any] = field(hash=False)
    site_name: str
    site_url: str
    """Where the site is published, with a slash at the end; empty where it is not known."""
    repository_url: str
    """The repository's page on the web, without a slash at the end; empty where it is not known."""
    edit_branch: str
    contact_email: str
    """Where forms may be sent by e-mail; empty where nobody reads them there."""
    source_date: datetime.date | None
    """The day of SOURCE_DATE_EPOCH, where it is set."""
    today: datetime.date
    executor: str
    weights: Mapping[str, int] = field(hash=False)
    """How much each matcher counts, by its name; what is not there counts as the matcher says itself."""
    request_weights: Mapping[str, int] = field(hash=False)
    """The same for answers to requests."""
    environment: Mapping[str, str] = field(hash=False)

    @property
    def templates(self) -> Path:
        """The templates of pages."""
        return self.root / "site_config" / "templates"

    @property
    def vocabularies(self) -> Path:
        """The controlled vocabularies."""
        return self.root / "schemas" / "vocabularies"

    @property
    def rule_pages(self) -> Path:
        """The manual pages of the codes."""
        return rule_pages_directory(self.root)

    def relative(self, file: Path) -> str:
        """Return a file as messages name it: relative to the root, POSIX."""
        return relative_path(file, self.root)


def relative_path(file: Path, base: Path) -> str:
    """Return a path relative to a folder, POSIX; as it is where no relative one leads there (another drive)."""
    try:
        return os.path.relpath(file, base).replace(os.sep, "/")
    except ValueError:
        return file.as_posix()


def own_place(path: Path) -> Path:
    """Return a path made absolute by its own place: a link is named as such, and not by where it leads."""
    is_named = path.name not in {"", "..", "."}
    return path.parent.resolve() / path.name if is_named else path.resolve()


def rule_pages_directory(root: Path) -> Path:
    """Return where the manual pages of the codes lie: in the project, else beside the program."""
    own = root / "tests" / "rules"
    return own if own.is_dir() else Path(__file__).parent.parent / "tests" / "rules"


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that is a project's top.

    Raises:
        SettingsError: there is none.
    """
    for candidate in (start, *start.parents):
        if all((candidate / mark).exists() for mark in ROOT_MARKS):
            return candidate
    message = f"{start} is not inside a project: go to the folder that holds mkdocs.yml and schemas/, or use --project."
    raise SettingsError(message)


def load_config(
    start: Path,
    *,
    content: Sequence[Path] = (),
    output: Path | None = None,
    executor: str = "",
    environment: Mapping[str, str] | None = None,
) -> Config:
    """Read the settings of the project around `start`.

    Raises:
        SettingsError: there is no project, or a setting cannot be used.
    """
    variables = os.environ if environment is None else environment
    root = find_root(start.resolve())
    settings = _settings(root / SETTINGS_FILE)
    source_date = _source_date(variables.get("SOURCE_DATE_EPOCH", ""))
    return Config(
        root=root,
        content=_content_roots(root, content, settings, variables),
        output=(output or root / "site").resolve(),
        cache=_cache_directory(root, variables),
        strings=load_strings(root, "en"),
        site_name=str(settings.get("site_name") or "Compact Commons"),
        site_url=_with_slash(_address(variables, settings, "COMMONS_SITE_URL", "site_url") or _pages_url(variables)),
        repository_url=(
            _address(variables, settings, "COMMONS_REPOSITORY_URL", "repository_url") or _github_url(variables)
        ).rstrip("/"),
        edit_branch=str(variables.get("COMMONS_EDIT_BRANCH") or settings.get("edit_branch") or "main"),
        contact_email=_mail(variables, settings),
        source_date=source_date,
        today=source_date or datetime.datetime.now(tz=datetime.UTC).date(),
        executor=executor or variables.get("COMMONS_EXECUTOR", ""),
        weights=_weights(settings, "matching_weights"),
        request_weights=_weights(settings, "request_weights"),
        environment=dict(variables),
    )


def load_strings(root: Path, language: str) -> Mapping[str, Any]:
    """Read the interface text of a language.

    Raises:
        SettingsError: the file is missing or broken.
    """
    return _settings(root / STRINGS_DIRECTORY / f"{language}.yml", needed=True)


def load_icons(root: Path) -> Mapping[str, str]:
    """Read which icon of the theme's set stands for what.

    Raises:
        SettingsError: the file is missing or broken.
    """
    found = _settings(root / ICONS_FILE, needed=True)
    return {str(name): str(icon) for name, icon in found.items()}


def _content_roots(
    root: Path, chosen: Sequence[Path], settings: Mapping[str, Any], variables: Mapping[str, str]
) -> tuple[Path, ...]:
    """Return the folders of records: those of the command, else of the environment, else of the settings.

    The last two are relative to the project, wherever the command runs.
    """
    if chosen:
        return tuple(map(own_place, chosen))
    told = settings.get("content") or [DEFAULT_CONTENT]
    if not isinstance(told, list) or not all(name and isinstance(name, str) for name in told):
        message = f"content in {SETTINGS_FILE} should be a list of folders, for example [content], but is {told!r}."
        raise SettingsError(message)
    named = [name for name in variables.get("COMMONS_CONTENT", "").split(os.pathsep) if name] or told
    return tuple(own_place(root / Path(name).expanduser()) for name in named)


def _settings(file: Path, *, needed: bool = False) -> Mapping[str, Any]:
    parts = file.parts[file.parts.index("site_config") :] if needed else ()
    name = "/".join(parts) if needed else SETTINGS_FILE
    try:
        found = read_yaml(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if not needed:
            return {}
        message = f"{name} is missing: restore it from the repository."
        raise SettingsError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name} cannot be read: {error}."
        raise SettingsError(message) from error
    except ReadingProblem as problem:
        message = f"{name}:{problem.line}: {problem.message} {problem.hint}"
        raise SettingsError(message) from problem
    if found is not None and not isinstance(found, dict):
        message = f"{name} should hold fields (“name: value”)."
        raise SettingsError(message)
    return found or {}


def _address(variables: Mapping[str, str], settings: Mapping[str, Any], variable: str, name: str) -> str:
    value = str(variables.get(variable) or settings.get(name) or "")
    if value and not WEB_ADDRESS.fullmatch(value):
        message = f"{variable} (or {name} in {SETTINGS_FILE}) is not a web address: {value!r}. Begin it with https://."
        raise SettingsError(message)
    return value


def _mail(variables: Mapping[str, str], settings: Mapping[str, Any]) -> str:
    value = str(variables.get("COMMONS_CONTACT_EMAIL") or settings.get("contact_email") or "")
    if value and not MAIL_ADDRESS.fullmatch(value):
        message = (
            f"COMMONS_CONTACT_EMAIL (or contact_email in {SETTINGS_FILE}) is not an e-mail address: {value!r}. "
            "Write it as name@example.org, without a name around it."
        )
        raise SettingsError(message)
    return value


def _with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"


def _github_url(variables: Mapping[str, str]) -> str:
    server, repository = variables.get("GITHUB_SERVER_URL", ""), variables.get("GITHUB_REPOSITORY", "")
    return f"{server}/{repository}" if server and repository else ""


def _pages_url(variables: Mapping[str, str]) -> str:
    """The address that GitHub Pages gives a repository, where the run is one of GitHub Actions."""
    owner, _, repository = variables.get("GITHUB_REPOSITORY", "").partition("/")
    if not owner or not repository:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if repository.lower() == host else f"https://{host}/{repository}/"


def _weights(settings: Mapping[str, Any], key: str) -> Mapping[str, int]:
    told = settings.get(key)
    if told is None:
        return {}
    weights: Mapping[str, Any] = told if isinstance(told, dict) else {"": told}
    for name, weight in weights.items():
        if not name or not isinstance(weight, int) or isinstance(weight, bool) or weight < 0:
            message = (
                f"{key} in {SETTINGS_FILE} should give each matcher a whole number of 0 or more, "
                f"but has {name or 'no names'}: {weight!r}."
            )
            raise SettingsError(message)
    return weights


def _source_date(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(text), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH should be a number of seconds since 1970, but is {text!r}."
        raise SettingsError(message) from error


def _cache_directory(root: Path, variables: Mapping[str, str]) -> Path:
    chosen = variables.get("COMMONS_CACHE", "")
    return Path(chosen).resolve() if chosen else root / ".cache" / "commons"
