"""Typst and the imposition in a process of its own: `python -m handbook.booklets.press FOLDER`.

The folder is the whole world of the document: the templates, `content.json`, and nothing else can
be read. A process for each booklet gives its memory back and lets two be made at a time. It leaves
`read.pdf`, `cover.png`, `told.json`, and `print.pdf` where the booklet is to be folded.
"""

from __future__ import annotations

import json
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import segno
import typst

from handbook.booklets.imposing import imposed, saved

COVER_DOTS: Final = {"booklet": 80.0}
"""Dots an inch of the picture of the cover: some 450 across, whatever the paper."""
COVER_DOTS_A4: Final = 56.0
TRIES: Final = 5
"""A text with signs that cannot be shown is set again without them; each try names all it met."""
_LACKING: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


def main(folder: Path) -> None:
    """Make everything that a folder's content asks for."""
    text = (folder / "content.json").read_text(encoding="utf-8")
    content = json.loads(text)
    layout = content["layout"]
    (folder / "codes.json").write_text(json.dumps(codes_of(content)), encoding="utf-8")
    pdf, lacking = set_in_type(folder, layout, text)
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = len(opened.pages)
        pdf = saved(opened)
    (folder / "read.pdf").write_bytes(pdf)
    if layout == "booklet":
        (folder / "print.pdf").write_bytes(imposed(pdf))
    (folder / "cover.png").write_bytes(cover_of(folder, layout))
    told = {"pages": pages, "lacking": sorted(lacking)}
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")


def set_in_type(folder: Path, layout: str, text: str) -> tuple[bytes, set[str]]:
    """The PDF, and the signs of the text that no typeface of ours has.

    With PDF/UA Typst refuses an empty box and names every sign it lacks; each of them is printed as
    its number.
    """
    lacking: set[str] = set()
    for _ in range(TRIES):
        try:
            return compiled(folder, layout), lacking
        except typst.TypstError as error:
            found = signs_in(error.diagnostic) - lacking
            if not found:
                raise
            lacking |= found
            (folder / "content.json").write_text(without(text, lacking), encoding="utf-8")
    return compiled(folder, layout), lacking


def signs_in(diagnostic: str) -> set[str]:
    """The signs that Typst says it cannot show."""
    told = "".join(_LACKING.findall(diagnostic))
    words = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), told)
    return {sign for sign in words if not sign.isascii()}


def without(text: str, lacking: set[str]) -> str:
    """The JSON text with each lacking sign as its number: told, and never an empty box."""
    for sign in sorted(lacking):
        text = text.replace(sign, f"[U+{ord(sign):04X}]")
    return text


def compiled(folder: Path, layout: str) -> bytes:
    """The tagged PDF. Only the typefaces in the wheel are used: the same bytes on every machine."""
    made = typst.compile(
        folder / f"{layout}.typ",
        root=folder,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        package_path=folder / "none",
        package_cache_path=folder / "none",
    )
    if not isinstance(made, bytes):
        raise TypeError(layout)
    return made


def cover_of(folder: Path, layout: str) -> bytes:
    """A picture of the first page."""
    made: Any = typst.compile(
        folder / f"{layout}.typ",
        root=folder,
        ignore_system_fonts=True,
        format="png",
        ppi=COVER_DOTS.get(layout, COVER_DOTS_A4),
        sys_inputs={"only": "cover"},
    )
    return bytes(made[0] if isinstance(made, list) else made)


def codes_of(content: dict[str, Any]) -> dict[str, str]:
    """A QR code for each record's page, as SVG by address; none while the site has no address."""
    site = content["site"]
    if not site:
        return {}
    items = [item for chapter in content["chapters"] for item in chapter["items"]]
    addresses = {item["address"] for item in items if not item["short"]}
    addresses.add(f"{content['language']}/")
    return {address: code_of(site + address) for address in sorted(addresses)}


def code_of(address: str) -> str:
    """The QR code of an address as SVG."""
    stream = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(stream, kind="svg", xmldecl=False, nl=False, border=0, omitsize=True)
    return stream.getvalue().decode()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except typst.TypstError as refused:
        sys.exit(refused.diagnostic or refused.message)
