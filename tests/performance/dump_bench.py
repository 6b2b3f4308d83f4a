"""Measures the dumps: seconds, sizes and memory of each format, on the real content and on generated records.

    python -m tests.performance.dump_bench                              # the real content, 1,000 and 10,000 records
    python -m tests.performance.dump_bench --counts 100000              # takes a quarter of an hour, and 4 GB of memory
    python -m tests.performance.dump_bench --formats parquet sqlite --directory /dev/shm

Generated records are those of the other measurements, read without files, each with ten links with reasons. A format is
measured in a process that is forked off when the corpus is there: `more MB` is how far its peak of memory rises above
what it began with. `whole` counts all files; `packed` counts the compressed copy where one is published. The floor is
the plainest dump there is: the same records, each on a line, as orjson writes them; `floors` is how many times its
processor seconds a format takes. Seconds are of the clock (of the processor in brackets), without compression, which is
measured apart. Asserts nothing.
"""

import argparse
import datetime
import gc
import multiprocessing
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import yaml

from build_tools import registry
from build_tools.config import load_config
from build_tools.corpus import Corpus, Entry, build_corpus, load_vocabularies, publishable
from build_tools.corpus.corpus import Key
from build_tools.digests import canonical_json, digest_value
from build_tools.engine import open_engine
from build_tools.exports._base import Artefact, Exporter, LargeArtefact, Release
from build_tools.matching import Similar, known_traits, similar_records
from build_tools.matching._base import Link, Reason
from build_tools.pipeline import read_corpus
from build_tools.publish.data_files import COMPRESSED, compress
from build_tools.records import record_type
from build_tools.tables import published_form
from tests.performance.bench import ROOT
from tests.performance.generated import ORGANISATIONS, organisation_text, practice_text

HEADING = "  format         seconds (processor)  records/s   floors   whole MB  packed MB  packing s  more MB"
DUMPS = ("json", "json-lines", "csv", "parquet", "sqlite", "graph")
FLOOR = "floor"
LINKS = 10
MEGABYTE = 1e6

Export = Callable[[Corpus, Release], Iterable[Artefact | LargeArtefact]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a format took: seconds of clock and processor, bytes, seconds of compression, MB of memory at its peak."""

    seconds: float
    processor: float
    whole: int
    packed: int
    packing: float
    megabytes: float


class NextTen(Mapping[Key, tuple[Link, ...]]):
    """Ten links of every generated practice, made when they are asked for: they are no part of what is measured."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Take the keys of the practices."""
        self._keys = list(keys)
        self._places = {key: place for place, key in enumerate(self._keys)}

    def __getitem__(self, key: Key) -> tuple[Link, ...]:
        """Return the links to the next ten."""
        place = self._places[key]
        targets = (self._keys[(place + step) % len(self._keys)] for step in range(1, LINKS + 1))
        reasons = tuple(Reason(name, 0.1, (), f"both say something of {name}") for name in ("words", "objectives"))
        return tuple(Link(target, round(1 / number, 3), reasons) for number, target in enumerate(targets, start=2))

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys of the practices."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return the number of practices."""
        return len(self._keys)


def generated_entry(type_name: str, record_id: str, text: str) -> Entry:
    """Return a generated record as the corpus holds it."""
    found = record_type(type_name)
    _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", text, "")
    record = found.model.model_validate_json(canonical_json(yaml.load(front, Loader=yaml.CSafeLoader)))
    fields = record.model_dump(mode="json", exclude_defaults=True)
    path = f"content/{found.folder}/{record_id}{found.suffix}"
    return Entry(found, record_id, path, digest_value([fields, body]), record, fields, body.strip())


def generated_corpus(count: int) -> tuple[Corpus, Similar]:
    """Return so many practices with the organisations that they name, and their links."""
    practices = (
        generated_entry("practice", f"generated-{number:06}", practice_text(number)) for number in range(count)
    )
    named = (
        generated_entry("organisation", name, organisation_text(number)) for number, name in enumerate(ORGANISATIONS)
    )
    corpus = build_corpus([*practices, *named], {}, load_vocabularies(load_config(ROOT).vocabularies))
    return corpus, NextTen(entry.key for entry in corpus.by_type["practice"])


def real_corpus() -> tuple[Corpus, Similar]:
    """Return the real content as it is published, and its links."""
    config = load_config(ROOT)
    with open_engine(config.cache) as engine:
        corpus = publishable(read_corpus(config, engine).corpus).corpus
        traits = list(known_traits(list(corpus), corpus.vocabularies, engine))
        return corpus, similar_records(corpus, traits, config.weights, config.strings)


def export_floor(corpus: Corpus, _: Release) -> Iterator[LargeArtefact]:
    """Yield the plainest dump."""
    yield LargeArtefact("floor.jsonl", "", partial(_write_floor, corpus))


def _write_floor(corpus: Corpus, file: Path) -> None:
    with file.open("wb") as opened:
        opened.writelines(orjson.dumps(published_form(entry)) + b"\n" for entry in corpus)


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def write(artefacts: Iterable[Artefact | LargeArtefact], folder: Path) -> list[tuple[Path, bool]]:
    """Write what an exporter gives; return the files, and of which a compressed copy is asked for."""
    files = []
    for artefact in artefacts:
        file = folder / artefact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(artefact, LargeArtefact):
            artefact.write(file)
        else:
            file.write_bytes(artefact.data)
        files.append((file, isinstance(artefact, LargeArtefact) and artefact.is_compressed))
    return files


def measure(export: Export, corpus: Corpus, release: Release, directory: Path) -> Cost:
    """Write the files of a format, and compress those that the site compresses."""
    begun_with, begun, processor = peak(), time.perf_counter(), time.process_time()
    with TemporaryDirectory(dir=directory) as folder:
        files = write(export(corpus, release), Path(folder))
        seconds, processor, megabytes = time.perf_counter() - begun, time.process_time() - processor, peak()
        whole = sum(file.stat().st_size for file, _ in files)
        begun = time.perf_counter()
        packed = sum(_packed_size(file) if is_compressed else file.stat().st_size for file, is_compressed in files)
        return Cost(seconds, processor, whole, packed, time.perf_counter() - begun, megabytes - begun_with)


def _packed_size(file: Path) -> int:
    copy = file.with_name(file.name + COMPRESSED)
    compress(file, copy)
    size = copy.stat().st_size
    copy.unlink()
    return size


def measured_apart(*told: Any) -> Cost:  # noqa: ANN401 - what `measure` takes
    """Measure in a process that begins with the memory that the corpus takes, and keeps none of it."""
    context: Any = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(measure(*told)))
    process.start()
    sender.close()
    cost: Cost = receiver.recv()
    process.join()
    return cost


def show(name: str, corpus: Corpus, similar: Similar, formats: Iterable[str], directory: Path) -> None:
    """Measure the floor and each format on one corpus, and print a row for each."""
    release = Release(
        site_name="Compact Commons",
        site_url="https://example.org/",
        schema_version="1.0.0",
        build_date=datetime.date(2026, 11, 21),
        hidden=0,
        left_out=(),
        addresses=(),
        similar=similar,
    )
    gc.collect()
    gc.freeze()  # a collection would touch what the forked processes share, and copy it
    print(f"\n{name}: {len(corpus):,} records; the peak of this process so far is {peak():,.0f} MB")
    print(HEADING, flush=True)
    found: tuple[Exporter, ...] = registry.discover("build_tools.exports", "EXPORTER")
    exporters: Mapping[str, Export] = {FLOOR: export_floor, **{one.name: one.export for one in found}}
    floor = 0.0
    for told in (FLOOR, *formats):
        cost = measured_apart(exporters[told], corpus, release, directory)
        floor = floor or cost.processor
        print(
            f"  {told:12} {cost.seconds:9.2f} ({cost.processor:8.2f})  {len(corpus) / cost.seconds:9,.0f}"
            f"  {cost.processor / floor:7.1f}  {cost.whole / MEGABYTE:9,.1f}  {cost.packed / MEGABYTE:9,.1f}"
            f"  {cost.packing:9.2f}  {cost.megabytes:7,.0f}",
            flush=True,
        )
    gc.unfreeze()


def main() -> None:
    """Read what is asked for, and measure one corpus after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="*", default=[0, 1_000, 10_000], help="records (0: real)")
    parser.add_argument("--formats", nargs="*", choices=DUMPS, default=DUMPS, help="names of exporters")
    parser.add_argument("--directory", type=Path, help="where to write (default: the system's temporary folder)")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for count in options.counts:
        corpus, similar = generated_corpus(count) if count else real_corpus()
        show("generated" if count else "real content", corpus, similar, options.formats, options.directory)


if __name__ == "__main__":
    main()
