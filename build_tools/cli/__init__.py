"""The command `commons`: one module for each of its commands, found by the constant COMMAND."""

from build_tools.cli._run import main

__all__ = ["main"]
