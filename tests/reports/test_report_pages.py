"""What the pages say: the answers in order, exact figures, every kind of outcome, inert values."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from migrate.reports import write_reports
from migrate.reports.model import Check, Outcome, Reconciliation, RunReport, SourceReport
from migrate.reports.rules import plain
from tests.reports import sample
from validation.catalogue import KINDS


def pages(report: RunReport, folder: Path) -> dict[str, Any]:
    write_reports(report, folder)
    return {path.name: html.fromstring(path.read_bytes().decode("utf-8")) for path in folder.glob("*.html")}


def text(element: Any) -> str:
    """The words of an element; cells and paragraphs are apart, parts of one value are not."""
    source = str(html.tostring(element, encoding="unicode"))
    spaced: Any = html.fromstring(re.sub(r"(</(?:td|th|dt|dd|p|h\d|li|summary|code)>|<br>)", r"\1 ", source))
    return " ".join(spaced.text_content().split())


def main(page: Any) -> str:
    return text(page.find(".//main"))


def test_the_summary_answers_in_order(tmp_path: Path) -> None:
    said = main(pages(sample.differing(), tmp_path)["index.html"])
    order = [
        "Source and target differ",
        "Left out: WORKERS",
        "Did it balance?",
        "What differs?",
        "Where is the proof?",
    ]
    assert sorted(order, key=said.index) == order
    assert "Without WORKERS, left out" in said


def test_sums_are_spelled_out_and_exact(tmp_path: Path) -> None:
    said = main(pages(sample.differing(), tmp_path)["index.html"])
    assert "5,000 = 4,873 loaded + 27 quarantined + 100 filtered + 0 header + 0 trailer Yes" in said
    assert "1,874,332 = 1,792,564 in records + 81,768 framing them" in said


def test_a_run_that_does_not_balance_says_by_how_much(tmp_path: Path) -> None:
    found = pages(sample.failed(), tmp_path)
    said = main(found["index.html"])
    assert "Did it balance? No" in said
    assert "off by 773" in said
    assert "773 not accounted for 15.46 %" in said
    assert "773 records not accounted for" in main(found["reconciliation.html"])
    assert "Nothing was published" in said


def test_a_check_that_calls_wrong_sums_right_is_not_believed(tmp_path: Path) -> None:
    wrong = replace(sample.green().sources[0], loaded=1)
    report = replace(sample.green(), sources=(wrong,))
    assert "Did it balance? No" in main(pages(report, tmp_path)["index.html"])


def test_nothing_read_is_not_a_balance(tmp_path: Path) -> None:
    report = replace(
        sample.green(), sources=(SourceReport("A", "odbc", left_out="No driver."),), reconciliation=None
    )
    said = main(pages(report, tmp_path)["index.html"])
    assert "Did it balance? NOT COMPARED No source was read." in said
    assert "Migrated, not reconciled" in said


def test_the_plot_names_every_part_and_its_magnification(tmp_path: Path) -> None:
    page = pages(sample.differing(), tmp_path)["index.html"]
    first = page.xpath("//svg[@role='img']")[0]
    assert text(first.find("title")) == "Where the 5,000 records of CLIENTS went"
    assert text(first.find("desc")) == "4,873 loaded, 27 quarantined, 100 filtered."
    assert "magnified 39 times" in text(first)


def test_checks_that_did_not_pass_come_first(tmp_path: Path) -> None:
    page = pages(sample.differing(), tmp_path)["reconciliation.html"]
    rows = page.xpath("//table[caption/@id='t-open']/tbody/tr")
    assert [text(row[0]) for row in rows] == ["FAIL", "FAIL", "FAIL", "FAIL", "NOT COMPARED"]
    assert "payment.amount sum 3,128,428.17 3,128,428.18" in text(rows[0])
    assert text(page.xpath("//details/summary")[0]).startswith("payment 5 columns")


def test_a_difference_shows_both_values_and_the_place(tmp_path: Path) -> None:
    page = pages(sample.differing(), tmp_path)["reconciliation.html"]
    first, second, third = page.xpath("//table[caption/@id='t-differences']/tbody/tr")
    assert text(first) == (
        "payment case_id = 104233, payment_no = 3 changed amount 1204.10 1204.11 "
        "extracts/CASES.vb 18,221 1,702,118 migrate trace payment 104233,3 amount"
    )
    marked = [mark.text for mark in second.iter("mark")]
    assert marked == ["úñ", "un", " "]
    assert "missing whole row present absent" in text(third)


def test_reconciliation_answers_in_order(tmp_path: Path) -> None:
    page = pages(sample.differing(), tmp_path)["reconciliation.html"]
    assert [text(each) for each in page.xpath("//main//h2")] == [
        "Did it balance?",
        "What differs?",
        "Where is the proof?",
    ]


def test_partitions_files_and_rehearsals_are_shown(tmp_path: Path) -> None:
    page = pages(sample.rehearsed(), tmp_path)["reconciliation.html"]
    (line,) = page.xpath("//table[starts-with(caption/@id, 't-partitions')]/tbody/tr")
    assert text(line) == "0 extracts/CLIENTS.bin 0 1,500,000 1 5,000 4,873 27 100 0 client 4,900"
    first, own = page.xpath("//table[caption/@id='t-trend']/tbody/tr")
    assert text(first).startswith("1 r1 FAIL 2026-11-10")
    assert "not compared" in text(first)
    assert "this run" in text(own)
    desc = page.xpath("//svg[contains(@class, 'trend')]/desc")[0]
    assert "Run r1: 500 quarantined, not compared." in text(desc)
    (file,) = page.xpath("//table[caption/@id='t-cut-off']/tbody/tr")
    assert text(file).startswith("FAIL CLIENTS extracts/CLIENTS.bin 10 11 aa bb")


def test_coverage_and_the_checks_of_a_run_without_reconciliation(tmp_path: Path) -> None:
    assert "100 % of rows, 67 of 67 columns" in main(
        pages(sample.green(), tmp_path / "a")["reconciliation.html"]
    )
    said = main(pages(sample.failed(), tmp_path / "b")["reconciliation.html"])
    assert "Source and target were not compared in this run." in said
    assert "No row was compared." in said


def test_figures_by_other_names_are_listed_beside_the_matrix(tmp_path: Path) -> None:
    checks = (
        Check("column", "client.balance", "sum", Outcome.PASS, "0010", "0010"),
        Check(
            "column", "client.balance", "sum by district 7", Outcome.ERROR, "", "", "the query was refused"
        ),
        Check("bytes", "CLIENTS", "rebuilt records", Outcome.PASS, "5000", "5000"),
    )
    report = replace(sample.green(), reconciliation=Reconciliation(Outcome.ERROR, checks))
    page = pages(report, tmp_path)["reconciliation.html"]
    assert "Other checks of client" in main(page)
    assert "rebuilt records" in main(page)
    assert "0010 ✓" in main(page)
    assert "nothing is proved" in main(page)


def test_an_error_is_not_a_failure(tmp_path: Path) -> None:
    page = pages(sample.differing(), tmp_path)["validation.html"]
    articles = page.xpath("//article")
    assert "unknown" in text(articles[0])
    assert "Could not be checked: the database refused the pattern" in text(articles[0])
    assert "1 rule could not be checked." in main(page)
    failed = next(each for each in articles if "client_id never repeats" in text(each))
    assert "Could not be checked" not in text(failed)


def test_rules_and_records_link_to_each_other(tmp_path: Path) -> None:
    found = pages(sample.differing(), tmp_path)
    rule = next(
        each for each in found["validation.html"].xpath("//article") if "client_id never" in text(each)
    )
    link = rule.xpath(".//a")[0].get("href")
    assert link.startswith("quarantine.html#CLIENTS-")
    record = found["quarantine.html"].get_element_by_id(link.partition("#")[2])
    assert f"validation.html#{rule.get('id')}" in record.xpath(".//a/@href")


def test_an_orphan_links_to_its_foreign_key(tmp_path: Path) -> None:
    found = pages(sample.differing(), tmp_path)
    (link,) = found["quarantine.html"].get_element_by_id("CASES-18223").xpath(".//a/@href")
    rule = found["validation.html"].get_element_by_id(link.partition("#")[2])
    assert "case_id has its row in case_file(case_id)" in text(rule)


def test_a_quarantined_record_shows_bytes_beside_fields(tmp_path: Path) -> None:
    page = pages(sample.differing(), tmp_path)["quarantine.html"]
    record = page.get_element_by_id("CLIENTS-17")
    assert "Byte offset 4,800" in text(record)
    (row,) = record.xpath(".//tr[@class='at-fault']")
    assert text(row) == "BAL-AMT at fault 64 6 S9(9)V99 COMP-3 00 00 00 12 34 F0 .....0"
    masked = [text(each) for each in record.xpath(".//tr[contains(., 'masked')]")]
    assert len(masked) == 3
    assert "--unmask" in main(page)


def test_shown_personal_data_needs_no_explanation(tmp_path: Path) -> None:
    page = pages(replace(sample.differing(), personal_data="shown"), tmp_path)["quarantine.html"]
    assert "--unmask" not in main(page)


def test_a_cut_list_is_never_silent(tmp_path: Path) -> None:
    report = sample.differing()
    assert report.reconciliation is not None
    many = replace(report.reconciliation, differences_total=100_000)
    found = pages(replace(report, quarantined_total=9000, reconciliation=many), tmp_path)
    assert "40 of 9,000 are shown." in main(found["quarantine.html"])
    assert "The first 3 of 100,000 differences." in main(found["reconciliation.html"])


def test_records_of_one_number_keep_anchors_of_their_own(tmp_path: Path) -> None:
    record = replace(sample.differing().quarantine[0], source="a b")
    twice = (record, replace(record, source="a-b"))
    page = pages(replace(sample.differing(), quarantine=twice), tmp_path)["quarantine.html"]
    assert page.xpath("//article/@id") == ["a-b-17", "a-b-17.2"]


def test_no_value_of_a_record_becomes_markup(tmp_path: Path) -> None:
    for name, page in pages(sample.hostile(), tmp_path).items():
        source = (tmp_path / name).read_text("utf-8")
        assert not page.xpath("//script | //img | //iframe | //object | //*[@onerror] | //*[@style]"), name
        assert "alert(1)" in source, name
        assert "<script" not in source, name
        assert "{{ 7*7 }}" in source, name
        assert "\x00" not in source, name
        assert "\u202e" not in source, name
        for svg in page.iter("svg"):
            assert {each.tag for each in svg.iter()} <= _SVG, name


_SVG = {
    "svg",
    "title",
    "desc",
    "rect",
    "line",
    "text",
    "polygon",
    "use",
    "defs",
    "symbol",
    "path",
    "circle",
    "pattern",
}


@pytest.mark.parametrize("level", ["5,000 checks and 1,000 records"])
def test_a_large_run_stays_readable(level: str, tmp_path: Path) -> None:
    report = sample.stress()
    started = time.process_time()  # a busy machine is no slow page
    found = pages(report, tmp_path)
    assert time.process_time() - started < 20, level
    assert sorted(name for name in found if name.startswith("quarantine")) == [
        *(f"quarantine-{number}.html" for number in range(2, 6)),
        "quarantine.html",
    ]
    assert max(path.stat().st_size for path in tmp_path.glob("*.html")) < 3_000_000
    assert len(found["quarantine-3.html"].xpath("//article")) == 200
    assert text(found["quarantine-3.html"].find(".//h1")) == "Quarantine page 3 of 5"


def test_long_records_make_shorter_pages(tmp_path: Path) -> None:
    record = sample.differing().quarantine[0]
    long = replace(record, fields=[replace(record.fields[0], hex="40" * 5000, characters=" " * 5000)] * 10)
    report = replace(sample.differing(), quarantine=[replace(long, record=number) for number in range(60)])
    write_reports(report, tmp_path)
    assert (tmp_path / "quarantine-2.html").exists()
    assert max(path.stat().st_size for path in tmp_path.glob("quarantine*.html")) < 3_000_000


def test_every_rule_of_a_suite_has_plain_words() -> None:
    given = {
        "column": "born_on",
        "column_A": "a",
        "column_B": "b",
        "column_list": ["a", "b"],
        "value": 3,
        "type_": "DATE",
        "like_pattern": "A%",
        "sum_total": 100,
        "other_table_name": "t",
    }
    for name in KINDS:
        said = plain(name, given)
        assert "_to_" not in said, name
        assert "column" not in said or "columns" in said or "The column" in said, (name, said)
        assert said != name.removeprefix("expect_").replace("_", " ").capitalize(), name
