"""Whatever stands where blocks belong, it becomes FLOW or messages, never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.blocks.base import registry
from tests.support.report_projects import resolve_blocks

FIELDS = sorted({field for model in registry().values() for field in model.model_fields} | {"fact", "text"})
WORDS = st.sampled_from(
    [
        "", "全年新增25家。", "外资研发中心.累计", "外资研发中心.累计 - 1家", "{{ 外资研发中心.累计 }}", "{{ 1 / 0 }}", "{{",
        "**甲**", "**甲", "见{ref:甲}", "甲", "80%", "8cm", "bar", "pie", "stacked", "number", "header", "—", "是",
        "2021", "0", "-1", "../a.png", "a.png", "在沪国际科技组织.名单", "浦江创新论坛.院士", "国内科技合作项目.总投入",
    ]
)  # fmt: skip
KEYS = st.sampled_from([*sorted(registry()), *FIELDS, "甲"])
VALUES = st.recursive(
    WORDS | st.none() | st.integers(-3, 3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda name, value: {name: value}, st.sampled_from(sorted(registry())), VALUES),
        st.sampled_from(sorted(registry())).flatmap(
            lambda name: st.fixed_dictionaries(
                {
                    name: st.dictionaries(
                        st.sampled_from(sorted(registry()[name].model_fields) or ["甲"]), VALUES
                    )
                }
            )
        ),
        VALUES,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_anything_becomes_flow_or_messages(blocks: list[object]) -> None:
    written = yaml.safe_dump(blocks, allow_unicode=True, sort_keys=False, width=1000)
    with tempfile.TemporaryDirectory() as folder:
        found = resolve_blocks(Path(folder), written)
        assert found.report is not None or found.sink.has_errors()
        # every message can be printed, and points into the project's files
        assert all(message.strip() for message in found.messages)
        assert all(d.span is not None and d.span.file for d in found.sink)
