"""Loads an XSD with everything it includes and imports, and compiles a validator for single records.

Only files of this machine are read: an import from the network is a fault, so a schema means the same
today and in ten years.

**Checking one record without its document.** libxml2 starts a validation only at a globally declared
element. A record element that is declared globally (or by `ref`) is checked as it is. One that is declared
inside its parent gets a global twin: a copy of its declaration, under a name of its own, is added to the file
that declares it; the record takes that name while it is checked. The twin stands in the same file, so every
type, prefix and default of that file means the same for it.
"""

from __future__ import annotations

import copy
import os.path
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from migrate.errors import ConfigurationError, Fault

__all__ = ["XS", "Declared", "Validator", "XsdFile", "XsdSet", "local_name", "plain"]

XS = "{http://www.w3.org/2001/XMLSchema}"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
TWIN = "migrate-record"
"""Name of the global twin of a record element; no agency's schema has it."""

_NAMESPACE = re.compile(r"\{[^{}\s]*[:/][^{}\s]*\}")
_GLOBALS = ("element", "attribute", "complexType", "simpleType", "group", "attributeGroup")


@dataclass(frozen=True, eq=False)
class XsdFile:
    """One file of the schema, seen in one namespace (an included file takes that of its includer)."""

    path: str
    root: Any
    namespace: str


@dataclass(frozen=True, eq=False)
class Declared:
    """A declaration or type, and the file that says how the names in it are meant."""

    node: Any
    file: XsdFile

    def name_of(self, attribute: str) -> str:
        """The QName that stands in `attribute`, in Clark notation."""
        prefix, _, local = self.node.get(attribute).rpartition(":")
        namespace = self.node.nsmap.get(prefix or None)
        if namespace is None and not prefix:
            namespace = self.file.namespace if not self.file.root.get("targetNamespace") else ""
        if prefix == "xml":
            namespace = XML_NAMESPACE
        return f"{{{namespace}}}{local}" if namespace else local


@dataclass(frozen=True)
class Validator:
    """Checks one record element; `tag` is the name that it must have meanwhile."""

    schema: etree.XMLSchema
    tag: str

    def check(self, element: Any) -> list[Any]:
        """The entries of libxml2's error log, empty when the record is valid."""
        own = element.tag
        try:
            if own != self.tag:
                element.tag = self.tag
            if self.schema.validate(element):
                return []
            entries: Any = self.schema.error_log
            log = list(entries)
            # A prefix that only an ancestor declares may be lost to a QName value or xsi:type: the record
            # with its prefixes written out decides.
            alone = etree.fromstring(etree.tostring(element, with_tail=False), _parser())
            return [] if self.schema.validate(alone) else log
        finally:
            if own != self.tag:
                element.tag = own


class XsdSet:
    """All files of a schema, and what they declare globally.

    Raises:
        ConfigurationError: a file is missing, is no XSD, or is on the network.
    """

    def __init__(self, path: Path) -> None:
        self.files: dict[tuple[str, str | None], XsdFile] = {}
        self.faults: list[Fault] = []
        self._globals: dict[tuple[str, str], Declared] = {}
        self.main = self._load(os.path.abspath(path), None, None)  # noqa: PTH100 - resolve() follows links
        self.raise_faults()

    def fault(self, declared: Declared, reason: str, remedy: str = "") -> None:
        """Note a fault at a declaration."""
        self.faults.append(Fault(declared.file.path, declared.node.sourceline or 0, "", reason, remedy))

    def raise_faults(self) -> None:
        if self.faults:
            raise ConfigurationError(self.faults)

    def find(self, kind: str, name: str) -> Declared | None:
        """The global declaration of `kind` (`element`, `complexType`, ...) called `name` (Clark notation)."""
        return self._globals.get((kind, name))

    def names(self, kind: str) -> Iterator[str]:
        """The local names of the global declarations of one kind."""
        return (local_name(name) for each, name in self._globals if each == kind)

    def validator(self, record: Declared) -> Validator:
        """A validator for the record element that `record` declares.

        Raises:
            ConfigurationError: libxml2 refuses the schema.
        """
        roots = {file.path: file.root for file in self.files.values()}
        name = record.node.get("name")
        if record.node.getparent() is not record.file.root:
            twin = copy.deepcopy(record.node)
            for word in ("minOccurs", "maxOccurs", "form"):
                twin.attrib.pop(word, None)
            name = TWIN
            twin.set("name", name)
            root = copy.deepcopy(record.file.root)
            root.append(twin)
            roots[record.file.path] = root
        parser = _parser()
        parser.resolvers.add(_Known({path: etree.tostring(root) for path, root in roots.items()}))
        tree = etree.fromstring(etree.tostring(roots[self.main.path]), parser, base_url=self.main.path)
        try:
            schema = etree.XMLSchema(tree)
        except etree.XMLSchemaParseError as error:
            raise ConfigurationError(
                Fault(entry.filename or self.main.path, entry.line, "", plain(entry.message), "Mend the XSD")
                for entry in error.error_log
            ) from error
        namespace = record.file.namespace
        return Validator(schema, f"{{{namespace}}}{name}" if namespace else name)

    def _load(self, path: str, namespace: str | None, origin: Declared | None) -> XsdFile:
        at, line = (origin.file.path, origin.node.sourceline) if origin else (path, 0)
        empty = XsdFile(path, etree.Element(f"{XS}schema"), namespace or "")
        try:
            root: Any = etree.fromstring(Path(path).read_bytes(), _parser(), base_url=path)
        except OSError as error:
            reason = f"the XSD '{path}' cannot be read ({error.strerror})"
            self.faults.append(Fault(at, line, "", reason, "Put the file there, or mend the path"))
            return empty
        except etree.XMLSyntaxError as error:
            self.faults.append(
                Fault(path, error.lineno or 0, "", f"is no XML ({error.msg})", "Mend the file")
            )
            return empty
        if root.tag != f"{XS}schema" or root.getroottree().docinfo.internalDTD is not None:
            reason = "is no XSD" if root.tag != f"{XS}schema" else "an XSD with a DOCTYPE is not read"
            self.faults.append(Fault(path, root.sourceline or 0, "", reason, "Name a schema without DOCTYPE"))
            return empty
        file = XsdFile(path, root, root.get("targetNamespace") or namespace or "")
        self.files[path, namespace] = file
        for node in root.iterchildren(*(f"{XS}{kind}" for kind in _GLOBALS)):
            kind = str(node.tag).removeprefix(XS)
            own = str(node.get("name"))
            name = f"{{{file.namespace}}}{own}" if file.namespace else own
            self._globals.setdefault((kind, name), Declared(node, file))
        for node in root.iterchildren(f"{XS}include", f"{XS}import", f"{XS}redefine", f"{XS}override"):
            self._follow(Declared(node, file))
        return file

    def _follow(self, reference: Declared) -> None:
        kind = reference.node.tag.removeprefix(XS)
        location = reference.node.get("schemaLocation")
        if kind in ("redefine", "override"):
            self.fault(reference, f"xs:{kind} is not read", "Write the changed types out in one file")
        elif location and "://" in location:
            self.fault(
                reference, f"'{location}' is on the network", "Copy it beside the XSD and name the copy"
            )
        elif location:
            path = os.path.normpath(Path(reference.file.path).parent / unquote(location))
            namespace = reference.file.namespace if kind == "include" else None
            if (path, namespace) not in self.files:
                self._load(path, namespace, reference)


class _Known(etree.Resolver):
    """Serves libxml2 the files that were loaded, and nothing else."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self.texts = texts

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        path = os.path.normpath(unquote(system_url.removeprefix("file://")))
        return self.resolve_string(self.texts.get(path, b""), context, base_url=path)


def local_name(name: str) -> str:
    """`provider` of `{urn:agency}provider`."""
    return name.rpartition("}")[2]


def plain(message: str) -> str:
    """libxml2's message without namespaces in braces (a pattern's `{2,3}` is none)."""
    return _NAMESPACE.sub("", message).strip().rstrip(".")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
