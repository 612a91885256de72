from __future__ import annotations

import pytest

from handbook.manuscripts import formatted
from handbook.problems import HandbookError

WRITTEN = """# At the top.
title: {da: Ord}
# Within.
summary: {da: Ord.}
"""


def test_a_comment_that_would_be_lost_is_told_with_its_line() -> None:
    with pytest.raises(HandbookError) as caught:
        formatted(WRITTEN, "cases/a.yaml", "data/cases/a.yaml", ("da", "en"))
    assert [(each.code, each.place.line) for each in caught.value.problems] == [
        ("comment-within", 3)
    ]
