"""What OpenLineage's published schemas ask of an event, written down anew from them: the parts that we use.

OpenLineage.json 2-0-2, and the facets that `_schemaURL` names. The real ones forbid no further words, so neither do these.
"""

from __future__ import annotations

from typing import Any

__all__ = ["RUN_EVENT"]

URI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:.+"}
TEXT = {"type": "string", "minLength": 1}


def _object(needed: dict[str, Any], more: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "properties": {**needed, **(more or {})}, "required": list(needed)}


def _facet(name: str, needed: dict[str, Any], more: dict[str, Any] | None = None) -> dict[str, Any]:
    url = {
        "type": "string",
        "pattern": rf"^https://openlineage\.io/spec/facets/\d+-\d+-\d+/{name}\.json#/\$defs/{name}$",
    }
    return _object({"_producer": URI, "_schemaURL": url, **needed}, more)


FIELD: dict[str, Any] = _object(
    {"name": TEXT}, {"type": {"type": "string"}, "description": {"type": "string"}}
)
FIELD["properties"]["fields"] = {"type": "array", "items": {"$ref": "#/$defs/field"}}
TRANSFORMATION = _object(
    {"type": {"enum": ["DIRECT", "INDIRECT"]}},
    {
        "subtype": {"enum": ["IDENTITY", "TRANSFORMATION", "CONDITIONAL", "FILTER"]},
        "description": TEXT,
        "masking": {"type": "boolean"},
    },
)
INPUT_FIELD = _object(
    {"namespace": TEXT, "name": TEXT, "field": TEXT},
    {"transformations": {"type": "array", "items": TRANSFORMATION}},
)
INPUT_FIELDS = {"type": "array", "items": INPUT_FIELD}
SCHEMA = _facet("SchemaDatasetFacet", {}, {"fields": {"type": "array", "items": {"$ref": "#/$defs/field"}}})
COLUMN_LINEAGE = _facet(
    "ColumnLineageDatasetFacet",
    {"fields": {"type": "object", "additionalProperties": _object({"inputFields": INPUT_FIELDS})}},
    {"dataset": INPUT_FIELDS},
)
STATISTICS = _facet("OutputStatisticsOutputDatasetFacet", {}, {"rowCount": {"type": "integer", "minimum": 0}})
INPUT = _object({"namespace": TEXT, "name": TEXT, "facets": _object({"schema": SCHEMA})})
OUTPUT = _object(
    {"namespace": TEXT, "name": TEXT, "facets": _object({"schema": SCHEMA, "columnLineage": COLUMN_LINEAGE})},
    {"outputFacets": _object({}, {"outputStatistics": STATISTICS})},
)
RUN_FACETS = _object(
    {"processing_engine": _facet("ProcessingEngineRunFacet", {"version": TEXT}, {"name": TEXT})},
    {"errorMessage": _facet("ErrorMessageRunFacet", {"message": TEXT, "programmingLanguage": TEXT})},
)
JOB_TYPE = _facet("JobTypeJobFacet", {"processingType": TEXT, "integration": TEXT}, {"jobType": TEXT})
UUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
RUN_EVENT: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {"field": FIELD},
    **_object(
        {
            "eventTime": {
                "type": "string",
                "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
            },
            "eventType": {"enum": ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]},
            "producer": URI,
            "schemaURL": {"const": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"},
            "run": _object({"runId": UUID, "facets": RUN_FACETS}),
            "job": _object({"namespace": TEXT, "name": TEXT, "facets": _object({"jobType": JOB_TYPE})}),
            "inputs": {"type": "array", "items": INPUT},
            "outputs": {"type": "array", "items": OUTPUT},
        }
    ),
}
