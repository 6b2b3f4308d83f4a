"""What must hold before a release: a number that is free, all committed, nothing lost by mistake."""

from collections.abc import Mapping, Sequence

from build_tools.config import Config
from build_tools.errors import ReleaseError
from build_tools.publish.collapse import losses
from build_tools.source import changed_files, knows_revision
from build_tools.versions import PastRelease
from build_tools.versions.numbers import in_order, is_release_number, month_of, tag_of


def refuse_number(version: str, config: Config, past: Sequence[PastRelease]) -> None:
    """Stop where a release cannot bear a number.

    Raises:
        ReleaseError: it is none, is not that of this month, or another release has it or comes after it.
    """
    month = month_of(config.today)
    if not is_release_number(version):
        message = (
            f"{version!r} is no number of a release: it is the year and the month, {month}, or {month}.1 for one more."
        )
        raise ReleaseError(message)
    if not (version == month or version.startswith(f"{month}.")):
        message = f"{version} is not a number of this month: {month}, or {month}.1 for one more."
        raise ReleaseError(message)
    for release in past:
        if release.told.version == version:
            message = f"Release {version} was made on {release.told.date}: take the next number."
            raise ReleaseError(message)
    if past and in_order(past[-1].told.version) > in_order(version):
        message = f"Release {past[-1].told.version} comes after {version}: take the next number."
        raise ReleaseError(message)
    refuse_tag(config, tag_of(version))


def refuse_tag(config: Config, tag: str) -> None:
    """Stop where a tag is in use: what people cite by it may not become something else.

    Raises:
        ReleaseError: it is.
    """
    if knows_revision(config.root, f"refs/tags/{tag}"):
        message = f"The tag {tag} is in use, and what it names must stay: take the next number."
        raise ReleaseError(message)


def refuse_changes(config: Config) -> None:
    """Stop where something is not committed: nobody could get it again.

    Raises:
        ReleaseError: it is, or there is no Git.
    """
    changed = changed_files(config.root)
    if changed is None:
        message = "A release needs Git, and this folder is not in a Git repository."
        raise ReleaseError(message)
    if changed:
        more = f" and {len(changed) - 1:,} more" if len(changed) > 1 else ""
        message = f"Not everything is committed: {changed[0]}{more}. Commit it, or put it aside."
        raise ReleaseError(message)


def refuse_losses(last: PastRelease, counts: Mapping[str, int]) -> None:
    """Stop where far fewer records are here than a release had.

    Raises:
        ReleaseError: more than the largest loss would go.
    """
    lost = list(losses(last.told.counts, counts))
    if lost:
        message = (
            f"the release would have {', '.join(lost)} in {last.told.version}. "
            "If they went on purpose, say so with --allow-fewer."
        )
        raise ReleaseError(message)
