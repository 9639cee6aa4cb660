"""A box over pages, marks and checked totals in tables, a chapter's own contents: read back from both formats."""

from __future__ import annotations

import pypdfium2

from reportgen.verify.docx_reader import read_docx
from tests.build.conftest import Assortment
from tests.support.word_parts import W, instructions, paragraph_with, style_of, text_of, value


def test_a_box_says_on_every_further_page_which_one_goes_on(assortment: Assortment) -> None:
    document = pypdfium2.PdfDocument(assortment.pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    first = next(index for index, text in enumerate(texts) if "认定办法" in text)
    boxed = [index for index, text in enumerate(texts) if "拓展科技创新合作空间" in text]
    assert boxed[0] == first
    assert len(boxed) > 1
    assert ["专栏1.2-1（续）" in text.replace(" ", "") for text in texts] == [
        index in boxed[1:] for index in range(len(texts))
    ]
    # read once only: the title is repeated for the eye
    assert not any("（续）" in record.text for record in assortment.read())


def test_word_repeats_the_title_of_the_box(assortment: Assortment) -> None:
    title = paragraph_with(assortment.word(), "认定办法")
    row = next(title.iterancestors(f"{W}tr"))
    assert row.find(f"{W}trPr/{W}tblHeader") is not None
    assert text_of(row).endswith("认定办法")
    rows = row.getparent().findall(f"{W}tr")
    assert rows[0] is row
    assert [each.find(f"{W}trPr/{W}tblHeader") is None for each in rows[1:]] == [True] * (len(rows) - 1)


def test_a_status_is_a_mark_and_a_word(assortment: Assortment) -> None:
    for records in (assortment.read(), read_docx(assortment.docx)):
        cells = [record.text for record in records if record.kind == "cell"]
        assert cells == ["甲", "✓ 完成", "12", "乙", "▲ 滞后：选址未定", "13", "", "25"]
    runs = paragraph_with(assortment.word(), "滞后").findall(f"{W}r")
    assert [value(run.find(f"{W}rPr/{W}rStyle")) for run in runs][:2] == ["StatusLate", None]


def test_a_chapters_contents_list_what_is_in_it_and_no_more(assortment: Assortment) -> None:
    titles = ["1.1 列表", "1.2 专栏和表格", "◆ 专栏", "认定", "① 条目"]
    for records in (assortment.read(), read_docx(assortment.docx)):
        found = [record.essence[1] for record in records if record.kind == "contents"]
        assert [text.rpartition(" ")[0] for text in found] == titles
    styles = [
        style_of(paragraph_with(assortment.word(), title)) for title in ("1.1 列表", "◆ 专栏", "① 条目")
    ]
    assert styles == ["TOC2", "TOC3", "TOC4"]


def test_words_field_reaches_as_far_as_the_chapter(assortment: Assortment) -> None:
    root = assortment.word()
    code = instructions(root)[0]
    assert code.startswith('TOC \\o "2-5" \\h \\z \\u \\b ')
    (mark,) = (m for m in root.iter(f"{W}bookmarkStart") if m.get(f"{W}name") == code.split()[-1])
    end = next(e for e in root.iter(f"{W}bookmarkEnd") if e.get(f"{W}id") == mark.get(f"{W}id"))
    assert "开放创新" in text_of(next(end.iterancestors(f"{W}p")))
