"""Every record goes through the form as it is, and is judged there as the build judges it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from contributor import through

from handbook.library import KINDS
from handbook.translations import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contributor import Contributor

    from handbook.library import Handbook

pytestmark = [pytest.mark.browser, pytest.mark.site]


def records_of(handbook: Handbook) -> Iterator[tuple[str, str, Any]]:
    """Kind, id and record of everything an author writes."""
    for kind, name in KINDS.items():
        for id_, record in handbook.collection(name).items():
            yield kind, id_, record


def test_every_file_of_the_handbook_goes_through_the_form_unchanged(
    handbook: Handbook, contributor: Contributor
) -> None:
    page = contributor.opens("da")
    written = {source.path: (kind, id_) for (kind, id_), source in handbook.files.items()}
    files = [(*of, path.read_text(encoding="utf-8")) for path, of in written.items() if path]
    assert len(files) > len(handbook.cases) + len(handbook.methods) + len(handbook.articles)
    back = through(page, contributor.host, files)
    for (kind, id_, text), returned in zip(files, back, strict=True):
        assert returned == text, f"{kind}/{id_}"


JUDGED: Final = """async ([records, base]) => {
    const load = name => import(base + 'assets/js/form/' + name);
    const [{readYaml, MOST_BYTES_OF_A_LIST}, {problemsOf, dotted}, {fileOf}, {fingerprint}] =
        await Promise.all(['yaml-read.js', 'rules.js', 'files.js', 'fingerprint.js'].map(load));
    const form = await (await fetch(base + 'api/v1/form-da.json')).json();
    const found = [];
    const read = new Map();
    for (const [kind, id] of records) {
        const {path, part, listed} = fileOf(form, kind, id);
        if (!read.has(path)) {
            const text = await (await fetch(`${base}api/v1/source/${path}`)).text();
            read.set(path, readYaml(text, MOST_BYTES_OF_A_LIST).data);
        }
        const data = listed ? read.get(path).find(each => each.id === id) : read.get(path);
        const problems = problemsOf(data, {kind, own: id}, form);
        found.push([problems.length, await fingerprint(data, form.parts[part], form, dotted)]);
    }
    return found;
}"""


def test_the_form_judges_every_record_as_the_build_does(
    handbook: Handbook, contributor: Contributor
) -> None:
    page = contributor.opens("da")
    records = list(records_of(handbook))
    judged = page.evaluate(JUDGED, [[(kind, id_) for kind, id_, _ in records], contributor.host])
    for (kind, id_, record), (problems, made_from) in zip(records, judged, strict=True):
        assert problems == 0, f"{kind}/{id_}"
        assert made_from == fingerprint(record), f"{kind}/{id_}"
