"""Fields that several blocks have, each with the words that explain it to an editor."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.flow import FloatPlace
from reportgen.schema import AltText, AssetPath, Identifier, RichText, Share, Switch

Anchored = Annotated[
    Identifier | None, Field(description="供引用的名称：写 `{ref:名称}`、`{page:名称}` 的地方印编号、页码")
]
PictureFile = Annotated[
    AssetPath,
    Field(
        description="图片文件，路径从项目文件夹写起：PNG、JPEG、WebP、TIFF、GIF、BMP，"
        "或矢量图 SVG、PDF（`图.pdf#2` 是第 2 页）"
    ),
]
Alt = Annotated[
    AltText | None,
    Field(description='给看不见图的读者的话，请务必写；只作装饰、没有内容的图写 `alt: ""`'),
]
NoteBelow = Annotated[RichText | None, Field(description="下面的小字说明")]
SourceBelow = Annotated[RichText | None, Field(description="资料来源，前面自动加“资料来源：”")]
FigurePlace = Annotated[
    FloatPlace | None,
    Field(
        description="这里放不下时移到哪里：`float` 本页页脚或下一页开头，`head` 下一页开头；"
        "`foot` 总排在页脚；`here` 就排在这里。文字先排，图表的先后不变；不写按版式"
    ),
]
Width = Annotated[Share | None, Field(description="占版心的百分比，如 60%")]
Across = Annotated[Switch, Field(description="在分栏里横跨各栏（是、否）")]
