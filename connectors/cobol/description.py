"""The words that describe a COBOL file in a project or a source description."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

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
        raise ValueError(f"unknown code page '{name}'. {did_you_mean(str(name), KNOWN)}") from None
    return name


def _quoted_null(value: object) -> object:
    """YAML reads a bare null as nothing; where the word is a policy, both are meant."""
    return "null" if value is None else value


def _dialect(name: object) -> object:
    folded = str(name).casefold()
    return {"mainframe": "ibm", "microfocus": "mf"}.get(folded, folded)


Values = Annotated[list[str], BeforeValidator(_listed)]
CodePageName = Annotated[str, BeforeValidator(_known_page)]
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
    """The record's length stands in one of its fields, as a number or as a record type of known length."""

    field: str
    adjustment: int = 0
    map: dict[str, int] | None = None


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

    record_format: Literal["F", "FB", "V", "VB", "text"] = "F"
    record_length: int | None = Field(None, ge=1)
    rdw: LengthWord = Field(default_factory=LengthWord.model_construct)
    bdw: LengthWord = Field(default_factory=LengthWord.model_construct)
    header_bytes: int = Field(0, ge=0)
    trailer_bytes: int = Field(0, ge=0)
    record_prefix_bytes: int = Field(0, ge=0)
    record_suffix_bytes: int = Field(0, ge=0)
    length_field: LengthField | None = None

    segments: Segments | None = None
    hierarchy: dict[str, Values] = Field(default_factory=dict)
    redefines: Literal["all"] | dict[str, str] | None = None
    variable_occurs: bool | None = None
    fillers: Literal["keep", "drop", "drop-all"] = "drop"
    root: Literal["kept", "collapsed"] = "collapsed"

    code_page: CodePageName = "cp037"
    code_pages: dict[str, CodePageName] = Field(default_factory=dict)
    float_format: Literal["ibm", "ieee754"] = "ibm"
    sign_overpunch: Literal["lenient", "strict"] = "lenient"

    on_invalid: Annotated[Literal["quarantine", "null", "stop"], NullWord] = "quarantine"
    blank_numbers: Annotated[Literal["invalid", "null", "zero"], NullWord] = "invalid"
    short_records: Annotated[Literal["invalid", "null"], NullWord] = "invalid"
    control_characters: Literal["keep", "blank", "invalid"] = "keep"
    trim: Literal["right", "both", "left", "none"] = "right"

    @property
    def is_fixed(self) -> bool:
        return self.record_format in ("F", "FB")

    @property
    def tables_vary(self) -> bool:
        """Whether a table takes only its counted elements on file (and what follows it moves up)."""
        return not self.is_fixed if self.variable_occurs is None else self.variable_occurs
