"""Pagefind's files made the same in every run, so that two builds give the same bytes.

Pagefind 1.5 writes the values of a filter in an order of chance. A file is named after its bytes
and named in another, so the chance spreads: from the filter to the list of a language's files, and
from there to the entry that a reader's browser loads first. Here the values are put in order and
the names made anew. The files are CBOR (RFC 8949) behind a mark, compressed.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MARK: Final = b"pagefind_dcd"
NUMBER, TEXT = 0, 3
"""The kinds of CBOR item that a filter is made of, besides lists."""
SHORT: Final = 24
"""Numbers below this stand in an item's first byte; from here it says how many bytes follow."""


def settle(folder: Path) -> None:
    """Put what Pagefind wrote to a folder in order."""
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    for language, told in entry["languages"].items():
        listing = folder / f"pagefind.{told['hash']}.pf_meta"
        content = _unpacked(listing)
        for path in sorted((folder / "filter").glob(f"{language}_*.pf_filter")):
            values = _in_order(_unpacked(path))
            name = _name(language, values, path.stem)
            content = content.replace(path.stem.encode(), name.encode())
            path.unlink()
            _pack(path.with_stem(name), values)
        told["hash"] = _name(language, content, told["hash"])
        listing.unlink()
        _pack(folder / f"pagefind.{told['hash']}.pf_meta", content)
    settled = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / "pagefind-entry.json").write_text(settled, encoding="utf-8")


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(MARK)


def _pack(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(MARK + content, mtime=0))


def _name(language: str, content: bytes, former: str) -> str:
    """A name from the bytes, as long as the former one: its length stands before it in the list."""
    return f"{language}_{sha256(content).hexdigest()}"[: len(former)]


def _in_order(filter_: bytes) -> bytes:
    """A filter with its values in order: a list of its name and the list of its values."""
    _, _, name = _head(filter_, 0)
    _, number, at = _head(filter_, _end(filter_, name))
    values, start = [], at
    for _ in range(number):
        end = _end(filter_, start)
        values.append(filter_[start:end])
        start = end
    return filter_[:at] + b"".join(sorted(values)) + filter_[start:]


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of the item that begins there, its number or length, and where its content is."""
    kind, number = data[at] >> 5, data[at] & 31
    if number < SHORT:
        return kind, number, at + 1
    size = 1 << (number - SHORT)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def _end(data: bytes, at: int) -> int:
    """Where the item that begins there ends."""
    kind, number, at = _head(data, at)
    if kind == NUMBER:
        return at
    if kind == TEXT:
        return at + number
    for _ in range(number):
        at = _end(data, at)
    return at
