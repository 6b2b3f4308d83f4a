"""The store of results by key: one SQLite file, touched by the coordinator only.

A key is the digest of everything that went into the result, so an entry is never wrong, only unused.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

FORMAT = 2
UNUSED_SHARE = 4
"""The store is tidied once it holds so many times more than a run uses."""
PIECE = 900
"""Keys in one question; SQLite takes at most 999 by default in old versions."""


class Store:
    """Results by key. Where the file cannot be written, the store lives in memory and the work is merely done again."""

    def __init__(self, file: Path) -> None:
        """Open or create the store; a broken file is thrown away."""
        self.note = ""
        self._file = file
        self._used: set[str] = set()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(str(file))
        except sqlite3.OperationalError as error:
            self._in_memory(f"{file} cannot be used ({error})")
        except sqlite3.DatabaseError:
            self._begin_anew()
        except OSError as error:
            self._in_memory(f"{file.parent} cannot be written ({error.strerror})")

    def _in_memory(self, why: str) -> None:
        self.note = f"{why}: nothing is kept for the next run."
        self._connection = _connect(":memory:")

    def _begin_anew(self) -> None:
        """Throw a broken file away, with the journal that SQLite keeps beside it."""
        try:
            for ending in ("", "-wal", "-shm"):
                self._file.with_name(f"{self._file.name}{ending}").unlink(missing_ok=True)
            self._connection = _connect(str(self._file))
            self.note = f"{self._file} was broken and has been begun anew: this run does all work again."
        except (OSError, sqlite3.DatabaseError) as error:
            self._in_memory(f"{self._file} is broken and cannot be replaced ({error})")

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return the results that are there, by key; none where the file cannot be read."""
        found: dict[str, bytes] = {}
        try:
            self._look_up(keys, found)
        except sqlite3.OperationalError as error:
            self.note = f"The store could not be read ({error}): this run does its work again."
            return {}
        except sqlite3.DatabaseError:
            self._connection.close()
            self._begin_anew()
            return {}
        self._used.update(found)
        return found

    def _look_up(self, keys: Sequence[str], found: dict[str, bytes]) -> None:
        for start in range(0, len(keys), PIECE):
            piece = keys[start : start + PIECE]
            marks = ",".join("?" * len(piece))
            rows = self._connection.execute(f"SELECT key, value FROM results WHERE key IN ({marks})", piece)  # noqa: S608 - only question marks
            found.update(rows)

    def is_empty(self) -> bool:
        """Tell whether nothing was ever kept; a file that cannot be read is dealt with where it is read."""
        try:
            return self._connection.execute("SELECT 1 FROM results LIMIT 1").fetchone() is None
        except sqlite3.DatabaseError:
            return False

    def put(self, results: Iterable[tuple[str, bytes]]) -> None:
        """Keep results; a full disk loses them and nothing else."""
        kept = list(results)
        self._used.update(key for key, _ in kept)
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", kept)
        except sqlite3.DatabaseError as error:
            self.note = f"The store could not be written ({error}): the next run does this work again."

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def tidy(self) -> None:
        """Forget what this run did not use, once that is most of the file.

        For runs that use all there is: after a question about one record, all other results would look unused.
        """
        try:
            (count,) = self._connection.execute("SELECT count(*) FROM results").fetchone()
            if count > UNUSED_SHARE * len(self._used):
                with self._connection:
                    self._connection.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
                    self._connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
                    self._connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
                self._connection.execute("VACUUM")
        except sqlite3.DatabaseError as error:
            self.note = f"The store could not be tidied ({error})."


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=10, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != FORMAT:
            connection.execute("DROP TABLE IF EXISTS results")
            connection.execute("CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB NOT NULL)")
            connection.execute(f"PRAGMA user_version={FORMAT}")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
