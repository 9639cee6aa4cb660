"""What VS Code needs to help with a report project: schemas, tasks, and where findings stand."""

from __future__ import annotations

from typing import Any

from reportgen.project.json_schema import as_json, file_schemas

_PATTERNS: dict[str, str | list[str]] = {
    "report": "report.yaml",
    "chapter": ["chapters/*.yaml", "front/*.yaml", "back/*.yaml"],
    "facts": "facts/*.yaml",
    "lint": "lint.yaml",
}
# how the printer of diagnostics calls its severities, and how VS Code does
_SEVERITIES = {"error": "错误|error", "warning": "警告|warning", "info": "提示|hint"}


def editor_settings() -> dict[str, str]:
    """Files for a project's ``.vscode`` folder, by name.

    The YAML extension of VS Code then completes and checks as one types; ``Run Task`` builds, checks and
    previews, and what these commands find stands in the list of problems.
    """
    settings = {
        "yaml.schemas": {f"./.vscode/{kind}.schema.json": pattern for kind, pattern in _PATTERNS.items()},
        # Chinese quotes and colons are what is meant, not a slip of the keyboard
        "editor.unicodeHighlight.allowedLocales": {"zh-hans": True},
        "[yaml]": {"editor.wordWrap": "on", "editor.tabSize": 2, "editor.insertSpaces": True},
    }
    schemas = {f"{kind}.schema.json": schema for kind, schema in file_schemas().items()}
    recommended = {"recommendations": ["redhat.vscode-yaml"]}
    files = {**schemas, "settings.json": settings, "extensions.json": recommended, "tasks.json": _tasks()}
    return {name: as_json(content) for name, content in files.items()}


def _tasks() -> dict[str, Any]:
    build = _task("生成", "build", {"kind": "build", "isDefault": True})
    check = _task("检查", "check", {"kind": "test", "isDefault": True})
    lint = _task("文字检查", "lint", "none")
    preview = {**_task("预览", "preview", "none"), "isBackground": True, "problemMatcher": []}
    return {"version": "2.0.0", "tasks": [build, check, lint, preview]}


def _task(label: str, command: str, group: object) -> dict[str, Any]:
    return {
        "label": f"reportgen: {label}",
        "type": "shell",
        "command": "reportgen",
        "args": [command, "${workspaceFolder}"],
        "group": group,
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": [_matcher(severity, words) for severity, words in _SEVERITIES.items()],
    }


def _matcher(severity: str, words: str) -> dict[str, Any]:
    """One for each severity: VS Code knows only English names of them."""
    return {
        "owner": f"reportgen-{severity}",
        "source": "reportgen",
        "severity": severity,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": rf"^(.+?):(\d+):(\d+): (?:{words}) \[([\w-]+)\] (.*)$",
            "file": 1,
            "line": 2,
            "column": 3,
            "code": 4,
            "message": 5,
        },
    }
