"""The project's own words: lint.yaml, read into terms, names and words that must not occur."""

from __future__ import annotations

from pydantic import Field

from reportgen.schema import Integer, PlainText, StrictModel

# Han characters between two stops; longer sentences are hard to follow when read aloud
LONGEST_SENTENCE = 150


class Lexicon(StrictModel):
    """用词表 lint.yaml：在 report.yaml 里写 `lint: lint.yaml`。

    ```yaml
    terms:                       # 统一用词：规范写法: [不再用的写法]
      国际科技合作: [国际科研合作]
    names:                       # 名称：全称: [简称]，第一次出现要写全称
      上海市科学技术委员会: [市科委]
    forbidden:                   # 不用的词: 原因
      国内首创: 需有查新报告
    sentence: 150                # 一句话最多多少字
    ```
    """

    terms: dict[str, tuple[PlainText, ...]] = Field(default_factory=dict)
    names: dict[str, tuple[PlainText, ...]] = Field(default_factory=dict)
    forbidden: dict[str, PlainText] = Field(default_factory=dict)
    sentence: Integer = Integer(LONGEST_SENTENCE)
