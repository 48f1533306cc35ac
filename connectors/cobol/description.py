"""The words that describe a COBOL file in a project or a source description."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from connectors.cobol.codepage import KNOWN, code_page
from migrate.documents import Model
from migrate.errors import did_you_mean

__all__ = ["CobolSource", "LengthField", "LengthWord", "Segments"]


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [str(value)] if isinstance(value, (str, int)) else value


def _known_page(name: object) -> object:
    try:
        code_page(str(name))
    except LookupError:
        octal = f"cp0{name:o}" if isinstance(name, int) else ""
        remedy = f"YAML reads {octal[2:]} as {name}: write {octal}" if octal in KNOWN else ""
        remedy = remedy or did_you_mean(str(name), KNOWN) or "Write its number or name, such as cp037"
        raise ValueError(f"unknown code page '{name}'. {remedy}") from None
    return str(name)


def _page_of_a_file(name: str) -> str:
    if code_page(name).kind == "double":
        remedy = f"Name it under code_pages for the fields that it is for: {{FIELD: {name}}}"
        raise ValueError(f"'{name}' holds double-byte characters alone. {remedy}")
    return name


def _quoted_null(value: object) -> object:
    """YAML reads a bare null as nothing; where the word is a policy, both are meant."""
    return "null" if value is None else value


def _dialect(name: object) -> object:
    folded = str(name).casefold()
    return {"mainframe": "ibm", "microfocus": "mf"}.get(folded, folded)


Values = Annotated[list[str], BeforeValidator(_listed)]
CodePageName = Annotated[str, BeforeValidator(_known_page)]
FileCodePage = Annotated[CodePageName, AfterValidator(_page_of_a_file)]
NullWord = BeforeValidator(_quoted_null)


class LengthWord(Model):
    """A record or block descriptor word. The defaults are IBM's: big-endian, counting its own four bytes."""

    header_length: int = Field(4, ge=1, le=8)
    length_at: tuple[int, int] = (0, 2)
    endian: Literal["big", "little"] = "big"
    length_includes_header: bool = True
    adjustment: int = 0

    @model_validator(mode="after")
    def _inside(self) -> LengthWord:
        at, size = self.length_at
        if at < 0 or size not in (1, 2, 3, 4) or at + size > self.header_length:
            raise ValueError("length_at lies outside the header. Write [offset, size] within header_length")
        return self


class LengthField(Model):
    """The record's length stands in its fields: as a number, a sum of numbers, or a type of known length."""

    field: str | None = None
    expression: Annotated[str, Field(max_length=500)] | None = None
    adjustment: int = 0
    map: dict[str, int] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> LengthField:
        if (self.field is None) == (self.expression is None):
            raise ValueError("give either field or expression")
        if self.map is not None and self.field is None:
            raise ValueError("a map needs a field, whose values it maps")
        return self


class Segments(Model):
    """Record types: `field` holds the type, `redefine_map` says which group or 01 is live for which values."""

    field: str
    redefine_map: dict[str, Values] = Field(default_factory=dict)
    filter: Values = Field(default_factory=list)
    header: Values = Field(default_factory=list)
    trailer: Values = Field(default_factory=list)


class CobolSource(Model):
    """One or several files of one record description."""

    connector: Literal["cobol"] = "cobol"
    optional: bool = False
    copybooks: Annotated[list[str], BeforeValidator(_listed), Field(min_length=1)]
    data: Values = Field(default_factory=list)
    copy_path: Values = Field(default_factory=list)
    dialect: Annotated[Literal["ibm", "mf", "gnucobol"], BeforeValidator(_dialect)] = "ibm"
    source_format: Literal["auto", "fixed", "free", "variable"] = "auto"
    overlay: bool = False
    replacing: dict[str, str] = Field(default_factory=dict)
    decimal_comma: bool = False
    currency_signs: dict[
        Annotated[str, Field(min_length=1, max_length=1)], Annotated[str, Field(min_length=1)]
    ] = Field(default_factory=dict)
    edited: Literal["text", "value"] = "text"

    compression: Literal["auto", "none", "gzip", "bzip2", "xz", "zstd"] = "auto"
    record_format: Literal["F", "FB", "FS", "FBS", "V", "VB", "VS", "VBS", "U", "MF", "text"] = "F"
    record_length: int | None = Field(None, ge=1)
    line_end: Literal["auto", "lf", "crlf", "cr", "nel"] = "auto"
    line_nulls: bool = False
    rdw: LengthWord = Field(default_factory=LengthWord.model_construct)
    bdw: LengthWord = Field(default_factory=LengthWord.model_construct)
    header_bytes: int = Field(0, ge=0)
    trailer_bytes: int = Field(0, ge=0)
    record_prefix_bytes: int = Field(0, ge=0)
    record_suffix_bytes: int = Field(0, ge=0)
    length_field: LengthField | None = None

    segments: Segments | None = None
    renames: Values = Field(default_factory=list)
    hierarchy: dict[str, Values] = Field(default_factory=dict)
    redefines: Literal["all"] | dict[str, str] | None = None
    variable_occurs: bool | None = None
    fillers: Literal["keep", "drop", "drop-all"] = "drop"
    root: Literal["kept", "collapsed"] = "collapsed"

    code_page: FileCodePage = "cp037"
    code_pages: dict[str, CodePageName] = Field(default_factory=dict)
    national: Literal["utf-16be", "utf-16le"] = "utf-16be"
    float_format: Literal["ibm", "ieee754"] = "ibm"
    sign_overpunch: Literal["lenient", "strict"] = "lenient"

    on_invalid: Annotated[Literal["quarantine", "null", "stop"], NullWord] = "quarantine"
    blank_numbers: Annotated[Literal["invalid", "null", "zero"], NullWord] = "invalid"
    short_records: Annotated[Literal["invalid", "null"], NullWord] = "invalid"
    control_characters: Literal["keep", "blank", "invalid"] = "keep"
    double_byte_shifts: Literal["invalid", "accept"] = "invalid"
    trim: Literal["right", "both", "left", "none"] = "right"

    @property
    def is_fixed(self) -> bool:
        return self.record_format in ("F", "FB", "FS", "FBS")

    @property
    def tables_vary(self) -> bool:
        """Whether a table takes only its counted elements on file (and what follows it moves up)."""
        return not self.is_fixed if self.variable_occurs is None else self.variable_occurs
