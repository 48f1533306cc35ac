"""What a run found, for people and for programs: a site of HTML pages, `report.json` and `junit.xml`.

    write_reports(report, Path("runs/r1"))     # the pages, report.json, junit.xml; returns .../index.html
    load_report(Path("runs/r1"))               # the document again, to render or print it once more

The pages need no network, no script and no server. Every value in them may come from a hostile record: it
is escaped by the templates and shown as text, control characters included.
"""

from migrate.reports.site import write_reports
from migrate.reports.store import load_report, report_from

__all__ = ["load_report", "report_from", "write_reports"]
