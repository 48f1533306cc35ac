"""A run as OpenLineage tells it: what went in, what came out, and from which fields each column was made.

Datasets are named as OpenLineage's naming conventions have it, so that they meet those of other tools: a file by
its path, a table by its database. Fields and columns are named, never their values.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyarrow as pa
import sqlalchemy as sa

from connectors.base import PARENT, POSITION, RECORD, Connector
from mappings.lineage import ColumnLineage, SourceField, filter_fields, lineage
from mappings.tables import TargetTable
from migrate import __version__
from migrate.project import Project

if TYPE_CHECKING:
    from openlineage.client.event_v2 import InputDataset, OutputDataset, RunEvent
    from openlineage.client.facet_v2 import column_lineage_dataset, schema_dataset

__all__ = ["PRODUCER", "run_event", "run_uuid"]

PRODUCER = f"urn:legacy-migrate:{__version__}"
"""Says in every event and facet who made it."""
NAMESPACE = "OPENLINEAGE_NAMESPACE"
"""OpenLineage's own variable for the namespace of jobs."""
_SCHEMES = {"postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql", "mssql": "mssql"}
_PORTS = {"postgresql": 5432, "mysql": 3306, "mariadb": 3306, "mssql": 1433}

Name = tuple[str, str]


def run_uuid(project: str, run: str) -> str:
    """OpenLineage's name of a run, the same for all of its events: a UUID of project and run."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:legacy-migrate:run:{project}:{run}"))


def run_event(
    project: Project,
    target: sa.URL,
    run: str,
    state: str,
    time: str,
    addresses: Mapping[str, Sequence[str]],
    *,
    rows: Mapping[str, int] | None = None,
    error: str = "",
) -> RunEvent:
    """One event of a run.

    Args:
        target: the target's address; what it holds of a password is not used.
        state: START, RUNNING (resumed), COMPLETE, FAIL or ABORT.
        time: ISO 8601.
        addresses: by source, the files or the table that it is read from.
        rows: by table, of what was published.
        error: why it failed.
    """
    from openlineage.client import event_v2 as ol
    from openlineage.client.facet_v2 import (
        error_message_run,
        job_type_job,
        processing_engine_run,
        set_producer,
    )

    set_producer(PRODUCER)
    facets: dict[str, Any] = {
        "processing_engine": processing_engine_run.ProcessingEngineRunFacet(__version__, "legacy-migrate")
    }
    if error:
        facets["errorMessage"] = error_message_run.ErrorMessageRunFacet(error, "python")
    kind = job_type_job.JobTypeJobFacet(processingType="BATCH", integration="LEGACY_MIGRATE", jobType="JOB")
    names = {name: _source_name(name, addresses.get(name, ())) for name in project.sources}
    return ol.RunEvent(
        eventType=ol.RunState[state],
        eventTime=time,
        run=ol.Run(runId=run_uuid(project.name, run), facets=facets),
        job=ol.Job(os.environ.get(NAMESPACE, "legacy-migrate"), project.name, facets={"jobType": kind}),
        inputs=[_input(connector, names[name]) for name, connector in project.sources.items()],
        outputs=_outputs(project, target, names, rows),
        producer=PRODUCER,
    )


def _input(connector: Connector, name: Name) -> InputDataset:
    from openlineage.client.event_v2 import InputDataset
    from openlineage.client.facet_v2 import schema_dataset

    segments = [each for each in connector.segments() if each.role == "data"]
    described = {
        (r.name, f.path): f"{f.picture} {f.usage}".strip()
        for r in connector.layout().records
        for f in r.walk()
    }
    fields = []
    for segment in segments:
        inside = [
            _field(each, described, segment.name)
            for each in segment.schema
            if each.name not in (RECORD, PARENT, POSITION)
        ]
        if len(segments) == 1:
            fields = inside
        else:
            fields.append(schema_dataset.SchemaDatasetFacetFields(segment.name, "record", fields=inside))
    return InputDataset(*name, facets={"schema": schema_dataset.SchemaDatasetFacet(fields=fields)})


def _field(
    each: pa.Field, described: Mapping[tuple[str, str], str], segment: str, above: str = ""
) -> schema_dataset.SchemaDatasetFacetFields:
    from openlineage.client.facet_v2 import schema_dataset

    path = f"{above}.{each.name}" if above else each.name
    kind, inside = each.type, []
    if pa.types.is_list(kind):
        kind = kind.value_type
        if pa.types.is_struct(kind):
            inside = [_field(member, described, segment, path) for member in kind]
    name = "array" if pa.types.is_list(each.type) else str(each.type)
    words = described.get((segment, path)) or None
    return schema_dataset.SchemaDatasetFacetFields(each.name, name, words, fields=inside)


def _outputs(
    project: Project, target: sa.URL, names: Mapping[str, Name], rows: Mapping[str, int] | None
) -> list[OutputDataset]:
    from openlineage.client.event_v2 import OutputDataset
    from openlineage.client.facet_v2 import output_statistics_output_dataset as statistics
    from openlineage.client.facet_v2 import schema_dataset

    by_table: dict[str, list[ColumnLineage]] = {}
    for each in lineage(project.mappings):
        by_table.setdefault(each.table, []).append(each)
    found = []
    for table in project.mappings.tables:
        fields = [
            schema_dataset.SchemaDatasetFacetFields(c.name, str(c.type), c.description or None)
            for c in table.columns
        ]
        facets: dict[str, Any] = {
            "schema": schema_dataset.SchemaDatasetFacet(fields=fields),
            "columnLineage": _column_lineage(project, table, by_table[table.name], names),
        }
        written: dict[str, Any] = {}
        if rows is not None and table.name in rows:
            written["outputStatistics"] = statistics.OutputStatisticsOutputDatasetFacet(rows[table.name])
        name = _table_name(target, project.schema, table.name)
        found.append(OutputDataset(*name, facets=facets, outputFacets=written))
    return found


def _column_lineage(
    project: Project, table: TargetTable, columns: Sequence[ColumnLineage], names: Mapping[str, Name]
) -> column_lineage_dataset.ColumnLineageDatasetFacet:
    from openlineage.client.facet_v2 import column_lineage_dataset as facet

    several = {
        name: len([each for each in connector.segments() if each.role == "data"]) > 1
        for name, connector in project.sources.items()
    }

    def put(segment: str, path: str, how: facet.Transformation) -> facet.InputField:
        field = f"{segment}.{path}" if several[table.source] else path
        return facet.InputField(*names[table.source], field, transformations=[how])

    fields = {
        each.column: facet.Fields([put(f.segment, f.path, _transformation(each, f)) for f in each.fields])
        for each in columns
    }
    plan = next(plan for plan in project.mappings.plans if plan.table.name == table.name)
    whole = [
        put(table.segment, path, facet.Transformation("INDIRECT", "FILTER", rule, False))
        for rule, paths in filter_fields(plan).items()
        for path in paths
    ]
    return facet.ColumnLineageDatasetFacet(fields=fields, dataset=whole)


def _transformation(each: ColumnLineage, field: SourceField) -> column_lineage_dataset.Transformation:
    """A kind in OpenLineage's words; `masking` says that the value cannot be had back."""
    from openlineage.client.facet_v2 import column_lineage_dataset as facet

    rule = each.target.rule
    if field.role == "condition":
        return facet.Transformation("INDIRECT", "CONDITIONAL", rule, False)
    if each.kind == "direct":
        return facet.Transformation("DIRECT", "IDENTITY", rule, False)
    return facet.Transformation("DIRECT", "TRANSFORMATION", rule, each.kind == "key")


def _source_name(source: str, addresses: Sequence[str]) -> Name:
    """(namespace, name) of a source: its file, the folder of its files, or its table."""
    first = addresses[0] if addresses else source
    if first.startswith("odbc:"):
        connection, _, table = first.removeprefix("odbc:").partition("/")
        return f"odbc://{connection}", table
    parts = urlsplit(first) if "://" in first else None
    namespace = f"{parts.scheme}://{parts.hostname or ''}" if parts else "file"
    paths = [urlsplit(each).path if "://" in each else str(Path(each).absolute()) for each in addresses]
    if len(paths) < 2:
        return namespace, paths[0] if paths else source
    return namespace, str(PurePosixPath(os.path.commonpath(paths)))


def _table_name(target: sa.URL, schema: str, table: str) -> Name:
    """(namespace, name) of a published table."""
    kind = target.get_backend_name()
    if kind == "duckdb":
        return f"duckdb://{target.database or ''}", f"{schema}.{table}"
    namespace = (
        f"{_SCHEMES.get(kind, kind)}://{target.host or 'localhost'}:{target.port or _PORTS.get(kind, 0)}"
    )
    parts = (schema, table) if kind in ("mysql", "mariadb") else (target.database or "", schema, table)
    return namespace, ".".join(parts)
