"""What may stand in a record: the tree of its elements and attributes, from the XSD or from `fields`.

    record = from_xsd(XsdSet(Path("PROVIDERS.xsd")), source)      # the declared tree of the record element
    record = from_fields(source)                                  # text fields, without an XSD

A sequence, choice, all or group is looked through: only elements and attributes are nodes. A choice makes
its branches optional, a repeated sequence makes what is in it repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.xml.description import XmlSource
from connectors.xml.types import TEXT, SimpleType, simple_type
from connectors.xml.xsd import XS, Declared, XsdSet, local_name
from migrate.errors import did_you_mean

__all__ = ["UNBOUNDED", "Node", "Record", "from_fields", "from_xsd"]

UNBOUNDED = (1 << 31) - 1
"""Stands for maxOccurs="unbounded" in `Occurs.maximum`."""


@dataclass(eq=False)
class Node:
    """One element or attribute of a record.

    Args:
        tag: its name in Clark notation.
        path: local names from below the record, joined by dots; see `_name_apart`.
        type: of its text; None for an element that has only children.
        default: the value that the XSD gives to an absent attribute or an empty element.
    """

    tag: str
    name: str
    path: str = ""
    attribute: bool = False
    type: SimpleType | None = None
    minimum: int = 1
    maximum: int = 1
    nillable: bool = False
    mixed: bool = False
    default: str | None = None
    line: int = 0
    file: str = ""
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def child(self, step: str) -> Node | None:
        """The child of a path step; that of an attribute starts with `@`."""
        attribute, tag = step.startswith("@"), step.removeprefix("@")
        return next((each for each in self.children if each.tag == tag and each.attribute is attribute), None)


@dataclass(frozen=True)
class Record:
    """The record element, its declaration when there is an XSD, and which names may stand around it.

    `beside` holds, for each level above the record, the tags that the XSD allows there.
    """

    node: Node
    declared: Declared | None = None
    beside: tuple[frozenset[str], ...] = ()
    notes: tuple[str, ...] = ()


def from_fields(source: XmlSource) -> Record:
    """The tree that the paths under `fields` name, all text."""
    record = Node(source.record_steps[-1], local_name(source.record_steps[-1]))
    for name in source.fields or {}:
        node = record
        for step in source.field_steps(name):
            found = node.child(step)
            if found is None:
                tag = step.removeprefix("@")
                found = Node(tag, local_name(tag), attribute=step.startswith("@"), minimum=0)
                node.children.append(found)
            node = found
        node.type = TEXT
    _name_apart(record, source)
    return Record(record)


def from_xsd(schema: XsdSet, source: XmlSource) -> Record:
    """The tree that the XSD declares for the record element.

    Raises:
        ConfigurationError: the path of the record is not in the XSD, or a type it uses is not declared.
    """
    builder = _Builder(schema, whole=source.fields is None)
    first, *rest = source.record_steps
    declared = schema.find("element", first)
    if declared is None:
        remedy = did_you_mean(local_name(first), schema.names("element"))
        schema.fault(
            Declared(schema.main.root, schema.main), f"declares no root element '{local_name(first)}'", remedy
        )
        schema.raise_faults()
        raise AssertionError  # raise_faults has a fault to raise
    beside = []
    for step in rest:
        inside = list(builder.elements(declared))
        beside.append(frozenset(builder.tag(each) for each, _, _ in inside))
        found = [builder.resolved(each) for each, _, _ in inside if builder.tag(each) == step]
        if not found:
            remedy = did_you_mean(local_name(step), [local_name(tag) for tag in beside[-1]])
            schema.fault(declared, f"'{local_name(step)}' does not stand in this element ('record')", remedy)
            schema.raise_faults()
        declared = found[0]
    node = builder.element(declared, 1, 1, ())
    schema.raise_faults()
    _name_apart(node, source)
    notes = tuple(f"{each.path}: {each.type.note}" for each in node.walk() if each.type and each.type.note)
    return Record(node, declared, tuple(beside), tuple(dict.fromkeys(builder.notes)) + notes)


class _Builder:
    """Reads declarations; everything that cannot be understood is a fault of the schema."""

    def __init__(self, schema: XsdSet, *, whole: bool) -> None:
        self.schema = schema
        self.whole = whole
        self.notes: list[str] = []

    def resolved(self, element: Declared) -> Declared:
        """The declaration that a `ref` means."""
        if element.node.get("ref") is None:
            return element
        return self._global(element, "element", "ref") or element

    def tag(self, element: Declared, kind: str = "element") -> str:
        """The name an element or attribute has in a document."""
        if element.node.get("ref") is not None:
            return element.name_of("ref")
        name: str = element.node.get("name")
        top = element.node.getparent() is element.file.root
        form = element.node.get("form") or element.file.root.get(f"{kind}FormDefault")
        namespace = element.file.namespace if top or form == "qualified" else ""
        return f"{{{namespace}}}{name}" if namespace else name

    def element(self, use: Declared, minimum: int, maximum: int, inside: tuple[object, ...]) -> Node:
        """The tree below one element. `inside` holds the types that it stands in."""
        tag, element = self.tag(use), self.resolved(use)
        place = (use.node.sourceline or 0, str(use.file.path))
        node = Node(tag, local_name(tag), minimum=minimum, maximum=maximum, line=place[0], file=place[1])
        node.nillable = element.node.get("nillable") in ("true", "1")
        node.default = element.node.get("default", element.node.get("fixed"))
        self._typed(node, element, inside)
        return node

    def elements(self, declared: Declared) -> Iterator[tuple[Declared, int, int]]:
        """The elements that stand directly in one, with minOccurs and maxOccurs."""
        complex_type = self._complex(self.resolved(declared))
        if complex_type is not None:
            yield from self._content(complex_type)

    def _typed(self, node: Node, element: Declared, inside: tuple[object, ...]) -> None:
        inline = element.node.find(f"{XS}simpleType")
        complex_type = self._complex(element)
        if inline is not None:
            node.type = simple_type(Declared(inline, element.file), None, self.schema)
        elif complex_type is not None:
            if complex_type.node in inside:
                if self.whole:
                    reason = f"'{node.name}' may contain itself, so its columns have no end"
                    self.schema.fault(element, reason, "Name the columns under 'fields'")
                return
            self._fill(node, complex_type, (*inside, complex_type.node))
        elif element.node.get("type") is not None:
            node.type = self._named(element, "type")
        else:
            node.type = TEXT  # xs:anyType

    def _complex(self, element: Declared) -> Declared | None:
        inline = element.node.find(f"{XS}complexType")
        if inline is not None:
            return Declared(inline, element.file)
        name = element.name_of("type") if element.node.get("type") else ""
        return self.schema.find("complexType", name)

    def _fill(self, node: Node, complex_type: Declared, inside: tuple[object, ...]) -> None:
        node.mixed = complex_type.node.get("mixed") in ("true", "1")
        node.type = TEXT if node.mixed else self._text(complex_type)
        for attribute in self._attributes(complex_type):
            tag = self.tag(attribute, "attribute")
            if node.child(f"@{tag}") is None and attribute.node.get("use") != "prohibited":
                node.children.append(self._attribute(attribute, tag))
        for use, minimum, maximum in self._content(complex_type):
            tag = self.tag(use)
            twice = node.child(tag)
            if twice is not None:  # one name at two places of a sequence, or in two branches of a choice
                twice.maximum = min(twice.maximum + maximum, UNBOUNDED) if minimum else max(twice.maximum, 2)
            else:
                node.children.append(self.element(use, minimum, maximum, inside))

    def _attribute(self, attribute: Declared, tag: str) -> Node:
        needed = attribute.node.get("use") == "required"
        found = self._global(attribute, "attribute", "ref") if attribute.node.get("ref") else attribute
        place = (attribute.node.sourceline or 0, str(attribute.file.path))
        node = Node(tag, local_name(tag), attribute=True, minimum=int(needed), line=place[0], file=place[1])
        node.default = attribute.node.get("default", attribute.node.get("fixed"))
        if found is None:
            node.type = TEXT
            return node
        inline = found.node.find(f"{XS}simpleType")
        if inline is not None:
            node.type = simple_type(Declared(inline, found.file), None, self.schema)
        else:
            node.type = self._named(found, "type") if found.node.get("type") else TEXT
        return node

    def _text(self, complex_type: Declared) -> SimpleType | None:
        """The type of the text of a complexType with simpleContent."""
        content = complex_type.node.find(f"{XS}simpleContent")
        if content is None:
            return None
        derived = Declared(content[-1], complex_type.file)
        base = derived.name_of("base")
        declared = self.schema.find("complexType", base)
        if declared is None:
            return self._named(derived, "base")
        inner = derived.node.find(f"{XS}simpleType")
        if inner is not None:
            return simple_type(Declared(inner, derived.file), None, self.schema)
        return self._text(declared)

    def _named(self, declared: Declared, attribute: str) -> SimpleType:
        name = declared.name_of(attribute)
        if name.startswith(XS):
            return simple_type(None, name.removeprefix(XS), self.schema)
        found = self._global(declared, "simpleType", attribute)
        return simple_type(found, None, self.schema) if found else TEXT

    def _attributes(self, complex_type: Declared) -> Iterator[Declared]:
        for node, base in self._parts(complex_type):
            if base is not None:
                yield from self._attributes(base)
            for each in node.node.iterchildren(f"{XS}attribute"):
                yield Declared(each, node.file)
            for each in node.node.iterchildren(f"{XS}attributeGroup"):
                group = self._global(Declared(each, node.file), "attributeGroup", "ref")
                if group is not None:
                    yield from self._attributes(group)

    def _parts(self, complex_type: Declared) -> Iterator[tuple[Declared, Declared | None]]:
        """The node that holds a type's particles and attributes, and the type it derives from."""
        content = complex_type.node.find(f"{XS}complexContent")
        if content is None:
            content = complex_type.node.find(f"{XS}simpleContent")
        if content is None:
            yield complex_type, None
            return
        derived = Declared(content[-1], complex_type.file)
        yield derived, self.schema.find("complexType", derived.name_of("base"))

    def _content(self, complex_type: Declared) -> Iterator[tuple[Declared, int, int]]:
        for node, base in self._parts(complex_type):
            if base is not None and node.node.tag == f"{XS}extension":
                yield from self._content(base)
            yield from self._particles(node, 1, 1)

    def _particles(self, holder: Declared, minimum: int, maximum: int) -> Iterator[tuple[Declared, int, int]]:
        for node in holder.node.iterchildren():
            kind = str(node.tag).removeprefix(XS)
            lowest = minimum * int(node.get("minOccurs", "1"))
            most = node.get("maxOccurs", "1")
            highest = min(maximum * (UNBOUNDED if most == "unbounded" else int(most)), UNBOUNDED)
            if highest == 0:
                continue
            part = Declared(node, holder.file)
            if kind == "element":
                yield part, lowest, highest
            elif kind in ("sequence", "all", "choice"):
                yield from self._particles(part, 0 if kind == "choice" else lowest, highest)
            elif kind == "group":
                group = self._global(part, "group", "ref")
                if group is not None:
                    yield from self._particles(group, lowest, highest)
            elif kind == "any":
                self.notes.append(
                    f"line {node.sourceline} of {holder.file.path}: what xs:any allows is not read"
                )

    def _global(self, declared: Declared, kind: str, attribute: str) -> Declared | None:
        name = declared.name_of(attribute)
        found = self.schema.find(kind, name)
        if found is None and not name.startswith("{http://www.w3.org/XML/1998/namespace}"):
            remedy = did_you_mean(local_name(name), self.schema.names(kind))
            self.schema.fault(declared, f"'{local_name(name)}' is not declared", remedy)
        return found


def _name_apart(record: Node, source: XmlSource) -> None:
    """Give every node its path; where two of one element share a local name, they are told apart.

    An attribute that clashes with an element is `@name`; an element that clashes with one of another
    namespace is written with the prefix of the source description.
    """
    prefixes = {namespace: prefix for prefix, namespace in source.namespaces.items()}

    def give(node: Node, above: str) -> None:
        taken: set[str] = set()
        for child in sorted(node.children, key=lambda each: each.attribute):
            if child.name in taken:
                namespace = child.tag[1:].partition("}")[0] if child.tag.startswith("{") else ""
                prefix = prefixes.get(namespace, "")
                child.name = f"@{child.name}" if child.attribute else f"{prefix}:{child.name}"
                while child.name in taken:
                    child.name += "_"
            taken.add(child.name)
            child.path = f"{above}{child.name}"
            give(child, f"{child.path}.")

    give(record, "")
