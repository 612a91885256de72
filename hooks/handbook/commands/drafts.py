"""A record in the making: fields set one by one by the path that problems call them by.

`story.challenge.da=…`, `domains=elderly, health`, `actors[0].name=…`. What a field is follows
from the anatomy, so that a setting can be refused with the name that was likely meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handbook.anatomy import FieldShape, fields_of
from handbook.commands.grammar import RefusalError
from handbook.complaints import near

if TYPE_CHECKING:
    from pydantic import BaseModel

    from handbook.source import FieldPath

_STEP = re.compile(r"\.?([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]{1,3})\]")


def path_of(written: str) -> FieldPath:
    """The path that a person wrote. Raises `RefusalError` for what is none."""
    steps: list[str | int] = []
    end = 0
    for found in _STEP.finditer(written):
        if found.start() != end:
            break
        steps.append(found[1] or int(found[2]))
        end = found.end()
    if not steps or end != len(written):
        raise RefusalError("odd-path", path=written)
    return tuple(steps)


def set_field(
    data: dict[str, Any], model: type[BaseModel], path: FieldPath, value: str, language: str
) -> None:
    """Set a field of a draft; a text without a language is in `language`."""
    name, rest = str(path[0]), path[1:]
    shapes = {shape.name: shape for shape in fields_of(model)}
    if name not in shapes:
        hint = near(name, sorted(shapes))
        code = "unknown-field-near" if hint else "unknown-field"
        raise RefusalError(code, field=name, hint=hint)
    shape = shapes[name]
    if not shape.many:
        data[name] = _with(data.get(name), shape, rest, value, language)
        return
    items = data.setdefault(name, [])
    if rest and isinstance(rest[0], int):
        if rest[0] > len(items):
            raise RefusalError("gap-in-list", field=name, number=str(len(items)))
        if rest[0] == len(items):
            items.append(None)
        items[rest[0]] = _with(items[rest[0]], shape, rest[1:], value, language)
    elif shape.model is None and shape.holds != "texts":
        items += [each.strip() for each in value.split(",") if each.strip()]
    else:
        items.append(_with(None, shape, rest, value, language))


def _with(old: Any, shape: FieldShape, path: FieldPath, value: str, language: str) -> Any:
    """One value of a field, with something set within it."""
    if shape.holds == "part" and shape.model is not None:
        if not path:
            raise RefusalError("needs-a-field", field=shape.name)
        part = old if isinstance(old, dict) else {}
        set_field(part, shape.model, path, value, language)
        return part
    if shape.holds == "name" and not path and not isinstance(old, dict):
        return value
    if shape.holds in {"texts", "name", "point"}:
        return {**(old if isinstance(old, dict) else {}), str(path[0] if path else language): value}
    if path:
        raise RefusalError("nothing-within", field=shape.name)
    return value
