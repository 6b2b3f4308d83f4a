import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.publish.staging import Staging
from tests.unit.publish.sites import assert_manifest_is_true, files_of, folders_of, publish, stage

NAMES = st.sampled_from(["a", "b", "c.html"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
CONTENTS = st.sampled_from([b"", b"1", b"2", b"22"])


def without_clashes(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out files that stand where another needs a folder."""
    return {path: data for path, data in files.items() if not any(other.startswith(f"{path}/") for other in files)}


ENDS = st.sampled_from(["killed while it wrote", "killed before the swap", "finished"])
FILE_SETS = st.dictionaries(PATHS, CONTENTS, min_size=1, max_size=8).map(without_clashes)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(FILE_SETS, ENDS), min_size=1, max_size=6))
def test_any_sequence_of_builds_finished_or_not_gives_exactly_the_last_finished_one(
    builds: list[tuple[dict[str, bytes], str]],
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        output = Path(directory, "site")
        expected: dict[str, bytes] = {}
        for files, end in builds:
            if end != "finished":
                if end == "killed before the swap":
                    stage(output, files)
                else:
                    staging = Staging(output)
                    for path in list(files)[::2]:
                        staging.put(path, files[path])
                assert (files_of(output) if output.exists() else {}) == expected
                continue
            publish(output, files)
            expected = files
            assert files_of(output) == expected
            assert_manifest_is_true(output)
            needed = {str(parent) for path in files for parent in Path(path).parents} - {"."}
            assert folders_of(output) == needed
