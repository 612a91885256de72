"""Every sentence the build says to a reader or an author, per language.

The words stand in `wording/<language>.yaml` as nested keys; code asks by a dotted path
(`case.lessons`). A language that lacks a sentence is a mistake of ours, so asking raises.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).parent / "wording"


@lru_cache(maxsize=16)
def words(language: str) -> dict[str, str]:
    """All sentences of a language by their dotted path.

    Raises `FileNotFoundError` for a language without a file of wording.
    """
    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    return dict(_flat(yaml.load(text, Loader=yaml.CBaseLoader), ""))  # noqa: S506 - our own file, and the loader builds only text


def _flat(tree: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            flat += _flat(value, f"{prefix}{key}.")
        else:
            flat.append((prefix + key, value))
    return flat


@lru_cache(maxsize=1)
def languages_worded() -> frozenset[str]:
    """The languages that there is a file of wording for."""
    return frozenset(path.stem for path in FOLDER.glob("*.yaml"))


def sentence(language: str, path: str, /, **details: str) -> str:
    """The sentence at a dotted path, its `{details}` filled in."""
    text = words(language)[path]
    return text.format_map(details) if details else text


def counted(language: str, path: str, number: int) -> str:
    """A number with its noun in the right form: `1 case`, `24 cases`."""
    form = "one" if number == 1 else "many"
    return sentence(language, f"counts.{path}.{form}", number=str(number))
