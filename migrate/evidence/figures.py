"""What a bundle says of a run must agree with itself: chain, partitions, dispositions, reports, decisions."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from migrate.canonical import GENESIS, Event, canonical, csv_line, link, sha256
from migrate.evidence import matters
from migrate.evidence.archive import safe_name

__all__ = ["Check", "Checks", "check_figures"]

_LATE = ("validate", "integrity")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: PASS, FAIL, NOT CHECKED with the reason, or OPEN: nobody signed for it."""

    name: str
    outcome: str
    words: str


@dataclass
class Checks:
    made: list[Check] = field(default_factory=list)

    def good(self, name: str, words: str) -> None:
        self.made.append(Check(name, "PASS", words))

    def fail(self, name: str, words: str) -> None:
        self.made.append(Check(name, "FAIL", words))

    def unknown(self, name: str, words: str) -> None:
        self.made.append(Check(name, "NOT CHECKED", words))

    def open(self, name: str, words: str) -> None:
        self.made.append(Check(name, "OPEN", words))

    def of(self, name: str, faults: Sequence[str], words: str) -> None:
        """A line for each fault, or one that says what holds."""
        for fault in faults:
            self.fail(name, fault)
        if not faults:
            self.good(name, words)


@dataclass
class _Bundle:
    """The members, and what is read from them."""

    members: Mapping[str, bytes]
    predicate: Mapping[str, Any]
    keys: set[str]
    chain: list[Event] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)  # the run's own

    def newest(self, kind: str) -> Mapping[str, Any] | None:
        return next((event.told for event in reversed(self.events) if event.kind == kind), None)

    def json(self, name: str) -> Any:
        return json.loads(self.members[name]) if name in self.members else None


def check_figures(
    checks: Checks, members: Mapping[str, bytes], predicate: Mapping[str, Any], keys: set[str]
) -> None:
    """Check the content of a bundle whose members are known.

    Args:
        keys: fingerprints of the keys that are trusted.
    """
    bundle = _Bundle(members, predicate, keys)
    steps: list[tuple[str, Callable[[Checks, _Bundle], None]]] = [
        ("ledger", _chain), ("project", _project), ("sources", _sources), ("partitions", _partitions),
        ("dispositions", _dispositions), ("reports", _reports), ("figures", _figures), ("decisions", _decisions),
    ]  # fmt: skip
    for name, step in steps:
        try:
            step(checks, bundle)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, csv.Error) as error:
            checks.fail(name, f"cannot be read: {type(error).__name__} {error}")
    for each in predicate.get("left_out") or ():
        checks.unknown("contents", f"{each['what']}: left out, {each['why']}")
    checks.unknown(
        "sources", "whether the sources are what the agency held: their digests stand in the first entry"
    )


def _chain(checks: Checks, bundle: _Bundle) -> None:
    run, faults = str(bundle.predicate["run"]), [str(each) for each in bundle.predicate.get("faults") or ()]
    bodies = {name: content for name, content in bundle.members.items() if name.startswith("ledger/events/")}
    number, previous = 0, GENESIS
    for line in bundle.members["ledger/chain.jsonl"].splitlines():
        told = json.loads(line)
        told.setdefault("body", "")
        words = {name: told[name] for name in ("number", "time", "run", "kind", "body", "previous")}
        if line != link(**words):
            faults.append(f"line {number + 1} of ledger/chain.jsonl is not written as an entry is")
        if told["number"] != number + 1:
            faults.append(f"entry {number + 1} of the chain is missing")
        if told["previous"] != previous:
            faults.append(
                f"entry {told['number']} does not follow from the one before: one of them was changed"
            )
        number, previous = told["number"], sha256(line)
        text = ""
        if told["run"] == run:
            name = f"ledger/events/{number:06d}-{told['kind']}.json"
            body = bodies.pop(name, None)
            if body is None:
                faults.append(f"{name} is missing")
                continue
            if sha256(body) != told["body"]:
                faults.append(f"{name} was changed: its SHA-256 is not that of the chain")
            text = body.decode("ascii")
        event = Event(number, told["time"], told["run"], told["kind"], text, told["previous"], previous)
        bundle.chain.append(event)
        if told["run"] == run:
            bundle.events.append(event)
    faults += [f"{name} belongs to no entry of the chain" for name in bodies]
    if bundle.predicate["head"] != {"entry": number, "sha256": previous}:
        faults.append(
            f"the chain ends at entry {number}, and the manifest says {bundle.predicate['head']['entry']}"
        )
    faults += _ends(bundle)
    mine = len(bundle.events)
    holds = f"{number} entries follow from one another, {mine} of this run; the newest is {previous[:16]}…"
    checks.of("ledger", faults, holds)


def _ends(bundle: _Bundle) -> list[str]:
    """The ledger's own line of the run must be what the chain's entries say."""
    run, faults = bundle.json("ledger/run.json"), []
    first = bundle.events[0] if bundle.events else None
    if first is None or first.kind != "started":
        return ["the run has no entry that says it started"]
    for word in ("project", "project_digest", "version"):
        if first.told[word] != run[word]:
            faults.append(f"ledger/run.json gives another {word} than the entry that started the run")
    ended = bundle.newest("finished")
    if run["state"] in ("finished", "failed", "interrupted"):
        if ended is None:
            faults.append("the chain is cut: the run has ended, and no entry says so")
        elif (ended["state"], ended["outcome"]) != (run["state"], run["outcome"]):
            faults.append("ledger/run.json gives another end than the run's last entry")
    said = {name: run[name] for name in ("run", "state", "outcome", "project")}
    if any(bundle.predicate.get(name) != value for name, value in said.items()):
        faults.append("the manifest gives another run, state or outcome than ledger/run.json")
    return faults


def _project(checks: Checks, bundle: _Bundle) -> None:
    told = bundle.events[0].told["project_files"]
    held = {
        name.removeprefix("project/"): sha256(c)
        for name, c in bundle.members.items()
        if name.startswith("project/")
    }
    faults = [f"project/{name} is missing" for name in sorted(set(told) - set(held))]
    faults += [f"project/{name} was not there when the run began" for name in sorted(set(held) - set(told))]
    faults += [
        f"project/{name} was changed after the run began"
        for name in sorted(held)
        if told.get(name, held[name]) != held[name]
    ]
    checks.of("project", faults, f"{len(held)} files of the project are those of the run's start")


def _sources(checks: Checks, bundle: _Bundle) -> None:
    told, now = bundle.events[0].told["sources"], bundle.json("sources.json")
    words = ("address", "bytes", "sha256")
    faults = [
        f"source {name} is not what it was when the run began"
        for name, files in now.items()
        if [[f[w] for w in words] for f in files] != [[f[w] for w in words] for f in told.get(name, ())]
    ]
    checks.of(
        "sources", faults, f"{len(now)} sources had the same SHA-256 at the run's start and for this bundle"
    )


def _partitions(checks: Checks, bundle: _Bundle) -> None:
    sealed, lines = bundle.newest("extracted"), bundle.members["ledger/partitions.jsonl"].splitlines()
    if sealed is None:
        checks.unknown("partitions", f"the run ended before all were staged: {len(lines)} are there")
        return
    told, faults = [json.loads(line) for line in lines], []
    held = [[each["source"], each["number"], sha256(line)] for each, line in zip(told, lines, strict=True)]
    for source, number, digest in sealed["partitions"]:
        if [source, number, digest] not in held:
            faults.append(f"partition {number} of {source} is missing or was changed")
    if len(held) != len(sealed["partitions"]):
        faults.append(f"{len(held)} partitions are there, {len(sealed['partitions'])} were sealed")
    expected: Counter[str] = Counter()
    for each in told:
        if (
            each["first_record"] != expected[each["source"]] + 1
            or each["records"] != each["tally"]["records"]
        ):
            faults.append(f"partition {each['number']} of {each['source']} does not follow the one before")
        expected[each["source"]] += each["records"]
    checks.of(
        "partitions",
        faults,
        f"{len(told)} partitions, {sum(expected.values()):,} records, as sealed when staged",
    )


def _dispositions(checks: Checks, bundle: _Bundle) -> None:
    final = bundle.newest("validated")
    partitions = [json.loads(line) for line in bundle.members["ledger/partitions.jsonl"].splitlines()]
    faults: list[str] = []
    total = 0
    for source in sorted({each["source"] for each in partitions}):
        mine = [each for each in partitions if each["source"] == source]
        rows = _rows(bundle, source)
        total += len(rows)
        early = [row for row in rows if row[3] not in _LATE]
        at = 0
        for each in mine:
            last = each["first_record"] + each["records"]
            begin = at
            while at < len(early) and int(early[at][0]) < last:
                at += 1
            if _digest(early[begin:at]) != each["dispositions"]:
                faults.append(f"dispositions of {source}: those of partition {each['number']} were changed")
        if at != len(early):
            faults.append(f"dispositions of {source}: a record that is not in the source")
        if final is None:
            continue
        said = final["sources"][source]
        if _digest([row for row in rows if row[3] in _LATE]) != said["late"]:
            faults.append(f"dispositions of {source}: those of validation were changed")
        faults += _sums(source, rows, said, sum(each["records"] for each in mine))
    if final is None:
        checks.unknown("dispositions", "the run ended before they were final; sums were not taken")
    if faults or final is not None:
        checks.of(
            "dispositions",
            faults,
            f"{total:,} lines as noted; records = loaded + all dispositions, by source",
        )


def _rows(bundle: _Bundle, source: str) -> list[list[str]]:
    text = bundle.members[f"ledger/dispositions/{safe_name(source)}.csv"].decode("utf-8", "surrogatepass")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]


def _digest(rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {"lines": len(rows), "sha256": sha256(b"".join(csv_line(int(row[0]), row[1:]) for row in rows))}


def _sums(source: str, rows: Sequence[Sequence[str]], said: Mapping[str, Any], records: int) -> list[str]:
    kinds: dict[str, set[str]] = {}
    filtered: dict[str, set[str]] = {}
    for row in rows:
        kinds.setdefault(row[1], set()).add(row[0])
        if row[1] == "filtered":
            filtered.setdefault(row[6], set()).add(row[0])
    counted = {kind: len(kinds.get(kind, ())) for kind in ("quarantined", "header", "trailer")}
    faults = [
        f"{source}: {counted[kind]} records {kind} by the dispositions, {said[kind]} by the entry"
        for kind in counted
        if counted[kind] != said[kind]
    ]
    if {rule: len(found) for rule, found in filtered.items()} != said["filtered"]:
        faults.append(f"{source}: other records filtered by the dispositions than by the entry")
    placed = said["loaded"] + sum(counted.values()) + sum(said["filtered"].values())
    if not records == said["records"] == placed:
        faults.append(f"{source}: {records:,} records were read and {placed:,} have a place")
    return faults


def _reports(checks: Checks, bundle: _Bundle) -> None:
    told = (bundle.newest("reported") or {}).get("files", {})
    held = {
        n.removeprefix("reports/"): sha256(c) for n, c in bundle.members.items() if n.startswith("reports/")
    }
    if not held:
        checks.unknown("reports", "none is in the bundle")
        return
    faults = [f"reports/{name} is missing" for name in sorted(set(told) - set(held))]
    for name, digest in sorted(held.items()):
        if told.get(name) != digest:
            faults.append(f"reports/{name} is not the report that the run wrote")
    checks.of("reports", faults, f"{len(held)} reports are those that were written last")


def _figures(checks: Checks, bundle: _Bundle) -> None:
    report = bundle.json("reports/report.json")
    if report is None:
        checks.unknown("figures", "the run's report is not in the bundle")
        return
    faults = [] if report["run"] == bundle.predicate["run"] else ["the report is of another run"]
    final, compared = bundle.newest("validated"), bundle.newest("reconciled")
    published, ended = bundle.newest("published"), bundle.newest("finished")
    told = "reports/report.json and the ledger differ:"
    if final is not None:
        for source in report["sources"]:
            if source["left_out"]:
                continue
            said = final["sources"][source["name"]]
            pairs = [
                ("records_in", "records"),
                *((w, w) for w in ("loaded", "quarantined", "filtered", "header", "trailer")),
            ]
            faults += [f"{told} {w} of {source['name']}" for w, entry in pairs if source[w] != said[entry]]
        if sha256(canonical(report["rules"])) != final["rules"]["sha256"]:
            faults.append(f"{told} the results of validation")
    if published is not None:
        rows = {table["name"]: table["rows"] for table in report["tables"]}
        if {name: rows.get(name) for name in published["tables"]} != {
            n: t["rows"] for n, t in published["tables"].items()
        }:
            faults.append(f"{told} rows of the published tables")
    if (compared is None) != (report["reconciliation"] is None):
        faults.append(f"{told} whether anything was compared")
    elif compared is not None and sha256(canonical(report["reconciliation"])) != compared["document"]:
        faults.append(f"{told} the comparisons")
    if ended is not None and compared is None and report["outcome"] != ended["outcome"]:
        faults.append(f"{told} the outcome")
    faults += _copies(bundle, report)
    checks.of(
        "figures", faults, "records, rows, rules, comparisons and outcome of the report are the ledger's"
    )


def _copies(bundle: _Bundle, report: Mapping[str, Any]) -> list[str]:
    """The files under results/ are parts of the report."""
    compared = report["reconciliation"] or {"checks": [], "differences": []}
    parts = {
        "controls": [each for each in compared["checks"] if each["level"] == "control"],
        "comparisons": [each for each in compared["checks"] if each["level"] != "control"],
        "differences": compared["differences"],
        "validation": report["rules"],
    }
    return [
        f"results/{name}.json is not what the report says"
        for name, part in parts.items()
        if bundle.json(f"results/{name}.json") != part
    ]


def _decisions(checks: Checks, bundle: _Bundle) -> None:
    made = matters.decisions(bundle.events)
    standing = bundle.json("ledger/published.json")
    tables = {name: each["digest"] for name, each in standing.items() if "digest" in each} or None
    signed = matters.sign_offs(bundle.chain, str(bundle.predicate["run"]), matters.Now(None, tables))
    told = bundle.json("decisions.json")
    faults = [
        f"decision on {each.subject} (entry {each.number}): {each.fault}" for each in made if each.fault
    ]
    if [{**each, "void": ""} for each in told["sign_offs"]] != [
        {**asdict(each), "void": ""} for each in signed
    ]:
        faults.append("decisions.json lists other sign-offs than the ledger")
    if told["decisions"] != [asdict(each) for each in made]:
        faults.append("decisions.json lists other decisions than the ledger")
    faults += _signed_over(bundle, signed)
    for each in signed:
        if each.void and not _bad_sign_off(each):
            checks.open("sign-off", f"{each.person} as {each.role} is VOID: {each.void}")
        elif each.void:
            faults.append(f"sign-off by {each.person} as {each.role}: {each.void}")
        elif each.key in bundle.keys:
            checks.good("sign-off", f"{each.person} as {each.role}, by a key that you named")
        else:
            checks.unknown(
                "sign-off", f"{each.person} as {each.role} holds; whose key {each.key} is was not checked"
            )
    report = bundle.json("reports/report.json")
    if signed and report is not None:
        open_ = matters.uncovered(matters.open_matters(report), made)
        faults += [f"signed, and no approved decision covers {each.subject}" for each in open_]
    roles = bundle.events[0].told["sign_off"]
    missing = matters.missing_roles(signed, roles)
    words = f"{len(made)} decisions and {len(signed)} sign-offs"
    if missing:
        checks.open("sign-off", f"the project asks for {', '.join(roles)}; not signed: {', '.join(missing)}")
    checks.of("decisions", faults, f"{words}, each signed by the key beside it")


def _bad_sign_off(each: matters.SignOff) -> bool:
    """A sign-off that was never sound, in contrast to one that something later made void."""
    return not each.key or "not there" in each.void


def _signed_over(bundle: _Bundle, signed: Sequence[matters.SignOff]) -> list[str]:
    """What was signed must be what the entries before it say."""
    faults = []
    project, sources = bundle.events[0].told["project_digest"].partition(" ")[::2]
    for each in signed:
        before = [event for event in bundle.events if event.number < each.number]
        written = {e.told["files"].get("report.json") for e in before if e.kind == "reported"}
        wrong = [
            word
            for word, digest in (("project", project), ("sources", sources))
            if each.subjects.get(word) != digest
        ]
        wrong += ["report"] if each.subjects.get("report.json") not in written else []
        compared = [e.told["digests"] for e in before if e.kind == "reconciled"]
        tables = {n.removeprefix("table "): d for n, d in each.subjects.items() if n.startswith("table ")}
        wrong += ["tables"] if tables and tables not in compared else []
        if each.key and wrong:
            faults.append(f"sign-off by {each.person} (entry {each.number}) is over other {', '.join(wrong)}")
    return faults
