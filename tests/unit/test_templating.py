"""Our templates escape what is no HTML, call what they are given, and refuse what they are not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup, escape

from handbook.templating import environment_of, escaped_once


def filled(template: str, **values: Any) -> str:
    """A template of one line, filled in."""
    return environment_of(DictLoader({"page": template})).get_template("page").render(**values)


@given(st.text())
def test_any_text_is_escaped_and_html_is_not_escaped_again(text: str) -> None:
    assert escaped_once(text) == escape(text)
    assert escaped_once(escape(text)) == escape(text)
    assert filled("{{ text }}|{{ html }}", text=text, html=Markup("<b>")) == f"{escape(text)}|<b>"


def test_macros_and_functions_escape_what_they_are_given() -> None:
    macro = (
        "{% macro bold(text) %}<b>{{ text }}{{ caller() if caller is defined }}</b>{% endmacro %}"
    )
    assert filled(macro + "{{ bold('<i>') }}") == "<b>&lt;i&gt;</b>"
    assert filled(macro + "{% call bold('a') %}&{% endcall %}") == "<b>a&</b>"
    loop = "{% for each in many %}{{ say(each, loop.index) }}{% endfor %}"
    assert filled(loop, many=["<", ">"], say=lambda sign, number: f"{sign}{number}") == (
        "&lt;1&gt;2"
    )


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ nothing() }}", "{{ some.thing }}"])
def test_a_misspelt_name_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        filled(template, some={})
