"""Runs the command as `python -m build_tools.cli`, where it is not installed."""

import sys

from build_tools.cli import main

sys.exit(main())
