"""What has not changed is not made again; what cannot be made is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import typst
from booklet_fixtures import ALL_OF_IT, SITE, declared_as
from conftest import lay_over

from handbook.booklets import making
from handbook.booklets.making import UnprintableError, booklets_of, printed_for
from handbook.booklets.press import compiled
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook

BY_TOPIC = declared_as("principles", {"of": "principles"}) | declared_as("cases", {"of": "cases"})


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the booklets that were really made."""
    names: list[str] = []
    press = making._press  # noqa: SLF001 - the only way to see that it rests

    def counted(folder: Path, name: str) -> None:
        names.append(name)
        press(folder, name)

    monkeypatch.setattr(making, "_press", counted)
    return names


def test_an_unchanged_booklet_is_not_made_again(
    tiny: Handbook, tmp_path: Path, pressed: list[str]
) -> None:
    handbook = replace(tiny, booklets=BY_TOPIC)
    first = booklets_of(handbook, SITE, tmp_path)
    assert sorted(pressed) == sorted(each.declared.name for each in first)
    pressed.clear()
    assert booklets_of(handbook, SITE, tmp_path) == first
    assert not pressed


def test_a_changed_record_makes_only_the_booklets_anew_that_tell_it(
    tiny_folder: Path, tmp_path: Path, pressed: list[str]
) -> None:
    kept = tmp_path / "kept"
    booklets_of(replace(read_handbook(tiny_folder), booklets=BY_TOPIC), SITE, kept)
    pressed.clear()
    changed = {"change": {"Begynd med kaffe.": "Begynd med te."}}
    lay_over(tiny_folder, {"cases/byhaven.yaml": changed})
    booklets_of(replace(read_handbook(tiny_folder), booklets=BY_TOPIC), SITE, kept)
    assert pressed == ["cases-da"]


def test_another_address_of_the_site_makes_them_anew(
    tiny: Handbook, tmp_path: Path, pressed: list[str]
) -> None:
    handbook = replace(tiny, booklets=declared_as("cases", {"of": "cases"}))
    booklets_of(handbook, SITE, tmp_path)
    pressed.clear()
    booklets_of(handbook, "", tmp_path)
    assert len(pressed) == len(handbook.languages)


def test_what_is_no_longer_used_is_forgotten_in_the_end(tiny: Handbook, tmp_path: Path) -> None:
    one = declared_as("cases", {"of": "cases"})
    for number in range(4):
        titled = {"cases": one["cases"].model_copy(update={"title": {"da": f"{number}"}})}
        booklets_of(replace(tiny, booklets=titled, languages=("da",)), SITE, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_speed_can_be_had_instead(
    tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pressed: list[str]
) -> None:
    monkeypatch.setenv("HANDBOOK_BOOKLETS", "0")
    assert printed_for(replace(tiny, booklets=ALL_OF_IT), SITE, tmp_path) == []
    assert not pressed


def test_the_address_of_a_preview_is_never_printed(
    tiny: Handbook, tmp_path: Path, pressed: list[str]
) -> None:
    handbook = replace(tiny, booklets=declared_as("cases", {"of": "cases"}), languages=("da",))
    booklets_of(handbook, "", tmp_path)
    pressed.clear()
    printed_for(handbook, "http://127.0.0.1:8000/", tmp_path)
    assert not pressed


def test_a_template_that_typst_refuses_is_told_with_its_words(
    tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "booklet.typ").write_text("#nothing-of-this-name", encoding="utf-8")
    monkeypatch.setattr(making, "TEMPLATES", templates)
    handbook = replace(tiny, booklets=declared_as("cases", {"of": "cases"}), languages=("da",))
    with pytest.raises(UnprintableError, match=r"cases-da\.pdf: .*nothing-of-this-name"):
        booklets_of(handbook, SITE, tmp_path / "kept")
    assert not [path for path in (tmp_path / "kept").iterdir() if "making" in path.name]


@pytest.mark.parametrize("path", ["/../secret.txt", "../secret.txt"])
def test_nothing_is_read_outside_the_folder_of_the_booklet(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "thief.typ").write_text(f'#read("{path}")', encoding="utf-8")
    with pytest.raises(typst.TypstError):
        compiled(inside, "thief")


def test_progress_is_shown_on_a_terminal_and_nowhere_else(
    tiny: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    handbook = replace(tiny, booklets=declared_as("cases", {"of": "cases"}))
    booklets_of(handbook, SITE, tmp_path / "one")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    booklets_of(handbook, SITE, tmp_path / "two")
    assert capsys.readouterr().err.endswith("2/2\n")
