"""The group `commons`: its global options, and the commands of the modules beside it."""

import copy
import difflib
import importlib
import keyword
import pkgutil
from dataclasses import dataclass, replace
from pathlib import Path

import click

import build_tools
from build_tools.config import Config, load_config

CONTENT_HELP = (
    "Where records lie, in place of content/; repeatable. Only the first folder is public: the site never tells where "
    "the others lie."
)


@dataclass(frozen=True, slots=True)
class Project:
    """Where the words of the command line say that the project and its content lie."""

    start: Path
    content: tuple[Path, ...]

    def config(self, *, output: Path | None = None, executor: str = "") -> Config:
        """Read the settings of the project.

        Raises:
            SettingsError: there is no project, or a setting cannot be used.
        """
        return load_config(self.start, content=self.content, output=output, executor=executor)


class ReaderGone(Exception):  # noqa: N818 - not an error: the reader of a pipe has seen enough
    """Raised in place of BrokenPipeError, for which click would choose an exit code of its own."""


class CommandModules(click.Group):
    """Finds each command in the module of its name, and imports no other, which saves half a second at every start."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of the commands: those of the modules, with a hyphen between words.

        The module of a command whose name is a word of Python has an underscore behind it.
        """
        from build_tools import cli  # noqa: PLC0415 - the package imports this module

        modules = pkgutil.iter_modules(cli.__path__)
        return sorted(found.name.rstrip("_").replace("_", "-") for found in modules if not found.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command of a name.

        Raises:
            click.UsageError: no module bears it.
        """
        names = self.list_commands(ctx)
        if cmd_name not in names:
            near = difflib.get_close_matches(cmd_name, names, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            message = f"There is no command {cmd_name!r}.{meant} The commands are: {', '.join(names)}."
            raise click.UsageError(message, ctx)
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name.replace("-", "_")
        command = importlib.import_module(f"build_tools.cli.{module}").COMMAND
        if not isinstance(command, click.Command):
            message = f"build_tools.cli.{module}.COMMAND is no click.Command"
            raise TypeError(message)
        return _with_lines_kept(_with_content(command))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is asked for.

        Raises:
            ReaderGone: nobody reads what it prints.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error


def _add_content(context: click.Context, _: click.Parameter, content: tuple[Path, ...]) -> None:
    """Add folders that are named after the command to those that are named before it."""
    project = context.obj
    if content and isinstance(project, Project):
        context.obj = replace(project, content=(*project.content, *content))


def _content_option() -> click.Option:
    return click.Option(
        ["--content"],
        metavar="DIR",
        type=click.Path(path_type=Path),
        multiple=True,
        expose_value=False,
        callback=_add_content,
        help=CONTENT_HELP,
    )


def _with_content(command: click.Command) -> click.Command:
    """Return a command that takes --content too: few people know which options stand before a command's name."""
    taking = copy.copy(command)
    taking.params = [*command.params, _content_option()]
    return taking


def _with_lines_kept(command: click.Command) -> click.Command:
    """Keep the lines of examples: docstrings spell the mark for it, a control character, as a backslash and a b."""
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    return command


@click.group(cls=CommandModules, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Any folder of the project; by default the one you are in.",
)
@click.option(
    "--content",
    metavar="DIR",
    type=click.Path(path_type=Path),
    multiple=True,
    help=CONTENT_HELP,
)
@click.version_option(build_tools.__version__, prog_name="commons")
@click.pass_context
def commons(context: click.Context, project: Path, content: tuple[Path, ...]) -> None:
    """Check, write, find and publish the records of Compact Commons.

    Exit codes: 0 all is well, 1 there are findings, 2 the command could not run, 3 a fault of the program.
    """
    context.obj = Project(project, content)
