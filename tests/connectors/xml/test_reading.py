"""Chunks, partitions, byte accounting, memory, and the way back to the bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from connectors import xml
from connectors.base import Connector
from connectors.xml.connector import CHUNK
from migrate.errors import SourceError

ONE = '<q:provider id="{0}"><q:name>Provider {0}</q:name></q:provider>\n'


def test_it_is_a_connector(read: Any) -> None:
    assert isinstance(read("").connector, Connector)
    assert xml.__all__ == ["XmlConnector", "XmlSource"]


def test_chunks_carry_all_records_and_all_bytes(read: Any, folder: Path) -> None:
    count = 2 * CHUNK + 1
    source = read("".join(ONE.format(number) for number in range(count)))
    size = (folder / "data.xml").stat().st_size
    assert [row["id"] for row in source.rows] == list(range(count))
    assert (source.tally.records, source.tally.bytes) == (count, size)
    (partition,) = source.connector.partitions(1)
    assert (partition.start, partition.end, partition.records) == (0, size, count)
    sizes = [chunk.tally.bytes for chunk in source.connector.read(partition)]
    assert len(sizes) == 3
    assert all(size > 0 for size in sizes)
    assert sizes == [chunk.tally.bytes for chunk in source.connector.read(partition)]


@pytest.mark.parametrize("count", [0, 1, CHUNK])
def test_a_file_of_exactly_no_or_one_chunk(read: Any, folder: Path, count: int) -> None:
    source = read("".join(ONE.format(number) for number in range(count)))
    assert (len(source.rows), source.tally.bytes) == (count, (folder / "data.xml").stat().st_size)


def test_numbers_run_through_all_files(folder: Path) -> None:
    from .conftest import HEAD, TAIL, whole

    for name in ("b.xml", "a.xml"):
        (folder / name).write_text(HEAD + ONE.format(1) + ONE.format(2) + TAIL)
    source = whole(folder, data=["*.xml"])
    assert [row["_record"] for row in source.rows] == [1, 2, 3, 4]
    assert [Path(each.file).name for each in source.connector.locate([4, 1])] == ["b.xml", "a.xml"]
    assert [Path(each.address).name for each in source.connector.files()] == ["a.xml", "b.xml"]
    with pytest.raises(SourceError, match="no record 5"):
        source.connector.locate([5])


def test_a_file_that_changes_after_it_was_counted_is_an_error(read: Any, folder: Path) -> None:
    source = read(ONE.format(1))
    partitions = source.connector.partitions(1)
    (folder / "data.xml").write_text(
        (folder / "data.xml").read_text().replace("</q:providers>", ONE.format(2) + "</q:providers>")
    )
    with pytest.raises(SourceError, match="holds 2 records, and held 1"):
        list(source.connector.read(partitions[0]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_a_record_is_found_with_its_true_bytes(read: Any, encoding: str) -> None:
    record = (
        '<q:provider name="x &gt; &quot;y&quot;" id=\'7\' ><q:name>Müß &amp; ig</q:name><q:licence type="A">'
        "<q:number>1</q:number></q:licence><q:licence  ><q:number/></q:licence><q:phone/></q:provider >"
    )
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    head = f'<?xml version="1.0" encoding="{declared}"?><q:providers xmlns:q="urn:agency:providers">'
    text = f"{head}{ONE.format(1)}<q:extract-date>2024-01-01</q:extract-date>{record}<q:count>1</q:count></q:providers>"
    document = text.encode(encoding)
    source = read(document)
    (raw,) = source.connector.locate([2])
    assert raw.bytes == record.encode(encoding)
    assert document[raw.offset : raw.offset + len(raw.bytes)] == raw.bytes
    assert raw.segment == "provider"
    found = {
        f.path: (f.characters, raw.bytes[f.offset : f.offset + f.length].decode(encoding)) for f in raw.fields
    }
    assert found == {
        "@name": ('x > "y"', "x &gt; &quot;y&quot;"),
        "id": ("7", "7"),
        "name": ("Müß & ig", "Müß &amp; ig"),
        "licence[1].type": ("A", "A"),
        "licence[1].number": ("1", "1"),
        "licence[2].number": ("", ""),
        "phone[1]": ("", ""),
    }


def test_an_empty_record_and_unknown_elements_are_shown(read: Any) -> None:
    source = read('<q:provider id="1"/><q:provider><q:what><q:ever>x</q:ever></q:what></q:provider>')
    first, second = source.connector.locate([1, 2])
    assert first.bytes == b'<q:provider id="1"/>'
    assert [(field.path, field.characters) for field in second.fields] == [("what.ever", "x")]


GENERATOR = """
import resource, sys
from pathlib import Path
sys.path[:0] = {path!r}
from connectors.xml import XmlConnector, XmlSource
folder, count = Path(sys.argv[1]), int(sys.argv[2])
record = '<q:provider id="%d"><q:name>' + "x" * 400 + "</q:name><q:phone>1</q:phone></q:provider>"
with (folder / "big.xml").open("w") as out:
    out.write('<q:providers xmlns:q="urn:agency:providers">')
    out.writelines(record % number for number in range(count))
    out.write("</q:providers>")
words = dict(data=["big.xml"], xsd="providers.xsd", record="/p:providers/p:provider",
             namespaces=dict(p="urn:agency:providers"))
source = XmlConnector("big", XmlSource.model_validate(words), folder)
(partition,) = source.partitions(1)
assert sum(len(chunk.rows["provider"]) for chunk in source.read(partition)) == count
source.locate([count])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_does_not_grow_with_the_file(folder: Path) -> None:
    def peak(count: int) -> int:
        program = GENERATOR.format(path=sys.path)
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder), str(count)],
            capture_output=True,
            text=True,
            check=True,
        )
        return int(done.stdout)

    small, large = peak(10_000), peak(100_000)  # 5 MB and 50 MB
    assert large - small < 15
