"""Whatever stands in report.yaml or a fact file, it is read or explained, never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.project.factmodel import FactModel
from reportgen.project.report import ReportFile
from tests.support.report_projects import Resolved, resolve_project, write_project

CHAPTER = 'section: 合作\nnumber: "4.2"\nblocks:\n- text: "{{ 甲.乙 }}"\n'
WORDS = st.sampled_from(
    [
        "", "506", "1/4", "1/0", "超150", "20多", "数十", "5.2%", "五百", "乙 + 1", "丙", "1 / 0", "家", "万元", "元/家",
        "2021", "2021年", "去年", "facts/*.yaml", "facts/a.yaml", "chapters/a.yaml", "../a.yaml", "**", "[", "/", ".",
        "annual", "zh-CN", "2022-03-01", "\u3000", "9" * 500,
    ]
)  # fmt: skip
VALUES = st.recursive(
    WORDS | st.none() | st.integers(-3, 3000),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["乙", "丙", "2020", "2021", *FactModel.model_fields]), inner, max_size=4
        )
    ),
    max_leaves=6,
)
FACT = st.dictionaries(st.sampled_from(sorted(FactModel.model_fields)), VALUES, max_size=3)
FACTS = st.dictionaries(
    st.sampled_from(["甲", "丁"]),
    st.dictionaries(st.sampled_from(["乙", "丙"]), FACT | VALUES, max_size=2) | VALUES,
    max_size=2,
)


def resolved(files: dict[str, object]) -> Resolved:
    texts = {path: yaml.safe_dump(content, allow_unicode=True, width=2000) for path, content in files.items()}
    with tempfile.TemporaryDirectory() as folder:
        found = resolve_project(write_project(Path(folder), {"chapters/a.yaml": CHAPTER, **texts}))
        assert all(message.strip() for message in found.messages)
        return found


@settings(max_examples=150, deadline=None)
@given(FACTS)
def test_any_fact_file_is_read_or_explained(facts: dict[str, object]) -> None:
    found = resolved({"facts/a.yaml": facts})
    assert found.report is not None or found.sink.has_errors()


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from([*ReportFile.model_fields, "甲"]), VALUES, max_size=6))
def test_any_report_file_is_read_or_explained(report: dict[str, object]) -> None:
    found = resolved({"report.yaml": report})
    assert found.report is not None or found.sink.has_errors()
