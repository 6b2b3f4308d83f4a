"""Real Git repositories for tests, untouched by the settings of the machine."""

import os
import subprocess
from pathlib import Path

DAY = 86_400
IDENTITY = {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in
            (("NAME", "A Tester"), ("EMAIL", "tester@example.org"))}  # fmt: skip


class Repository:
    """A repository whose commits are a day apart: the first on 1 January 2020."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commits = 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        stamp = f"{1_577_880_000 + self.commits * DAY} +0000"
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": stamp}
        environment = {**os.environ, **IDENTITY, **own, "GIT_COMMITTER_DATE": stamp}
        done = subprocess.run(
            ["git", *words], cwd=self.root, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def write(self, path: str, text: str = "text\n") -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self) -> str:
        """Commit everything, a day after the commit before, and return the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"Commit {self.commits}")
        self.commits += 1
        return self.git("rev-parse", "HEAD")
