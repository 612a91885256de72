"""`translations` and `translated`: what is translated, and that a translation was made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from handbook.commands.grammar import RefusalError
from handbook.commands.screen import in_colour, say
from handbook.complaints import near
from handbook.library import KINDS
from handbook.manuscripts import formatted, manuscript
from handbook.reading import read_handbook
from handbook.source import source_of
from handbook.translations import STATES, fingerprint, progress
from handbook.wording import sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from handbook.commands.grammar import Grammar
    from handbook.library import Handbook


def describe_list(grammar: Grammar) -> None:
    """What `translations` takes."""
    grammar.place("to", nargs="?", metavar="LANGUAGE")
    grammar.wish("all", action="store_true", dest="every")


def list_states(options: argparse.Namespace) -> int:
    """Print how far each language is, and the records that wait for somebody."""
    handbook = read_handbook(options.data)
    wanted = [options.to] if options.to else handbook.languages
    for language in wanted:
        _known_language(language, handbook)
        states = [
            (kind, id_, progress(record, language)) for kind, id_, record in records(handbook)
        ]
        counts = Counter(each.state for _, _, each in states)
        told = [
            sentence(options.language, f"translations.count.{state}", number=str(counts[state]))
            for state in STATES
            if counts[state]
        ]
        name = sentence(options.language, f"languages.{language}")
        say(in_colour(f"{name}: {', '.join(told) or '–'}", "bold"))
        shown = set(STATES) if options.every else {"missing", "behind"}
        for kind, id_, each in states:
            if each.state in shown:
                state = sentence(options.language, f"translations.state.{each.state}")
                say(f"  {state:<16} {kind}/{id_}  {each.done}/{each.texts}")
    return 0


def records(handbook: Handbook) -> Iterator[tuple[str, str, Any]]:
    """Every record with its kind and id."""
    for kind, name in KINDS.items():
        for id_, record in handbook.collection(name).items():
            yield kind, id_, record


def describe_stamp(grammar: Grammar) -> None:
    """What `translated` takes."""
    grammar.place("record", metavar="ID")
    grammar.place("to", metavar="LANGUAGE")
    grammar.wish("by", metavar="NAME")
    grammar.wish("reviewed", action="store_true")


def stamp(options: argparse.Namespace) -> int:
    """Record that a translation was made from the present text."""
    handbook = read_handbook(options.data)
    _known_language(options.to, handbook)
    found = list(_meant(handbook, options.record, options.to))
    for kind, id_, record in found:
        missing = progress(record, options.to).missing
        if missing and options.record != "all":
            raise RefusalError("not-all-translated", id=id_, number=str(missing))
        if not missing:
            _write(options, handbook, kind, id_)
            say(sentence(options.language, "command.translated.done", id=f"{kind}/{id_}"))
    return 0


def _meant(handbook: Handbook, name: str, language: str) -> list[tuple[str, str, Any]]:
    """The records that a name means: `all`, an id, or a kind and an id."""
    kind, _, id_ = name.rpartition("/")
    translated = [each for each in records(handbook) if each[2].written_in != language]
    if name == "all":
        return translated
    found = [each for each in translated if each[1] == id_ and kind in {"", each[0]}]
    if not found:
        ids = [each for _, each, _ in translated]
        hint = near(id_, ids)
        raise RefusalError("unknown-record-near" if hint else "unknown-record", id=name, hint=hint)
    if len(found) > 1:
        names = ", ".join(f"{kind}/{id_}" for kind, id_, _ in found)
        raise RefusalError("several-records", id=name, names=names)
    return found


def _known_language(language: str, handbook: Handbook) -> None:
    if language not in handbook.languages:
        names = ", ".join(handbook.languages)
        raise RefusalError("unknown-language", language=language, languages=names)


def _write(options: argparse.Namespace, handbook: Handbook, kind: str, id_: str) -> None:
    record = handbook.collection(KINDS[kind])[id_]
    file = handbook.files[kind, id_].file
    path: Path = options.data.resolve().parent / file
    inside = path.relative_to(options.data.resolve()).as_posix()
    text = formatted(path.read_text(encoding="utf-8"), inside, file, handbook.languages)
    data = source_of(text, file).data
    entry = next(each for each in data if each["id"] == id_) if isinstance(data, list) else data
    made = entry.setdefault("translations", {})
    by = options.by or made.get(options.to, {}).get("by")
    made[options.to] = {
        "of": fingerprint(record),
        **({"by": by} if by else {}),
        **({"reviewed": "true"} if options.reviewed else {}),
    }
    comments = [line for line in text.splitlines() if line.startswith("#")]
    comments = comments[1:] if comments else comments
    path.write_text(manuscript(inside, data, handbook.languages, comments), encoding="utf-8")
