from hashlib import sha256

from build_tools.engine.files import FileEntry
from build_tools.exports import checksums
from build_tools.exports._base import bytes_of
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import published


def checksums_of(files: dict[str, bytes]) -> str:
    told = {path: FileEntry(len(data), sha256(data).hexdigest()) for path, data in files.items()}
    (artefact,) = checksums.export(published(), release_of(published(), files=told))
    assert artefact.path == "data/SHA256SUMS"
    return bytes_of(artefact).decode()


def test_every_file_of_data_has_a_line_by_its_path_within_the_folder() -> None:
    told = checksums_of({"data/z.json": b"z", "data/csv/a.csv": b"a", "feeds/all.atom": b"f", "practices/x.json": b"x"})
    assert told == f"{sha256(b'a').hexdigest()}  csv/a.csv\n{sha256(b'z').hexdigest()}  z.json\n"


def test_without_data_there_is_an_empty_list() -> None:
    assert checksums_of({}) == ""
