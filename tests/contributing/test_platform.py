"""The files that the platforms read: they are YAML, trust nobody, and call what is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.__main__ import COMMANDS, grammar, main
from handbook.proposals import MARK

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = [
    path
    for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    if path.name != "config.yml"
]
TRUSTED = re.compile(
    r"github\.event\.pull_request\.(number|base\.sha)|github\.event\.repository\.\w+"
)
"""What an author of a proposal cannot choose."""
MAY_WRITE = {"comment.yml": {"pull-requests"}, "publish.yml": {"pages", "id-token"}}
"""What a workflow may do besides reading."""


def loaded(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it builds only text
    return found


def steps_of(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def shell_lines() -> list[str]:
    """Every command that a platform runs."""
    lines = [
        line
        for path in WORKFLOWS
        for step in steps_of(loaded(path))
        for line in step.get("run", "").splitlines()
    ]
    gitlab = loaded(ROOT / ".gitlab-ci.yml")
    lines += [
        line for job in gitlab.values() if isinstance(job, dict) for line in job.get("script", [])
    ]
    hooks = loaded(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    return lines + [each["entry"] for each in hooks]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_says_what_it_may_do_and_for_how_long(path: Path) -> None:
    workflow = loaded(path)
    assert set(workflow) <= {"name", "on", "permissions", "concurrency", "jobs"}
    assert "write" not in str(workflow["permissions"])
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 60
        given = {name for name, right in job.get("permissions", {}).items() if right == "write"}
        assert given <= MAY_WRITE.get(path.name, set())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_bears_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    for each in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_shell_is_given_what_somebody_else_wrote(path: Path) -> None:
    for step in steps_of(loaded(path)):
        for expression in re.findall(r"\${{(.*?)}}", step.get("run", "")):
            pytest.fail(f"{path.name}: {expression} belongs in env")
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] == "false"
            for expression in re.findall(r"\${{ (.*?) }}", str(step["with"])):
                assert TRUSTED.fullmatch(expression)


def test_a_proposal_is_built_without_secrets() -> None:
    for name in ("proposal.yml", "tests.yml"):
        text = (ROOT / ".github/workflows" / name).read_text("utf-8")
        assert "secrets." not in text
        assert "github.token" not in text
        assert "pull_request_target" not in text
        assert loaded(ROOT / ".github/workflows" / name)["permissions"] == {"contents": "read"}


def test_the_answer_runs_our_own_code_and_waits_for_the_right_workflow() -> None:
    answer = loaded(ROOT / ".github/workflows/comment.yml")
    proposal = loaded(ROOT / ".github/workflows/proposal.yml")
    assert answer["on"]["workflow_run"]["workflows"] == [proposal["name"]]
    (checkout,) = [s for s in steps_of(answer) if s.get("uses", "").startswith("actions/checkout")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    marks = [step["env"]["MARK"] for step in steps_of(answer) if "MARK" in step.get("env", {})]
    assert marks == [MARK]


def test_every_command_a_platform_runs_is_one_of_ours() -> None:
    lines = [line for line in shell_lines() if "-m handbook" in line]
    assert len(lines) >= 6
    for line in lines:
        words = line.split("-m handbook ")[1].split(">")[0].split("||")[0].split()
        assert words[0] in COMMANDS
        grammar("en").parse_args([word.strip('"') for word in words])


def test_every_make_target_a_platform_runs_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    targets = {name for line in shell_lines() for name in re.findall(r"make (\S+)", line)}
    assert targets
    for target in targets:
        assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE)


def test_the_site_is_published_at_the_repositorys_own_addresses() -> None:
    steps = steps_of(
        {"jobs": {"b": loaded(ROOT / ".github/workflows/publish.yml")["jobs"]["build"]}}
    )
    (build,) = [step for step in steps if step.get("run") == "make build"]
    assert set(build["env"]) == {"SITE_URL", "REPO_URL"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_has_what_the_platform_asks_for(path: Path) -> None:
    form = loaded(path)
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    for part in form["body"]:
        assert part["type"] in {"markdown", "textarea", "input", "checkboxes"}
        assert part["attributes"].get("label") or part["type"] == "markdown"
        assert " / " in part["attributes"].get("label", " / ")


LINTED = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [ROOT / ".github/dependabot.yml"],
    "vendor.gitlab-ci": [ROOT / ".gitlab-ci.yml"],
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}
"""The form that each file must have, and the files; the schemas come with the linter."""


def ran(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A tool of the test environment, run without a network to ask."""
    command = [str(Path(sys.executable).parent / tool), *map(str, arguments)]
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    environment = {**os.environ, **nowhere}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize(("form", "paths"), LINTED.items(), ids=LINTED)
def test_a_file_has_the_form_that_its_platform_knows(form: str, paths: list[Path]) -> None:
    told = ran("check-jsonschema", "--builtin-schema", form, *paths)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_linter_sees_what_a_platform_would_refuse(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    right = (ROOT / ".github/workflows/tests.yml").read_text("utf-8")
    wrong.write_text(right.replace("runs-on:", "runs-in:"), encoding="utf-8")
    told = ran("check-jsonschema", "--builtin-schema", "vendor.github-workflows", wrong)
    assert told.returncode != 0
    assert "runs-in" in told.stdout


def audited(folder: Path) -> subprocess.CompletedProcess[str]:
    """What a linter for security says of a folder's workflows, at its strictest."""
    strict = ("--offline", "--quiet", "--strict-collection", "--persona", "pedantic")
    return ran("zizmor", *strict, folder)


def test_the_workflows_open_no_door_that_an_auditor_knows() -> None:
    told = audited(ROOT)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_auditor_sees_a_door_that_is_open(tmp_path: Path) -> None:
    workflows = tmp_path / ".github/workflows"
    workflows.mkdir(parents=True)
    open_door = "jobs: {a: {runs-on: ubuntu-24.04, steps: [{run: 'echo ${{ github.head_ref }}'}]}}"
    (workflows / "a.yml").write_text(f"on: pull_request\n{open_door}\n", encoding="utf-8")
    told = audited(tmp_path)
    assert told.returncode != 0
    assert "template-injection" in told.stdout


def test_no_owner_is_invented() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)


def test_the_check_before_a_commit_takes_less_than_two_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    begun = time.perf_counter()
    status = main(["check", "--data", str(ROOT / "data"), str(ROOT / "data/topics.yaml")])
    assert time.perf_counter() - begun < 2
    assert status == 0, capsys.readouterr().out
