"""Strict models, field types and their error messages."""

from reportgen.schema.crops import Cropping, Focus
from reportgen.schema.fields import (
    NO_SPAN,
    AltText,
    AssetPath,
    ColourName,
    Expression,
    Identifier,
    Integer,
    Number,
    PlainText,
    RichText,
    ScalarField,
    Share,
    Switch,
    Verbatim,
)
from reportgen.schema.json import json_schema
from reportgen.schema.mistake import mistake, reported
from reportgen.schema.models import StrictModel, load_model, nearest, report_errors
from reportgen.schema.plain import PlacedDict, PlacedList, plain

__all__ = [
    "NO_SPAN",
    "AltText",
    "AssetPath",
    "ColourName",
    "Cropping",
    "Expression",
    "Focus",
    "Identifier",
    "Integer",
    "Number",
    "PlacedDict",
    "PlacedList",
    "PlainText",
    "RichText",
    "ScalarField",
    "Share",
    "StrictModel",
    "Switch",
    "Verbatim",
    "json_schema",
    "load_model",
    "mistake",
    "nearest",
    "plain",
    "report_errors",
    "reported",
]
