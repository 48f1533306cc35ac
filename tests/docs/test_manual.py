"""The manual against the code: generated parts, words of every file format, fault codes, examples, links."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from connectors.cobol.kernels import FAULTS
from connectors.registry import connector_class
from mappings.model import Table
from mappings.traps import refuse_traps
from migrate import errors
from migrate.documents import read
from migrate.project import ProjectWords
from tests.docs.generate import PARTS, renewed
from tests.docs.pages import MANUAL, ROOT, Fence, Row, anchors, fences, links, word_tables
from validation import load_suites

DOCS = ROOT / "docs"
MODELS = (
    "connectors.cobol.description.CobolSource",
    "connectors.cobol.description.LengthField",
    "connectors.cobol.description.LengthWord",
    "connectors.cobol.description.Segments",
    "connectors.odbc.description.OdbcSource",
    "connectors.xml.description.XmlSource",
    "mappings.model.Child",
    "mappings.model.Column",
    "mappings.model.Lookup",
    "mappings.model.Reference",
    "mappings.model.Table",
    "migrate.project.Control",
    "migrate.project.Limits",
    "migrate.project.ProjectWords",
    "migrate.project.Reconciling",
    "migrate.project.Schedule",
    "migrate.project.Schedules",
    "migrate.project.TargetWords",
    "migrate.project.Tasks",
    "validation.suite._Item",
    "validation.suite._Suite",
)
LABELS = {"", "text", "sh", "sql", "python", "yaml project", "yaml source", "yaml mapping", "yaml suite"}


def model_of(name: str) -> type[BaseModel]:
    module, _, word = name.rpartition(".")
    found: type[BaseModel] = getattr(import_module(module), word)
    return found


def words_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def explained() -> dict[str, list[Row]]:
    """By model, the words that the manual explains."""
    found: dict[str, list[Row]] = defaultdict(list)
    for page in MANUAL:
        for name, rows in word_tables(page):
            found[name] += rows
    return found


def literals(annotation: Any) -> Iterator[object]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from literals(part)


def examples(kind: str) -> list[Any]:
    found = [(page, each) for page in MANUAL for each in fences(page) if each.label == f"yaml {kind}"]
    assert found
    return [pytest.param(each, id=f"{page.name}:{each.line}") for page, each in found]


def written(fence: Fence, folder: Path) -> Path:
    path = folder / "example.yaml"
    path.write_text(fence.text, "utf-8")
    return path


# ------------------------------------------------------------------------------------ generated parts


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_generated_parts_are_up_to_date(page: Path) -> None:
    text = page.read_text("utf-8")
    assert renewed(text) == text, "run: python -m tests.docs.generate"


def test_every_generated_part_stands_somewhere() -> None:
    text = "".join(page.read_text("utf-8") for page in MANUAL)
    assert set(re.findall(r"<!-- generated: (\w+) -->", text)) == set(PARTS)


# ---------------------------------------------------------------------------------------------- words


def test_every_table_of_words_is_of_a_known_model() -> None:
    assert set(explained()) == set(MODELS)


def test_every_model_that_a_project_uses_is_explained() -> None:
    """The models that the four file formats can reach, and no other."""

    def reached(model: type[BaseModel], found: set[type[BaseModel]]) -> None:
        if model in found:
            return
        found.add(model)
        for field in model.model_fields.values():
            for part in parts(field.annotation):
                reached(part, found)

    def parts(annotation: Any) -> Iterator[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        for part in get_args(annotation):
            yield from parts(part)

    found: set[type[BaseModel]] = set()
    for name in ("cobol", "xml", "odbc"):
        reached(connector_class(name).Description, found)
    for name in ("mappings.model.Table", "migrate.project.ProjectWords", "validation.suite._Suite"):
        reached(model_of(name), found)
    reached(model_of("validation.suite._Item"), found)
    assert found == {model_of(name) for name in MODELS}


@pytest.mark.parametrize("name", MODELS)
def test_every_word_is_explained_once(name: str) -> None:
    assert sorted(row.word for row in explained()[name]) == sorted(words_of(model_of(name)))


@pytest.mark.parametrize("name", MODELS)
def test_values_and_defaults_are_those_of_the_code(name: str) -> None:
    words = words_of(model_of(name))
    for row in explained()[name]:
        field = words[row.word]
        for value in literals(field.annotation):
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            assert f"`{shown}`" in row.values, row.word
        assert row.meaning
        if field.is_required():
            assert row.default == "required", row.word
            continue
        assert row.default != "required", row.word
        default = field.get_default(call_default_factory=True)
        if isinstance(default, (bool, int)):
            assert row.default == f"`{str(default).lower()}`", row.word
        elif isinstance(default, str):
            assert row.default == (f"`{default}`" if default else '`""`'), row.word
        elif isinstance(default, (list, tuple, dict)) and (default or row.default.startswith("`")):
            assert row.default == f"`{list(default) if isinstance(default, tuple) else default}`", row.word


# ---------------------------------------------------------------------------------------- fault codes


def codes_in(*modules: str, calls: tuple[str, ...], position: int) -> set[str]:
    """The texts that stand as an argument of these calls in the source of some modules."""
    found = set()
    for module in modules:
        for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls:
                text = node.args[position] if len(node.args) > position else None
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    found.add(text.value)
    return found


def test_every_fault_code_is_explained() -> None:
    mapping = [str(each.relative_to(ROOT)) for each in (ROOT / "mappings").glob("*.py")]
    found = codes_in(*mapping, calls=("Check",), position=0) | {"expression_error"}
    assert len(found) == 10
    page = (DOCS / "mappings.md").read_text("utf-8")
    assert not {code for code in found if f"| `{code}` |" not in page}
    found |= {code for code, _ in FAULTS.values()} | {"unknown_type", "no_parent", "parent_unknown"}
    found |= codes_in("connectors/xml/types.py", calls=("Invalid",), position=0)
    found |= codes_in(
        "connectors/xml/columns.py", "connectors/xml/connector.py", calls=("Wrong",), position=1
    )
    found |= {"duplicate_key", "orphan", "parent_quarantined"}
    page = (DOCS / "errors.md").read_text("utf-8")
    assert not {code for code in found if f"`{code}`" not in page}


def test_every_error_and_exit_code_is_explained() -> None:
    page = (DOCS / "errors.md").read_text("utf-8")
    kinds = [
        each
        for name in errors.__all__
        if isinstance(each := getattr(errors, name), type) and issubclass(each, errors.MigrateError)
    ]
    leaves = [each for each in kinds if not each.__subclasses__() or each is errors.SourceError]
    assert len(leaves) == 11
    assert not [each.__name__ for each in leaves if f"| `{each.__name__}` |" not in page]
    for code in range(6):
        assert re.search(rf"^\| {code} \| \w", page, re.MULTILINE)


# ------------------------------------------------------------------------------------------- examples


def test_every_code_block_says_what_it_is() -> None:
    assert {each.label for page in MANUAL for each in fences(page)} <= LABELS


@pytest.mark.parametrize("fence", examples("project"))
def test_project_examples(fence: Fence, tmp_path: Path) -> None:
    document = read(written(fence, tmp_path), environment={})
    words = document.parse(ProjectWords)
    document.raise_faults()
    assert words is not None
    for name, source in words.sources.items():
        kind = connector_class(source.get("connector", "cobol"))
        document.parse(kind.Description, at=("sources", name))
    document.raise_faults()


@pytest.mark.parametrize("fence", examples("source"))
def test_source_examples(fence: Fence, tmp_path: Path) -> None:
    document = read(written(fence, tmp_path), environment={})
    document.parse(connector_class(document.data.get("connector", "cobol")).Description)
    document.raise_faults()


@pytest.mark.parametrize("fence", examples("mapping"))
def test_mapping_examples(fence: Fence, tmp_path: Path) -> None:
    document = read(written(fence, tmp_path))
    document.parse(Table)
    refuse_traps(document)
    document.raise_faults()


@pytest.mark.parametrize("fence", examples("suite"))
def test_suite_examples(fence: Fence, tmp_path: Path) -> None:
    named = re.findall(r"^table: (\w+)|\{table:(\w+)\}", fence.text, re.MULTILINE)
    tables: dict[str, list[str]] = {one or other: [] for one, other in named}
    assert load_suites([written(fence, tmp_path)], tables)


def test_the_generated_key_of_the_manual() -> None:
    (fence,) = (each for each in fences(DOCS / "mappings.md") if each.label == "python")
    names: dict[str, Any] = {}
    exec(fence.text, names)  # noqa: S102 - the manual's own example
    found = re.search(r"# (\S+)$", fence.text.strip())
    assert found
    assert str(names["generated"]("client", 100000008)) == found[1]


# ---------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize("page", [*MANUAL, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        goal = (page.parent / path).resolve() if path else page
        assert goal.exists(), link
        assert goal.is_relative_to(ROOT), link
        if anchor:
            assert anchor in anchors(goal), link


def test_the_index_names_every_page() -> None:
    named = {link.partition("#")[0] for link in links(DOCS / "README.md")}
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= named
