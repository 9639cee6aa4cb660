"""Only the page that knows the token may ask, from this machine; what it shows can run nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from reportgen.preview.guard import MOST_BYTES
from tests.preview.conftest import TOKEN, Live, project_at, serving

STATE = f"/{TOKEN}/state"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One server for all that is refused: nothing of its project is changed."""
    with serving(project_at(tmp_path_factory.mktemp("closed") / "报告")) as found:
        yield found


def test_without_the_token_nothing_is_said(closed: Live) -> None:
    for path in ("/", "/state", "/wrong/state", f"/{TOKEN}x/state", "/favicon.ico"):
        assert closed.request("GET", path)[0] == 404
    assert closed.request("GET", STATE)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_refused(closed: Live, host: str) -> None:
    assert closed.request("GET", STATE, headers={"Host": host})[0] in (400, 421)


def test_another_sites_page_cannot_change_anything(closed: Live) -> None:
    body = json.dumps({"path": "report.yaml", "text": "x"}).encode()
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{closed.port + 1}", "https://127.0.0.1"):
        status, _, _ = closed.request("POST", f"/{TOKEN}/save", body, {"Origin": origin})
        assert status == 403
    # a browser says where a request comes from; one without an origin is a form of another site
    assert closed.request("POST", f"/{TOKEN}/save", body, {"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert "2021" in (closed.root / "report.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "../secret.yaml",
        "/etc/hosts",
        "chapters/../../secret.yaml",
        "..\\secret.yaml",
        "report.yaml\0",
        "layouts/annual/theme.yaml",
        "build/x.pdf",
    ],
)
def test_files_outside_the_project_are_neither_read_nor_written(closed: Live, path: str) -> None:
    secret = closed.root.parent / "secret.yaml"
    secret.write_text("secret: 1\n", encoding="utf-8")
    assert closed.tell("save", path=path, text="x: 1\n")["problem"] == "no-file"
    assert closed.tell("draft", path=path, text="x: 1\n", base="")["problem"] == "no-file"
    assert secret.read_text(encoding="utf-8") == "secret: 1\n"


@pytest.mark.parametrize(
    "path", ["static/../server.py", "static/..%2fserver.py", "static/%2e%2e/session.py", "static//etc/hosts"]
)
def test_only_the_pages_own_files_are_served(closed: Live, path: str) -> None:
    assert closed.request("GET", f"/{TOKEN}/{path}")[0] == 404


def test_a_link_out_of_the_project_is_not_followed(live: Live) -> None:
    outside = live.root.parent / "outside.yaml"
    outside.write_text("x: 1\n", encoding="utf-8")
    (live.root / "chapters/link.yaml").symlink_to(outside)
    assert live.tell("save", path="chapters/link.yaml", text="y: 2\n")["problem"] == "no-file"


def test_every_answer_forbids_scripts_of_others(closed: Live) -> None:
    for path in ("", "state", "static/main.js", "nothing"):
        policy = closed.request("GET", f"/{TOKEN}/{path}")[1]["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy


def test_words_that_look_like_a_page_stay_words(live: Live) -> None:
    path = "chapters/4.1-talent.yaml"
    answer = live.ask(f"file?path={path}")
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = answer["text"].replace("text: ", f"text: '{evil}' # ", 1)
    assert text != answer["text"]
    live.tell("save", path=path, text=text)
    snapshot = live.session.rebuild()
    assert snapshot.stale_since is None
    sheets = "".join(live.ask(f"sheet/{index}")["svg"] for index in range(len(snapshot.versions)))
    assert "<script" not in sheets
    assert "<img" not in sheets
    assert "alert(2)" in "".join(re.findall(r">([^<]*)</text>", sheets))


def test_the_page_comes_with_its_first_sheets_and_no_word_of_them_ends_a_script(live: Live) -> None:
    text = "section: </script><script>alert(1)</script>{nonce}{fonts}{begun}\nblocks: [text: 甲]\n"
    (live.root / "chapters/4.1-talent.yaml").write_text(text, encoding="utf-8")
    live.session.rebuild()
    for _ in range(20):  # whoever watches the files builds once more at some moment
        html = live.request("GET", f"/{TOKEN}/")[2].decode("utf-8")
        (begun,) = re.findall('<script type="application/json" id="begun">(.*?)</script>', html, re.DOTALL)
        given = json.loads(begun)
        sheets, state = [live.ask("sheet/0"), live.ask("sheet/1")], live.ask("state")
        if state["revision"] == given["state"]["revision"]:
            break
    assert given["state"] == state
    assert "alert(1)" in json.dumps(given["state"]["outline"])
    assert given["sheets"] == sheets
    assert "<script>alert" not in html


def test_a_link_to_a_script_leads_nowhere(live: Live) -> None:
    path = "chapters/4.1-talent.yaml"
    text = live.ask(f"file?path={path}")["text"]
    live.tell("save", path=path, text=text.replace("text: ", "text: '[点](javascript:alert(1))' # ", 1))
    snapshot = live.session.rebuild()
    sheets = [live.ask(f"sheet/{index}")["svg"] for index in range(len(snapshot.versions))]
    assert not any("javascript:" in svg for svg in sheets)


def test_what_is_no_picture_or_too_large_is_not_taken(closed: Live) -> None:
    for name, data in (
        ("x.png", b"<svg onload='alert(1)'/>"),
        ("../../x.png", b"GIF89a"),
        ("x.svg", b"<svg/>"),
    ):
        status, _, body = closed.request("POST", f"/{TOKEN}/upload?name={name}", data)
        assert (status, json.loads(body)) == (400, {"problem": "no-picture"})
    headers = {"Content-Length": str(MOST_BYTES + 1)}
    assert closed.request("POST", f"/{TOKEN}/upload?name=x.png", b"", headers)[0] == 413
    assert not (closed.root / "pictures").exists()


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"path": 1}', b'{"path": "report.yaml", "line": "x", "old": ""}']
)
def test_what_is_no_request_is_refused_in_words(closed: Live, body: bytes) -> None:
    for path in ("text", "draft", "move"):
        status, _, answer = closed.request("POST", f"/{TOKEN}/{path}", body)
        assert status in (200, 400, 409)
        assert "problem" in json.loads(answer)
