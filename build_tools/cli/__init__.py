"""The command `commons`: one module for each of its commands, found by the constant COMMAND."""

from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the words given (those of the process by default) and return its exit code."""
    try:
        from build_tools.cli._run import run_command  # noqa: PLC0415 - whoever stops us while we import gets no traceback
    except KeyboardInterrupt:
        return INTERRUPTED
    return run_command(arguments)
